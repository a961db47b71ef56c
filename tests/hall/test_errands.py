"""Slips and announcements as rows: what happened to each, what is repeated and what never."""

import pytest
from hand_hall import body, refusal

from hall_server.hall.people import Actor, Ask, Role

SCREEN = Actor("screen:main", Role.SCREEN, "device:screen", target="main")
OTHER_SCREEN = Actor("screen:side", Role.SCREEN, "device:side", target="side")


def printed(hall, ticket):
    return hall.ticket(ticket)["print"]


def only_slip(hall):
    (job,) = hall.errands.slips()
    return job


@pytest.fixture
def called(hall):
    """A called ticket."""
    hall.take()
    hall.open()
    return hall.next()


def call_id(hall, screen="main"):
    return hall.board(screen)["calls"][0]["call_id"]


def receipts(hall, kind="shown"):
    return [row["data"] for row in hall.events(kind)]


def test_slip_waits_with_its_ticket(hall):
    ticket = hall.take()

    assert printed(hall, ticket) == {"state": "queued", "printer": None, "problem": None}
    assert only_slip(hall).printers == ("paper",)


def test_kiosk_without_a_printer_gives_tickets_without_slips(make_hall):
    hall = make_hall(lambda document: document["kiosk"][0].update(printers=[]))

    assert hall.take()["print"]["state"] == "none"
    assert hall.errands.slips() == []


@pytest.mark.parametrize("outcome", ["sent", "printed"])
def test_slip_goes_out_once(hall, outcome):
    ticket = hall.take()
    job = only_slip(hall)

    assert hall.errands.begin_slip(job, "paper")
    assert printed(hall, ticket)["state"] == "sending"
    assert not hall.errands.begin_slip(job, "spare")
    hall.errands.end_slip(job, outcome, "paper")

    assert printed(hall, ticket) == {"state": outcome, "printer": "paper", "problem": None}
    assert hall.errands.slips() == []
    assert not hall.errands.begin_slip(job, "paper")


def test_slip_of_which_nothing_was_printed_waits_for_another_printer(hall):
    ticket = hall.take()
    job = only_slip(hall)
    hall.errands.begin_slip(job, "paper")

    hall.errands.put_slip_back(job, "paper_out")

    assert printed(hall, ticket) == {"state": "queued", "printer": "paper", "problem": "paper_out"}
    assert only_slip(hall).id == job.id
    assert hall.errands.begin_slip(job, "spare")
    assert printed(hall, ticket) == {"state": "sending", "printer": "spare", "problem": None}


def test_slip_is_given_up_when_its_time_is_over(make_hall, clock):
    hall = make_hall(print_within_min=10)
    ticket = hall.take()
    job = only_slip(hall)

    clock.pass_time(minutes=9, seconds=59)
    hall.errands.begin_slip(job, "paper")
    hall.errands.put_slip_back(job, "paper_out")
    assert printed(hall, ticket)["state"] == "queued"
    clock.pass_time(seconds=1)
    hall.errands.begin_slip(job, "paper")
    hall.errands.put_slip_back(job, "paper_out")

    assert printed(hall, ticket) == {"state": "failed", "printer": "paper", "problem": "paper_out"}
    assert [alarm.id for alarm in hall.errands.alarms()] == [job.id]


def test_slip_torn_in_the_middle_is_an_alarm_and_not_repeated(hall):
    ticket = hall.take()
    job = only_slip(hall)
    hall.errands.begin_slip(job, "paper")

    hall.errands.fail_slip(job, "printer_broke_off")

    assert printed(hall, ticket)["state"] == "failed"
    assert hall.errands.slips() == []
    assert [alarm.problem for alarm in hall.errands.alarms()] == ["printer_broke_off"]


