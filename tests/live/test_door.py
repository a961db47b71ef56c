"""Who may stand in the door of the sockets, how many, and for how long."""

import pytest

from hall_server.live.door import LINES, OF_ONE_ADDRESS, PATIENCE_S, THREADS, Door


class Seconds:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def cut():
    """The names of the lines that were cut, in order."""
    return []


@pytest.fixture
def door(seconds):
    return Door(clock=seconds)


@pytest.fixture
def come(door, cut):
    """Lets a line in: `come("name", "address")`."""
    return lambda name, address="10.0.0.1": door.enter(address, lambda: cut.append(name))


def test_line_without_a_place_is_cut_once_after_a_while(door, come, cut, seconds):
    come("idle")
    seconds.now += PATIENCE_S - 0.1
    door.sweep()
    assert cut == []

    seconds.now += 0.1
    door.sweep()
    door.sweep()

    assert cut == ["idle"]


def test_line_with_a_place_stays_until_it_loses_it(door, come, cut, seconds):
    line = come("page")
    door.take_place(line)
    seconds.now += 86_400
    door.sweep()
    assert cut == []

    door.give_place_back(line)
    door.sweep()
    assert cut == []
    seconds.now += PATIENCE_S
    door.sweep()

    assert cut == ["page"]


def test_newcomer_of_a_crowded_address_takes_the_place_of_its_eldest(door, come, cut, seconds):
    for n in range(OF_ONE_ADDRESS):
        come(n)
        seconds.now += 0.001
    other = come("other", "10.0.0.2")
    assert cut == []

    door.take_place(come("page"))

    assert cut == [0]
    assert other.waits


def test_when_all_is_full_the_address_with_most_gives_way(door, come, cut, seconds):
    placed = LINES - OF_ONE_ADDRESS
    for n in range(placed):
        door.take_place(come(n, f"10.1.{n // 250}.{n % 250}"))
    come("honest", "10.0.0.3")
    for n in range(OF_ONE_ADDRESS - 1):
        seconds.now += 0.001
        come(f"idle {n}", "10.0.0.9")

    assert come("staff", "10.0.0.4") is not None

    assert cut == ["idle 0"]


def test_when_all_have_a_place_the_next_is_refused(door, come, cut):
    for n in range(LINES):
        door.take_place(come(n, f"10.1.{n // 250}.{n % 250}"))

    assert come("one more") is None
    assert cut == []


def test_lines_that_are_cut_count_until_their_thread_is_free(door, come, cut):
    lines = [come(n, f"10.1.{n // 50}.1") for n in range(THREADS)]
    assert len(cut) == THREADS - LINES
    assert come("one more") is None

    door.leave(lines[0])

    assert come("one more") is not None
