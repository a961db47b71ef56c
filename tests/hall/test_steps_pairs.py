"""Every state with every step that somebody can ask for: done as the table lists it, else refused."""

import itertools
from types import SimpleNamespace

import pytest

from hall_server.domain.errors import Refused
from hall_server.domain.events import Kind
from hall_server.domain.steps import STEPS, State, Step
from hall_server.hall import parking, ratings
from hall_server.texts.catalogue import LANGUAGES, Catalogue
from hall_server.web.errors import Errors

FROM_EIGHT_TO_EIGHT = "mon-sun 08:00-20:00"
A_DAY_MIN = 1440
GRACE_MIN = 360

# Others are states of a stage only: a ticket goes on with the next one at once.
STATES = sorted(set(State) - {State.PLANNED, State.TRANSFERRED})

BY_ITSELF = (Step.EXPIRE, Step.CLOSE_OF_DAY)

WAYS = {
    "waiting": (),
    "called": ("call",),
    "serving": ("call", "start"),
    "held": ("call", "hold"),
    "missed": ("call", "miss"),
    "finished": ("call", "start", "finish"),
    "cancelled": ("cancel",),
    "no_show": ("call", "miss", "grace"),
    "unserved": ("night",),
}
"""What people do, and how time passes, until a ticket is in a state."""

BESIDES = {
    "add_stage": {"waiting", "called", "serving", "held", "missed"},
    "later": {"waiting"},
    "rate": {"finished"},
}
"""What is no step of the table, and the states in which it can be done."""

ASKED = [step for step in Step if step not in BY_ITSELF] + list(BESIDES)
EVERY_PAIR = list(itertools.product(STATES, ASKED))


def may(state, step):
    return state in BESIDES[step] if step in BESIDES else (State(state), Step(step)) in STEPS


ALLOWED = [pair for pair in EVERY_PAIR if may(*pair)]
REFUSED = [pair for pair in EVERY_PAIR if not may(*pair)]

DONE = {
    "recall": lambda tx, ticket: tx.record(Kind.RECALLED, ticket, counter="1", call_id="again"),
    "start": lambda tx, ticket: tx.record(Kind.STARTED, ticket, counter="1"),
    "finish": lambda tx, ticket: tx.record(Kind.FINISHED, ticket, counter="1"),
    "miss": lambda tx, ticket: tx.record(Kind.MISSED, ticket, counter="1"),
    "return": parking.bring_back,
    "hold": lambda tx, ticket: parking.hold(tx, ticket, minutes=A_DAY_MIN, reason=None),
    "transfer": lambda tx, ticket: parking.transfer(tx, ticket, parking.Target("water")),
    "release": parking.release,
    "cancel": parking.cancel,
    "add_stage": lambda tx, ticket: parking.add_stage(tx, ticket, "tax"),
    "later": lambda tx, ticket: parking.let_go_first(tx, ticket, 1),
    "rate": lambda tx, ticket: ratings.rate(tx, ticket, ratings.Rating(5)),
}


class Visit:
    """One visitor of a hall, and whatever is done with them."""

    def __init__(self, hall, clock):
        self.hall = hall
        self.clock = clock
        self.ticket = hall.take()
        self._nights = 0

    def bring_to(self, state):
        for event in WAYS[state]:
            self.live_through(event)
        assert self.state == state

    def live_through(self, event):
        match event:
            case "grace":
                self.clock.pass_time(minutes=GRACE_MIN)
                self.hall.tick()
            case "night":
                self._nights += 1
                self.clock.pass_time_until(f"2026-11-{23 + self._nights} 08:30")
                self.hall.tick()
            case _:
                self.do(event, counter="1")

    def do(self, step, counter="2"):
        """Do a step with the ticket, as the rules see it: at any counter, or at none."""
        if step == "call":
            self.hall.call(self.ticket, counter)
        else:
            self.hall.move(self.ticket, _and_look(DONE[step]))

    @property
    def state(self):
        return self.hall.state(self.ticket)


def _and_look(act):
    def move(tx, ticket):
        act(tx, ticket)
        return tx.ticket(ticket.id)

    return move