def test_slip_that_was_being_sent_when_the_server_died_is_unknown_and_not_repeated(hall):
    sent, waiting = hall.take(), hall.take()
    hall.errands.begin_slip(hall.errands.slips()[0], "paper")

    hall.restart()
    hall.errands.settle_after_start()

    assert printed(hall, sent) == {"state": "unknown", "printer": "paper", "problem": "server_died"}
    assert printed(hall, waiting)["state"] == "queued"
    assert [job.facts["label"] for job in hall.errands.slips()] == ["A002"]
    assert [alarm.facts["label"] for alarm in hall.errands.alarms()] == ["A001"]


def test_each_call_and_recall_is_announced_at_its_speaker(hall, called):
    hall.announcements.spoken(SCREEN, call_id(hall))
    hall.recall()

    calls = hall.announcements.calls("spoken", "queued")

    assert [(call.label, call.counter, call.language, call.speaker) for call in calls] == [
        ("A001", "1", "uz", "hall"),
        ("A001", "1", "uz", "hall"),
    ]
    assert len({call.call_id for call in calls}) == 2


def test_speaker_announces_only_for_its_own_counters(make_hall):
    def one_for_each(document):
        document["speaker"] = [
            {"id": "left", "address": "virtual://left", "counters": ["1"]},
            {"id": "right", "address": "virtual://right", "counters": ["2"]},
        ]

    hall = make_hall(one_for_each)
    hall.take()
    hall.open("2")
    hall.next("2")

    assert [call.speaker for call in hall.announcements.calls("queued")] == ["right"]


def test_announcement_is_ready_then_spoken_once(hall, called):
    (call,) = hall.announcements.calls("queued")
    hall.announcements.call_is_ready(call, "sound.wav")
    (ready,) = hall.announcements.calls("ready")
    assert ready.wav == "sound.wav"

    hall.announcements.call_is_spoken(ready)
    hall.announcements.call_is_spoken(ready)

    assert hall.announcements.calls("queued", "ready") == []
    assert receipts(hall, "spoken") == [{"call_id": call.call_id, "speaker": "hall"}]
    assert hall.steps(called)[-1] == "spoken"


@pytest.mark.parametrize("step", ["start", "miss", "finish"])
def test_nobody_is_called_who_has_come_or_was_missed(hall, called, step):
    getattr(hall, step)()

    assert hall.announcements.calls("queued", "ready") == []


def test_second_call_takes_the_place_of_one_that_was_not_said_yet(hall, called):
    (first,) = hall.announcements.calls("queued")

    hall.recall()

    (second,) = hall.announcements.calls("queued", "ready")
    assert second.call_id != first.call_id


def test_announcement_that_failed_is_not_said_later(hall, called):
    (call,) = hall.announcements.calls("queued")

    hall.announcements.call_failed(call, "voice_failed")
    hall.announcements.call_is_ready(call, "sound.wav")

    assert hall.announcements.calls("queued", "ready") == []


def test_announcement_too_old_to_help_is_dropped(hall, called, clock):
    clock.pass_time(minutes=1, seconds=59)
    hall.announcements.drop_stale_calls()
    assert len(hall.announcements.calls("queued")) == 1

    clock.pass_time(seconds=1)
    hall.take()
    hall.open("2", "bek")
    hall.next("2")
    hall.announcements.drop_stale_calls()

    assert len(hall.announcements.calls("queued")) == 1
    assert len(hall.announcements.calls("stale")) == 1


def test_announcements_survive_a_restart(hall, called):
    before = hall.announcements.calls("queued")

    hall.restart()

    assert hall.announcements.calls("queued") == before


def test_screen_says_once_that_it_showed_a_call(hall, called):
    shown = call_id(hall)

    for _ in range(3):
        hall.announcements.shown(SCREEN, shown)

    assert receipts(hall) == [{"call_id": shown, "screen": "main"}]
    assert hall.ticket(called)["history"][-1]["actor"] == "screen:main"


def two_screens(document):
    """The side screen shows counter 2 alone."""
    document["screen"].append({"id": "side", "counters": ["2"]})


