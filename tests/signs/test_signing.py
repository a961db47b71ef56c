"""What there is to be seen at a counter follows from its visitor, whatever happened to them."""

from typing import get_args

import pytest
from hand_hall import clock, hall, make_hall

from display.signs.address import SignAt, open_bus
from display.signs.errors import Fault
from display.signs.sign import DARK, View
from hall_server.api.documents import SignHealth
from hall_server.manager.stations import SIGN_PROBLEMS
from hall_server.outputs.news import News
from hall_server.outputs.signing import NOT_USED, Signing, view_of

__all__ = ["clock", "hall", "make_hall"]

LIT, STEADY = View("A001", is_lit=True), View("A001")


def after(*steps):
    """Steps at counter 1, in words of the hall by hand."""

    def do(hall):
        for step in steps:
            getattr(hall, step)()

    return do


STORIES = {
    "called": (after("next"), LIT),
    "called again": (after("next", "recall"), LIT),
    "served": (after("next", "start"), STEADY),
    "finished": (after("next", "start", "finish"), DARK),
    "missed": (after("next", "miss"), DARK),
    "on hold": (after("next", "start", "hold"), DARK),
    "sent on": (lambda hall: (hall.next(), hall.transfer(service="tax")), DARK),
    "a miss taken back": (after("next", "miss", "undo"), LIT),
    "a start taken back": (after("next", "start", "undo"), LIT),
    "a finish taken back": (after("next", "start", "finish", "undo"), STEADY),
    "a call taken back": (after("next", "undo"), DARK),
    "on a break": (after("pause"), DARK),
    "without a ticket": (after("serve_here"), DARK),
    "after a restart": (after("next", "restart"), LIT),
}


@pytest.mark.parametrize(("story", "view"), STORIES.values(), ids=STORIES)
def test_sign_and_lamp_stand_as_the_counter_does(story, view, hall):
    hall.take()
    hall.open()

    story(hall)

    assert view_of(hall.inner.present().get("1")) == view


def test_visitor_of_a_day_that_ended_is_on_no_sign(hall, clock):
    hall.take()
    hall.open()
    hall.next()
    hall.start()
    hall.finish()
    hall.take()
    clock.pass_time_until("2026-11-24 08:00")
    hall.tick()

    assert hall.inner.present() == {}


def test_every_problem_of_a_sign_has_its_sentence_and_stands_in_the_contract():
    known = {*Fault, NOT_USED}
    promised = get_args(next(each for each in get_args(SignHealth.model_fields["problem"].annotation)))

    assert set(SIGN_PROBLEMS) == known
    assert set(promised) == known


@pytest.fixture
def signing(hall):
    branch = Signing(hall.inner, News())
    yield branch
    branch.close()


def test_sign_shows_its_counter_and_says_how_it_is(make_hall, until):
    def with_signs(document):
        document["sign"] = [
            {"id": "left", "counter": "1", "address": "virtual://left"},
            {"id": "right", "counter": "2", "address": "virtual://right"},
        ]

    hall = make_hall(with_signs)
    branch = Signing(hall.inner, News())
    branch.put("virtual://left", open_bus([SignAt("left", "virtual://left")]))
    hall.take()
    hall.open()
    hall.next()

    branch.workers[0]._work()

    until(lambda: branch.buses["virtual://left"].sign("left").text == "A001")
    until(lambda: branch.all(hall.inner.structure())[0]["condition"] == "online")
    assert branch.all(hall.inner.structure()) == [
        {"id": "left", "counter": "1", "condition": "online", "problem": None},
        {"id": "right", "counter": "2", "condition": "unknown", "problem": NOT_USED},
    ]
    branch.close()


def test_owner_of_a_line_that_was_replaced_lets_go_before_the_next_one_begins(signing, line, left, until):
    here = SignAt("left", line.address, unit=5)
    signing.put("line", open_bus([here]))
    former = signing.buses["line"]
    former.want({"left": View("A1")})
    until(lambda: left.text == "A1")

    signing.put("line", open_bus([here, SignAt("lamp", line.address, unit=5, kind="lamp")]))
    signing.buses["line"].want({"left": View("A1"), "lamp": View(is_lit=True)})

    until(lambda: left.lamps == {0})
    assert left.history == ("A1",)
    signing.put("line", None)
    until(lambda: (left.text, left.lamps) == ("", set()))


def test_hall_without_signs_reads_no_counters(signing, monkeypatch):
    monkeypatch.setattr(signing._hall, "present", None)

    signing.workers[0]._work()
