"""Slips that a hall designs itself: what its file may say of them, and the logo."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from config.loader import Problem, StructureProblems, load, parse
from config.logo import LARGEST_BYTES, PREFIX, png_text
from config.models import Structure
from config.writer import to_toml

LAYOUT = """
[[slip]]
id = "short"
lines = [
    {show = "label"},
    {show = "space", dots = 16},
    {show = "text", size = "large", bold = true, align = "center", text = {uz = "Salom", en = "Welcome"}},
    {show = "cut"},
    {show = "service"},
]
"""
OF_KIOSK = ('printers = ["paper"]', 'printers = ["paper"]\nslip = "short"')


def png(width: int = 96, height: int = 40) -> bytes:
    """A picture of a frame."""
    file = io.BytesIO()
    Image.new("1", (width, height), 1).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def with_layout(small_text: str) -> str:
    """The small hall, whose kiosk has a layout of its own."""
    return small_text.replace(*OF_KIOSK) + LAYOUT


def test_a_kiosk_names_the_layout_of_its_slips(with_layout: str) -> None:
    structure = parse(with_layout)

    layout = structure.slip(structure.kiosk("main").slip or "")
    assert [line.show for line in layout.lines] == ["label", "space", "text", "cut", "service"]
    assert (layout.lines[1].dots, layout.lines[2].text["en"]) == (16, "Welcome")
    assert (layout.lines[2].size, layout.lines[2].bold, layout.lines[2].align) == ("large", True, "center")


def test_a_layout_survives_being_stored_and_written(with_layout: str) -> None:
    structure = parse(with_layout)

    assert Structure.from_document(structure.document()) == structure
    assert parse(to_toml(structure)) == structure
    assert '    {show = "space", dots = 16},\n' in to_toml(structure)


# What stands in the file instead, the place, and words of the message.
MISTAKES = {
    "no label": ('show = "label"', 'show = "hall"', 'slip "short" → lines', "does not show the label"),
    "an unknown fact": ('"service"}', '"servise"}', "lines, item 5 → show", 'Did you mean "service"?'),
    "an unknown size": ('"large"', '"huge"', "lines, item 3 → size", '"small", "normal", "large"'),
    "an unknown place": ('"center"', '"right"', "lines, item 3 → align", '"left", "center"'),
    "a word for a truth": ("bold = true", 'bold = "yes"', "lines, item 3 → bold", "true or false"),
    "a space of nothing": ("dots = 16", "dots = 0", "lines, item 2 → dots", "1 and more"),
    "a space of a metre": ("dots = 16", "dots = 8000", "lines, item 2 → dots", "at most 400"),
    "a space without height": (", dots = 16", "", "lines, item 2", 'needs the setting "dots"'),
    "a text without words": (
        'text = {uz = "Salom", en = "Welcome"}',
        "text = {}",
        "lines, item 3",
        'needs the setting "text"',
    ),
    "a text in no language of the hall": (
        'uz = "Salom", en = "Welcome"',
        'kaa = "Welcome"',
        "lines, item 3 → text",
        "language",
    ),
    "a size of the label": (
        '{show = "label"}',
        '{show = "label", size = "small"}',
        "lines, item 1",
        'no setting "size"',
    ),
    "words of a service": (
        '{show = "service"}',
        '{show = "service", text = {en = "Gas"}}',
        "lines, item 5",
        'no setting "text"',
    ),
    "a line without a fact": ('{show = "cut"}', '{size = "small"}', "lines, item 4 → show", "is missing"),
    "an unknown setting": ('show = "cut"', 'show = "cut", colour = "red"', "item 4 → colour", "Allowed: "),
    "a bare word": ('{show = "cut"}', '"cut"', "lines, item 4", 'Expected {show = "..."}'),
    "no list": ("lines = [", 'line = "x"\nlines = "label"\nothers = [', "lines", "square brackets"),
    "an unknown layout": ('slip = "short"', 'slip = "shrt"', 'kiosk "main" → slip', 'Did you mean "short"?'),
    "a layout twice": (LAYOUT, LAYOUT + LAYOUT, 'slip "short" → id', "a slip with this id already"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_layout_is_named_with_its_place(
    name: str, with_layout: str, problems_in: Callable[[str], tuple[Problem, ...]]
) -> None:
    there, instead, place, words = MISTAKES[name]
    assert there in with_layout

    problems = problems_in(with_layout.replace(there, instead, 1))

    assert any(place in problem.place and words in problem.message for problem in problems), problems
    assert all(problem.line for problem in problems)


def test_all_mistakes_of_a_layout_are_named_at_once(
    with_layout: str, problems_in: Callable[[str], tuple[Problem, ...]]
) -> None:
    text = with_layout
    for name in ("no label", "an unknown size", "a space of nothing", "an unknown layout"):
        text = text.replace(*MISTAKES[name][:2], 1)

    assert len(problems_in(text)) == 4


# -- the logo ------------------------------------------------------------------------------------------


@pytest.fixture
def hall_file(tmp_path: Path, small_text: str) -> Callable[..., Path]:
    """Writes the small hall with a logo of that name, and `logo.png` beside it."""

    def write(name: str, content: bytes) -> Path:
        (tmp_path / "logo.png").write_bytes(content)
        path = tmp_path / "hall.toml"
        path.write_text(small_text.replace("[hall]\n", f'[hall]\nlogo = "{name}"\n', 1), encoding="utf-8")
        return path

    return write


def problem_of(path: Path) -> Problem:
    """The one problem of a hall file."""
    with pytest.raises(StructureProblems) as refused:
        load(path)
    assert len(refused.value.problems) == 1, refused.value
    return refused.value.problems[0]


def test_a_logo_beside_the_hall_file_becomes_part_of_the_document(hall_file: Callable[..., Path]) -> None:
    structure = load(hall_file("logo.png", png()))

    kept = structure.document()["hall"]["logo"]
    assert kept.startswith(PREFIX)
    assert base64.b64decode(png_text(kept)) == png()
    # What is exported needs no file beside it.
    assert parse(to_toml(structure)).hall.logo == kept


@pytest.mark.parametrize("name", ["missing.png", "logo.jpg", "../logo.png", "/etc/logo.png", "logo"])
def test_a_logo_that_is_not_there_is_named(name: str, hall_file: Callable[..., Path]) -> None:
    problem = problem_of(hall_file(name, png()))

    assert (problem.place, problem.found) == ("hall → logo", f'"{name}"')
    assert "a PNG file beside the hall file" in problem.message
    assert ("There is no such file" in problem.message) == (name == "missing.png")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a PNG file"),
        (b"GIF89a" + bytes(50), "not a PNG file"),
        (png(600), "600 dots wide"),
        (png(96, 300), "300 high"),
        (png()[:45], "damaged"),
        (png() + bytes(LARGEST_BYTES), "too large"),
    ],
    ids=["empty", "gif", "wide", "high", "damaged", "large"],
)
def test_a_logo_that_cannot_be_printed_is_refused(
    content: bytes, words: str, hall_file: Callable[..., Path]
) -> None:
    problem = problem_of(hall_file("logo.png", content))

    assert problem.place == "hall → logo"
    assert words in problem.message
    assert "at most 8 KB, 576 dots wide and 240 high" in problem.message


def test_a_text_that_is_no_picture_is_refused(hall_file: Callable[..., Path]) -> None:
    assert "not in base64" in problem_of(hall_file(PREFIX + "not base64 at all", b"")).message
    assert "not a PNG file" in problem_of(hall_file(PREFIX + base64.b64encode(b"text").decode(), b"")).message