def test_each_screen_has_its_own_receipt_for_each_call(make_hall):
    hall = make_hall(two_screens)
    hall.take()
    hall.open("2")
    hall.next("2")
    first = call_id(hall)
    hall.announcements.shown(SCREEN, first)
    hall.announcements.shown(OTHER_SCREEN, first)
    hall.recall("2")
    hall.announcements.shown(SCREEN, call_id(hall))

    assert [(each["call_id"] == first, each["screen"]) for each in receipts(hall)] == [
        (True, "main"),
        (True, "side"),
        (False, "main"),
    ]
    assert hall.difference() is None


def test_screen_shows_no_call_of_a_counter_outside_its_zone(make_hall):
    hall = make_hall(two_screens)
    hall.take()
    hall.open("1")
    hall.next("1")

    assert refusal(lambda: hall.announcements.shown(OTHER_SCREEN, call_id(hall))) == "not_found"
    assert receipts(hall) == []


def test_screen_that_was_taken_down_shows_nothing(hall, called):
    assert refusal(lambda: hall.announcements.shown(OTHER_SCREEN, call_id(hall))) == "not_found"


def test_receipt_for_a_call_that_is_no_more_is_not_found(hall, called):
    assert refusal(lambda: hall.announcements.shown(SCREEN, "nothing")) == "not_found"


def test_receipt_of_a_screen_without_a_name_is_refused(hall, called):
    nameless = Actor("somebody", Role.SCREEN, "token:x")

    assert refusal(lambda: hall.announcements.shown(nameless, call_id(hall))) == "malformed"
    assert refusal(lambda: hall.announcements.spoken(nameless, call_id(hall))) == "malformed"


def test_page_that_played_a_call_says_so_for_its_own_speakers(hall, called):
    spoken = call_id(hall)
    assert refusal(lambda: hall.announcements.spoken(OTHER_SCREEN, spoken)) == "not_found"
    assert receipts(hall, "spoken") == []

    hall.announcements.spoken(SCREEN, spoken)
    hall.announcements.spoken(SCREEN, spoken)

    assert receipts(hall, "spoken") == [{"call_id": spoken, "speaker": "hall"}]


def test_announcement_may_be_confirmed_after_the_next_call(hall, called):
    """The page plays one announcement after the other; the counter may be further on by then."""
    (call,) = hall.announcements.calls("queued")
    hall.recall()

    hall.announcements.spoken(SCREEN, call.call_id)

    assert receipts(hall, "spoken") == [{"call_id": call.call_id, "speaker": "hall"}]


# -- the word of another PC --------------------------------------------------------------------------

BY_DESK = Ask(Actor("desk", Role.AGENT, "token:desk"))


@pytest.mark.parametrize("outcome", ["printed", "sent", "failed"])
@pytest.mark.parametrize("former", ["sending", "unknown"])
def test_late_word_settles_a_slip_that_is_being_sent_or_lost(hall, former, outcome):
    ticket = hall.take()
    job = only_slip(hall)
    hall.errands.begin_slip(job, "paper")
    if former == "unknown":
        hall.errands.lose_slip(job, "agent_silent")
        assert printed(hall, ticket)["state"] == "unknown"

    hall.errands.settle_slip(BY_DESK, job.id, ["paper"], outcome)

    assert printed(hall, ticket)["state"] == outcome
    assert hall.errands.supply("paper").slips == (0 if outcome == "failed" else 1)


@pytest.mark.parametrize("end", ["printed", "sent"])
def test_late_word_changes_no_slip_of_which_the_end_is_known(hall, end):
    ticket = hall.take()
    job = only_slip(hall)
    hall.errands.begin_slip(job, "paper")
    hall.errands.end_slip(job, end, "paper")

    answer = hall.errands.settle_slip(BY_DESK, job.id, ["paper"], "failed", "paper_out")

    assert body(answer) == printed(hall, ticket) == {"state": end, "printer": "paper", "problem": None}


def test_slip_is_lost_only_while_it_is_being_sent(hall):
    ticket = hall.take()
    job = only_slip(hall)

    hall.errands.lose_slip(job, "agent_silent")

    assert printed(hall, ticket)["state"] == "queued"
