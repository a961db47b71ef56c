"""What people ask for is sometimes refused, because others act too. They carry on."""

import datetime as dt
import random

import pytest

from hall_server.cli.demo.direct import DirectDoors, OneTransaction
from hall_server.cli.demo.doors import Declined
from hall_server.cli.demo.past import LOOK_EVERY_MS, HandClock
from hall_server.cli.demo.people import People
from hall_server.domain.errors import HallError
from hall_server.hall import parking
from hall_server.hall.founding import found, secret_of
from hall_server.hall.hall import Hall
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.timekeeping import Timekeeper
from hall_server.store.database import Store
from hall_server.store.proof import prove

MANAGER = Ask(Actor("Zulfiya", Role.MANAGER, "token:Zulfiya"))


class MeddlingManager(DirectDoors):
    """A hall in which a manager takes tickets, counters and chairs away from the operators."""

    def __init__(self, hall):
        super().__init__(hall)
        self._manager_of = hall
        self._chance = random.Random(3)
        self.refusals = []
        self.meddled = 0

    def at_counter(self, seat, step, **said):
        if self._chance.random() < 0.08:
            self._meddle(seat)
        try:
            return super().at_counter(seat, step, **said)
        except Declined as refused:
            self.refusals.append(refused.code)
            raise

    def _meddle(self, seat):
        hall, counter = self._manager_of, self._manager_of.counter(seat.counter)
        guest = Ask(Actor("Guest", Role.OPERATOR, "token:Guest"))
        try:
            if counter["ticket"] is not None:
                move = self._chance.choice((parking.release, parking.cancel))
                hall.move_ticket(MANAGER, counter["ticket"]["id"], move)
            elif counter["state"] == "open":
                act = self._chance.choice(
                    (hall.close_counter, lambda ask, at: hall.pause(ask, at, "meeting"))
                )
                act(MANAGER, seat.counter)
            elif counter["state"] == "closed":
                hall.open_counter(guest, seat.counter)
            self.meddled += 1
        except HallError:
            pass


@pytest.fixture(scope="module")
def meddled_day(structure, plan, tmp_path_factory):
    """A Saturday on which a manager meddled: the store and the doors at which the people asked."""
    store = Store(tmp_path_factory.mktemp("meddled"))
    span = plan.span(dt.date(2026, 11, 21))
    found(store, structure, now=span.opens - 3_600_000)
    secret, people = secret_of(store), People(plan, span, 1, look_every_ms=LOOK_EVERY_MS)
    clock = HandClock(people.begins)

    def work(db):
        timekeeper = Timekeeper(clock.read, not_before=0)
        hall = Hall(
            OneTransaction(db), timekeeper, secret=secret, address="http://hall.test", tell=lambda: None
        )
        doors = MeddlingManager(hall)
        people.live(people.ends, doors, clock.move_to)
        return doors

    yield store, store.write(work)
    store.close()


def test_operators_carry_on_when_they_are_refused(meddled_day):
    store, doors = meddled_day
    with store.read() as db:
        (finished,) = db.execute("SELECT count(*) FROM stages WHERE state = 'finished'").fetchone()

    assert doors.meddled > 10
    assert set(doors.refusals) >= {"no_ticket", "counter_closed"}
    assert finished > 30


def test_operators_go_home_from_counters_that_are_theirs(meddled_day):
    store, _ = meddled_day
    with store.read() as db:
        left = [tuple(row) for row in db.execute("SELECT operator FROM counters WHERE state <> 'closed'")]

    assert {operator for (operator,) in left} <= {"Guest"}


def test_record_holds_however_much_was_refused(meddled_day):
    store, _ = meddled_day

    with store.read() as db:
        assert prove(db).difference is None
