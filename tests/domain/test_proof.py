"""When a call counts as not seen, and when as not heard: plain values in, plain values out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.domain.proof import WITHIN_MS, Judged, Silence, Sound, unheard, unseen

NINE = 1_700_000_000_000
PAUSE = 600


def sound(
    call, state="ready", *, made=0, changed=None, length=4_000, notice=False, emergency=False, ready=None
):
    """A call; its moments are milliseconds after nine, `ready` is when its sound was made."""
    changed = made if changed is None else changed
    ready_at = None if ready is None else NINE + ready
    return Sound(call, state, NINE + made, NINE + changed, length, notice or emergency, emergency, ready_at)


def judge(*sounds, mute=None, back=None):
    """By call, how it is judged at the loudspeaker `hall`, where nobody plays from `mute` to `back`."""
    silence = None if mute is None else Silence(NINE + mute, None if back is None else NINE + back)
    judged = unheard("hall", sounds, PAUSE, silence)
    assert all(each.devices == ("hall",) for each in judged.values())
    return judged


def due(*sounds, mute=None, back=None):
    """By call, how many milliseconds after nine it is late there."""
    judged = judge(*sounds, mute=mute, back=back)
    return {call: each.due_at - NINE for call, each in judged.items()}


def for_the_voice(*sounds, mute=None, back=None):
    """The calls that are late, or will be, because the voice is."""
    return {call for call, each in judge(*sounds, mute=mute, back=back).items() if each.is_voice_late}


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


def test_sound_that_is_not_made_in_time_is_late_for_the_voice_until_it_was_heard():
    waiting = sound("one", "queued", length=None)
    made = sound("one", ready=10_900, length=9_700)

    assert (due(waiting), for_the_voice(waiting)) == ({"one": 2_000}, {"one"})
    assert (due(made), for_the_voice(made)) == ({"one": 2_000}, {"one"})


def test_sound_that_is_made_in_time_is_not_late_for_the_voice():
    made = sound("one", ready=2_000)

    assert (due(made), for_the_voice(made)) == ({"one": 8_000}, set())


def test_call_behind_one_whose_sound_is_not_made_is_as_late_for_the_voice():
    calls = sound("one", "queued", length=None), sound("two", made=1_000, ready=1_100)

    assert due(*calls) == {"one": 2_000, "two": 3_000}
    assert for_the_voice(*calls) == {"one", "two"}


def test_call_behind_one_whose_sound_was_made_late_has_its_turn_after_that():
    first, second = sound("one", ready=10_900), sound("two", made=1_000, ready=11_300)

    assert due(first, second) == {"one": 2_000, "two": 10_900 + 4_000 + 2_000}
    assert for_the_voice(first, second) == {"one"}
    said = sound("one", "spoken", changed=14_900)
    assert due(said, second) == {"two": 14_900 + PAUSE + 4_000 + 2_000}


def test_sound_that_is_made_long_after_the_call_and_before_its_turn_is_not_late():
    said = sound("one", "spoken", changed=30_000)
    made, waiting = sound("two", made=100, ready=29_000), sound("two", "queued", made=100, length=None)

    assert (due(said, made), for_the_voice(said, made)) == ({"two": 30_000 + PAUSE + 6_000}, set())
    assert (due(said, waiting), for_the_voice(said, waiting)) == ({"two": 30_000 + PAUSE + 2_000}, {"two"})


def test_long_queue_is_not_late_while_its_first_is_said_whether_sounds_are_made_or_not():
    first = sound("first", ready=500)
    queue = [sound(str(n), "queued", made=n, length=None) for n in range(1, 30)]

    assert set(due(first, *queue).values()) == {500 + 4_000 + 2_000}
    assert for_the_voice(first, *queue) == set()


def test_where_nobody_plays_the_voice_is_not_to_blame():
    waiting = sound("one", "queued", length=None)

    assert (due(waiting, mute=-60_000), for_the_voice(waiting, mute=-60_000)) == ({"one": 2_000}, set())


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


@pytest.mark.parametrize("made", [0, -500], ids=["with the call", "before it"])
def test_notice_goes_first_when_no_call_had_begun_before_it(made):
    notice = sound("closing", made=made, length=10_000, notice=True)

    assert due(sound("one"), notice) == {"closing": made + 12_000, "one": made + 12_000}


def test_notice_goes_before_the_calls_that_wait_behind_the_one_that_is_being_said():
    calls = sound("one"), sound("two", made=100)
    notice = sound("closing", made=500, length=10_000, notice=True)

    assert due(*calls, notice) == {"one": 6_000, "closing": 6_000, "two": 6_000}
    said = sound("one", "spoken", changed=4_000)
    late_at = 4_000 + PAUSE + 10_000 + 2_000
    assert due(said, calls[1], notice) == {"closing": late_at, "two": late_at}


@pytest.mark.parametrize("closing", ["queued", "ready"])
def test_call_that_is_being_said_is_judged_before_a_notice_that_comes_in_the_middle_of_it(closing):
    one, two = sound("one", ready=100, length=9_700), sound("two", made=200, ready=300)
    made = {"length": 3_000, "ready": 900} if closing == "ready" else {"length": None}
    notice = sound("closing", closing, made=500, notice=True, **made)

    late_at = 100 + 9_700 + 2_000
    assert due(one, two, notice) == {"one": late_at, "two": late_at, "closing": late_at}
    assert for_the_voice(one, two, notice) == set()


def test_call_that_was_withdrawn_in_the_middle_is_played_to_its_end_before_a_notice():
    withdrawn = sound("one", "withdrawn", changed=1_500, length=8_000)
    notice = sound("closing", made=500, length=3_000, notice=True)

    assert due(withdrawn, notice) == {"closing": 10_000 + PAUSE + 3_000 + 2_000}


def test_notice_that_was_taken_down_before_it_was_made_does_not_hide_what_is_being_said():
    down = sound("closing", "withdrawn", made=100, changed=300, length=None, notice=True)
    emergency = sound("out", made=2_000, emergency=True)

    assert due(sound("one", ready=150), down, emergency) == {"one": 6_150, "out": 6_150}


@pytest.mark.parametrize("one", ["queued", "ready"])
def test_call_that_is_not_begun_when_a_notice_comes_does_not_hold_that_up(one):
    notice = sound("closing", "queued", made=500, length=None, notice=True)
    call = sound("one", one, length=4_000 if one == "ready" else None, ready=600 if one == "ready" else None)

    assert due(call, notice) == {"closing": 2_500, "one": 2_500}
    assert for_the_voice(call, notice) >= {"closing"}


def test_emergency_goes_before_notices_that_came_earlier():
    notice = sound("lift", made=100, length=10_000, notice=True)
    emergency = sound("out", made=500, length=5_000, emergency=True)

    assert due(sound("one"), notice, emergency) == {"one": 6_000, "lift": 6_000, "out": 6_000}
    said = sound("one", "spoken", changed=4_000)
    assert due(said, notice, emergency) == dict.fromkeys(("out", "lift"), 4_000 + PAUSE + 5_000 + 2_000)


def test_notice_that_is_being_said_is_judged_before_an_emergency():
    notice = sound("lift", length=10_000, notice=True)
    emergency = sound("out", made=500, length=5_000, emergency=True)

    assert due(notice, emergency) == {"lift": 12_000, "out": 12_000}


def test_call_that_was_withdrawn_before_its_turn_takes_no_time():
    said, withdrawn = sound("one", "spoken", changed=4_000), sound("two", "withdrawn", made=10, changed=50)

    assert due(said, withdrawn, sound("three", made=20)) == {"three": 4_000 + PAUSE + 6_000}


def test_call_that_was_withdrawn_in_the_middle_is_played_to_its_end():
    withdrawn = sound("one", "withdrawn", changed=1_500, length=8_000)

    assert due(withdrawn, sound("two", made=1_600)) == {"two": 10_000 + PAUSE + 6_000}


@pytest.mark.parametrize("back", [3_500, None], ids=["back", "away"])
def test_call_that_was_withdrawn_while_nobody_played_takes_no_time(back):
    withdrawn = sound("one", "withdrawn", changed=3_000, length=8_000)
    second = sound("two", made=4_000)

    assert due(withdrawn, second, mute=-60_000, back=back) == {"two": 10_000 if back else 6_000}


def test_call_whose_page_went_in_the_middle_of_it_may_be_playing_on():
    withdrawn = sound("one", "withdrawn", changed=1_500, length=8_000)

    assert due(withdrawn, sound("two", made=1_600), mute=500, back=1_550) == {"two": 10_000 + PAUSE + 6_000}


def test_call_that_was_withdrawn_after_its_page_had_come_is_played_to_its_end():
    withdrawn = sound("one", "withdrawn", changed=5_000, length=8_000)

    assert due(withdrawn, sound("two", made=5_100), mute=-60_000, back=4_000) == {
        "two": 4_000 + 8_000 + 2_000 + PAUSE + 6_000
    }


def test_call_that_waited_for_its_page_is_late_and_the_next_one_has_its_turn_after_it():
    calls = sound("one"), sound("two", made=20_500)

    assert due(*calls, mute=-60_000, back=20_000) == {"one": 2_000, "two": 20_000 + 4_000 + 2_000}
    assert for_the_voice(*calls, mute=-60_000, back=20_000) == set()


def test_call_whose_sound_was_made_late_and_that_was_withdrawn_is_played_to_its_end():
    withdrawn = sound("one", "withdrawn", changed=11_500, length=8_000, ready=10_900)

    assert due(withdrawn, sound("two", made=12_000)) == {"two": 10_900 + 8_000 + 2_000 + PAUSE + 6_000}


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
            ready=draw(st.none() | st.integers(made, made + 20_000)),
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
    late, voice = due(*sounds), for_the_voice(*sounds)

    def is_more_urgent(one, other):
        return one.created_at <= other.created_at and one.is_notice and not other.is_notice

    waiting = [each for each in sounds if each.state in ("queued", "ready")]
    # What is more urgent and was there before a sound is said before it; what came later may find it begun.
    firsts = [each for each in waiting if not any(is_more_urgent(other, each) for other in waiting)]
    if waiting:
        earliest = min(late[each.call_id] for each in waiting)
        lengths = {each.call_id: 0 if each.call_id in voice else each.length_ms or 0 for each in firsts}
        at_best = {
            each.call_id: each.created_at - NINE + lengths[each.call_id] + WITHIN_MS for each in firsts
        }
        assert any(at_best[call] <= late[call] == earliest for call in at_best)
