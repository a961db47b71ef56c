"""Slips that a hall designed itself: what stands on them, and that no gap tells of what is missing."""

from __future__ import annotations

import base64
import json

import pytest

from hall_server.slips.layouts import USUAL, Shown
from hall_server.slips.ticket import ServiceFacts, SlipFacts, ticket_slip
from hall_server.texts.catalogue import LANGUAGES
from printers.slip import Align, Cut, Picture, Qr, Rule, Size, Slip, Space, Text

LOGO = (
    "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwAQAAAAB/ecQqAAAALElEQVR42mNgwAP4//////8DE4RDCvWRkVGAgQx99KVYGPj/MzB8JFkf"
    "PgAAu5IITtY1U0EAAAAASUVORK5CYII="
)
PNG = base64.b64decode(LOGO)
VISIT = (ServiceFacts("Gas", "Hududgaz", "passport", "12 000"), ServiceFacts("Tax", documents="form"))


def kinds(slip: Slip) -> list[str]:
    return [type(line).__name__.lower() for line in slip.lines]


def words(slip: Slip) -> list[str]:
    return [line.text for line in slip.lines if isinstance(line, Text | Qr)]


def shown(*names: str | Shown) -> tuple[Shown, ...]:
    """A layout: "16" is a space of 16 dots."""
    return tuple(
        name if isinstance(name, Shown) else Shown("space", dots=int(name)) if name.isdigit() else Shown(name)
        for name in names
    )


def test_a_layout_decides_what_is_said_and_in_which_order(facts, catalogue):
    layout = shown("issued", "rule", "label", "16", "ahead", "cut", "label", "service")

    slip = ticket_slip(facts(layout=layout), catalogue)

    assert words(slip) == [
        "5 August 2026, 14:05",
        "A012",
        "3 people ahead of you",
        "A012",
        "Gas supply contract",
    ]
    assert kinds(slip) == ["text", "rule", "text", "space", "text", "cut", "text", "text"]


def test_a_line_may_have_a_size_weight_and_place_of_its_own(facts, catalogue):
    layout = shown(
        Shown("label", align=Align.CENTER),
        Shown("service", size=Size.NORMAL, bold=True, align=Align.CENTER),
        Shown("ahead", bold=False),
        Shown("text", size=Size.SMALL, text="Thank you!"),
    )

    assert ticket_slip(facts(layout=layout), catalogue).lines == (
        Text("A012", Size.LABEL, align=Align.CENTER),
        Text("Gas supply contract", Size.NORMAL, bold=True, align=Align.CENTER),
        Text("3 people ahead of you", Size.NORMAL, bold=False),
        Text("Thank you!", Size.SMALL),
    )


@pytest.mark.parametrize(
    ("layout", "gap"),
    [
        # Nothing between: the gap as it was designed.
        (("hall", "rule", "16", "label"), [Rule(), Space(16)]),
        # What is missing takes the weaker of its two gaps with it.
        (("hall", "4", "fee", "16", "label"), [Space(16)]),
        (("hall", "16", "rule", "16", "fee", "4", "label"), [Space(16), Rule(), Space(16)]),
        (("hall", "rule", "fee", "rule", "place", "rule", "label"), [Rule()]),
        (("hall", "rule", "fee", "cut", "label"), [Cut()]),
        (("hall", "fee", "place", "label"), []),
    ],
)
def test_what_a_ticket_does_not_have_leaves_no_gap(layout, gap, facts, catalogue):
    slip = ticket_slip(facts(layout=shown(*layout)), catalogue)

    assert list(slip.lines[1:-1]) == gap
    assert words(slip) == [facts().hall_name, "A012"]


def test_no_gap_stands_before_the_first_line_and_behind_the_last(facts, catalogue):
    slip = ticket_slip(
        facts(layout=shown("16", "rule", "fee", "cut", "label", "rule", "place", "16")), catalogue
    )

    assert kinds(slip) == ["text"]


@pytest.mark.parametrize("layout", [shown("label", "16", "service"), shown("hall", "copy", "label"), ()])
def test_a_copy_says_so_in_every_layout_and_once(layout, facts, catalogue):
    copy = ticket_slip(facts(layout=layout, is_copy=True), catalogue)

    assert words(copy).count("Copy") == 1
    assert "Copy" not in words(ticket_slip(facts(layout=layout), catalogue))


def test_a_copy_stands_with_the_label_where_no_line_is_for_it(facts, catalogue):
    layout = shown("hall", Shown("label", align=Align.CENTER), "16", "service")

    lines = ticket_slip(facts(layout=layout, is_copy=True), catalogue).lines

    assert lines[1:3] == (
        Text("A012", Size.LABEL, align=Align.CENTER),
        Text("Copy", bold=True, align=Align.CENTER),
    )


def test_the_logo_stands_where_the_layout_has_it_and_first_on_the_usual_slip(facts, catalogue):
    own = ticket_slip(facts(logo=LOGO, layout=shown("label", Shown("logo", align=Align.CENTER))), catalogue)
    usual = ticket_slip(facts(logo=LOGO), catalogue)

    assert own.lines[-1] == Picture(PNG, Align.CENTER)
    assert usual.lines[:2] == (Picture(PNG, Align.LEFT), Space(16))
    assert usual.lines[2:] == ticket_slip(facts(), catalogue).lines


def test_a_visit_to_several_services_is_named_where_the_layout_names_a_service(facts, catalogue):
    slip = ticket_slip(facts(visit=VISIT, layout=shown("label", "service", "department")), catalogue)

    assert words(slip) == ["A012", "Your visit, in this order:", "1. Gas", "Hududgaz", "2. Tax"]


def test_a_layout_with_documents_alone_keeps_silent_about_fees(facts, catalogue):
    alone = ticket_slip(facts(visit=VISIT, layout=shown("label", "documents")), catalogue)
    apart = ticket_slip(facts(visit=VISIT, layout=shown("label", "documents", "rule", "fee")), catalogue)

    assert words(alone) == ["A012", "Gas", "Documents: passport", "Tax", "Documents: form"]
    assert words(apart) == ["A012", "Gas", "Documents: passport", "Fee: 12 000", "Tax", "Documents: form"]


def test_large_print_is_for_those_who_ask(facts, catalogue):
    assert ticket_slip(facts(large_print=True), catalogue).large
    assert not ticket_slip(facts(), catalogue).large


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_a_layout_can_be_said(language, facts, catalogue):
    full = {"documents": "x", "fee": "y", "place": "z", "quantity": 2, "is_copy": True, "logo": LOGO}
    names = {each.show for each in USUAL} | {"text", "cut"}
    layout = tuple(Shown(name, text="words" if name == "text" else "", dots=9) for name in sorted(names))

    slip = ticket_slip(facts(language, layout=layout, **full), catalogue)

    # All but `visit`, and the gap before it.
    assert {type(line) for line in slip.lines} == {Text, Qr, Picture, Rule, Space, Cut}


def test_the_layout_survives_as_part_of_the_row(facts):
    layout = (*USUAL, Shown("text", Size.LARGE, bold=False, align=Align.CENTER, text="Salom"))
    before = facts("uz", layout=layout, large_print=True, logo=LOGO)

    assert SlipFacts.from_row(json.loads(json.dumps(before.to_row()))) == before
