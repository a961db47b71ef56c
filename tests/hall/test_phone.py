"""What a visitor does with the phone: give up, come back, let others go first, say how it was."""

import pytest
from hand_hall import Ask, refusal

from hall_server.domain.errors import NotFound
from hall_server.hall import parking
from hall_server.hall.ratings import Rating, rate


def test_visitor_who_lets_two_go_first_stands_just_behind_them(hall, clock):
    hall.open()
    tickets = []
    for _ in range(4):
        tickets.append(hall.take())
        clock.pass_time(minutes=1)

    shown = hall.by_phone(tickets[0], parking.let_go_first, 2)

    assert shown["ahead"] == 2
    assert hall.queue() == ["A002", "A003", "A001", "A004"]
    assert hall.steps(tickets[0])[-1] == "later"


def test_later_is_for_those_who_wait(hall):
    ticket = hall.take()
    hall.open()
    hall.next()

    assert refusal(lambda: hall.by_phone(ticket, parking.let_go_first, 1)) == "illegal_step"


def test_visitor_gives_up_and_the_counter_is_free(hall):
    ticket = hall.take()
    hall.open()
    hall.next()

    assert hall.by_phone(ticket, parking.cancel)["state"] == "cancelled"
    assert hall.counter()["ticket"] is None
    assert hall.ticket(ticket)["history"][-1]["actor"] == "visitor"


def test_missed_visitor_comes_back_by_phone(hall):
    ticket = hall.take()
    hall.open()
    hall.next()
    hall.miss()

    assert hall.by_phone(ticket, parking.bring_back)["state"] == "waiting"


def test_rating_is_of_the_stage_that_was_served_last(hall):
    ticket = hall.take("gas", "water")
    hall.open()
    assert refusal(lambda: hall.by_phone(ticket, rate, Rating(5))) == "illegal_step"
    hall.serve()

    hall.by_phone(ticket, rate, Rating(4, text="Quick, thank you"))

    (event,) = hall.events("rated")
    assert event["data"] == {"stage": 1, "score": 4}
    with hall.store.read() as db:
        assert [row["text"] for row in db.execute("SELECT text FROM private_ratings")] == ["Quick, thank you"]
    assert refusal(lambda: hall.by_phone(ticket, rate, Rating(4, stage=2))) == "malformed"


def test_visit_can_be_rated_until_the_end_of_the_next_day(hall, clock):
    ticket = hall.take()
    hall.open()
    hall.serve()
    clock.pass_time_until("2026-11-24 23:59")
    hall.tick()
    assert "rating" in hall.by_phone(ticket, rate, Rating(4))["can"]

    clock.pass_time_until("2026-11-25 00:01")
    hall.tick()

    assert refusal(lambda: hall.by_phone(ticket, rate, Rating(1))) == "illegal_step"
    shown = hall.inner.status(ticket["status_url"].rpartition("/")[2])
    assert (shown["can"], shown["rated"]) == ([], 4)


def test_words_of_a_rating_are_erased_with_the_notes(make_hall, clock):
    hall = make_hall(notes_days=1)
    ticket = hall.take()
    hall.open()
    hall.serve()
    hall.by_phone(ticket, rate, Rating(1, text="Too slow"))

    clock.pass_time(days=3)
    hall.tick()

    with hall.store.read() as db:
        assert db.execute("SELECT count(*) FROM private_ratings").fetchone()[0] == 0
    assert hall.events("rated")


@pytest.mark.parametrize("later", ["Better now", "  ", None])
def test_new_rating_takes_the_place_of_the_old_words_too(hall, later):
    ticket = hall.take()
    hall.open()
    hall.serve()
    hall.by_phone(ticket, rate, Rating(1, text="Too slow, nobody knew anything"))

    assert hall.by_phone(ticket, rate, Rating(5, text=later))["rated"] == 5

    with hall.store.read() as db:
        kept = [row["text"] for row in db.execute("SELECT text FROM private_ratings")]
    assert kept == ([later] if later == "Better now" else [])
    for _ in range(2):
        hall.store.write(lambda db: None)
    assert not [path for path in hall.folder.iterdir() if b"Too slow" in path.read_bytes()]


def test_score_of_a_service_whose_end_was_undone_does_not_count(hall, clock):
    ticket = hall.take()
    token = ticket["status_url"].rpartition("/")[2]
    hall.open()
    hall.serve()
    hall.by_phone(ticket, rate, Rating(1))

    hall.undo()
    assert hall.inner.status(token)["rated"] is None
    clock.pass_time(minutes=1)
    hall.finish()

    assert hall.inner.status(token)["rated"] is None
    assert hall.by_phone(ticket, rate, Rating(4))["rated"] == 4


def test_score_stays_when_the_call_to_the_next_service_is_undone(hall, clock):
    ticket = hall.take("gas", "water")
    hall.open()
    hall.serve()
    hall.next()
    hall.by_phone(ticket, rate, Rating(5))

    hall.undo()

    assert hall.inner.status(ticket["status_url"].rpartition("/")[2])["rated"] == 5


def test_forged_address_opens_nothing(hall):
    hall.take()

    with pytest.raises(NotFound):
        hall.inner.visitor("0000-forged")


def test_same_key_lets_others_go_first_once(hall, clock):
    ticket = hall.take()
    token = ticket["status_url"].rpartition("/")[2]
    for _ in range(3):
        clock.pass_time(minutes=1)
        hall.take()
    hall.open()

    def press():
        visitor, ticket_id = hall.inner.visitor(token)
        return hall.inner.let_go_first(Ask(visitor, "one press", "later"), ticket_id, 1)

    assert press() == press()
    assert hall.queue() == ["A002", "A001", "A003", "A004"]


def test_wish_of_the_last_one_changes_nothing(hall, clock):
    hall.open()
    hall.take()
    clock.pass_time(minutes=1)
    last = hall.take()

    hall.by_phone(last, parking.let_go_first, 1)

    assert hall.steps(last) == ["issue"]


def test_those_go_first_who_really_follow_at_the_open_counter(hall, clock):
    """Counter 1 helps with tax only when that is ten minutes worse off; counter 2 is closed."""
    hall.open("1")
    for service in ("gas", "tax", "gas"):
        ticket = hall.take(service)
        clock.pass_time(minutes=1)
    assert hall.queue() == ["A001", "A002", "B001"]

    shown = hall.by_phone(ticket, parking.let_go_first, 1)

    assert hall.queue() == ["A001", "B001", "A002"]
    assert shown["ahead"] == 2
