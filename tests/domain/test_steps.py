"""The table of steps, held against a second one that was written down from the rules of the hall."""

import itertools

import pytest

from hall_server.domain.errors import Refused
from hall_server.domain.steps import AT_COUNTER, ENDED, STEPS, State, Step
from hall_server.domain.tickets import Stage

STATES = {
    "planned", "waiting", "called", "serving", "held", "missed",
    "finished", "transferred", "cancelled", "no_show", "unserved",
}  # fmt: skip

# Step: where it may begin, and where it leads.
ALLOWED = {
    "call": {"waiting": "called", "held": "called", "missed": "called"},
    "recall": {"called": "called"},
    "start": {"called": "serving"},
    "finish": {"serving": "finished", "called": "finished"},
    "miss": {"called": "missed"},
    "return": {"missed": "waiting", "held": "waiting"},
    "hold": {"waiting": "held", "called": "held", "serving": "held"},
    "transfer": dict.fromkeys(("waiting", "held", "called", "serving"), "transferred"),
    "release": {"called": "waiting", "serving": "waiting"},
    "cancel": dict.fromkeys(("waiting", "held", "called", "missed"), "cancelled"),
    "expire": {"missed": "no_show"},
    "close_of_day": {"waiting": "unserved", "held": "unserved", "missed": "no_show"},
}
EVERY_PAIR = sorted(itertools.product(STATES, ALLOWED))
LISTED = [pair for pair in EVERY_PAIR if pair[0] in ALLOWED[pair[1]]]
NOT_LISTED = [pair for pair in EVERY_PAIR if pair[0] not in ALLOWED[pair[1]]]

BEGAN, NOW = 1_000, 61_000


def stage_in(state):
    return Stage(1, "gas", State(state), queued_at=BEGAN, ranked_at=BEGAN, since=BEGAN)


def test_states_and_steps_are_those_of_the_rules():
    assert {state.value for state in State} == STATES
    assert {step.value for step in Step} == set(ALLOWED)


@pytest.mark.parametrize(("state", "step"), LISTED)
def test_listed_step_leads_where_the_rules_say(state, step):
    moved = stage_in(state).step(Step(step), at=NOW)

    assert moved.state == ALLOWED[step][state]


@pytest.mark.parametrize(("state", "step"), NOT_LISTED)
def test_step_that_is_not_listed_is_refused(state, step):
    with pytest.raises(Refused) as refused:
        stage_in(state).step(Step(step), at=NOW)

    assert refused.value.code == "illegal_step"
    assert refused.value.values == {"step": step, "state": state}


def test_there_is_no_second_way_out_of_a_state():
    assert {(before.value, step.value): after.value for (before, step), after in STEPS.items()} == {
        (before, step): after for step, ways in ALLOWED.items() for before, after in ways.items()
    }


def test_counter_holds_who_is_called_or_served():
    assert {state.value for state in AT_COUNTER} == {"called", "serving"}


def test_ended_stage_never_moves_again():
    without_a_way_out = STATES - {before for ways in ALLOWED.values() for before in ways}

    assert {state.value for state in ENDED} == without_a_way_out - {"planned"}


@pytest.mark.parametrize(("state", "step"), LISTED)
def test_end_of_a_stage_has_its_time_and_only_the_end(state, step):
    moved = stage_in(state).step(Step(step), at=NOW)

    assert moved.ended_at == (NOW if moved.state in ENDED else None)


def test_recall_leaves_the_moment_of_the_state_alone():
    called = stage_in("waiting").step(Step.CALL, at=NOW)

    recalled = called.step(Step.RECALL, at=NOW + 5_000)

    assert recalled.since == NOW
    assert recalled.called_at == NOW + 5_000


def test_planned_stage_begins_to_wait_once():
    waiting = Stage(2, "tax").enqueue(at=NOW, ranked_at=BEGAN)

    assert (waiting.state, waiting.queued_at, waiting.ranked_at, waiting.since) == (
        "waiting",
        NOW,
        BEGAN,
        NOW,
    )
    with pytest.raises(Refused, match="illegal_step"):
        waiting.enqueue(at=NOW, ranked_at=NOW)
