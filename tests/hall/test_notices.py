"""Notices to everybody: posted, said, repeated, taken down, and what the hall tells by itself."""

import pytest
from hand_hall import refusal, structure_with

from hall_server.domain.errors import BadInput
from hall_server.hall.people import Actor, Role

AGENT = Actor("second", Role.AGENT, "token:second")


def to_say(hall, *states):
    states = states or ("queued",)
    return [call.call_id for call in hall.announcements.calls(*states) if call.notice is not None]


def say_all(hall):
    for call in hall.announcements.calls("queued"):
        hall.announcements.call_is_ready(call, "sound.wav")
    for call in hall.announcements.calls("ready"):
        hall.announcements.call_is_spoken(call)


def standing(hall):
    return [(notice["kind"], notice["text"]["en"]) for notice in hall.notices.standing()]


def two_speakers(document):
    document["speaker"] = [
        {"id": "hall", "address": "virtual://hall"},
        {"id": "yard", "address": "agent://second"},
    ]


def test_emergency_stands_in_every_language_and_is_said_at_every_speaker(make_hall):
    hall = make_hall(two_speakers)

    posted = hall.post("emergency")

    assert list(posted["text"]) == ["uz", "uz-Cyrl", "ru", "en"]
    assert posted["text"]["en"].startswith("Attention! Please leave the hall calmly")
    assert (posted["posted_by"], posted["ends_at"], posted["ended_at"]) == ("rustam", None, None)
    assert to_say(hall) == ["notice-1-1", "notice-1-1"]
    assert [call.speaker for call in hall.announcements.calls("queued")] == ["hall", "yard"]
    [event] = hall.events("notice_posted")
    assert (event["actor"], event["data"]["notice"], event["data"]["texts"]) == (
        "rustam",
        posted["id"],
        posted["text"],
    )
    assert hall.difference() is None


def test_emergency_is_said_again_after_the_former_time_until_it_is_taken_down(make_hall, clock):
    hall = make_hall(emergency_every_s=20)
    posted = hall.post("emergency")

    clock.pass_time(seconds=60)
    hall.tick()
    assert to_say(hall) == ["notice-1-1"]
    say_all(hall)
    clock.pass_time(seconds=19)
    hall.tick()
    assert to_say(hall) == []
    clock.pass_time(seconds=1)
    hall.tick()
    hall.tick()
    assert to_say(hall) == ["notice-1-2"]

    hall.take_down(posted)
    clock.pass_time(minutes=5)
    hall.tick()

    assert to_say(hall) == []
    assert to_say(hall, "withdrawn") == ["notice-1-2"]
    assert standing(hall) == []
    assert [event["actor"] for event in hall.events("notice_ended")] == ["rustam"]


def test_emergency_waits_once_at_a_speaker_that_is_off(make_hall, clock):
    hall = make_hall(two_speakers, emergency_every_s=20)
    hall.post("emergency")

    for _ in range(5):
        for call in hall.announcements.calls("queued"):
            if call.speaker == "hall":
                hall.announcements.call_is_spoken(call)
        clock.pass_time(seconds=20)
        hall.tick()

    waiting = [(call.speaker, call.call_id) for call in hall.announcements.calls("queued")]
    assert waiting == [("yard", "notice-1-1"), ("hall", "notice-1-6")]
    [silent] = [call for call in hall.announcements.calls("queued") if call.speaker == "yard"]
    hall.announcements.call_failed(silent, "voice_failed")
    clock.pass_time(seconds=20)
    hall.tick()
    assert ("yard", "notice-1-2") in [
        (call.speaker, call.call_id) for call in hall.announcements.calls("queued")
    ]


def test_second_press_of_the_emergency_gives_the_one_that_stands(hall):
    first = hall.post("emergency")

    assert hall.post("emergency", role=Role.OPERATOR, by="aziza") == first
    assert len(hall.events("notice_posted")) == 1


def test_own_words_are_said_once_and_stand_for_languages_they_were_not_written_in(hall, clock):
    posted = hall.post("notice", texts={"ru": " Лифт  не работает. ", "uz": "Lift ishlamayapti."})

    assert posted["text"] == {"uz": "Lift ishlamayapti.", "ru": "Лифт не работает."}
    assert hall.notices.texts_of(int(posted["id"])) == posted["text"]
    say_all(hall)
    clock.pass_time(minutes=30)
    hall.tick()
    assert to_say(hall) == []


def test_pictures_of_several_parts_stay_whole_and_invisible_marks_of_copied_text_go(hall):
    posted = hall.post("notice", texts={"uz": "\ufeffYongʻin\u00adchilar\u200b 👨\u200d🚒 keldi."})

    assert posted["text"] == {"uz": "Yongʻinchilar 👨\u200d🚒 keldi."}


