"""No mistake in a table of a hall file hides another one, and each is named where it stands."""

from collections.abc import Callable

import pytest

from config.loader import Problem

Problems = Callable[[str], tuple[Problem, ...]]

WORDS = """
[hall.voice.texts]
number = {en = "No. {numbr}", ru = "x", uz = "{number}"}
counter = {en = "{counter} {counter}"}
place = {en = "{place!r}", uz = "{"}
"""


@pytest.fixture
def places_in(small_text: str, problems_in: Problems) -> Callable[[str], list[str]]:
    """The places of all problems of the small hall's file with something added."""

    def read(added: str) -> list[str]:
        problems = problems_in(f"{small_text}\n{added}\n")
        assert all(problem.line for problem in problems), problems
        return [problem.place for problem in problems]

    return read


def test_every_sentence_of_the_voice_is_named_with_its_language(
    places_in: Callable[[str], list[str]],
) -> None:
    texts = "hall → voice → texts"

    assert places_in(WORDS) == [
        f"{texts} → number → en",
        f"{texts} → number → ru",
        f"{texts} → counter → en",
        f"{texts} → place → en",
        f"{texts} → place → uz",
    ]


def test_another_mistake_among_the_words_hides_none_of_them(places_in: Callable[[str], list[str]]) -> None:
    places = places_in(WORDS.replace('{en = "{place!r}"', '{de = "there"') + "volume = 5\n")

    assert len(places) == 7
    assert places[-1].endswith("texts → volume")
    assert sum(place.endswith("place → de") for place in places) == 2


def test_every_mistake_of_a_board_is_named(small_text: str, problems_in: Problems) -> None:
    board = '\n[[board]]\nid = "b"\nmain = ["missed"]\nshare = 200\nmedia_s = -1\ntop = ["ticker"]\n'

    problems = {(problem.place, problem.message) for problem in problems_in(small_text + board)}

    assert {place for place, _ in problems} == {
        'board "b"',
        'board "b" → main',
        'board "b" → main, item 1',
        'board "b" → share',
        'board "b" → media_s',
    }
    assert any("ticker" in message for place, message in problems if place == 'board "b"')
    assert any("newest" in message for place, message in problems if place == 'board "b" → main')


def test_twin_in_a_strip_that_nobody_wrote_is_shown(small_text: str, problems_in: Problems) -> None:
    (problem,) = problems_in(small_text + '\n[[board]]\nid = "b"\nmain = ["newest", "missed"]\n')

    assert problem.place == 'board "b" → main, item 2'
    assert '`foot`, which is left out, has "missed", "waiting"' in problem.message
    assert problems_in(small_text + '\n[[board]]\nid = "b"\nmain = ["newest", "missed"]\nfoot = []\n') == ()


def test_misspelt_strip_or_part_is_one_mistake(places_in: Callable[[str], list[str]]) -> None:
    assert places_in('[[board]]\nid = "b"\nmain = ["newest", "missed"]\nfot = ["waiting"]') == [
        'board "b" → fot'
    ]
    assert places_in('[[board]]\nid = "b"\nmain = ["newst"]') == ['board "b" → main, item 1']
    assert places_in('[[board]]\nid = "b"\nmain = "newest"') == ['board "b" → main']


def test_every_setting_that_a_line_of_a_slip_cannot_have_is_named(
    places_in: Callable[[str], list[str]],
) -> None:
    lines = '{show = "label"}, {show = "rule", size = "large", bold = true, dots = 5}'
    slip = f'[[slip]]\nid = "s"\nlines = [{lines}]'

    assert set(places_in(slip)) == {
        'slip "s" → lines, item 2 → size',
        'slip "s" → lines, item 2 → bold',
        'slip "s" → lines, item 2 → dots',
    }


def test_range_and_name_are_looked_at_beside_other_mistakes(places_in: Callable[[str], list[str]]) -> None:
    series = '[[series]]\nid = "Z"\nprefix = "z"\nfrom = 9\nto = 1\n'
    voice = '[[voice]]\nid = "v"\nlanguages = ["de"]\nkind = "clips"'

    assert set(places_in(series + voice)) == {
        'series "Z"',
        'series "Z" → prefix',
        'voice "v"',
        'voice "v" → languages, item 1',
    }