@pytest.fixture
def visit(make_hall, clock):
    """A visitor of a hall with two open counters, who has taken a ticket for gas."""
    hall = make_hall(hours=FROM_EIGHT_TO_EIGHT, return_grace_min=GRACE_MIN)
    for counter, operator in (("1", "aziza"), ("2", "botir")):
        hall.open(counter, operator)
    yield Visit(hall, clock)
    assert hall.difference() is None


@pytest.mark.parametrize(("state", "step"), ALLOWED)
def test_step_that_the_table_lists_is_done(visit, state, step):
    visit.bring_to(state)

    visit.do(step)

    leads_to = STEPS[State(state), Step(step)] if step not in BESIDES else State(state)
    if leads_to is State.TRANSFERRED:
        stages = visit.hall.ticket(visit.ticket)["stages"]
        assert [stage["state"] for stage in stages] == ["transferred", "waiting"]
    else:
        assert visit.state == leads_to


@pytest.mark.parametrize(("state", "step"), REFUSED)
def test_step_that_the_table_does_not_list_is_refused_and_explained_and_changes_nothing(visit, state, step):
    visit.bring_to(state)
    before, events = visit.hall.ticket(visit.ticket), visit.hall.events()

    with pytest.raises(Refused) as refused:
        visit.do(step)

    assert refused.value.code == "illegal_step"
    assert refused.value.values == {"label": "A001", "step": step, "state": state}
    assert visit.hall.ticket(visit.ticket) == before
    assert visit.hall.events() == events
    said = said_in_every_language(visit.hall, refused.value)
    assert len(set(said)) == len(LANGUAGES)
    assert all("A001" in sentence and "{" not in sentence for sentence in said)


def said_in_every_language(hall, error):
    running = SimpleNamespace(catalogue=Catalogue.load(), structure=hall.inner.structure)
    return [Errors(running).problem(error, language).detail for language in LANGUAGES]


TOLD = {
    ("finished", "call"): "is finished, so it cannot be called. For anything more, take a new ticket.",
    ("waiting", "start"): "is waiting, so its service cannot begin. Call it first.",
    ("waiting", "return"): (
        "is waiting, so it cannot be brought back to the queue. It will be called when its turn comes."
    ),
    ("serving", "cancel"): "is being served, so it cannot be cancelled. Finish at its counter first.",
    ("missed", "start"): (
        "is missed, so its service cannot begin."
        " If the visitor has come, bring it back to the queue or call it."
    ),
    ("cancelled", "rate"): (
        "is cancelled, so it cannot be rated."
        " Only a visit that was served can be rated, until the end of the next day."
    ),
}


@pytest.mark.parametrize(("state", "step"), TOLD)
def test_refusal_says_what_happened_why_and_what_to_do(visit, state, step):
    visit.bring_to(state)

    with pytest.raises(Refused) as refused:
        visit.do(step)

    assert f"Ticket A001 {TOLD[state, step]}" in said_in_every_language(visit.hall, refused.value)


@pytest.mark.parametrize("state", STATES)
def test_end_of_the_grace_moves_those_alone_whom_the_table_lists(visit, state):
    visit.bring_to(state)

    visit.live_through("grace")

    assert visit.state == STEPS.get((State(state), Step.EXPIRE), state)


@pytest.mark.parametrize("state", STATES)
def test_night_moves_those_alone_whom_the_table_lists(make_hall, clock, state):
    # A grace that outlasts the night, so that it is the end of the day that closes the visit.
    hall = make_hall(
        hours=FROM_EIGHT_TO_EIGHT, return_grace_min=A_DAY_MIN if state == "missed" else GRACE_MIN
    )
    hall.open("1")
    visit = Visit(hall, clock)
    visit.bring_to(state)

    visit.live_through("night")

    assert visit.state == STEPS.get((State(state), Step.CLOSE_OF_DAY), state)
    assert hall.difference() is None


def test_visit_that_goes_on_is_never_in_a_state_of_stages_only(visit):
    visit.do("add_stage")
    visit.do("transfer")

    assert visit.state == "waiting"
    stages = visit.hall.ticket(visit.ticket)["stages"]
    assert [stage["state"] for stage in stages] == ["transferred", "waiting", "planned"]