def test_text_with_a_sign_that_cannot_be_shown_is_not_called_too_long(hall):
    with pytest.raises(BadInput) as refused:
        hall.post("notice", texts={"uz": "Lift\x07"})

    assert refused.value.saying == "notice_characters"


def test_silent_notice_is_only_shown(hall):
    hall.post("notice", texts={"uz": "Lift ishlamayapti."}, is_spoken=False)

    assert to_say(hall) == []
    assert len(hall.notices.standing()) == 1


def test_notice_with_minutes_goes_by_itself(hall, clock):
    posted = hall.post("notice", texts={"uz": "Suv yoʻq."}, minutes=10)

    clock.pass_time(minutes=9, seconds=59)
    hall.tick()
    assert len(hall.notices.standing()) == 1
    clock.pass_time(seconds=1)
    hall.tick()

    assert hall.notices.standing() == []
    [event] = hall.events("notice_ended")
    assert (event["actor"], event["data"]["notice"]) == ("system", posted["id"])
    [ended] = hall.notices.all()["ended"]
    assert ended["ended_at"] == "2026-11-23T04:10:00.000Z"
    assert to_say(hall, "withdrawn") == ["notice-1-1"]


@pytest.mark.parametrize(
    ("posting", "field"),
    [
        ({"kind": "notice"}, "text"),
        ({"kind": "notice", "texts": {"ru": "Лифт не работает."}}, "text.uz"),
        ({"kind": "notice", "texts": {"uz": "Lift", "de": "Aufzug"}}, "text.de"),
        ({"kind": "notice", "texts": {"uz": "L" * 301}}, "text.uz"),
        ({"kind": "closing", "texts": {"uz": "Zal yopiladi", "en": "  "}}, "text.en"),
        ({"kind": "notice", "texts": {"uz": "Lift\x07"}}, "text.uz"),
        ({"kind": "notice", "texts": {"uz": "\u200b\u200d"}}, "text.uz"),
        ({"kind": "emergency", "minutes": 5}, "minutes"),
    ],
)
def test_notice_that_cannot_be_shown_is_refused_with_its_field(hall, posting, field):
    with pytest.raises(BadInput) as refused:
        hall.post(**posting)

    assert refused.value.values["field"] == field
    assert hall.notices.standing() == []


def test_operator_raises_the_ready_emergency_and_takes_only_that_down(hall):
    of_manager = hall.post("closing")

    for more in ({"texts": {"uz": "Yongʻin"}}, {"is_spoken": False}):
        assert refusal(lambda more=more: hall.post("emergency", role=Role.OPERATOR, **more)) == "not_allowed"
    assert refusal(lambda: hall.post("closing", role=Role.OPERATOR)) == "not_allowed"
    raised = hall.post("emergency", role=Role.OPERATOR, by="aziza")
    assert refusal(lambda: hall.take_down(of_manager, role=Role.OPERATOR, by="aziza")) == "not_allowed"

    assert hall.take_down(raised, role=Role.OPERATOR, by="aziza")["ended_at"] is not None


def test_notice_is_taken_down_once(hall):
    posted = hall.post("closing")
    hall.take_down(posted)

    assert refusal(lambda: hall.take_down(posted)) == "illegal_step"
    for unknown in ("99", "x", "-1", "٣"):
        assert refusal(lambda unknown=unknown: hall.take_down({"id": unknown})) == "not_found"
    assert len(hall.events("notice_ended")) == 1


def test_speakers_receipt_of_a_notice_is_in_the_record_without_a_ticket(make_hall):
    hall = make_hall(two_speakers)
    posted = hall.post("closing")
    for call in hall.announcements.calls("queued"):
        hall.announcements.call_is_ready(call, "sound.wav")

    hall.announcements.spoken(AGENT, "notice-1-1")
    hall.announcements.spoken(AGENT, "notice-1-1")
    [here] = hall.announcements.calls("ready")
    hall.announcements.call_is_spoken(here)

    said = {"call_id": "notice-1-1", "notice": posted["id"]}
    assert [(event["ticket"], event["data"]) for event in hall.events("spoken")] == [
        (None, said | {"speaker": "yard"}),
        (None, said | {"speaker": "hall"}),
    ]
    assert hall.difference() is None


