"""The lookout rings when a call becomes late, and at no other time."""

import pytest

from hall_server.hall.people import Actor, Role
from hall_server.hall.screens import Sound
from hall_server.outputs.agents import Agents
from hall_server.outputs.lookout import LOOK_S, Lookout
from hall_server.outputs.news import News
from hall_server.outputs.walls import Walls

MAIN = Actor("screen:main", Role.SCREEN, "device:main", target="main")


class Rung(News):
    """News that count how often they were rung."""

    rings = 0

    def ring(self):
        self.rings += 1
        super().ring()


class Asked:
    """A hall that counts how often it was asked for deadlines."""

    def __init__(self, hall):
        self._hall = hall
        self.times = 0

    def __getattr__(self, name):
        return getattr(self._hall, name)

    def deadlines(self):
        self.times += 1
        return self._hall.deadlines()


@pytest.fixture
def news():
    return Rung()


@pytest.fixture
def watched(hall, clock, news):
    """The small hall, looked out for; and how many milliseconds later it is looked at again."""

    class Watched:
        asked = Asked(hall.inner)
        lookout = Lookout(
            asked,
            Walls(hall.inner, Agents(hall.errands, lambda: None)),
            news,
            news.ring,
            clock=lambda: clock.boot / 1000,
        )

        def until(self, seconds):
            """Let so many seconds pass, with a look whenever it is time for one."""
            left_ms = round(seconds * 1000)
            while left_ms > 0:
                step = min(left_ms, max(1, round(self.lookout.wait_s() * 1000)))
                clock.pass_time(milliseconds=step)
                left_ms -= step
                self.lookout.look()

    made = Watched()
    made.lookout.look()
    return made


def call(hall):
    hall.open("1")
    hall.take()
    hall.next("1")
    return hall.board()["calls"][0]["call_id"]


def test_it_rings_in_the_moment_in_which_a_call_is_late_and_not_again(hall, watched, news):
    call(hall)

    watched.until(1.999)
    assert news.rings == 0
    watched.until(0.001)

    # Screen and loudspeaker were due at once, because nobody has made the sound.
    assert news.rings == 1
    watched.until(30)
    assert news.rings == 1


def test_it_does_not_ring_for_a_call_that_was_seen_and_heard(hall, watched, news):
    seen = call(hall)
    hall.announcements.shown(MAIN, seen)
    hall.announcements.spoken(MAIN, seen)

    watched.until(10)

    assert news.rings == 0


def test_each_of_two_calls_has_its_own_moment(hall, clock, watched, news):
    call(hall)
    watched.until(1)
    hall.recall("1")

    watched.until(1.5)
    assert news.rings == 0
    watched.until(0.5)

    assert news.rings == 1


def test_it_rings_when_a_page_falls_mute_in_the_middle_of_a_call(hall, clock, watched, news):
    screens = hall.inner.watch.screens
    screens.came("line", "main", "device:main", clock.wall)
    call_id = call(hall)
    [row] = hall.announcements.calls("queued")
    hall.announcements.call_is_ready(row, "a.wav", 4_000)
    hall.announcements.shown(MAIN, call_id)
    watched.until(3)
    assert news.rings == 0

    screens.note_sound("device:main", Sound.BLOCKED)
    watched.until(LOOK_S)

    assert news.rings == 1


def test_a_clock_that_is_held_is_waited_for_in_peace(hall, clock, watched):
    call(hall)
    watched.until(1.9)
    clock.set_wall(minutes=-1)
    before = watched.asked.times

    watched.until(10)

    assert watched.asked.times - before <= 10 / LOOK_S + 1


def test_an_idle_hall_is_looked_at_twice_a_second_whatever_the_news_are(watched, news):
    before = watched.asked.times

    for _ in range(1000):
        watched.lookout.look()
    watched.until(10)

    assert watched.asked.times - before == 10 / LOOK_S
    assert news.rings == 0


def test_hall_without_screens_and_speakers_is_looked_at_in_peace(make_hall, clock, news):
    hall = make_hall(lambda document: document.update(screen=[], speaker=[], kiosk=[]))
    walls = Walls(hall.inner, Agents(hall.errands, lambda: None))
    lookout = Lookout(hall.inner, walls, news, news.ring, clock=lambda: clock.boot / 1000)
    hall.open("1")
    clock.pass_time(seconds=60)

    lookout.look()

    assert (news.rings, lookout.wait_s()) == (0, LOOK_S)
    assert (walls.screens(hall.inner.structure()), walls.speakers(hall.inner.structure())) == ([], [])


def test_look_that_fails_is_not_tried_again_at_once(hall, clock, news):
    class Failing(Asked):
        def deadlines(self):
            super().deadlines()
            raise OSError("the disk is gone")

    failing = Failing(hall.inner)
    walls = Walls(hall.inner, Agents(hall.errands, lambda: None))
    lookout = Lookout(failing, walls, news, news.ring, clock=lambda: clock.boot / 1000)

    with pytest.raises(OSError, match="gone"):
        lookout.look()

    assert lookout.wait_s() == LOOK_S
    lookout.look()
    assert failing.times == 1
