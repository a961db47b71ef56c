"""Screens and their layouts: what a hall file may say of them, what it is advised, and how it is kept."""

import tomllib
from collections.abc import Callable

import pytest

from config.advice import advice
from config.loader import Problem, parse
from config.models import Structure
from config.screens import OWN, USUAL
from config.writer import to_toml

LOBBY = """
[[screen]]
id = "lobby"
board = "lobby"
counters = ["1"]
languages = ["uz", "ru"]
change = "in_turn"
turn_s = 6
theme = "light"
distance_m = 10
height_cm = 68

[[board]]
id = "lobby"
top = ["hall"]
main = ["newest", "notices"]
side = ["calls", "next", "media"]
foot = ["missed", "ticker"]
columns = 1
share = 70
ticker = [
    {uz = "Salom", "uz-Cyrl" = "Салом", ru = "Здравствуйте", en = "Welcome"},
    {en = "Have your papers ready."},
]
media_s = 20
"""

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.fixture
def with_lobby(small_text: str) -> str:
    """The small hall with a screen in its lobby, which has a layout of its own."""
    return small_text + LOBBY


def test_screen_names_its_layout(with_lobby: str) -> None:
    structure = parse(with_lobby)

    board = structure.board_of("lobby")

    assert (board.id, board.columns, board.share, len(board.ticker)) == ("lobby", 1, 70, 2)
    assert board.parts == ("hall", "newest", "notices", "calls", "next", "media", "missed", "ticker")
    assert structure.board_of("main") is USUAL
    assert structure.board_of("counter-2") is OWN


@pytest.mark.parametrize(("layout", "screen"), [("usual", "main"), ("counter", "counter-2")])
def test_hall_may_have_its_own_usual_layout_of_screens_and_of_counters(
    small_text: str, layout: str, screen: str
) -> None:
    structure = parse(f'{small_text}\n[[board]]\nid = "{layout}"\nmain = ["newest", "notices"]\n')

    assert structure.board_of(screen) is structure.boards[0]
    assert structure.board_of({"main": "counter-2", "counter-2": "main"}[screen]) in (USUAL, OWN)
    assert advice(structure) == ()


def test_height_of_letters_follows_from_distance_and_picture(with_lobby: str) -> None:
    structure = parse(with_lobby)

    # 122 mm at 10 m, of a picture that is 680 mm high.
    assert structure.screen("lobby").least_cap_share == pytest.approx(122.2 / 680, abs=0.001)
    assert structure.screen("main").least_cap_share is None


def test_every_counter_has_a_screen_that_no_file_names(small: Structure) -> None:
    assert [each.id for each in small.screen_counters("counter-2")] == ["2"]
    assert small.counter_of_own_screen("counter-2") == small.counter("2")
    for unknown in ("counter-3", "counter-", "2", "counter-counter-2", "Counter-2"):
        with pytest.raises(KeyError):
            small.screen(unknown)
        with pytest.raises(KeyError):
            small.board_of(unknown)


def test_screen_of_the_file_stands_before_the_own_one_of_a_counter(small_text: str) -> None:
    structure = parse(small_text + '\n[[screen]]\nid = "counter-2"\ncounters = ["1"]\n')

    assert [each.id for each in structure.screen_counters("counter-2")] == ["1"]
    assert structure.counter_of_own_screen("counter-2") is None
    assert structure.board_of("counter-2") is USUAL


def test_speaker_may_be_the_own_screen_of_a_counter(small_text: str, problems_in: Problems) -> None:
    structure = parse(small_text.replace("screen://main", "screen://counter-2"))
    (problem,) = problems_in(small_text.replace("screen://main", "screen://counter-3"))

    assert [counter.id for counter in structure.speaker_counters("hall")] == ["2"]
    assert "no screen with this id" in problem.message


def test_a_layout_survives_being_stored_and_written(with_lobby: str) -> None:
    structure = parse(with_lobby)

    assert Structure.from_document(structure.document()) == structure
    assert parse(to_toml(structure)) == structure
    assert '    {en = "Have your papers ready."},\n' in to_toml(structure)


@pytest.mark.parametrize("strip", ["top", "side", "foot"])
def test_strip_that_was_emptied_stays_empty(with_lobby: str, strip: str) -> None:
    before = next(line for line in LOBBY.splitlines() if line.startswith(f"{strip} = "))
    text = with_lobby.replace(before, f"{strip} = []")

    written = to_toml(parse(text))

    assert getattr(parse(written).board_of("lobby"), strip) == ()


def test_screen_with_all_counters_and_languages_is_written_without_them(small: Structure) -> None:
    (screen,) = tomllib.loads(to_toml(small))["screen"]

    assert not {"counters", "languages", "board", "distance_m"} & set(screen)


