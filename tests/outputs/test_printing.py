"""Slips on their way: to the first printer that works, each once, or an alarm."""

import threading
import time

import pytest

from hall_server.hall.people import Ask
from hall_server.hall.tickets import Order
from hall_server.outputs.news import News
from hall_server.outputs.printing import Printing


def print_of(hall, ticket):
    return hall.ticket(ticket)["print"]


def test_slip_is_printed_at_the_first_printer(two_printers, printing, one_round, paper, spare):
    ticket = two_printers.take()

    one_round(printing(two_printers))

    assert print_of(two_printers, ticket) == {"state": "printed", "printer": "paper", "problem": None}
    assert (len(paper.kept()), len(spare.kept())) == (1, 0)


def test_slips_come_in_the_order_of_the_tickets(hall, printing, one_round, paper):
    tickets = [hall.take() for _ in range(3)]
    branch = printing(hall)

    one_round(branch)
    one_round(branch)

    assert [print_of(hall, ticket)["state"] for ticket in tickets] == ["printed"] * 3
    assert len(paper.kept()) == 3


def test_printer_that_confirms_nothing_has_sent_the_slip(hall, printing, one_round, paper):
    paper.mute = True
    ticket = hall.take()

    one_round(printing(hall))

    assert print_of(hall, ticket)["state"] == "sent"


@pytest.mark.parametrize(("fault", "code"), [("offline", "printer_offline"), ("paper_out", "paper_out")])
def test_job_moves_to_the_next_printer(two_printers, printing, one_round, paper, spare, fault, code):
    hall = two_printers
    setattr(paper, fault, True)
    ticket = hall.take()
    branch = printing(hall)

    one_round(branch)

    assert print_of(hall, ticket) == {"state": "printed", "printer": "spare", "problem": None}
    assert (len(paper.kept()), len(spare.kept())) == (0, 1)
    assert branch.failing() == ["paper"]


def test_slip_waits_with_its_problem_when_no_printer_works(two_printers, printing, one_round, paper, spare):
    hall = two_printers
    paper.paper_out = spare.offline = True
    ticket = hall.take()

    one_round(printing(hall))

    assert print_of(hall, ticket) == {"state": "queued", "printer": "spare", "problem": "printer_offline"}


def test_failed_printer_is_left_alone_for_a_while(hall, printing, one_round, paper, rest):
    paper.offline = True
    ticket = hall.take()
    branch = printing(hall)
    one_round(branch)
    paper.offline = False

    rest.now += 9.9
    one_round(branch)
    assert print_of(hall, ticket)["state"] == "queued"
    rest.now += 0.2
    one_round(branch)

    assert print_of(hall, ticket) == {"state": "printed", "printer": "paper", "problem": None}
    assert branch.failing() == []


def test_who_comes_after_a_failure_is_told_at_once_and_printed_when_it_is_over(
    hall, printing, one_round, paper, rest
):
    paper.offline = True
    branch = printing(hall)
    first = hall.take()
    one_round(branch)

    second = hall.take()
    one_round(branch)

    assert print_of(hall, second) == {"state": "queued", "printer": "paper", "problem": "printer_offline"}
    paper.offline = False
    rest.now += 11
    one_round(branch)
    assert [print_of(hall, ticket)["state"] for ticket in (first, second)] == ["printed"] * 2
    assert print_of(hall, second)["problem"] is None


def test_nobody_is_told_of_a_problem_while_another_printer_works(two_printers, printing, one_round, paper):
    hall = two_printers
    paper.offline = True
    branch = printing(hall)
    hall.take()
    one_round(branch)

    second = hall.take()
    one_round(branch)

    assert print_of(hall, second) == {"state": "printed", "printer": "spare", "problem": None}


def test_printer_that_is_back_is_preferred_again(two_printers, printing, one_round, paper, rest):
    hall = two_printers
    branch = printing(hall)
    paper.offline = True
    hall.take()
    one_round(branch)
    paper.offline = False
    rest.now += 11

    second = hall.take()
    one_round(branch)

    assert print_of(hall, second)["printer"] == "paper"


def test_failure_and_recovery_are_told_once(hall, printing, one_round, paper, rest, caplog):
    caplog.set_level("INFO")
    paper.paper_out = True
    branch = printing(hall)
    hall.take()
    for _ in range(3):
        one_round(branch)
        rest.now += 11
    paper.paper_out = False
    one_round(branch)

    told = [record.getMessage() for record in caplog.records if record.name.endswith("desk")]
    assert len(told) == 2
    assert "is out of paper" in told[0]
    assert told[1] == "printer paper is back"


def test_slip_torn_in_the_middle_is_not_printed_again(two_printers, printing, one_round, paper, spare, rest):
    hall = two_printers
    paper.die_half_way = True
    ticket = hall.take()
    branch = printing(hall)

    one_round(branch)
    paper.die_half_way = False
    rest.now += 11
    one_round(branch)

    assert print_of(hall, ticket) == {"state": "failed", "printer": "paper", "problem": "printer_broke_off"}
    assert len(spare.kept()) == 0


