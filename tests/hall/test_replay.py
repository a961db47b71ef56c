"""Any moment of the record can be looked at again, as it was seen then."""

import copy
import json
import random

import pytest
from hand_hall import TASHKENT, refusal

from hall_server.cli.replay import hall_at, recorded
from hall_server.domain.errors import Refused
from hall_server.domain.times import local, rfc3339
from hall_server.hall import parking
from hall_server.store.past import NoSuchPast

SERVICES = ("gas", "water", "tax")


def seen(hall):
    """What everybody in the hall sees now, but for what is not in the record."""
    found = {
        "at": rfc3339(hall.clock.wall),
        "counters": [
            {
                **counter,
                "queue": hall.inner.queue(counter["id"]),
                "away": hall.inner.console(counter["id"])["away"],
            }
            for counter in hall.inner.counters()
        ],
        "boards": {"main": hall.board("main")},
    }
    return copy.deepcopy(recorded(found))


def replayed(hall, at):
    with hall_at(hall.store, at) as past:
        return past.documents()


def attempt(act, *args, **more):
    """Done, or refused by the rules: both are a part of the day."""
    try:
        return act(*args, **more)
    except Refused:
        return None


def something_happens(hall, chance, taken):
    """One thing that people do."""
    counter = chance.choice(("1", "2"))
    what = chance.randrange(16)
    if what < 5:
        taken.append(
            hall.take(*chance.sample(SERVICES, chance.choice((1, 1, 2))), quantity=chance.randint(1, 3))
        )
    elif what < 7:
        attempt(hall.next, counter)
    elif what < 9:
        attempt(hall.start, counter)
        hall.clock.pass_time(seconds=chance.randint(5, 200))
        attempt(hall.finish, counter)
    elif what == 9:
        attempt(hall.undo, counter)
    elif what == 10:
        attempt(hall.miss, counter)
    elif what == 11:
        attempt(hall.hold, counter, minutes=chance.randint(1, 20))
    elif what == 12:
        attempt(hall.transfer, at=counter, service=chance.choice(SERVICES), come_back=chance.random() < 0.5)
    elif what == 13:
        attempt(hall.recall, counter)
    elif what == 14 and taken:
        ticket = chance.choice(taken)
        attempt(hall.move, ticket, chance.choice((parking.bring_back, parking.cancel)))
    else:
        attempt(chance.choice((hall.pause, hall.resume, hall.close_counter)), counter)
        attempt(hall.open, counter, {"1": "aziza", "2": "bek"}[counter])


@pytest.mark.parametrize("seed", range(2))
def test_replay_shows_what_was_seen_at_any_moment_of_two_days(make_hall, seed):
    hall = make_hall(hours="mon-sun 08:00-20:00", return_grace_min=15)
    chance, taken, moments = random.Random(seed), [], {}
    for day in ("2026-11-23", "2026-11-24"):
        hall.clock.pass_time_until(f"{day} 09:00")
        hall.tick()
        attempt(hall.open, "1", "aziza")
        attempt(hall.open, "2", "bek")
        for _ in range(60):
            something_happens(hall, chance, taken)
            hall.clock.pass_time(seconds=chance.randint(1, 90))
            if chance.random() < 0.5:
                hall.tick()
            if chance.random() < 0.2:
                hall.clock.pass_time(milliseconds=chance.randint(1, 900))
                moments[hall.clock.wall] = seen(hall)
                hall.clock.pass_time(milliseconds=1)

    assert len(moments) > 10
    for at, then in moments.items():
        assert replayed(hall, at) == then


def test_replay_knows_the_structure_of_its_time(make_hall):
    hall = make_hall()
    hall.open("1")
    hall.take("gas")
    at, then = hall.clock.wall, seen(hall)
    hall.clock.pass_time(hours=1)
    hall.store.write(_add_version_without_counter_two)
    hall.restart()
    assert len(seen(hall)["counters"]) == 1

    assert replayed(hall, at) == then
    assert len(then["counters"]) == 2


def _add_version_without_counter_two(db):
    document = json.loads(db.execute("SELECT document FROM structures").fetchone()[0])
    document["counter"] = document["counter"][:1]
    db.execute("INSERT INTO structures VALUES (2, 0, 'command', ?)", (json.dumps(document),))


def test_replay_of_the_present_moment_is_the_present_moment(hall):
    hall.open("1")
    hall.take("gas")
    hall.take("gas")
    hall.next("1")

    assert replayed(hall, hall.clock.wall) == seen(hall)


def test_replay_begins_with_the_record(hall):
    begin = hall.clock.wall
    hall.take()

    assert replayed(hall, begin)["counters"][0]["state"] == "closed"
    with pytest.raises(NoSuchPast):
        replayed(hall, begin - 1)


def test_replay_goes_back_to_the_checkpoint_and_no_farther(make_hall):
    hall = make_hall(hours="mon-sun 09:00-18:00", record_months=1)
    hall.open("2", "bek")
    moments = {}
    for _ in range(10):
        hall.open("1", "aziza")
        hall.take("gas")
        hall.clock.pass_time(minutes=2)
        hall.next("1")
        moments[hall.clock.wall] = seen(hall)
        hall.clock.pass_time(minutes=2)
        hall.finish("1")
        hall.take("tax")
        hall.close_counter("1")
        day = local(hall.clock.wall, TASHKENT).date()
        hall.clock.pass_time_until(f"{day.fromordinal(day.toordinal() + 9)} 09:00")
        hall.tick()

    begin = hall.events()[0]["at"]
    kept = {at: then for at, then in moments.items() if rfc3339(at) >= begin}
    assert 3 < len(kept) < len(moments)
    for at, then in kept.items():
        assert replayed(hall, at) == then
    with pytest.raises(NoSuchPast):
        replayed(hall, min(moments))


def test_replay_refuses_a_record_that_does_not_hold(hall):
    ticket = hall.take()
    hall.store.write(lambda db: db.execute("UPDATE journal SET kind = 'started' WHERE kind = 'issued'"))

    with pytest.raises(NoSuchPast, match="The record does not hold"):
        replayed(hall, hall.clock.wall)
    hall.store.write(lambda db: db.execute("UPDATE journal SET kind = 'issued' WHERE kind = 'started'"))
    assert refusal(hall.start) == "counter_closed"
    assert hall.state(ticket) == "waiting"


def test_replay_changes_nothing(hall):
    hall.take()
    before = hall.events()

    replayed(hall, hall.clock.wall)

    assert hall.events() == before