def test_closing_is_told_by_itself_until_the_hall_is_closed(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-13:00, 14:00-18:00", closing_notice_min=15)

    clock.pass_time_until("2026-11-23 12:50")
    hall.tick()
    clock.pass_time_until("2026-11-23 17:44:59")
    hall.tick()
    assert standing(hall) == []
    clock.pass_time(seconds=1)
    hall.tick()
    hall.tick()

    assert standing(hall) == [("closing", "The hall closes at 18:00 today.")]
    assert to_say(hall) == ["notice-1-1"]
    [event] = hall.events("notice_posted")
    assert (event["actor"], event["data"]["ends_at"]) == ("system", "2026-11-23T13:00:00.000Z")
    clock.pass_time_until("2026-11-23 18:00")
    hall.tick()
    assert standing(hall) == []
    clock.pass_time_until("2026-11-24 17:50")
    hall.tick()
    assert len(hall.events("notice_posted")) == 2
    assert hall.difference() is None


def test_closing_is_told_late_when_the_server_was_off_but_not_after_it(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-18:00")
    clock.pass_time_until("2026-11-23 17:55")
    hall.restart()
    hall.tick()
    assert standing(hall) == [("closing", "The hall closes at 18:00 today.")]

    clock.pass_time_until("2026-11-24 18:01")
    hall.tick()

    assert standing(hall) == []
    assert len(hall.events("notice_posted")) == 1


def test_closing_that_was_taken_down_is_not_told_again(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-18:00")
    clock.pass_time_until("2026-11-23 17:50")
    hall.tick()
    hall.take_down(hall.notices.standing()[0])

    clock.pass_time(minutes=2)
    hall.tick()

    assert standing(hall) == []


def test_new_closing_takes_the_place_of_the_former_one(make_hall):
    hall = make_hall()
    hall.post("closing", minutes=60)
    hall.post("notice", texts={"uz": "Lift ishlamayapti.", "en": "No lift."})

    hall.post("closing")

    assert [kind for kind, _ in standing(hall)] == ["closing", "notice"]
    assert len(hall.events("notice_ended")) == 1


def test_closing_that_somebody_told_already_is_not_told_twice(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-18:00")
    clock.pass_time_until("2026-11-23 17:40")

    hall.post("closing", minutes=20)
    clock.pass_time(minutes=10)
    hall.tick()

    assert standing(hall) == [("closing", "The hall closes at 18:00 today.")]


@pytest.mark.parametrize(
    "settings", [{}, {"hours": "mon-sun 00:00-24:00"}, {"hours": "mon 09:00-18:00", "closing_notice_min": 0}]
)
def test_hall_that_does_not_close_or_shall_not_say_so_tells_nothing(make_hall, clock, settings):
    hall = make_hall(**settings)

    for hour in ("17:50", "23:50"):
        clock.pass_time_until(f"2026-11-23 {hour}")
        hall.tick()

    assert hall.events("notice_posted") == []


def test_closing_of_a_hall_open_over_midnight_stands_until_it_closes(make_hall, clock):
    hall = make_hall(hours="mon-sun 18:00-00:10", day_starts="00:00", closing_notice_min=15)
    clock.pass_time_until("2026-11-23 23:55")
    hall.tick()
    told = [("closing", "The hall closes at 00:10 today.")]
    assert standing(hall) == told

    clock.pass_time_until("2026-11-24 00:09:59")
    hall.tick()
    assert standing(hall) == told
    clock.pass_time(seconds=1)
    hall.tick()

    assert standing(hall) == []
    assert len(hall.events("notice_posted")) == 1


def test_closing_is_told_anew_when_the_hours_are_changed(make_hall, clock):
    hall = make_hall(hours="mon-fri 09:00-18:00", closing_notice_min=15)
    clock.pass_time_until("2026-11-23 17:50")
    hall.tick()

    hall.load(structure_with(hours="mon-fri 09:00-19:00", closing_notice_min=15))
    hall.tick()
    assert standing(hall) == []
    clock.pass_time_until("2026-11-23 18:45")
    hall.tick()

    assert standing(hall) == [("closing", "The hall closes at 19:00 today.")]


def test_closing_that_was_left_standing_goes_with_the_day(make_hall, clock):
    hall = make_hall()
    hall.post("closing")
    hall.post("notice", texts={"uz": "Lift ishlamayapti.", "en": "The lift is out of order."})

    clock.pass_time_until("2026-11-24 08:00")
    hall.tick()

    assert standing(hall) == [("notice", "The lift is out of order.")]
    assert hall.difference() is None


def test_notices_stand_after_a_restart_and_emergencies_come_first(hall):
    hall.post("emergency")
    hall.post("closing")
    assert hall.inner.console("1")["emergency"] is True

    hall.restart()

    assert [kind for kind, _ in standing(hall)] == ["emergency", "closing"]
    hall.take_down(hall.notices.standing()[0])
    assert hall.inner.console("1")["emergency"] is False
