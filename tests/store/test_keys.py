"""A command that is repeated under its key gets its first answer again."""

import pytest

from hall_server.domain.errors import Refused
from hall_server.store import keys
from hall_server.store.keys import Answer

ANSWER = Answer(201, '{"label":"A001"}', etag="3")


@pytest.fixture
def kept(store):
    """Keep an answer under key k of a kiosk."""
    store.write(lambda db: keys.keep_answer(db, "token:kiosk", "k", "POST /tickets", ANSWER, "2026-11-23"))
    return store


def former(store, credential="token:kiosk", key="k", request="POST /tickets"):
    with store.read() as db:
        return keys.former_answer(db, credential, key, request)


def test_repeated_request_gets_the_first_answer_unchanged(kept):
    assert former(kept) == ANSWER


def test_new_key_has_no_answer(kept):
    assert former(kept, key="other") is None


def test_same_key_of_somebody_else_is_another_key(kept):
    assert former(kept, credential="user:aziza") is None


def test_key_of_another_request_is_refused(kept):
    with pytest.raises(Refused, match="key_reused"):
        former(kept, request="POST /counters/1/next")


@pytest.mark.parametrize(("day", "is_kept"), [("2026-11-23", True), ("2026-11-24", False)])
def test_keys_of_days_long_over_are_erased(kept, day, is_kept):
    kept.write(lambda db: keys.forget_before(db, day))

    assert (former(kept) is not None) == is_kept
