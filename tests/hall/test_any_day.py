"""Any day of any hall: chance presses every button, and what must hold always holds."""

import shutil
import tempfile
from collections import Counter as Tally
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hand_hall import HandClock, HandHall, structure_with
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from hall_server.domain.errors import BadInput, Refused
from hall_server.domain.record import apply
from hall_server.domain.steps import State
from hall_server.domain.tickets import VisitKind
from hall_server.domain.times import millis, rfc3339
from hall_server.hall import parking
from hall_server.hall.parking import Place
from hall_server.hall.ratings import Rating, rate
from hall_server.store import journal, state
from hall_server.store.proof import RebuiltWorld

SERVICES = ("gas", "water", "tax")
WORKING_BUTTONS = {
    "open": ("next", "serve_here"),
    "closed": ("next",),
    "called": ("start", "miss", "finish", "hold"),
    "serving": ("finish", "hold"),
}
"""What works at a counter: by its state, or by that of its visitor."""

NO_STEPS = ("recalled", "shown", "spoken", "rated")
"""Events that change no state: undo goes back behind them."""
COUNTERS = st.sampled_from(("1", "2"))
KNOWN_REFUSALS = {
    *("counter_busy", "counter_closed", "illegal_step", "no_ticket"),
    *("recall_limit", "series_full", "service_closed", "stale"),
    *("nothing_to_undo", "not_served_here", "counter_closed"),
}
KNOWN_MISTAKES = {"unknown_service", "malformed"}
"""A service that has left the hall file, an operator who is not there."""


