"""The fixed ratio: so many visitors of a priority class (P), then so many others (o)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.order import Desk, Policy, PriorityRule, Ratio, Waiting, choose, ranked

MINUTE = 60_000
NOW = 1_795_406_400_000
HERE = Desk("1", {"gas": 0})


def rule(priority=1, others=2):
    return Policy({"elderly": PriorityRule(5.0, 90 * MINUTE)}, ratio=Ratio(priority, others))


def queue(priority, others):
    """So many of each; the priority ones came last, so only the ratio can bring them forward."""
    old = [Waiting(f"o{n}", "gas", NOW - (50 - n) * MINUTE, NOW - 50 * MINUTE) for n in range(others)]
    young = [Waiting(f"P{n}", "gas", NOW - (9 - n) * MINUTE, NOW, "elderly") for n in range(priority)]
    return [*old, *young]


def calls(stages, policy, desk=HERE):
    """Who is called until nobody waits, with the counter's turn going on from call to call."""
    waiting, called = list(stages), []
    while (place := choose(desk, waiting, policy=policy, now=NOW)) is not None:
        called.append(place.stage.ticket)
        waiting.remove(place.stage)
        if place.turn is not None:
            desk = replace(desk, turn=place.turn)
    return called


def test_one_of_a_priority_class_goes_then_two_others():
    assert calls(queue(3, 5), rule()) == ["P0", "o0", "o1", "P1", "o2", "o3", "P2", "o4"]


def test_two_of_a_priority_class_go_then_one_other():
    assert calls(queue(4, 3), rule(2, 1)) == ["P0", "P1", "o0", "P2", "P3", "o1", "o2"]


def test_turn_of_a_group_of_which_nobody_waits_goes_to_the_other():
    assert calls(queue(0, 3), rule()) == ["o0", "o1", "o2"]
    assert calls(queue(3, 0), rule()) == ["P0", "P1", "P2"]


def test_counter_goes_on_where_it_was_in_the_cycle():
    after_one_other = replace(HERE, turn=2)

    assert calls(queue(2, 2), rule(), after_one_other) == ["o0", "P0", "o1", "P1"]


def test_turn_that_an_older_and_longer_cycle_left_behind_is_understood():
    assert calls(queue(1, 1), rule(1, 1), replace(HERE, turn=7)) == ["o0", "P0"]


def test_neither_head_start_nor_weight_counts_beside_the_ratio():
    first, second = ranked(HERE, queue(1, 1), policy=rule(), now=NOW)

    assert (first.reason, second.reason) == ("priority_turn", "others_turn")
    assert first.score == 9


def test_visitor_who_was_sent_first_goes_first_and_takes_nobodys_turn():
    sent = Waiting("f", "gas", NOW, NOW, first=True)

    place = choose(HERE, [*queue(1, 1), sent], policy=rule(), now=NOW)

    assert (place.stage.ticket, place.reason, place.turn) == ("f", "first", None)
    assert calls([*queue(1, 1), sent], rule()) == ["f", "P0", "o0"]


numbers = st.integers(1, 4)


@given(st.integers(0, 9), st.integers(0, 9), numbers, numbers, st.integers(0, 20))
def test_list_that_is_shown_is_the_order_of_the_calls(priority, others, n, m, turn):
    desk, policy = replace(HERE, turn=turn), rule(n, m)

    shown = [place.stage.ticket for place in ranked(desk, queue(priority, others), policy=policy, now=NOW)]

    assert shown == calls(queue(priority, others), policy, desk)
    assert len(shown) == priority + others


@given(st.integers(1, 30), st.integers(1, 30), numbers, numbers, st.integers(0, 20))
def test_neither_group_waits_longer_than_the_other_ones_stretch(priority, others, n, m, turn):
    """So nobody starves: while both wait, at most m others go between two of a class, and n the other way."""
    called = "".join(name[0] for name in calls(queue(priority, others), rule(n, m), replace(HERE, turn=turn)))
    both_wait = called[: min(called.rindex("P"), called.rindex("o"))]

    assert "P" * (n + 1) not in both_wait
    assert "o" * (m + 1) not in both_wait


@pytest.mark.parametrize(("service", "expected"), [("gas", ["a"]), ("tax", [])])
def test_ratio_serves_only_what_the_counter_serves(service, expected):
    assert calls([Waiting("a", service, NOW, NOW)], rule()) == expected
