"""Every state of a ticket with every route that moves it: done as the table lists it, else refused."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
from moved_clock import MovedClock
from real_hall import SMALL_HALL

from hall_server.domain.steps import STEPS, State, Step

TASHKENT = ZoneInfo("Asia/Tashkent")
LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")

WAYS = {
    "waiting": (),
    "called": ("call",),
    "serving": ("call", "start"),
    "held": ("call", "hold"),
    "missed": ("call", "miss"),
    "finished": ("call", "start", "finish"),
    "cancelled": ("call", "cancel"),
}
"""The steps that bring a ticket into a state; `no_show` and `unserved` come with the night."""

STATES = (*WAYS, "no_show", "unserved")

ELSEWHERE = {"service": "water"}

AT_COUNTER = {"recall": {}, "start": {}, "miss": {}, "finish": {}, "hold": {}, "transfer": ELSEWHERE}
WHEREVER = {
    "cancel": {},
    "return": {},
    "hold": {},
    "transfer": ELSEWHERE,
    "stages": {"service": "tax"},
    "release": {},
}
BY_PHONE = {"cancel": {}, "return": {}, "later": {"n": 1}, "rating": {"score": 5}}

BESIDES = {
    "stages": {"waiting", "called", "serving", "held", "missed"},
    "later": {"waiting"},
    "rating": {"finished"},
}
"""What is no step of the table, and the states in which it can be done."""

ROUTES = [
    "counters/call",
    *(f"counters/{step}" for step in AT_COUNTER),
    *(f"tickets/{step}" for step in WHEREVER),
    *(f"status/{step}" for step in BY_PHONE),
]


def lists(state, step):
    return state in BESIDES[step] if step in BESIDES else (State(state), Step(step)) in STEPS


class Desk:
    """The hall after a night, with its manager, and a ticket in whatever state is wanted."""

    def __init__(self, manager, over):
        self.manager = manager
        self.over = over

    def post(self, path, body=None, language="en"):
        return self.manager.post(path, json=body or {}, headers={"Accept-Language": language})

    def done(self, path, body=None):
        answer = self.post(path, body)
        assert answer.is_success, answer.text
        return answer.json()

    def bring_to(self, state):
        if state in self.over:
            return self.over[state]
        ticket = self.done("/tickets", {"service": "gas", "language": "uz"})
        for step in WAYS[state]:
            if step == "call":
                self.done("/counters/1/call", {"ticket": ticket["id"]})
            elif step == "cancel":
                self.done(f"/tickets/{ticket['id']}/cancel")
            else:
                self.done(f"/counters/1/{step}")
        return ticket

    def look(self, ticket):
        answer = self.manager.get(f"/tickets/{ticket['id']}")
        assert answer.is_success, answer.text
        return answer.json()

    def tidy(self):
        """Leave the counters free for the next visitor."""
        for counter in ("1", "2"):
            if self.manager.get(f"/counters/{counter}").json()["ticket"]:
                self.done(f"/counters/{counter}/finish")


@pytest.fixture(scope="module")
def evening(clock_shim, tmp_path_factory):
    """The clock of a hall's PC, tomorrow at half past seven in the evening."""
    clock = MovedClock(clock_shim, tmp_path_factory.mktemp("clock") / "shift")
    tomorrow = dt.datetime.now(TASHKENT).date() + dt.timedelta(days=1)
    clock.pass_time_until(dt.datetime.combine(tomorrow, dt.time(19, 30), tzinfo=TASHKENT))
    yield clock
    clock.close()


@pytest.fixture(scope="module")
def morning_after(make_hall, cast_of, evening, eventually):
    """A hall in the morning: of the day before, one visitor did not come and one was not served."""
    hall = SMALL_HALL.read_text().replace(
        "recall_limit = 3", 'recall_limit = 3\nhours = "mon-sun 08:00-20:00"\nrates = {tickets_per_s = 1000}'
    )
    manager = cast_of(make_hall(hall, clock=evening))["manager"]
    desk = Desk(manager, {})
    for counter in ("1", "2"):
        desk.done(f"/counters/{counter}/open")
    over = {"no_show": desk.bring_to("missed"), "unserved": desk.bring_to("waiting")}

    evening.pass_time(13 * 3600)
    eventually(lambda: all(desk.look(ticket)["state"] == state for state, ticket in over.items()))
    return Desk(manager, over)


@pytest.fixture
def desk(morning_after):
    yield morning_after
    morning_after.tidy()


def asked(route, ticket):
    """Path, body and step of a route, for that ticket."""
    kind, _, step = route.partition("/")
    if step == "call":
        return "/counters/2/call", {"ticket": ticket["id"]}, step
    if kind == "counters":
        return f"/counters/1/{step}", AT_COUNTER[step], step
    if kind == "tickets":
        return f"/tickets/{ticket['id']}/{step}", WHEREVER[step], step
    return f"/status/{ticket['status_url'].rpartition('/')[2]}/{step}", BY_PHONE[step], step


EVERY_PAIR = list(itertools.product(STATES, ROUTES))


def refusal_of(state, route):
    """The code with which the pair is refused; None when it is done."""
    kind, _, step = route.partition("/")
    if kind == "counters" and step != "call" and state not in ("called", "serving"):
        return "no_ticket"
    return None if lists(state, step) else "illegal_step"


@pytest.mark.parametrize(("state", "route"), [pair for pair in EVERY_PAIR if refusal_of(*pair) is None])
def test_route_does_what_the_table_lists(desk, state, route):
    ticket = desk.bring_to(state)
    path, body, step = asked(route, ticket)

    desk.done(path, body)

    leads_to = state if step in BESIDES else STEPS[State(state), Step(step)]
    after = desk.look(ticket)
    assert after["stages"][0]["state"] == leads_to
    assert after["state"] == ("waiting" if step == "transfer" else leads_to)


@pytest.mark.parametrize(("state", "route"), [pair for pair in EVERY_PAIR if refusal_of(*pair)])
def test_route_refuses_what_the_table_does_not_list_and_says_why_in_every_language(desk, state, route):
    ticket = desk.bring_to(state)
    before = desk.look(ticket)["history"]
    path, body, _ = asked(route, ticket)

    answers = [desk.post(path, body, language) for language in LANGUAGES]

    assert {answer.status_code for answer in answers} == {409}
    assert {answer.json()["code"] for answer in answers} == {refusal_of(state, route)}
    details = [answer.json()["detail"] for answer in answers]
    assert len(set(details)) == len(LANGUAGES), details
    assert not any("{" in detail for detail in details)
    if refusal_of(state, route) == "illegal_step":
        assert all(ticket["label"] in detail for detail in details)
    assert desk.look(ticket)["history"] == before


@pytest.mark.parametrize("state", ["called", "serving"])
@pytest.mark.parametrize("step", ["next", "call", "serve", "pause", "close"])
def test_counter_that_holds_a_visitor_takes_no_other_and_does_not_close(desk, state, step):
    ticket, other = desk.bring_to(state), desk.bring_to("waiting")
    bodies = {"call": {"ticket": other["id"]}, "serve": {"service": "gas"}, "pause": {"reason": "tea"}}

    answers = [desk.post(f"/counters/1/{step}", bodies.get(step), language) for language in LANGUAGES]

    assert {answer.json()["code"] for answer in answers} == {"counter_busy"}
    assert len({answer.json()["detail"] for answer in answers}) == len(LANGUAGES)
    assert all(ticket["label"] in answer.json()["detail"] for answer in answers)
    assert desk.look(ticket)["state"] == state
