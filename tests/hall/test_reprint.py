"""A slip is asked for once more, papers that are no slips, and what printers have used."""

import pytest
from hand_hall import body, refusal

from hall_server.domain.errors import BadInput, NotFound, Refused
from hall_server.hall import parking
from hall_server.hall.people import Actor, Ask, Role
from hall_server.hall.tickets import Order

RUSTAM = Actor("rustam", Role.MANAGER, "token:rustam")


def reprint(hall, ticket, printer=None, key=None):
    return body(hall.inner.reprint(Ask(RUSTAM, key), ticket["id"], printer))


def printed(hall, outcome="printed"):
    """Print whatever waits to be printed; gives the facts of each."""
    facts = []
    for job in hall.errands.slips():
        assert hall.errands.begin_slip(job, job.printers[0])
        hall.errands.end_slip(job, outcome, job.printers[0])
        facts.append(job.facts)
    return facts


def test_slip_that_came_out_is_printed_again_as_a_copy_that_says_the_same(hall):
    ticket = hall.take()
    hall.take()
    (slip, _) = printed(hall)

    again = reprint(hall, ticket)

    assert again["print"] == {"state": "queued", "printer": None, "problem": None}
    assert printed(hall) == [{**slip, "is_copy": True}]
    assert hall.ticket(ticket)["print"]["state"] == "printed"


@pytest.mark.parametrize("settle", ["fail_slip", "leave_slip"])
def test_copy_takes_the_place_of_a_slip_that_did_not_come_out(hall, settle):
    ticket = hall.take()
    (job,) = hall.errands.slips()
    getattr(hall.errands, settle)(job, "paper_out")
    assert [alarm.ticket for alarm in hall.errands.alarms()] == [ticket["id"]]

    reprint(hall, ticket)

    assert hall.errands.alarms() == []
    assert [job.facts["is_copy"] for job in hall.errands.slips()] == [True]


def test_slip_of_which_nobody_knows_is_printed_again_only_as_a_copy(hall):
    ticket = hall.take()
    (job,) = hall.errands.slips()
    hall.errands.begin_slip(job, "paper")
    hall.restart()
    hall.errands.settle_after_start()
    assert hall.ticket(ticket)["print"] == {
        "state": "unknown",
        "printer": "paper",
        "problem": "server_died",
    }
    assert hall.errands.slips() == []

    reprint(hall, ticket)

    assert [facts["is_copy"] for facts in printed(hall)] == [True]
    assert hall.errands.alarms() == []


def test_slip_that_is_being_printed_is_waited_for(hall):
    ticket = hall.take()
    (job,) = hall.errands.slips()
    hall.errands.begin_slip(job, "paper")

    assert refusal(lambda: reprint(hall, ticket)) == "illegal_step"

    hall.errands.end_slip(job, "printed", "paper")
    assert hall.errands.slips() == []


def test_pressing_twice_prints_one_copy(hall):
    ticket = hall.take()
    printed(hall)

    first, second = (reprint(hall, ticket, key="press") for _ in range(2))

    assert first == second
    assert len(printed(hall)) == 1


def test_copy_comes_out_where_it_is_asked_for(make_hall):
    hall = make_hall(lambda file: file["printer"].append({"id": "desk", "address": "virtual://desk"}))
    ticket = hall.take()
    printed(hall)

    reprint(hall, ticket, "desk")

    assert [job.printers for job in hall.errands.slips()] == [("desk",)]
    with pytest.raises(BadInput, match="malformed"):
        reprint(hall, ticket, "attic")


def test_ticket_that_staff_gave_without_a_slip_gets_one_at_any_printer_of_the_hall(hall):
    given = body(hall.inner.take_ticket(Ask(RUSTAM), Order(services=("gas",), language="ru")))
    assert given["print"]["state"] == "none"

    reprint(hall, given)

    (job,) = hall.errands.slips()
    assert (job.ticket, job.printers, job.facts["label"]) == (given["id"], ("paper",), given["label"])


def test_hall_without_a_printer_says_so(make_hall):
    hall = make_hall(lambda file: (file.pop("printer"), file["kiosk"][0].update(printers=[])))
    ticket = hall.take()

    assert refusal(lambda: reprint(hall, ticket)) == "illegal_step"


