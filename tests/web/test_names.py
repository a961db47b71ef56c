"""What operators and managers read of reasons and breaks: the same words for the same codes."""

import re

import pytest
from hand_hall import structure_with

from hall_server.texts.catalogue import LANGUAGES, Catalogue
from hall_server.web.names import Words

CATALOGUE = Catalogue.load()


def words(language="en", **tables):
    return Words(
        structure_with(lambda document: document.update(tables)),
        language,
        lambda key, **values: CATALOGUE.say(key, language, **values),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_that_the_calling_rule_gives_has_words(project, language):
    rule = (project / "hall_server/domain/order.py").read_text()
    # Whatever the rule may return as a reason stands in it in quotes.
    codes = {"longest_wait", "priority", "overdue", "first", "sent_here", "priority_turn", "others_turn"}
    assert all(re.search(f'"{code}"', rule) for code in codes)

    assert codes | {"chosen", "here"} == words(language).reasons().keys()


def test_break_of_our_own_list_has_words_in_a_hall_with_another_list():
    said = words(pause_reason=[{"id": "prayer", "name": {"en": "Prayer"}}])

    assert said.breaks_offered() == {"prayer": "Prayer"}
    assert (said.breaks()["prayer"], said.breaks()["lunch"]) == ("Prayer", "Lunch")


def test_hall_without_a_list_offers_ours():
    assert list(words().breaks_offered()) == ["break", "lunch", "papers", "meeting"]
