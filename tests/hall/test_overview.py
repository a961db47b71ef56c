"""The hall at a glance: every name and text is there in every language of the hall."""

import pytest

LANGUAGES = ["uz", "uz-Cyrl", "ru", "en"]
SPARSE = {"en": "In English", "ru": "По-русски"}
FILLED = {"uz": "По-русски", "uz-Cyrl": "По-русски", "ru": "По-русски", "en": "In English"}
TABLES = ("department", "service", "counter", "priority", "sphere", "need", "purpose")


def sparsely(document):
    """Everything named in two languages of four, and nothing in the hall's first one."""
    for table in ("sphere", "need", "purpose"):
        document.setdefault(table, [{"id": "one", "name": {}}])
    for table in TABLES:
        for row in document[table]:
            row["name"] = dict(SPARSE)
    document["hall"]["name"] = dict(SPARSE)
    document["service"][0]["closed"] = dict(SPARSE)
    document["counter"][0]["place"] = dict(SPARSE)
    document["counter"][1].pop("place", None)


@pytest.fixture
def sparse(make_hall):
    """A hall whose languages but two have no names."""
    return make_hall(sparsely, languages=LANGUAGES)


def texts_in(value):
    """Every text by language in a document."""
    if isinstance(value, dict):
        if value and set(value) & set(LANGUAGES):
            yield value
        else:
            for inner in value.values():
                yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def test_missing_language_falls_back_to_the_first_of_the_hall_that_has_the_text(sparse):
    shown = sparse.inner.overview()

    found = list(texts_in(shown))
    assert all(text == FILLED for text in found), found
    assert len(found) > len(TABLES)
    assert shown["departments"][0]["services"][0]["because"] == FILLED


def test_languages_come_in_the_halls_order(sparse):
    assert list(sparse.inner.overview()["name"]) == LANGUAGES


def test_counter_without_a_place_has_an_empty_one(sparse):
    _, second = sparse.inner.overview()["counters"][:2]

    assert second["place"] == {}


def test_phone_reads_every_name_in_every_language(sparse):
    ticket = sparse.take("water")
    sparse.open("1")
    sparse.next("1")

    shown = sparse.inner.status(ticket["status_url"].rpartition("/")[2])

    assert shown["service"] == FILLED
    assert shown["services"][0]["name"] == FILLED
    assert shown["counter"] == {"id": "1", "name": FILLED, "place": FILLED}