def test_slip_being_sent_when_the_server_died_is_unknown_and_the_others_come(
    hall, printing, one_round, paper
):
    lost, waiting = hall.take(), hall.take()
    hall.errands.begin_slip(hall.errands.slips()[0], "paper")

    hall.restart()
    one_round(printing(hall))

    assert print_of(hall, lost)["state"] == "unknown"
    assert print_of(hall, waiting)["state"] == "printed"
    assert len(paper.kept()) == 1


def test_slip_is_printed_when_the_paper_comes_in_time(hall, printing, one_round, paper, rest, clock):
    paper.paper_out = True
    ticket = hall.take()
    branch = printing(hall)
    one_round(branch)
    clock.pass_time(minutes=9)
    rest.now += 540
    paper.paper_out = False

    one_round(branch)

    assert print_of(hall, ticket)["state"] == "printed"


def test_slip_is_not_printed_long_after_its_visitor_has_gone(hall, printing, one_round, paper, rest, clock):
    paper.paper_out = True
    ticket = hall.take()
    branch = printing(hall)
    one_round(branch)
    clock.pass_time(minutes=10)
    rest.now += 600
    paper.paper_out = False

    one_round(branch)

    assert print_of(hall, ticket) == {"state": "failed", "printer": "paper", "problem": "paper_out"}
    assert paper.kept() == ()


def test_slips_of_yesterday_do_not_come_out_in_the_morning(hall, printing, one_round, paper, clock):
    """The power went in the evening, with a slip still waiting."""
    ticket = hall.take()

    clock.pass_time_until("2026-11-24 08:55")
    hall.restart()
    one_round(printing(hall))

    assert print_of(hall, ticket) == {"state": "failed", "printer": None, "problem": "too_late"}
    assert paper.kept() == ()


def test_no_slip_while_the_clock_is_in_doubt_and_all_of_them_after(hall, printing, paper, clock):
    """Slips are rows of the record too, so they wait; the worker survives and says so once."""
    ticket = hall.take()
    clock.set_wall(minutes=5)
    worker, *_ = printing(hall).workers

    worker._round()
    assert paper.kept() == ()
    assert worker._is_in_trouble
    clock.set_wall(minutes=-5)
    worker._round()

    assert print_of(hall, ticket)["state"] == "printed"
    assert not worker._is_in_trouble


def test_slip_without_a_printer_says_so_and_is_given_up_in_time(make_hall, printing, one_round, clock):
    def with_another_printer(document):
        document["printer"].append({"id": "unplugged", "address": "virtual://unplugged"})
        document["kiosk"][0]["printers"] = ["unplugged"]

    hall = make_hall(with_another_printer)
    ticket = hall.take()
    branch = printing(hall)

    one_round(branch)
    assert print_of(hall, ticket) == {"state": "queued", "printer": None, "problem": "no_printer"}
    clock.pass_time(minutes=10)
    one_round(branch)

    assert print_of(hall, ticket)["state"] == "failed"


def test_slow_printer_delays_no_other_kiosk(make_hall, catalogue, paper, spare):
    """The real workers: one printer takes its time, the other one prints at once."""

    def two_kiosks(document):
        document["printer"].append({"id": "spare", "address": "virtual://spare"})
        document["kiosk"].append({"id": "side", "printers": ["spare"]})

    hall = make_hall(two_kiosks)
    news, done = News(), threading.Event()
    paper.slow_s = 60
    branch = Printing(hall.errands, catalogue, {"paper": paper, "spare": spare}, news)
    hall.inner._tell = lambda: news.ring()
    for worker in branch.workers:
        worker.start()
    slow = hall.take()
    quick = hall.inner.take_ticket(Ask(hall.kiosk("side")), Order(("gas",), "uz"))
    deadline = time.monotonic() + 20
    while not spare.kept() and time.monotonic() < deadline:
        done.wait(0.01)
    printed_at_side = len(spare.kept())
    waiting_at_main = len(paper.kept())

    news.close()
    branch.close()
    for worker in branch.workers:
        worker.join()

    assert (printed_at_side, waiting_at_main) == (1, 0)
    assert quick.status == 201
    # Switched off while it had the slip: nobody may say that it came out, and it is not lost either.
    assert print_of(hall, slow)["state"] in ("sending", "queued", "failed")


def test_printer_that_is_stuck_with_a_slip_does_not_keep_the_others_waiting(
    two_printers, printing, one_round, paper, spare, rest
):
    hall = two_printers
    paper.slow_s = 60
    first, second = hall.take(), hall.take()
    branch = printing(hall)
    stuck = threading.Thread(target=branch.workers[0]._work)
    stuck.start()
    while print_of(hall, first)["state"] != "sending" or branch.desk("paper").begun_at is None:
        time.sleep(0.005)

    branch.workers[1]._work()
    assert print_of(hall, second)["state"] == "queued"
    rest.now += 4.1
    branch.workers[1]._work()

    assert print_of(hall, second) == {"state": "printed", "printer": "spare", "problem": None}
    branch.close()
    stuck.join(5)
    assert print_of(hall, first)["state"] == "failed"