def served(hall, ticket):
    hall.open()
    hall.serve()


def cancelled(hall, ticket):
    hall.move(ticket, parking.cancel)


def missed_for_good(hall, ticket):
    hall.open()
    hall.next()
    hall.miss()
    hall.clock.pass_time(hours=1)
    hall.tick()


def left_over(hall, ticket):
    hall.clock.pass_time(days=2)
    hall.tick()


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (served, "finished"),
        (cancelled, "cancelled"),
        (missed_for_good, "no_show"),
        (left_over, "unserved"),
    ],
)
def test_slip_of_a_visit_that_is_over_is_not_printed_again(hall, end, state):
    ticket = hall.take()
    printed(hall)
    end(hall, ticket)
    assert hall.state(ticket) == state

    with pytest.raises(Refused) as refused:
        reprint(hall, ticket)

    assert (refused.value.code, refused.value.saying) == ("illegal_step", "visit_over")
    assert hall.errands.slips() == []


def test_visit_that_goes_on_after_an_undo_can_have_its_slip_again(hall):
    ticket = hall.take()
    printed(hall)
    served(hall, ticket)
    hall.undo()

    reprint(hall, ticket)

    assert len(printed(hall)) == 1


def test_copy_is_in_the_record_with_who_asked_for_it(hall):
    ticket = hall.take()
    hall.open()
    hall.next()

    reprint(hall, ticket)

    row = hall.ticket(ticket)["history"][-1]
    assert (row["step"], row["actor"]) == ("reprint", "rustam")
    # It is no step: the call can be taken back as if nothing had been printed.
    hall.inner.undo(hall.ask(), "1")
    assert hall.state(ticket) == "waiting"


def test_alarm_goes_with_the_visitor(hall):
    ticket = hall.take()
    (job,) = hall.errands.slips()
    hall.errands.fail_slip(job, "printing_failed")
    hall.open()
    hall.next()
    assert [alarm.ticket for alarm in hall.errands.alarms()] == [ticket["id"]]

    hall.start()
    hall.finish()

    assert hall.errands.alarms() == []


