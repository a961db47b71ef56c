"""What the staff read on the papers that are no tickets."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from hall_server.slips.day import DayFacts, Figures
from hall_server.slips.papers import PAPERS, paper_slip
from hall_server.slips.shift import BreakFacts, ShiftFacts
from hall_server.slips.ticket import ticket_slip
from hall_server.slips.trial import LETTERS, TrialFacts, ruler
from hall_server.slips.waiting import ListFacts, ServiceQueue, WaitingFacts
from hall_server.texts.catalogue import LANGUAGES
from printers.raster import picture
from printers.slip import Pair, Picture, Qr, Slip, Text


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 8, 5, hour, minute, tzinfo=UTC)


SHIFT = ShiftFacts(
    language="en",
    hall_name="Small hall",
    counter="Window 1",
    operator="aziza",
    from_local=at(9),
    until_local=at(18, 2),
    breaks=(BreakFacts("Lunch", at(13), at(13, 45)), BreakFacts("Meeting", at(17, 50), None)),
    called=1041,
    served=38,
    no_show=2,
    missed=1,
    apart=0,
    service_mean_s=440.4,
    printed_local=at(18, 3),
)
TRIAL = TrialFacts("en", "Small hall", "paper", "tcp://192.168.1.40:9100", 576, "http://hall:8080", at(8))
GAS = Figures("Gas supply", 12, 10, 1, 0, 1, 10, 440.4, None)
TAX = Figures("Tax", 120, 100, 10, 5, 5, 100, 60.0, 45.5)
DAY = DayFacts(
    language="en",
    hall_name="Small hall",
    day=date(2026, 8, 5),
    is_closed=True,
    totals=replace(TAX, name="In all", issued=132),
    services=(GAS, TAX),
    anchor="0123456789abcdef" * 4,
    anchor_seq=4711,
    printed_local=at(18, 3),
)
LIST = ListFacts(
    "en",
    "Small hall",
    (
        ServiceQueue("Gas supply", (WaitingFacts("A002", at(9, 20), "Elderly"), WaitingFacts("A001", at(9)))),
        ServiceQueue("Tax", (WaitingFacts("B001", at(9, 5), None, "Window 2"),)),
    ),
    at(9, 30),
)
FACTS = {"shift": SHIFT, "test": TRIAL, "day": DAY, "list": LIST}


def said(slip: Slip) -> list[str | tuple[str, str]]:
    """Texts and rows, from top to bottom."""
    return [
        (line.left, line.right) if isinstance(line, Pair) else line.text
        for line in slip.lines
        if isinstance(line, Text | Pair | Qr)
    ]


def paper(kind, catalogue, **changes):
    return said(paper_slip(kind, replace(FACTS[kind], **changes).to_row(), catalogue))


def test_a_shift_is_summed_up(catalogue):
    assert paper("shift", catalogue) == [
        "Small hall",
        "Shift summary",
        "5 August 2026",
        ("Counter", "Window 1"),
        ("Operator", "aziza"),
        ("From", "09:00"),
        ("Until", "18:02"),
        "Breaks",
        ("Lunch", "13:00–13:45"),
        ("Meeting", "17:50–"),
        ("Called", "1,041"),
        ("Served", "38"),
        ("Did not come", "2"),
        ("Missed the call, may still return", "1"),
        ("Mean service, min:s", "7:20"),
        "Printed: 5 August 2026, 18:03",
    ]


def test_a_shift_that_goes_on_without_a_break_or_a_visitor_says_so(catalogue):
    lines = paper("shift", catalogue, until_local=None, breaks=(), missed=0, service_mean_s=None)

    assert ("Until", "goes on") in lines
    assert "No breaks" in lines
    assert ("Mean service, min:s", "–") in lines
    assert not any("may still return" in line[0] for line in lines if isinstance(line, tuple))


def test_a_day_is_reported_by_service_with_its_anchor(catalogue):
    lines = paper("day", catalogue)

    assert lines[:4] == ["Small hall", "Report of the day", "5 August 2026", "In all"]
    assert lines[4:11] == [
        ("Services asked for", "132"),
        ("Served", "100"),
        ("Did not come", "10"),
        ("Given up", "5"),
        ("Not reached", "5"),
        ("Mean wait, min:s (n = 100)", "1:00"),
        ("Median wait, min:s", "0:46"),
    ]
    assert lines[11:15] == [
        "Gas supply",
        ("Asked for\u00a0· served", "12 · 10"),
        ("Did not come\u00a0· not reached", "1 · 1"),
        ("Wait: mean\u00a0· median (n = 10)", "7:20 · –"),
    ]
    assert "“–”: fewer than 20 waits, too few for a fair median." in lines
    assert "Seal of the record, event 4711" in lines
    assert " ".join(["0123", "4567", "89ab", "cdef"] * 4) in lines


def test_a_day_that_goes_on_says_that_it_is_not_the_last_word(catalogue):
    warning = "The day is not closed yet: the figures will change."

    assert warning in paper("day", catalogue, is_closed=False)
    assert warning not in paper("day", catalogue)


def test_a_day_whose_record_is_gone_has_no_anchor(catalogue):
    lines = paper("day", catalogue, anchor=None, anchor_seq=None, services=())

    assert "The record of this day is not kept any more." in lines
    assert not any("Seal" in line for line in lines)


def test_everybody_who_waits_stands_on_the_list_in_order(catalogue):
    assert paper("list", catalogue)[1:] == [
        "Waiting now: 3",
        "5 August 2026, 09:30",
        "Call in this order by voice. On the right: since when they wait.",
        "Gas supply",
        ("A002 · Elderly", "09:20"),
        ("A001", "09:00"),
        "Tax",
        ("B001 · only Window 2", "09:05"),
    ]
    assert "Nobody is waiting." in paper("list", catalogue, queues=())


@pytest.mark.parametrize("width", [384, 512, 576])
def test_the_test_slip_shows_both_edges_and_every_alphabet(width, catalogue):
    slip = paper_slip("test", replace(TRIAL, width_dots=width).to_row(), catalogue)

    ((drawn),) = [Image.open(io.BytesIO(line.png)) for line in slip.lines if isinstance(line, Picture)]
    assert drawn.width == width
    assert [drawn.getpixel((x, 0)) for x in (0, 1, 4, width - 2, width - 1)] == [0, 0, 255, 0, 0]
    lines = said(slip)
    assert ("Address", "tcp://192.168.1.40:9100") in lines
    assert all(
        any(letters in line for line in lines if isinstance(line, str)) for letters in LETTERS.values()
    )
    assert [line.data for line in slip.lines if isinstance(line, Qr)] == ["http://hall:8080"]
    assert any(f"{width} dots, {width // 8} mm" in line for line in lines if isinstance(line, str))


def test_the_ruler_has_a_stroke_each_millimetre():
    row = Image.open(io.BytesIO(ruler(384))).crop((0, 24, 384, 25))

    dark = [x for x in range(384) if row.getpixel((x, 0)) == 0]
    assert [x for x in dark if x - 1 not in dark] == [*range(0, 384, 8), 382]


@pytest.mark.parametrize("kind", FACTS)
def test_facts_of_a_paper_survive_as_a_row(kind):
    facts = FACTS[kind]

    assert type(facts).from_row(json.loads(json.dumps(facts.to_row()))) == facts


@pytest.mark.parametrize("kind", PAPERS)
def test_a_row_of_something_else_is_refused(kind, catalogue):
    for row in ({}, {"language": "en"}, {**TRIAL.to_row(), "colour": 1}):
        with pytest.raises((KeyError, TypeError, ValueError)):
            paper_slip(kind, row, catalogue)


def test_a_paper_that_nobody_knows_is_a_key_error(catalogue):
    with pytest.raises(KeyError):
        paper_slip("receipt", {}, catalogue)


def test_the_slip_of_a_ticket_is_one_of_the_papers(facts, catalogue):
    assert paper_slip("ticket", facts().to_row(), catalogue) == ticket_slip(facts(), catalogue)
    assert set(PAPERS) == {*FACTS, "ticket"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FACTS)
def test_every_paper_can_be_drawn_in_every_language(kind, language, catalogue, fonts):
    slip = paper_slip(kind, replace(FACTS[kind], language=language).to_row(), catalogue)

    for width in (384, 576):
        assert picture(slip, width_dots=width, fonts=fonts).height > 100


@pytest.mark.parametrize(
    ("language", "number"),
    [("uz", "1\u00a0041"), ("ru", "1\u00a0041"), ("en", "1,041"), ("uz-Cyrl", "1\u00a0041")],
)
def test_numbers_are_written_as_the_language_writes_them(language, number, catalogue):
    lines = paper("shift", catalogue, language=language)

    assert number in [line[1] for line in lines if isinstance(line, tuple)]
