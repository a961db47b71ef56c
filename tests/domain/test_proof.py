"""When a call counts as not seen, and when as not heard: plain values in, plain values out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.proof import WITHIN_MS, Judged, Sound, unheard, unseen

NINE = 1_700_000_000_000
PAUSE = 600


def sound(call, state="ready", *, made=0, changed=None, length=4_000, notice=False, emergency=False):
    """A sound; its moments are milliseconds after nine."""
    changed = made if changed is None else changed
    return Sound(call, state, NINE + made, NINE + changed, length, notice or emergency, emergency)


def due(*sounds, mute=None, there=None):
    """By call, how many milliseconds after nine it is late at the loudspeaker `hall`."""
    mute, there = (None if moment is None else NINE + moment for moment in (mute, there))
    judged = unheard("hall", sounds, PAUSE, mute, there)
    assert all(each.devices == ("hall",) for each in judged.values())
    return {call: each.due_at - NINE for call, each in judged.items()}


# -- seen ------------------------------------------------------------------------------------------


def test_call_that_no_screen_has_shown_is_late_two_seconds_after_it():
    judged = unseen(NINE, ["door", "main"], [])

    assert judged == Judged(NINE + 2_000, ("door", "main"))
    assert not judged.is_late(NINE + 1_999)
    assert judged.is_late(NINE + 2_000)


def test_one_screen_of_the_zone_is_enough():
    assert unseen(NINE, ["door", "main"], ["main"]) is None


def test_the_screen_of_the_counter_alone_is_enough():
    assert unseen(NINE, ["main"], ["counter-4"]) is None


def test_where_no_screen_has_the_counter_in_its_zone_nobody_is_warned():
    assert unseen(NINE, [], []) is None


# -- heard -----------------------------------------------------------------------------------------


def test_call_is_late_two_seconds_after_the_end_of_its_sound():
    assert due(sound("one", length=4_000)) == {"one": 6_000}


def test_sound_that_is_not_made_yet_is_late_two_seconds_after_its_turn():
    assert due(sound("one", "queued", length=None)) == {"one": 2_000}


@pytest.mark.parametrize("state", ["spoken", "withdrawn", "silent"])
def test_call_that_was_said_or_need_not_be_said_is_never_late(state):
    assert due(sound("one", state, changed=30_000)) == {}


@pytest.mark.parametrize("state", ["failed", "stale"])
def test_call_that_was_given_up_is_late_at_once(state):
    assert due(sound("one", state, changed=700)) == {"one": 700}


def test_call_behind_one_that_is_late_does_not_wait_for_a_turn_that_never_comes():
    assert due(sound("one"), sound("two", made=1_000)) == {"one": 6_000, "two": 6_000}


def test_call_that_comes_to_a_stuck_loudspeaker_is_late_two_seconds_after_it():
    assert due(sound("one"), sound("two", made=60_000)) == {"one": 6_000, "two": 62_000}


def test_where_nobody_plays_the_length_of_the_sounds_does_not_count():
    notice = sound("closing", made=500, length=10_000, notice=True)

    assert due(sound("one"), sound("two", made=1_000), notice, mute=-60_000) == {
        "closing": 2_500,
        "one": 2_000,
        "two": 3_000,
    }


def test_page_that_was_there_a_moment_ago_may_come_back_at_once():
    assert due(sound("one"), mute=1_500) == {"one": 3_500}
    assert due(sound("one"), mute=5_000) == {"one": 6_000}


def test_end_of_the_first_is_taken_as_it_was_once_that_is_known():
    said = sound("one", "spoken", changed=4_100)

    assert due(said, sound("two", made=1_000)) == {"two": 4_100 + PAUSE + 4_000 + 2_000}


def test_call_that_comes_long_after_the_last_one_has_its_turn_at_once():
    said = sound("one", "spoken", changed=4_000)

    assert due(said, sound("two", made=60_000)) == {"two": 66_000}


def test_call_in_the_pause_waits_for_its_end():
    said = sound("one", "spoken", changed=4_000)

    assert due(said, sound("two", made=4_100)) == {"two": 4_000 + PAUSE + 4_000 + 2_000}


def test_thirty_calls_at_a_loudspeaker_that_says_them_are_never_late_and_at_a_dead_one_all_at_once():
    calls = [sound(str(n), made=n) for n in range(30)]
    assert set(due(*calls).values()) == {6_000}

    over = 0
    for n in range(30):
        over += 4_000 + (PAUSE if n else 0)
        assert min(due(*calls).values()) == over + 2_000
        calls[n] = sound(str(n), "spoken", made=n, changed=over)


def test_notice_goes_first_whenever_it_came():
    notice = sound("closing", made=500, length=10_000, notice=True)

    assert due(sound("one"), notice) == {"closing": 12_500, "one": 12_500}


def test_emergency_goes_before_notices_that_came_earlier():
    notice = sound("lift", length=10_000, notice=True)
    emergency = sound("out", made=500, length=5_000, emergency=True)

    assert due(sound("one"), notice, emergency) == {"out": 7_500, "lift": 7_500, "one": 7_500}
    said = sound("out", "spoken", made=500, changed=5_500, emergency=True)
    assert due(sound("one"), notice, said)["lift"] == 5_500 + PAUSE + 12_000


def test_call_that_was_withdrawn_before_its_turn_takes_no_time():
    said, withdrawn = sound("one", "spoken", changed=4_000), sound("two", "withdrawn", made=10, changed=50)

    assert due(said, withdrawn, sound("three", made=20)) == {"three": 4_000 + PAUSE + 6_000}


def test_call_that_was_withdrawn_in_the_middle_is_played_to_its_end():
    withdrawn = sound("one", "withdrawn", changed=1_500, length=8_000)

    assert due(withdrawn, sound("two", made=1_600)) == {"two": 10_000 + PAUSE + 6_000}


def test_call_that_was_withdrawn_while_nobody_played_takes_no_time():
    withdrawn = sound("one", "withdrawn", changed=3_000)
    later = sound("two", made=5_000)

    assert due(withdrawn, later, there=4_000) == {"two": 5_000 + 6_000}
    assert due(withdrawn, later, mute=2_000) == {"two": 5_000 + WITHIN_MS}
    assert due(withdrawn, later, there=-60_000) == {"two": 6_000 + PAUSE + 6_000}
    assert due(withdrawn, sound("two", made=3_100), sound("three", made=3_200), mute=3_050)["two"] == 5_100


def test_call_that_was_withdrawn_before_it_was_made_takes_no_time():
    withdrawn = sound("one", "withdrawn", changed=1_500, length=None)

    assert due(withdrawn, sound("two", made=1_600)) == {"two": 7_600}


def test_call_behind_one_that_failed_has_its_turn_after_the_failure():
    failed = sound("one", "failed", changed=3_000)

    assert due(failed, sound("two", made=100)) == {"one": 3_000, "two": 3_000 + PAUSE + 6_000}


def test_quiet_hall_makes_nobody_wait():
    assert due(sound("one", "silent", changed=40), sound("two", made=100)) == {"two": 6_100}


def test_loudspeaker_that_has_nothing_to_say_is_not_judged():
    assert due() == {}


STATES = ("queued", "ready", "spoken", "failed", "stale", "withdrawn", "silent")


@st.composite
def sounds_of_a_speaker(draw):
    moments = draw(st.lists(st.integers(0, 60_000), min_size=1, max_size=12))
    return [
        sound(
            str(n),
            draw(st.sampled_from(STATES)),
            made=made,
            changed=made + draw(st.integers(0, 20_000)),
            length=draw(st.none() | st.integers(0, 15_000)),
            notice=draw(st.booleans()),
        )
        for n, made in enumerate(sorted(moments))
    ]


@given(sounds_of_a_speaker(), st.none() | st.integers(-60_000, 60_000))
def test_nothing_open_is_late_before_two_seconds(sounds, mute):
    late = due(*sounds, mute=mute)

    for each in sounds:
        if each.state in ("queued", "ready"):
            assert late[each.call_id] >= each.created_at - NINE + WITHIN_MS
        elif each.state in ("failed", "stale"):
            assert late[each.call_id] == each.changed_at - NINE
        else:
            assert each.call_id not in late


@given(sounds_of_a_speaker())
def test_whose_turn_it_is_has_the_length_of_its_sound_and_no_other_is_late_before_it(sounds):
    late = due(*sounds)

    waiting = [each for each in sounds if each.state in ("queued", "ready")]
    if waiting:
        first = min(waiting, key=lambda each: (not each.is_emergency, not each.is_notice, each.created_at))
        assert late[first.call_id] >= first.created_at - NINE + (first.length_ms or 0) + WITHIN_MS
        assert late[first.call_id] == min(late[each.call_id] for each in waiting)
