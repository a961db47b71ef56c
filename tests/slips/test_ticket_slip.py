"""What a visitor reads on the slip."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from hall_server.slips.problems import PROBLEMS, problem
from hall_server.slips.ticket import ServiceFacts, SlipFacts, ticket_slip
from hall_server.texts.catalogue import LANGUAGES
from printers.errors import Fault
from printers.escpos import encode
from printers.profile import named
from printers.raster import picture
from printers.slip import Qr, Size, Slip, Text

FULL = {"documents": "passport, proof of address", "fee": "12 000 soʻm", "place": "Window 4, ground floor"}


def words(slip: Slip) -> list[str]:
    """Every text on the slip, from top to bottom, without the address in the code."""
    return [line.text for line in slip.lines if isinstance(line, Text | Qr)]


def codes(slip: Slip) -> list[str]:
    return [line.data for line in slip.lines if isinstance(line, Qr)]


def test_an_english_slip_says_everything_in_order(facts, catalogue):
    assert words(ticket_slip(facts(**FULL), catalogue)) == [
        "Sergeli district public service centre",
        "A012",
        "Gas supply contract",
        "Hududgaz",
        "3 people ahead of you",
        "Wait: 10–20 minutes",
        "Place: Window 4, ground floor",
        "Documents: passport, proof of address",
        "Fee: 12 000 soʻm",
        "Follow your place in the queue on your phone",
        "5 August 2026, 14:05",
    ]


@pytest.mark.parametrize(
    ("language", "some"),
    [
        ("uz", ("Oldingizda 3 kishi", "Kutish: 10–20 daqiqa", "2026-yil 5-avgust, 14:05")),
        ("uz-Cyrl", ("Олдингизда 3 киши", "Кутиш: 10–20 дақиқа", "2026 йил 5 август, 14:05")),
        ("ru", ("Перед вами 3 человека", "Ожидание: 10–20 минут", "5 августа 2026\u00a0г., 14:05")),
        ("en", ("3 people ahead of you", "Wait: 10–20 minutes", "5 August 2026, 14:05")),
    ],
)
def test_the_slip_speaks_the_language_of_its_visitor(language, some, facts, catalogue):
    assert set(some) <= set(words(ticket_slip(facts(language), catalogue)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_label_is_the_only_text_of_its_size(language, facts, catalogue):
    slip = ticket_slip(facts(language, **FULL), catalogue)

    labels = [line.text for line in slip.lines if isinstance(line, Text) and line.size is Size.LABEL]
    assert labels == ["A012"]


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("ru", 0, "Перед вами никого нет"),
        ("ru", 1, "Перед вами 1 человек"),
        ("ru", 2, "Перед вами 2 человека"),
        ("ru", 5, "Перед вами 5 человек"),
        ("ru", 11, "Перед вами 11 человек"),
        ("ru", 21, "Перед вами 21 человек"),
        ("ru", 22, "Перед вами 22 человека"),
        ("uz", 0, "Oldingizda hech kim yoʻq"),
        ("uz", 1, "Oldingizda 1 kishi"),
        ("uz-Cyrl", 0, "Олдингизда ҳеч ким йўқ"),
        ("en", 0, "Nobody is ahead of you"),
        ("en", 1, "1 person ahead of you"),
        ("en", 2, "2 people ahead of you"),
    ],
)
def test_people_are_counted_as_the_language_counts_them(language, count, text, facts, catalogue):
    assert text in words(ticket_slip(facts(language, ahead=count), catalogue))


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (520, 1100, "Wait: 10–20 minutes"),
        (601, 899, "Wait: about 15 minutes"),
        (600, 600, "Wait: about 10 minutes"),
        (0, 900, "Wait: up to 15 minutes"),
        (10, 200, "Wait: up to 5 minutes"),
        (10, 301, "Wait: 5–10 minutes"),
        (3600, 5401, "Wait: 60–95 minutes"),
    ],
)
def test_the_wait_is_rounded_up_to_five_minutes(low, high, text, facts, catalogue):
    slip = ticket_slip(facts(estimate_low_s=low, estimate_high_s=high), catalogue)

    assert text in words(slip)


@pytest.mark.parametrize(("low", "high"), [(None, None), (None, 600), (600, None), (0, 0)])
def test_an_unknown_wait_is_not_mentioned(low, high, facts, catalogue):
    slip = ticket_slip(facts(estimate_low_s=low, estimate_high_s=high), catalogue)

    assert not any("Wait" in text for text in words(slip))


VISIT = (
    ServiceFacts("Gas supply contract", "Hududgaz", "passport", "12 000 soʻm"),
    ServiceFacts("Tax payments", "Taxes"),
    ServiceFacts("Water meter", "Water", documents="meter number"),
)


def test_a_visit_to_several_services_names_them_all_in_order(facts, catalogue):
    slip = ticket_slip(facts(visit=VISIT, quantity=3), catalogue)

    assert words(slip) == [
        "Sergeli district public service centre",
        "A012",
        "Your visit, in this order:",
        "1. Gas supply contract",
        "Hududgaz",
        "2. Tax payments",
        "Taxes",
        "3. Water meter",
        "Water",
        "People or applications: 3",
        "3 people ahead of you",
        "Wait: 10–20 minutes",
        "Gas supply contract",
        "Documents: passport",
        "Fee: 12 000 soʻm",
        "Water meter",
        "Documents: meter number",
        "Follow your place in the queue on your phone",
        "5 August 2026, 14:05",
    ]


def test_a_slip_from_before_visits_were_listed_still_prints(facts, catalogue):
    row = facts().to_row()
    del row["visit"], row["quantity"]

    assert ticket_slip(SlipFacts.from_row(row), catalogue) == ticket_slip(facts(), catalogue)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("uz", "2026-yil 22-noyabr, 07:13"),
        ("uz-Cyrl", "2026 йил 22 ноябрь, 07:13"),
        ("ru", "22 ноября 2026\u00a0г., 07:13"),
        ("en", "22 November 2026, 07:13"),
    ],
)
def test_the_date_is_written_as_the_language_writes_it(language, date, facts, catalogue):
    slip = ticket_slip(
        facts(language, issued_local=datetime.fromisoformat("2026-11-22T07:13:00+05:00")), catalogue
    )

    assert words(slip)[-1] == date


def test_what_does_not_apply_leaves_no_gap(facts, catalogue):
    bare = facts(department_name=None, ahead=None, estimate_low_s=None, estimate_high_s=None, status_url=None)

    slip = ticket_slip(bare, catalogue)

    assert words(slip) == [
        "Sergeli district public service centre",
        "A012",
        "Gas supply contract",
        "5 August 2026, 14:05",
    ]
    assert sum(type(line).__name__ == "Rule" for line in slip.lines) == 1


@pytest.mark.parametrize(
    ("language", "word"), [("uz", "Nusxa"), ("uz-Cyrl", "Нусха"), ("ru", "Копия"), ("en", "Copy")]
)
def test_only_a_reprint_says_that_it_is_a_copy(language, word, facts, catalogue):
    assert word in words(ticket_slip(facts(language, is_copy=True), catalogue))
    assert word not in words(ticket_slip(facts(language), catalogue))


def test_the_code_holds_exactly_the_status_address(facts, catalogue):
    assert codes(ticket_slip(facts(), catalogue)) == [
        "http://192.168.1.10:8080/t/3f9a0c71d2b84e56-8b1e7d40a95c26f3e07d18b4"
    ]
    assert codes(ticket_slip(facts(status_url=None), catalogue)) == []


@pytest.mark.parametrize(("hour", "time"), [(0, "00:00"), (9, "09:00"), (23, "23:00")])
def test_the_time_is_written_in_twenty_four_hours(hour, time, facts, catalogue):
    slip = ticket_slip(facts(issued_local=datetime.fromisoformat(f"2026-08-05T{hour:02d}:00:00")), catalogue)

    assert words(slip)[-1] == f"5 August 2026, {time}"


def test_a_language_that_nobody_knows_gets_the_first_one(facts, catalogue):
    slip = ticket_slip(replace(facts("en"), language="kaa"), catalogue)

    assert "Oldingizda 3 kishi" in words(slip)
    assert words(slip)[-1] == "2026-yil 5-avgust, 14:05"


@pytest.mark.parametrize(
    "changes", [{}, FULL, {"is_copy": True, "department_name": None}, {"visit": VISIT, "quantity": 3}]
)
def test_the_facts_survive_as_a_row_of_a_print_job(changes, facts):
    before = facts("uz-Cyrl", **changes)

    after = SlipFacts.from_row(json.loads(json.dumps(before.to_row())))

    assert after == before


@pytest.mark.parametrize("row", [{}, {"issued_local": "today"}, {"issued_local": "2026-08-05", "colour": 1}])
def test_a_row_of_something_else_is_refused(row):
    with pytest.raises((KeyError, TypeError, ValueError)):
        SlipFacts.from_row(row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [384, 512, 576])
def test_every_slip_fits_its_paper(language, width, facts, catalogue, fonts):
    paper = picture(ticket_slip(facts(language, **FULL), catalogue), width_dots=width, fonts=fonts)

    assert paper.width == width
    assert 500 < paper.height < 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_with_a_code_stays_below_twenty_kilobytes(language, facts, catalogue, fonts):
    stream = encode(
        ticket_slip(facts(language), catalogue), profile=named("default", width_dots=576), fonts=fonts
    )

    assert len(stream) <= 20 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_of_a_printer_has_a_sentence_in_every_language(fault, language, catalogue):
    text = problem(fault, "left", language, catalogue)

    assert "left" in text
    assert text.endswith(".")


def test_a_fault_that_no_printer_has_is_a_key_error(catalogue):
    with pytest.raises(KeyError):
        problem("on_fire", "left", "en", catalogue)


@pytest.mark.parametrize(
    ("language", "promise"),
    [("uz", "chop etiladi"), ("uz-Cyrl", "чоп этилади"), ("ru", "талон напечатается"), ("en", "slip prints")],
)
def test_no_problem_promises_a_slip_that_may_have_been_given_up(language, promise, catalogue):
    said = [problem(code, "left", language, catalogue) for code in PROBLEMS]

    assert [text for text in said if promise in text or "by itself" in text] == []