def test_what_slips_said_is_erased_when_the_day_is_over(hall, clock):
    ticket = hall.take()
    printed(hall)
    hall.take()

    # The first night is one that a hall without hours is open through; its visitors may still be called.
    clock.pass_time(days=1)
    hall.tick()
    assert [job.facts["label"] for job in hall.errands.slips()] == ["A002"]
    clock.pass_time(days=1)
    hall.tick()

    with hall.store.read() as db:
        rows = db.execute("SELECT facts, state, problem FROM print_jobs ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [("{}", "printed", None), ("{}", "failed", "too_late")]
    assert hall.errands.slips() == []
    assert hall.ticket(ticket)["print"]["state"] == "printed"
    assert refusal(lambda: reprint(hall, ticket)) == "illegal_step"


def test_paper_that_is_no_slip_waits_for_its_printer(hall):
    job = body(hall.inner.print_paper(Ask(RUSTAM), "paper", "test", {"printer": "paper"}))

    (waiting,) = hall.errands.slips()
    assert (str(waiting.id), waiting.paper, waiting.ticket) == (job["job"], "test", None)
    with pytest.raises(NotFound):
        hall.inner.print_paper(Ask(RUSTAM), "attic", "test", {})


def test_slips_are_counted_until_a_new_roll_is_put_in(hall):
    for _ in range(3):
        hall.take()
    printed(hall)
    used = hall.errands.supply("paper")
    assert (used.slips, used.roll_since, used.left(700)) == (3, None, 697)
    assert used.last_good_at == hall.clock.wall

    hall.inner.put_in_roll(Ask(RUSTAM), "paper")

    fresh = hall.errands.supply("paper")
    assert (fresh.slips, fresh.roll_since, fresh.left(700)) == (0, hall.clock.wall, 700)
    assert fresh.last_good_at == used.last_good_at
    with pytest.raises(NotFound):
        hall.inner.put_in_roll(Ask(RUSTAM), "attic")


def test_roll_that_ran_out_tells_how_many_slips_the_next_one_gives(hall):
    for _ in range(60):
        hall.take()
    printed(hall)

    hall.errands.put_in_roll("paper")  # the printer was out of paper and has some again
    hall.take()
    printed(hall)

    assert hall.errands.supply("paper").left(700) == 59


def test_half_a_roll_teaches_nothing(hall):
    hall.take()
    printed(hall)

    hall.errands.put_in_roll("paper")

    assert hall.errands.supply("paper").left(700) == 700


MORNING = {"operator": "aziza", "from_local": "2026-11-23T08:00:00+05:00", "counter": "Window 1"}


@pytest.fixture
def two_printers(make_hall):
    """The hall with a second printer, "spare"."""
    return make_hall(lambda file: file["printer"].append({"id": "spare", "address": "virtual://spare"}))


def ask_for(hall, at, paper, **facts):
    return body(hall.inner.print_paper(Ask(RUSTAM), at, paper, facts))["job"]


def queued(hall):
    return [str(job.id) for job in hall.errands.slips()]


@pytest.mark.parametrize(
    ("paper", "former", "later"),
    [
        ("list", {}, {"language": "ru"}),
        ("day", {"day": "2026-11-22"}, {"day": "2026-11-22", "language": "ru"}),
        ("test", {"printer": "paper"}, {"printer": "paper"}),
        ("shift", MORNING, {**MORNING, "counter": "Окно 1", "until_local": "2026-11-23T12:00:00+05:00"}),
    ],
)
def test_paper_asked_for_again_takes_the_place_of_one_that_did_not_come_out(
    two_printers, paper, former, later
):
    hall = two_printers
    ask_for(hall, "paper", paper, **former)
    hall.errands.fail_slip(hall.errands.slips()[0], "printing_failed")
    ticket = hall.take()
    hall.errands.fail_slip(hall.errands.slips()[0], "printing_failed")

    ask_for(hall, "spare", paper, **later)

    assert [alarm.ticket for alarm in hall.errands.alarms()] == [ticket["id"]]


@pytest.mark.parametrize(
    ("paper", "former", "later"),
    [
        ("day", {"day": "2026-11-22"}, {"day": "2026-11-23"}),
        ("test", {"printer": "paper"}, {"printer": "spare"}),
        ("shift", MORNING, {**MORNING, "operator": "bobur"}),
        ("shift", MORNING, {**MORNING, "from_local": "2026-11-23T13:00:00+05:00"}),
    ],
)
@pytest.mark.parametrize("settle", ["fail_slip", "leave_slip"])
def test_paper_about_something_else_leaves_the_alarm_of_another_alone(
    two_printers, paper, former, later, settle
):
    hall = two_printers
    first = ask_for(hall, "paper", paper, **former)
    getattr(hall.errands, settle)(hall.errands.slips()[0], "paper_out")

    ask_for(hall, "paper", paper, **later)

    assert [str(alarm.id) for alarm in hall.errands.alarms()] == [first]


def test_lists_that_wait_for_the_same_printer_come_out_once(two_printers):
    hall = two_printers
    for _ in range(2):
        ask_for(hall, "paper", "list")

    last = ask_for(hall, "paper", "list")

    assert queued(hall) == [last]


def test_list_that_waits_in_vain_is_replaced_by_one_at_another_printer(two_printers):
    hall = two_printers
    ask_for(hall, "paper", "list")
    hall.errands.leave_slip(hall.errands.slips()[0], "paper_out", "paper")

    last = ask_for(hall, "spare", "list")

    assert queued(hall) == [last]
    assert hall.errands.alarms() == []


def test_lists_for_two_printers_that_work_both_come_out(two_printers):
    hall = two_printers

    both = [ask_for(hall, printer, "list") for printer in ("paper", "spare")]

    assert queued(hall) == both


def test_list_that_is_coming_out_stays_as_it_is(hall):
    ask_for(hall, "paper", "list")
    (begun,) = hall.errands.slips()
    hall.errands.begin_slip(begun, "paper")

    last = ask_for(hall, "paper", "list")
    hall.errands.fail_slip(begun, "printer_broke_off")

    assert queued(hall) == [last]
    assert [alarm.id for alarm in hall.errands.alarms()] == [begun.id]