# What stands in the file instead, the place, and words of the message.
MISTAKES = {
    "an unknown layout": (
        'board = "lobby"',
        'board = "loby"',
        'screen "lobby" → board',
        'Did you mean "lobby"?',
    ),
    "an unknown counter": (
        'counters = ["1"]',
        'counters = ["9"]',
        "lobby",
        "There is no counter with this id",
    ),
    "a language that nobody knows": ('"uz", "ru"]', '"uz", "fr"]', "languages, item 2", "Allowed"),
    "a language twice": ('"uz", "ru"]', '"uz", "uz"]', "languages", "twice"),
    "an unknown part": ('"next", "media"', '"next", "medai"', "side, item 3", 'Did you mean "media"?'),
    "a part in two places": (
        'foot = ["missed"',
        'foot = ["next"',
        'board "lobby"',
        '"next" stands there twice',
    ),
    "no large place": ('main = ["newest", "notices"]', 'main = ["notices"]', "lobby", '"newest" is missing'),
    "an empty main column": ('main = ["newest", "notices"]', "main = []", "main", "At least one entry"),
    "too many parts": (
        'top = ["hall"]',
        'top = ["hall", "clock", "waiting", "counter", "next"]',
        "top",
        "at most 4",
    ),
    "three columns": ("columns = 1", "columns = 3", "columns", "Allowed: 1, 2"),
    "a column as a text": ("columns = 1", 'columns = "1"', "columns", "Allowed: 1, 2"),
    "a share that leaves no room": ("share = 70", "share = 95", "share", "at most 85"),
    "a ticker in no language of the hall": ("{en = ", "{kaa = ", "ticker, item 2", "language"),
    "no distance": ("distance_m = 10", "distance_m = 0", "distance_m", "more than 0"),
    "a wall for a picture": ("height_cm = 68", "height_cm = 6800", "height_cm", "at most 1000"),
    "a turn too short to read": ("turn_s = 6", "turn_s = 1", "turn_s", "4 and more"),
    "a theme that nobody made": ('"light"', '"pink"', "theme", '"dark", "light", "contrast"'),
    "a change that nobody made": ('"in_turn"', '"in turn"', "change", 'Did you mean "in_turn"?'),
    "a layout twice": (LOBBY, LOBBY + LOBBY[LOBBY.index("[[board]]") :], "", "already"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_screen_is_named_with_its_place(
    name: str, with_lobby: str, problems_in: Problems
) -> None:
    there, instead, place, words = MISTAKES[name]
    assert there in with_lobby

    problems = problems_in(with_lobby.replace(there, instead, 1))

    assert any(place in problem.place and words in problem.message for problem in problems), problems
    assert all(problem.line for problem in problems)


def test_languages_and_tickers_are_those_of_the_hall(with_lobby: str, problems_in: Problems) -> None:
    text = with_lobby.replace('languages = ["uz", "uz-Cyrl", "ru", "en"]', 'languages = ["uz", "uz-Cyrl"]')

    problems = {problem.place: problem.message for problem in problems_in(text)}

    assert "does not have this language" in problems['screen "lobby" → languages, item 2']
    assert "no text in a language of this hall" in problems['board "lobby" → ticker, item 2']
    assert 'board "lobby" → ticker, item 1' not in problems


def test_ticker_needs_its_sentences(with_lobby: str, problems_in: Problems) -> None:
    begin = with_lobby.index("ticker = [")
    text = with_lobby[:begin] + with_lobby[with_lobby.index("media_s") :]

    (problem,) = problems_in(text)

    assert 'The part "ticker" needs the setting "ticker"' in problem.message


# What stands in the file instead, and the beginning of the only sentence of advice.
SELDOM_MEANT = {
    "far away": (
        "distance_m = 10",
        "distance_m = 40",
        'Screen "lobby" cannot be read from 40 m: capitals would',
    ),
    "far away if upright": (
        "distance_m = 10\nheight_cm = 68",
        "distance_m = 15\nheight_cm = 122",
        'Screen "lobby" cannot be read from 15 m if it stands upright: capitals would have to be 18 cm',
    ),
    "no height": (
        "height_cm = 68\n",
        "",
        'Whether screen "lobby" can be read is not checked: that needs height_cm',
    ),
    "no distance": (
        "distance_m = 10\n",
        "",
        'Whether screen "lobby" can be read is not checked: that needs dist',
    ),
    "no ticker": ('"missed", "ticker"]', '"missed"]', 'The sentences of the board "lobby" are not shown'),
    "no use": ('board = "lobby"\n', "", 'No screen uses the board "lobby"'),
    "no one counter": (
        'counters = ["1"]\nlanguages = ["uz", "ru"]',
        'counters = ["1", "2"]\nlanguages = ["uz", "ru"]',
        'Screen "lobby" has the part "counter" and no counter of its own',
    ),
    "not its own": (
        'id = "lobby"\nboard',
        'id = "counter-2"\nboard',
        'Screen "counter-2" shows all counters.',
    ),
}


@pytest.mark.parametrize("name", SELDOM_MEANT)
def test_advice_names_what_is_seldom_meant_of_a_screen(name: str, with_lobby: str) -> None:
    there, instead, beginning = SELDOM_MEANT[name]
    text = with_lobby
    if name == "no one counter":
        text = text.replace('top = ["hall"]', 'top = ["hall", "counter"]')
    if name == "not its own":
        text = text.replace('counters = ["1"]\nlanguages', "languages")
    assert there in text

    sentences = advice(parse(text.replace(there, instead, 1)))

    assert len(sentences) == 1, sentences
    assert sentences[0].startswith(beginning)


def test_screen_that_can_be_read_needs_no_advice(with_lobby: str) -> None:
    assert advice(parse(with_lobby)) == ()


def test_hall_whose_screens_show_no_missed_calls_is_told_so(small_text: str) -> None:
    structure = parse(small_text + '\n[[board]]\nid = "usual"\nfoot = ["waiting"]\n')

    assert advice(structure) == ("No screen shows the missed calls: who was away would not learn of theirs.",)