class AnyDay(RuleBasedStateMachine):
    """Visitors, operators and time, in any order; refusals are part of the day, mistakes are not."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="any-day-"))
        self.clock = HandClock()
        self.keys = 0

    @initialize(
        is_open_at_night=st.booleans(),
        auto_start_s=st.sampled_from((0, 45)),
        last=st.sampled_from((3, 999)),
        mode=st.sampled_from(("score", "ratio")),
        visit_order=st.sampled_from(("fixed", "planned")),
    )
    def found(self, is_open_at_night, auto_start_s, last, mode, visit_order):
        hours = {} if is_open_at_night else {"hours": "mon-sun 08:00-20:00"}
        self.settings = {
            "auto_start_s": auto_start_s,
            "recall_limit": 1,
            "return_grace_min": 20,
            "mode": mode,
            "visit_order": visit_order,
            "ratio": {"priority": 2, "others": 1},
            **hours,
        }
        structure = structure_with(
            lambda document: document["series"][0].update(to=last),
            **self.settings,
        )
        self.hall = HandHall(self.folder, structure, self.clock)
        self.hall.open("1", "aziza")

    def attempt(self, act, *args, **more):
        """What is done, or None where the rules refuse it."""
        try:
            return act(*args, **more)
        except (Refused, BadInput) as refused:
            if refused.code not in KNOWN_REFUSALS | KNOWN_MISTAKES:
                raise
            return None

    # -- what people do --------------------------------------------------------------------------

    @rule(
        services=st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True),
        priority=st.sampled_from((None, None, "elderly", "disability")),
        quantity=st.integers(1, 3),
        booked_min=st.sampled_from((None, None, None, -40, -5, 5, 25, 90)),
    )
    def take(self, services, priority, quantity, booked_min):
        booked = None if booked_min is None else rfc3339(self.clock.wall + booked_min * 60_000)
        self.attempt(self.hall.take, *services, priority=priority, quantity=quantity, appointment=booked)

    @rule(service=st.sampled_from(SERVICES))
    def tap_twice(self, service):
        self.keys += 1
        first = self.attempt(self.hall.take, service, key=f"tap {self.keys}")
        again = self.attempt(self.hall.take, service, key=f"tap {self.keys}")
        assert first == again

    @rule(counter=COUNTERS)
    def open(self, counter):
        self.attempt(self.hall.open, counter, {"1": "aziza", "2": "bek"}[counter])

    @rule(counter=COUNTERS)
    def close(self, counter):
        self.attempt(self.hall.close_counter, counter)

    @rule(counter=COUNTERS)
    def close_by_force(self, counter):
        self.hall.force_closed(counter)

    @rule(counter=COUNTERS)
    def pause(self, counter):
        self.attempt(self.hall.pause, counter)

    @rule(counter=COUNTERS)
    def resume(self, counter):
        self.attempt(self.hall.resume, counter)

    @rule(counter=COUNTERS, service=st.sampled_from(SERVICES), kind=st.sampled_from(("here", "back_office")))
    def serve_here(self, counter, service, kind):
        self.attempt(self.hall.serve_here, counter, service, kind=VisitKind(kind))

    @rule(pick=st.integers(0, 1000), n=st.integers(1, 4))
    def let_go_first(self, pick, n):
        if found := self.anybody(pick):
            self.attempt(self.hall.by_phone, found, parking.let_go_first, n)

    @rule(pick=st.integers(0, 1000), score=st.integers(1, 5))
    def rate(self, pick, score):
        if found := self.anybody(pick):
            self.attempt(self.hall.by_phone, found, rate, Rating(score))

    @rule(counter=COUNTERS)
    def next(self, counter):
        self.hall.tick()
        # By id: in the morning a label may belong to somebody of yesterday and to somebody of today.
        shown = [ticket["id"] for ticket in self.hall.inner.queue(counter)]
        called = self.attempt(self.hall.next, counter)
        if called is not None:
            assert called["id"] == shown[0]
        elif self.hall.counter(counter)["state"] == "open" and self.hall.counter(counter)["ticket"] is None:
            assert shown == []
            self.nobody_waits_whom_it_serves(counter)

    def nobody_waits_whom_it_serves(self, counter):
        """No counter is idle while somebody waits for it: looked up in the tables, not by the rule."""
        served = self.hall.counter(counter)["services"]
        with self.hall.store.read() as db:
            waiting = state.tickets_in_state(db, State.WAITING)
        assert [
            ticket.label
            for ticket in waiting
            if ticket.stage.service in served
            and not ticket.stage.for_counter
            and not ticket.stage.for_operator
        ] == []

    @rule(counter=COUNTERS)
    def press_twice(self, counter):
        """The same console presses twice, having seen the counter once."""
        version = self.hall.counter(counter)["version"]
        first = self.attempt(self.hall.next, counter, version=version)
        if first is not None:
            with pytest.raises(Refused, match="stale"):
                self.hall.next(counter, version=version)

    @rule(counter=COUNTERS, act=st.sampled_from(("recall", "start", "miss", "finish")))
    def act(self, counter, act):
        self.attempt(getattr(self.hall, act), counter)

    @rule(counter=COUNTERS, minutes=st.sampled_from((None, 1, 30)))
    def hold(self, counter, minutes):
        self.attempt(self.hall.hold, counter, minutes=minutes)

    @rule(
        at=COUNTERS,
        where=st.one_of(
            st.builds(dict, service=st.sampled_from(SERVICES)),
            st.builds(dict, counter=COUNTERS),
            st.builds(dict, operator=st.sampled_from(("aziza", "bek"))),
        ),
        place=st.sampled_from(Place),
        come_back=st.booleans(),
    )
    def transfer(self, at, where, place, come_back):
        self.attempt(self.hall.transfer, at=at, place=place, come_back=come_back, **where)

    @rule(counter=COUNTERS)
    def undo(self, counter):
        if self.attempt(self.hall.undo, counter) is not None:
            self.it_is_as_before(counter)

    @rule(counter=COUNTERS, pick=st.integers(0, 11))
    def press_and_undo(self, counter, pick):
        """One of the buttons that work at this moment, and back at once."""
        self.open(counter)
        self.attempt(self.hall.resume, counter)
        found = self.hall.counter(counter)
        at_counter = found["ticket"]["state"] if found["ticket"] else found["state"]
        buttons = WORKING_BUTTONS[at_counter]
        act = getattr(self.hall, buttons[pick % len(buttons)])
        if self.attempt(act, counter) is not None and self.attempt(self.hall.undo, counter) is not None:
            self.it_is_as_before(counter)

    def it_is_as_before(self, counter):
        """Ticket and counter as they were before the undone step; only history and version went on."""
        rows = self.hall.events()
        undone = next(row for row in reversed(rows) if row["kind"] == "undone")
        own = [row for row in rows if row["ticket"] == undone["ticket"] and row["seq"] < undone["seq"]]
        step = next(row for row in reversed(self.that_count(own)) if row["kind"] not in NO_STEPS)
        world = RebuiltWorld()
        for row in rows[: step["seq"] - 1]:
            event = journal.event_of(row, millis(row["at"]))
            apply(event, world)
            if event.ticket is not None:
                world.events.setdefault(event.ticket, []).append(event)
        with self.hall.store.read() as db:
            ticket, now_at = state.ticket(db, undone["ticket"]), state.counters(db)[counter]
        if rows[-1]["kind"] == "cancelled":
            # A visit that was begun at the counter by mistake: it is no more.
            assert (ticket.kind is VisitKind.VISIT, ticket.state) == (False, State.CANCELLED)
            return
        before, was_at = world.ticket(undone["ticket"]), world.counter(counter)
        assert replace(ticket, version=0) == replace(before, version=0)
        assert (now_at.ticket, now_at.turn) == (was_at.ticket, was_at.turn)

    @rule(
        step=st.sampled_from((parking.bring_back, parking.cancel, parking.release)),
        pick=st.integers(0, 1000),
    )
    def move(self, step, pick):
        if found := self.anybody(pick):
            self.attempt(self.hall.move, found, step)

    @rule(pick=st.integers(0, 1000))
    def park(self, pick):
        if found := self.anybody(pick):
            self.attempt(self.hall.move, found, lambda tx, it: parking.hold(tx, it, minutes=5, reason=None))

    @rule(pick=st.integers(0, 1000), place=st.sampled_from(Place), service=st.sampled_from(SERVICES))
    def send_on(self, pick, place, service):
        if found := self.anybody(pick):
            self.attempt(self.hall.move, found, parking.transfer, parking.Target(service, place=place))

    @rule(removed=st.sampled_from((None, "gas", "water", "tax")))
    def load_another_hall_file(self, removed):
        """A service leaves the hall file, or comes back; everything else stays."""

        def edit(document):
            document["service"] = [row for row in document["service"] if row["id"] != removed]
            for counter in document["counter"]:
                counter["services"] = [each for each in counter["services"] if removed not in str(each)]

        self.hall.load(structure_with(edit if removed else None, **self.settings))

    @rule(service=st.sampled_from(SERVICES), pick=st.integers(0, 1000))
    def add_stage(self, service, pick):
        if found := self.anybody(pick):
            self.attempt(self.hall.move, found, parking.add_stage, service)

    @rule(counter=COUNTERS, pick=st.integers(0, 1000))
    def call_chosen(self, counter, pick):
        if found := self.anybody(pick):
            self.attempt(self.hall.call, found, counter)

    def anybody(self, pick):
        """Some visitor of the hall; None before the first."""
        with self.hall.store.read() as db:
            ids = sorted(ticket.id for ticket in state.all_tickets(db))
        return {"id": ids[pick % len(ids)]} if ids else None

    # -- what happens ----------------------------------------------------------------------------

    @rule(seconds=st.integers(1, 90))
    def wait(self, seconds):
        self.clock.pass_time(seconds=seconds)

    @rule(minutes=st.integers(2, 40))
    def wait_long(self, minutes):
        self.clock.pass_time(minutes=minutes)

    @rule(hours=st.sampled_from((5, 11, 24, 50)))
    def night(self, hours):
        self.clock.pass_time(hours=hours)
        self.hall.tick()

    @rule(seconds=st.integers(-119, 90))
    def correct_the_clock(self, seconds):
        end = millis(self.hall.events()[-1]["at"])
        if self.clock.wall + seconds * 1000 >= end - 119_000:
            self.clock.set_wall(seconds=seconds)
            # So that many small corrections together do not become a drift.
            self.clock.boot += seconds * 1000

    @rule()
    def tick(self):
        self.hall.tick()

    @rule()
    def restart(self):
        self.hall.restart()

    # -- what always holds -----------------------------------------------------------------------

    @invariant()
    def what_holds_at_every_moment(self):
        with self.hall.store.read() as db:
            tickets = list(state.all_tickets(db))
            counters = [counter for counter in state.counters(db).values() if counter.ticket]
            issued = db.execute("SELECT count(*) FROM journal WHERE kind = 'issued'").fetchone()[0]
        assert len(tickets) == issued
        assert self.hall.difference() is None
        self.area_under_the_queue_is_the_time_in_it(tickets, self.hall.events())
        self.nobody_is_at_two_counters(tickets, {counter.ticket: counter.id for counter in counters})
        self.labels_are_unique_in_a_day(tickets)
        self.no_time_is_negative(tickets)
        self.one_stage_of_a_visit_is_present(tickets)
        self.nobody_waits_who_has_no_number(tickets)
        self.somebody_could_serve_everybody_who_waits(tickets)

    def nobody_waits_who_has_no_number(self, tickets):
        """Work of the back office is never in a queue; who came to a counter only after being sent on."""
        for ticket in tickets:
            if ticket.kind is VisitKind.VISIT or ticket.state is not State.WAITING:
                continue
            assert ticket.kind is VisitKind.HERE
            own = self.that_count([row for row in self.hall.events() if row["ticket"] == ticket.id])
            assert ticket.stage_n > 1 or "held" in {row["kind"] for row in own}

    def somebody_could_serve_everybody_who_waits(self, tickets):
        """Whatever leaves the hall file: there is a counter for everybody who is in the hall."""
        structure = self.hall.inner.structure()
        served = {service for counter in structure.counters for service in structure.services_of(counter.id)}
        assert {ticket.stage.service for ticket in tickets if ticket.state is State.WAITING} <= served

    def nobody_is_at_two_counters(self, tickets, at_counters):
        held = [
            (ticket.id, stage.counter)
            for ticket in tickets
            for stage in ticket.stages
            if stage.state in ("called", "serving")
        ]

        assert sorted(held) == sorted(at_counters.items())
        assert len({ticket for ticket, _ in held}) == len({counter for _, counter in held}) == len(held)

    def labels_are_unique_in_a_day(self, tickets):
        assert len({(ticket.business_day, ticket.label) for ticket in tickets}) == len(tickets)

    def no_time_is_negative(self, tickets):
        for stage in (stage for ticket in tickets for stage in ticket.stages):
            durations = (stage.queue_ms, stage.service_ms, stage.hold_ms, stage.wait_ms, stage.walk_ms)
            assert all(duration is None or duration >= 0 for duration in durations)

    def one_stage_of_a_visit_is_present(self, tickets):
        for ticket in tickets:
            earlier, later = ticket.stages[: ticket.stage_n - 1], ticket.stages[ticket.stage_n :]
            assert all(stage.state in ("finished", "transferred") for stage in earlier)
            assert ticket.state != "planned"
            assert all(stage.state == "planned" for stage in later)

    # -- what holds at the end ---------------------------------------------------------------------

    def teardown(self):
        if not hasattr(self, "hall"):
            return
        try:
            with self.hall.store.read() as db:
                tickets = list(state.all_tickets(db))
            events = self.hall.events()
            times = [row["at"] for row in events]
            assert self.hall.difference() is None
            assert all(earlier <= later for earlier, later in pairwise(times))
            self.everybody_is_counted_once(tickets)
        finally:
            self.hall.close()
            shutil.rmtree(self.folder)

    def everybody_is_counted_once(self, tickets):
        for day in {ticket.business_day for ticket in tickets}:
            figures = self.hall.reports.report("day", date.fromisoformat(day))["totals"]
            states = Tally(
                stage.state
                for ticket in tickets
                for stage in ticket.stages
                if ticket.business_day == day and ticket.came_to_wait(stage)
            )
            assert figures["issued"] == sum(states.values())
            assert figures["served"] == states["finished"]
            assert (figures["no_show"], figures["unserved"]) == (states["no_show"], states["unserved"])

    def area_under_the_queue_is_the_time_in_it(self, tickets, events):
        """By the record: how long each visitor waited between the events that count, against the tables."""
        now = max(self.clock.wall, millis(events[-1]["at"]))
        waited = 0
        for ticket in tickets:
            rows = self.that_count([row for row in events if row["ticket"] == ticket.id])
            moments = [millis(row["at"]) for row in rows] + [now]
            left = 0
            is_waiting = False
            for row, (since, until) in zip(rows, pairwise(moments), strict=True):
                left, is_waiting = self.after(row, left, is_waiting)
                waited += (until - since) * is_waiting
        assert waited == sum(ticket.queue_ms(now) for ticket in tickets)

    def that_count(self, rows):
        """Without what was undone, and the undoing."""
        kept = []
        for row in rows:
            if row["kind"] != "undone":
                kept.append(row)
                continue
            while kept.pop()["kind"] in NO_STEPS:
                pass
        return kept

    def after(self, row, left, before):
        """How many services are left, and whether somebody waits, after an event, read from it alone."""
        match row["kind"]:
            case "issued":
                return len(row["data"]["services"]) - 1, True
            case "stage_added":
                return left + 1, before
            case "transferred":
                return left + bool(row["data"].get("come_back")), True
            case "finished":
                return max(0, left - 1), left > 0
            case "returned" | "released":
                return left, True
            case "shown" | "spoken" | "rated" | "postponed":
                return left, before
            case _:
                return left, False


def test_any_day_keeps_its_promises():
    run_state_machine_as_test(AnyDay, settings=settings(max_examples=40, stateful_step_count=25))


@pytest.mark.long
@pytest.mark.timeout(3 * 3600)
def test_many_long_days_keep_their_promises():
    run_state_machine_as_test(
        AnyDay, settings=settings(max_examples=2000, stateful_step_count=50, derandomize=False)
    )
