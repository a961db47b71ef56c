"""How long a call takes when the hall is fuller than any hall: 500 people wait."""

import itertools
import statistics
import time
import tomllib

import pytest

from hall_server.hall.counters import call_next

WAITING = 500
CALLS = 30
MOST_MS = 5.0


@pytest.fixture
def hall(make_hall, project):
    """The largest hall of the examples: 44 services, 13 counters; it is open day and night."""
    document = tomllib.loads((project / "config/sergeli.toml").read_text(encoding="utf-8"))
    document["hall"].pop("hours", None)
    for service in document["service"]:
        service.pop("hours", None)
        service.pop("daily_limit", None)

    def edit(small):
        small.clear()
        small.update(document)

    return make_hall(edit)


@pytest.mark.long
def test_call_among_five_hundred_waiting_takes_five_milliseconds(hall, clock):
    structure = hall.inner.structure()
    services = [service.id for service in structure.services]
    classes = [None, None, "elderly", "disability", "infant", "veteran"]
    counters = [counter.id for counter in structure.counters]
    for counter in counters:
        hall.open(counter, f"operator {counter}")
    for n in range(WAITING + CALLS):
        hall.take(services[n % len(services)], priority=classes[n % len(classes)])
        clock.pass_time(seconds=7)
    spent = []

    def timed(tx, counter):
        # CPU time of the writer's thread, so that other programs on the machine do not count.
        began = time.thread_time()
        called = call_next(tx, tx.counter(counter))
        spent.append((time.thread_time() - began) * 1000)
        return called

    for counter in itertools.islice(itertools.cycle(counters), CALLS):
        assert hall.inner.change(hall.operator(counter), lambda tx, at=counter: timed(tx, at))
        hall.start(counter)
        hall.finish(counter)

    median = statistics.median(spent)
    print(f"a call with {WAITING} waiting: {median:.1f} ms, at worst {max(spent):.1f} ms")
    assert median <= MOST_MS
