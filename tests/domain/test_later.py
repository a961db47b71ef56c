"""Letting others go first: right behind the last of the next n for as long as they wait, and no longer."""

from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.order import Desk, Policy, PriorityRule, Waiting, choose, next_after, ranked

MINUTE = 60_000
NOW = 1_795_406_400_000
HERE = Desk("1", {"gas": 0})
POLICY = Policy({"elderly": PriorityRule(1.5, 10 * MINUTE)})


def waits(ticket, minutes, priority=None):
    return Waiting(ticket, "gas", NOW - round(minutes * MINUTE), NOW - 90 * MINUTE, priority)


def letting(mine, others, n, policy):
    """The visitor after the wish."""
    shown = ranked(HERE, [mine, *others], policy=policy, now=NOW)
    return mine._replace(behind=tuple(next_after(shown, mine.ticket, n)), first=False)


def order(stages, policy):
    return [place.stage.ticket for place in ranked(HERE, stages, policy=policy, now=NOW)]


def order_after(mine, others, n, policy):
    return order([letting(mine, others, n, policy), *others], policy)


def test_visitor_lets_two_go_first():
    others = [waits("a", 30), waits("b", 10), waits("c", 8), waits("d", 6)]

    assert order_after(waits("me", 20), others, 2, Policy()) == ["a", "b", "c", "me", "d"]


def test_visitor_who_lets_more_go_than_there_are_stands_last():
    assert order_after(waits("me", 20), [waits("a", 30), waits("b", 10)], 9, Policy()) == ["a", "b", "me"]


def test_visitor_behind_whom_nobody_waits_stays_last():
    assert order_after(waits("me", 20), [waits("a", 30)], 1, Policy()) == ["a", "me"]


def test_right_to_a_shorter_wait_lets_exactly_those_go():
    policy = Policy({"elderly": PriorityRule(2.0, 15 * MINUTE)})
    others = [waits("a", 80), waits("b", 30), waits("c", 5)]

    assert order_after(waits("me", 20, "elderly"), others, 1, policy) == ["a", "b", "me", "c"]


def test_visitor_has_the_old_place_again_when_those_have_gone():
    others = [waits("a", 19), waits("b", 18), waits("c", 17)]
    mine = letting(waits("me", 20), others, 2, Policy())

    assert order([mine, *others], Policy()) == ["a", "b", "me", "c"]
    assert order([mine, others[1], others[2]], Policy()) == ["b", "me", "c"]
    assert order([mine, others[2], waits("new", 0)], Policy()) == ["me", "c", "new"]


def test_visitors_who_let_each_other_go_first_do_not_block_the_counter():
    one = waits("one", 20)._replace(behind=("two",))
    two = waits("two", 19)._replace(behind=("one",))

    assert sorted(order([one, two], Policy())) == ["one", "two"]
    assert choose(HERE, [one, two], policy=Policy(), now=NOW) is not None


people = st.lists(
    st.tuples(st.integers(0, 100 * MINUTE), st.sampled_from((None, "elderly"))), min_size=1, max_size=9
)
wishes = (people, st.integers(0, 100 * MINUTE), st.sampled_from((None, "elderly")), st.integers(1, 9))


def scene(found, waited, priority):
    others = [
        Waiting(f"t{k}", "gas", NOW - ms, NOW - 200 * MINUTE, kind) for k, (ms, kind) in enumerate(found)
    ]
    return Waiting("me", "gas", NOW - waited, NOW - 200 * MINUTE, priority), others


@given(*wishes)
def test_exactly_n_go_first_of_those_who_stood_behind(found, waited, priority, n):
    mine, others = scene(found, waited, priority)
    before = order([mine, *others], POLICY)

    after = order_after(mine, others, n, POLICY)

    assert after.index("me") == min(before.index("me") + n, len(others))
    assert [name for name in after if name != "me"] == [name for name in before if name != "me"]


@given(*wishes)
def test_no_newcomer_goes_first_however_late_it_gets(found, waited, priority, n):
    """One call and one newcomer every four minutes: the visitor is called once those let by have gone."""
    mine, others = scene(found, waited, priority)
    waiting, now, called = [letting(mine, others, n, POLICY), *others], NOW, []
    while "me" not in called:
        now += 4 * MINUTE
        waiting.append(Waiting(f"n{len(called)}", "gas", now, now, None))
        place = choose(HERE, waiting, policy=POLICY, now=now)
        called.append(place.stage.ticket)
        waiting.remove(place.stage)

    assert [name for name in called if name.startswith("n")] == []


@given(st.permutations(range(5)), people)
def test_call_is_the_first_of_the_list_whatever_was_wished(order_of_wishes, found):
    _, others = scene(found, 0, None)
    stages = [
        stage._replace(behind=(f"t{order_of_wishes[k % 5]}",)) if k % 2 else stage
        for k, stage in enumerate(others)
    ]

    assert choose(HERE, stages, policy=POLICY, now=NOW).stage.ticket == order(stages, POLICY)[0]
