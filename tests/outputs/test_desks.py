"""How printers are: asked when they have nothing to do, complained of once, used again at once."""

import pytest

from hall_server.domain.errors import NoBusiness
from hall_server.outputs.stations import Stations


def print_of(hall, ticket):
    return hall.ticket(ticket)["print"]


@pytest.fixture
def station(hall, printing, one_round):
    """Asks the printer once and says what the pages show of it."""
    branch = printing(hall)
    stations = Stations(branch, hall.errands)

    def look():
        one_round(branch)
        (found,) = stations.all(hall.inner.structure())
        return found

    return look


def test_printer_that_is_well_says_so(station):
    found = station()

    assert (found["condition"], found["paper"], found["problem"]) == ("online", "enough", None)
    assert (found["slips"], found["left"], found["last_good_at"]) == (0, 700, None)


def test_printer_that_was_never_asked_is_unknown(hall, printing):
    (found,) = Stations(printing(hall), hall.errands).all(hall.inner.structure())

    assert (found["condition"], found["paper"]) == ("unknown", "unknown")


def test_silent_printer_is_unknown_and_used_all_the_same(hall, station, paper):
    paper.mute = True
    ticket = hall.take()

    found = station()

    assert (found["condition"], found["problem"]) == ("unknown", None)
    assert print_of(hall, ticket)["state"] == "sent"


def test_printer_without_paper_is_found_out_before_a_visitor_needs_it(
    two_printers, printing, one_round, paper
):
    hall = two_printers
    paper.paper_out = True
    branch = printing(hall)
    one_round(branch)
    assert branch.failing() == ["paper"]

    ticket = hall.take()
    one_round(branch)

    assert print_of(hall, ticket) == {"state": "printed", "printer": "spare", "problem": None}


def test_printer_that_is_well_again_is_asked_after_its_rest_and_used(
    hall, printing, one_round, paper, rest, caplog
):
    caplog.set_level("INFO")
    paper.offline = True
    branch = printing(hall)
    one_round(branch)
    paper.offline = False
    ticket = hall.take()
    one_round(branch)
    assert print_of(hall, ticket)["state"] == "queued"

    rest.now += 10
    one_round(branch)

    assert print_of(hall, ticket)["state"] == "printed"
    told = [record.getMessage() for record in caplog.records if record.name.endswith("desk")]
    assert [line.partition(":")[0] for line in told] == ["printer paper failed", "printer paper is back"]


def test_printer_without_work_is_asked_every_fifteen_seconds(hall, station, paper, rest):
    station()
    paper.paper_out = True

    rest.now += 14.9
    assert station()["problem"] is None
    rest.now += 0.2
    assert station()["problem"] == "paper_out"


def test_new_roll_is_noticed_when_the_paper_had_run_out(hall, station, paper, rest):
    hall.take()
    assert station()["slips"] == 1
    paper.paper_out = True
    rest.now += 15
    assert station()["paper"] == "out"

    paper.paper_out = False
    rest.now += 10
    found = station()

    assert (found["paper"], found["slips"], found["problem"]) == ("enough", 0, None)
    assert found["roll_since"] is not None


def test_kiosk_learns_that_no_printer_of_its_can_print(two_printers, printing, one_round, paper, spare):
    hall = two_printers
    branch = printing(hall)
    stations = Stations(branch, hall.errands)
    structure = hall.inner.structure()
    paper.paper_out = True
    one_round(branch)
    assert stations.problem_of_kiosk(structure, "main") is None

    spare.offline = True
    branch.desk("spare").looks_at = 0.0
    one_round(branch)

    assert stations.problem_of_kiosk(structure, "main") == "paper_out"
    with pytest.raises(KeyError):
        stations.problem_of_kiosk(structure, "attic")


def test_kiosk_without_printers_has_no_problem(make_hall, printing):
    hall = make_hall(lambda document: document["kiosk"][0].update(printers=[]))

    assert Stations(printing(hall), hall.errands).problem_of_kiosk(hall.inner.structure(), "main") is None


