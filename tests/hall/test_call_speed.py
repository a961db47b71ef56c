"""How long a call takes when the hall is fuller than any hall: 500 people wait."""

import statistics
import time

import pytest

from hall_server.hall.people import Ask

WAITING = 500
MOST_MS = 5.0


@pytest.mark.long
def test_call_among_five_hundred_waiting_takes_five_milliseconds_at_most(hall, clock):
    hall.open("1")
    classes = (None, None, "elderly", "disability")
    for n in range(WAITING + 30):
        hall.take(("gas", "water", "tax")[n % 3], priority=classes[n % 4])
        clock.pass_time(seconds=7)
    spent = []

    # CPU time of all threads, so that other programs on the machine do not count; the disk is not in it.
    for _ in range(30):
        began = time.process_time()
        hall.inner.call_next(Ask(hall.operator("1")), "1")
        spent.append((time.process_time() - began) * 1000)
        hall.start("1")
        hall.finish("1")

    print(f"a call with {WAITING} waiting: {statistics.median(spent):.1f} ms, best {min(spent):.1f} ms")
    assert min(spent) <= MOST_MS
