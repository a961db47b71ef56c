"""The clock that day changes are tested with: it moves what it should, and nothing that anybody sleeps on."""

import datetime as dt
import json
import subprocess
import sys
import time

import pytest
from moved_clock import environment_with

# Says all clocks once per line of input.
CLOCKS = """
import datetime, json, sys, time
for _ in sys.stdin:
    print(json.dumps({
        "time": time.time(),
        "now": datetime.datetime.now(datetime.UTC).timestamp(),
        "boot": time.clock_gettime(time.CLOCK_BOOTTIME),
        "monotonic": time.monotonic(),
    }), flush=True)
"""

WAITS = """
import json, queue, threading, time
def seconds(wait):
    began = time.monotonic()
    wait()
    return time.monotonic() - began
def on_condition():
    condition = threading.Condition()
    with condition:
        condition.wait(0.2)
def on_queue():
    try:
        queue.Queue().get(timeout=0.2)
    except queue.Empty:
        pass
print("waiting", flush=True)
print(json.dumps([seconds(lambda: time.sleep(0.2)), seconds(on_condition), seconds(on_queue),
                  seconds(lambda: threading.Event().wait(0.2))]))
"""
HOUR = 3600.0


class Child:
    """A Python process under a moved clock that says its clocks when asked."""

    def __init__(self, clock):
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLOCKS],
            env=environment_with(clock),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def off_by(self):
        """How far each clock of the child is ahead of this process's, in seconds."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        boot, wall, monotonic = time.clock_gettime(time.CLOCK_BOOTTIME), time.time(), time.monotonic()
        return {
            "time": said["time"] - wall,
            "now": said["now"] - wall,
            "boot": said["boot"] - boot,
            "monotonic": said["monotonic"] - monotonic,
        }


@pytest.fixture
def child(moved_clock):
    child = Child(moved_clock)
    with child.process:
        yield child
        child.process.stdin.close()


def about(seconds):
    return pytest.approx(seconds, abs=2)


def test_clock_that_was_not_moved_shows_the_real_time(child):
    assert child.off_by() == {"time": about(0), "now": about(0), "boot": about(0), "monotonic": about(0)}


def test_passing_time_moves_wall_and_boot_clock_of_a_running_process(child, moved_clock):
    child.off_by()

    moved_clock.pass_time(26 * HOUR)

    passed = about(26 * HOUR)
    assert child.off_by() == {"time": passed, "now": passed, "boot": passed, "monotonic": about(0)}


def test_setting_the_wall_clock_leaves_the_boot_clock_alone(child, moved_clock):
    moved_clock.pass_time(HOUR)
    moved_clock.set_wall(-3 * HOUR)

    assert child.off_by() == {
        "time": about(-2 * HOUR),
        "now": about(-2 * HOUR),
        "boot": about(HOUR),
        "monotonic": about(0),
    }


def test_wall_clock_can_be_turned_to_a_moment_sixteen_years_ago(child, moved_clock):
    dead_battery = dt.datetime(2010, 1, 1, tzinfo=dt.UTC)

    moved_clock.set_wall_to(dead_battery)

    shown = time.time() + child.off_by()["time"]
    assert shown == about(dead_battery.timestamp())
    assert moved_clock.now().timestamp() == about(dead_battery.timestamp())


@pytest.mark.parametrize("shift_s", [0.75, -0.75, -1.0])
def test_parts_of_a_second_are_carried_over(child, moved_clock, shift_s):
    moved_clock.pass_time(shift_s)

    readings = [child.off_by()["time"] for _ in range(40)]

    # A lost carry would put some of the readings a whole second off.
    assert max(readings) - min(readings) < 0.5
    assert readings[-1] == pytest.approx(shift_s, abs=0.4)


def lasted_s(waiter):
    """The seconds that each kind of wait took, of those that were to take 0.2."""
    return json.loads(waiter.communicate(timeout=60)[0])


@pytest.fixture
def start_waiter(moved_clock):
    """Starts a process that sleeps and waits in every way Python has; it is on the way when this returns."""
    started = []

    def start():
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", WAITS],
                env=environment_with(moved_clock),
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        assert started[-1].stdout.readline() == "waiting\n"
        return started[-1]

    yield start
    for waiter in started:
        waiter.kill()
        waiter.communicate()


@pytest.mark.parametrize("days", [1, -1, 365])
def test_sleeps_and_timeouts_last_as_long_as_ever_under_a_moved_clock(start_waiter, moved_clock, days):
    moved_clock.pass_time(days * 24 * HOUR)

    assert all(0.19 < lasted < 1.5 for lasted in lasted_s(start_waiter()))


@pytest.mark.parametrize("days", [1, -1])
def test_wait_goes_on_as_it_was_when_the_clock_is_moved_under_it(start_waiter, moved_clock, days):
    waiter = start_waiter()

    moved_clock.pass_time(days * 24 * HOUR)

    assert all(0.19 < lasted < 1.5 for lasted in lasted_s(waiter))


def test_two_clocks_move_independently(make_moved_clock):
    here, there = make_moved_clock(), make_moved_clock()

    there.pass_time(HOUR)

    assert (there.now() - here.now()).total_seconds() == about(HOUR)


def test_program_without_its_clock_file_does_not_start_in_real_time(moved_clock, tmp_path):
    env = environment_with(moved_clock) | {"CLOCK_SHIM_FILE": str(tmp_path / "nothing")}

    done = subprocess.run(
        [sys.executable, "-c", "print('ran')"], env=env, capture_output=True, text=True, check=False
    )

    assert done.returncode == 97
    assert "nothing" in done.stderr
    assert done.stdout == ""