def test_printer_back_after_an_hour_prints_the_next_slip_and_gives_the_old_one_up(
    hall, printing, one_round, paper, rest, clock
):
    paper.offline = True
    waiting = hall.take()
    branch = printing(hall)
    for _ in range(60):
        one_round(branch)
        clock.pass_time(minutes=1)
        rest.now += 60
    assert print_of(hall, waiting) == {"state": "failed", "printer": "paper", "problem": "printer_offline"}
    paper.offline = False

    newcomer = hall.take()
    one_round(branch)

    assert print_of(hall, newcomer)["state"] == "printed"
    assert print_of(hall, waiting)["state"] == "failed"
    assert len(paper.kept()) == 1
    assert [alarm.ticket for alarm in hall.errands.alarms()] == [waiting["id"]]


def test_printer_that_spoils_slip_after_slip_rests_twice_as_long_each_time(
    hall, printing, one_round, paper, rest
):
    paper.die_half_way = True
    branch = printing(hall)
    for _ in range(4):
        hall.take()
    one_round(branch)

    for spoiled, rest_s in ((1, 10), (2, 20), (3, 40)):
        rest.now += rest_s - 0.1
        one_round(branch)
        assert len(paper.kept()) == spoiled
        rest.now += 0.2
        one_round(branch)
        assert len(paper.kept()) == spoiled + 1

    assert branch.desk("paper").failures == 4


def test_slip_that_comes_out_ends_the_long_rests(hall, printing, one_round, paper, rest):
    paper.die_half_way = True
    branch = printing(hall)
    for _ in range(2):
        hall.take()
        one_round(branch)
        rest.now += 100
    paper.die_half_way = False
    hall.take()
    one_round(branch)
    paper.die_half_way = True
    hall.take()
    one_round(branch)
    hall.take()

    rest.now += 10.1
    one_round(branch)

    assert len(paper.kept()) == 5


def test_slip_that_was_taken_in_silence_by_a_printer_that_confirms_is_an_alarm(
    hall, printing, one_round, paper
):
    paper.mute = True
    ticket = hall.take()

    one_round(printing(hall))

    assert print_of(hall, ticket) == {"state": "sent", "printer": "paper", "problem": "not_confirmed"}
    assert [alarm.ticket for alarm in hall.errands.alarms()] == [ticket["id"]]
    assert hall.errands.supply("paper").slips == 1
    assert hall.errands.supply("paper").last_good_at is None


def test_silent_printer_that_failed_is_complained_of_once_and_its_problem_stands_until_a_slip_goes_out(
    hall, printing, one_round, paper, rest, caplog
):
    caplog.set_level("INFO")
    paper.mute = paper.die_half_way = True
    branch = printing(hall)
    for _ in range(3):
        hall.take()
        one_round(branch)
        rest.now += 50
    paper.die_half_way = False
    assert branch.failing() == ["paper"]

    one_round(branch)
    assert branch.failing() == ["paper"]  # it may be tried, and nobody knows whether it is well
    paper.mute = False
    hall.take()
    one_round(branch)

    assert branch.failing() == []
    told = [record.getMessage() for record in caplog.records if record.name.endswith("desk")]
    assert [line.partition(":")[0] for line in told] == ["printer paper failed", "printer paper is back"]


@pytest.mark.parametrize(
    ("switch", "state"), [("well", "printed"), ("die_half_way", "failed"), ("paper_out", "queued")]
)
def test_how_a_slip_went_is_written_down_when_the_hall_does_business_again(
    hall, printing, one_round, paper, clock, switch, state
):
    class ClockGoesWrong:
        """The hall's clock jumps while the slip is being printed."""

        def print(self, slip):
            clock.set_wall(hours=5)
            hall.tick()
            return paper.print(slip)

        look, close = paper.look, paper.close

    setattr(paper, switch, True)
    ticket = hall.take()
    branch = printing(hall)
    branch.desk("paper").printer = ClockGoesWrong()
    with pytest.raises(NoBusiness):
        branch.workers[0]._work()
    assert print_of(hall, ticket)["state"] == "sending"

    branch.desk("paper").printer = paper
    clock.set_wall(hours=-5)
    hall.tick()
    one_round(branch)

    assert print_of(hall, ticket)["state"] == state
    assert len(paper.kept()) == (0 if switch == "paper_out" else 1)
