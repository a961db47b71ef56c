"""How screens and loudspeakers are, as the staff and the log are told."""

import pytest

from hall_server.domain.times import rfc3339
from hall_server.hall.people import Actor, Role
from hall_server.hall.screens import Sound
from hall_server.outputs.agents import COMING_BACK_S, Agents
from hall_server.outputs.walls import Walls
from hall_server.store import announcements

MAIN = Actor("screen:main", Role.SCREEN, "device:main", target="main")


@pytest.fixture
def lively(make_hall):
    """The small hall with a speaker of each kind."""

    def edit(document):
        document["speaker"] += [
            {"id": "box", "address": "local:", "counters": ["1"]},
            {"id": "desk", "address": "agent://desk", "counters": ["2"]},
        ]

    return make_hall(edit)


@pytest.fixture
def walls(lively, rest):
    agents = Agents(lively.errands, lambda: None, clock=rest)
    rest.now += COMING_BACK_S
    made = Walls(lively.inner, agents)
    made.agents = agents
    return made


def screen_came(hall, name="main", line="line"):
    hall.inner.watch.screens.came(line, name, f"device:{name}", hall.clock.wall)


def speakers(hall, walls):
    found = walls.speakers(hall.inner.structure())
    return {each["id"]: (each["condition"], each["problem"]) for each in found}


def called(hall):
    hall.open("1")
    hall.take()
    hall.next("1")
    return hall.board()["calls"][0]["call_id"]


def announcement(hall, call_id, speaker):
    with hall.store.read() as db:
        return announcements.of_call_at(db, call_id, speaker)


def test_screen_tells_since_when_it_is_there_or_gone_and_what_it_showed_last(lively, walls, clock):
    began = clock.wall
    assert walls.screens(lively.inner.structure()) == [
        {"id": "main", "is_connected": False, "since": None, "last_shown_at": None, "sound": None}
    ]
    screen_came(lively)
    call_id = called(lively)
    clock.pass_time(seconds=1)
    lively.announcements.shown(MAIN, call_id)
    lively.inner.watch.screens.note_sound("device:main", Sound.READY)

    shown = {"last_shown_at": rfc3339(clock.wall)}
    here = {"id": "main", "is_connected": True, "since": rfc3339(began), "sound": "ready"}
    assert walls.screens(lively.inner.structure()) == [here | shown]

    clock.pass_time(seconds=5)
    lively.inner.watch.screens.went("line", clock.wall)
    gone = {"id": "main", "is_connected": False, "since": rfc3339(clock.wall), "sound": None}
    assert walls.screens(lively.inner.structure()) == [gone | shown]


def test_what_was_shown_before_a_restart_is_known_after_it(lively, walls, clock):
    lively.announcements.shown(MAIN, called(lively))
    at = rfc3339(clock.wall)

    lively.restart()
    walls = Walls(lively.inner, walls.agents)

    assert walls.screens(lively.inner.structure())[0]["last_shown_at"] == at


def test_screen_of_one_counter_is_listed_once_it_was_here(lively, walls):
    screen_came(lively, "counter-2")

    assert [each["id"] for each in walls.screens(lively.inner.structure())] == ["main", "counter-2"]


def test_speaker_is_as_well_as_whatever_plays_for_it(lively, walls):
    assert speakers(lively, walls) == {
        "hall": ("away", "screen_away"),
        "box": ("unknown", None),
        "desk": ("away", "agent_away"),
    }

    screen_came(lively)
    walls.agents.came("desk", "socket")
    assert speakers(lively, walls) == {
        "hall": ("unknown", None),
        "box": ("unknown", None),
        "desk": ("unknown", None),
    }

    for sound, how in (
        (Sound.BLOCKED, ("blocked", "sound_blocked")),
        (Sound.FAILED, ("failing", "sound_failed")),
        (Sound.READY, ("ready", None)),
    ):
        lively.inner.watch.screens.note_sound("device:main", sound)
        assert speakers(lively, walls)["hall"] == how


def test_speaker_that_failed_or_is_late_says_so_until_it_speaks_again(lively, walls, clock):
    call_id = called(lively)
    lively.announcements.call_failed(announcement(lively, call_id, "box"), "speaker_failed")
    assert speakers(lively, walls)["box"] == ("failing", "speaker_failed")

    screen_came(lively)
    clock.pass_time(seconds=1)
    lively.recall("1")
    again = lively.board()["calls"][0]["call_id"]
    lively.announcements.call_is_ready(announcement(lively, again, "hall"), "a.wav", 0)
    clock.pass_time(seconds=2)
    lively.announcements.call_is_spoken(announcement(lively, again, "box"))

    assert speakers(lively, walls)["box"] == ("ready", None)
    [spoken] = [
        each["last_spoken_at"] for each in walls.speakers(lively.inner.structure()) if each["id"] == "box"
    ]
    assert spoken == rfc3339(clock.wall)
    assert speakers(lively, walls)["hall"] == ("failing", "not_said")


def test_speaker_without_a_sound_to_play_says_that_the_voice_is_late(lively, walls, clock):
    screen_came(lively)
    call_id = called(lively)
    clock.pass_time(seconds=2)
    assert speakers(lively, walls)["hall"] == speakers(lively, walls)["box"] == ("failing", "voice_late")

    lively.announcements.spoken(MAIN, call_id)

    assert speakers(lively, walls)["hall"] == ("ready", None)


def test_screen_that_went_is_complained_of_once_after_half_a_minute_and_once_when_it_is_back(
    lively, walls, clock, caplog
):
    caplog.set_level("INFO")

    def said():
        return [record.getMessage() for record in caplog.records if record.name.endswith("walls")]

    clock.pass_time(minutes=5)
    walls.complain()
    screen_came(lively)
    lively.inner.watch.screens.went("line", clock.wall)
    clock.pass_time(seconds=29)
    walls.complain()
    screen_came(lively)
    walls.complain()
    assert said() == []

    lively.inner.watch.screens.went("line", clock.wall)
    clock.pass_time(seconds=30)
    for _ in range(3):
        walls.complain()
    assert said() == ["screen main is gone: check its power, its network and its page"]

    screen_came(lively)
    for _ in range(3):
        walls.complain()
    assert said()[1:] == ["screen main is back"]
