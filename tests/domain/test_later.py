"""Letting others go first: a place just behind the n-th, and never a better one."""

from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.order import Desk, Policy, PriorityRule, Waiting, rank_behind, ranked

MINUTE = 60_000
NOW = 1_795_406_400_000
HERE = Desk("1", {"gas": 0})


def waits(ticket, minutes, priority=None):
    return Waiting(ticket, "gas", NOW - round(minutes * MINUTE), NOW - 90 * MINUTE, priority)


def order_after(mine, others, n, policy):
    moved = mine._replace(ranked_at=rank_behind(mine, others, n, policy=policy, now=NOW), first=False)
    places = ranked(HERE, [moved, *others], policy=policy, now=NOW)
    return [place.stage.ticket for place in places]


def test_visitor_lets_two_go_first():
    others = [waits("a", 30), waits("b", 10), waits("c", 8), waits("d", 6)]

    assert order_after(waits("me", 20), others, 2, Policy()) == ["a", "b", "c", "me", "d"]


def test_visitor_who_lets_more_go_than_there_are_stands_last():
    assert order_after(waits("me", 20), [waits("a", 30), waits("b", 10)], 9, Policy()) == ["a", "b", "me"]


def test_visitor_behind_whom_nobody_waits_stays_last():
    assert order_after(waits("me", 20), [waits("a", 30)], 1, Policy()) == ["a", "me"]


def test_right_to_a_shorter_wait_is_reckoned_in():
    policy = Policy({"elderly": PriorityRule(2.0, 15 * MINUTE)})
    others = [waits("a", 40), waits("b", 30), waits("c", 5)]

    assert order_after(waits("me", 20, "elderly"), others, 1, policy) == ["a", "me", "b", "c"]


people = st.lists(
    st.tuples(st.integers(0, 100 * MINUTE), st.sampled_from((None, "elderly"))), min_size=1, max_size=9
)


@given(people, st.integers(0, 100 * MINUTE), st.sampled_from((None, "elderly")), st.integers(1, 9))
def test_exactly_n_go_first_of_those_who_stood_behind(found, waited, priority, n):
    policy = Policy({"elderly": PriorityRule(1.5, 10 * MINUTE)})
    others = [
        Waiting(f"t{k}", "gas", NOW - ms, NOW - 200 * MINUTE, kind) for k, (ms, kind) in enumerate(found)
    ]
    mine = Waiting("me", "gas", NOW - waited, NOW - 200 * MINUTE, priority)
    before = [place.stage.ticket for place in ranked(HERE, [mine, *others], policy=policy, now=NOW)]

    after = order_after(mine, others, n, policy)

    place = before.index("me")
    assert after[:place] == before[:place]
    # More than n only where they stood at one score, or the visitor ceased to be overdue by it.
    assert after.index("me") >= min(place + n, len(others))
    assert [name for name in after if name != "me"] == [name for name in before if name != "me"]
