"""Slips at other PCs of the hall, seen from the server: to whom they go, and whose word counts."""

import threading
import time
from contextlib import suppress

import pytest

from hall_server.domain.errors import NotFound, Refused
from hall_server.hall.people import Actor, Ask, Role
from hall_server.outputs.agents import AgentPrinter, Agents, Word
from hall_server.outputs.news import News
from hall_server.outputs.printing import Printing
from printers.deadlines import Deadlines
from printers.driver import Condition, Health, Paper
from printers.errors import Fault, PrinterError
from printers.slip import Slip, Text

SLIP = Slip((Text("A001"),))
DESK = Ask(Actor("desk", Role.AGENT, "token:desk"))
PRINTED = Word("printed")


@pytest.fixture
def desk_hall(make_hall):
    """The small hall, its printer at the PC "desk"."""
    return make_hall(lambda document: document["printer"][0].update(address="agent://desk"))


@pytest.fixture
def agents(desk_hall, rest):
    """Its agents, long after the start of the server; nobody is connected."""
    made = Agents(desk_hall.errands, lambda: None, clock=rest)
    rest.now += 60
    return made


@pytest.fixture
def at_desk(agents):
    """The printer at the desk; it is not waited for long."""
    return AgentPrinter(agents, "desk", "paper", Deadlines(0.2, 0.1, 0.1))


@pytest.fixture
def printing_at(desk_hall, catalogue, rest):
    """The printing of the hall, with this printer."""
    return lambda printer: Printing(desk_hall.errands, catalogue, {"paper": printer}, News(), clock=rest)


class Desk:
    """An agent that takes the next slip and says what it is told to say, or nothing."""

    def __init__(self, agents, hall, *words):
        self.agents = agents
        self.hall = hall
        self.words = words
        self.took = []
        agents.came("desk", "socket")
        self.thread = threading.Thread(target=self._work)
        self.thread.start()

    def _work(self):
        deadline = time.monotonic() + 10
        while not (ready := self.agents.ready("desk")):
            assert time.monotonic() < deadline, "no slip came"
            time.sleep(0.002)
        slip = ready[0]["job_id"]
        self.agents.begin("desk", slip, None)
        self.took.append(slip)
        for word in self.words:
            self.say(word)

    def say(self, word):
        return self.agents.end("desk", DESK, self.took[0], word, self.hall.inner.structure())


def fault_of(printer, slip=SLIP):
    with pytest.raises(PrinterError) as raised:
        printer.print(slip)
    return raised.value.code, raised.value.began


def print_of(hall, ticket):
    stands = hall.ticket(ticket)["print"]
    return stands["state"], stands["problem"]


def test_slip_for_an_agent_that_is_away_is_given_back_at_once(agents, at_desk):
    began = time.monotonic()

    assert fault_of(at_desk) == (Fault.AWAY, False)

    assert time.monotonic() - began < 0.2
    assert agents.ready("desk") == []


def test_agent_is_waited_for_while_the_server_has_only_just_begun(desk_hall, rest):
    agents = Agents(desk_hall.errands, lambda: None, clock=rest)
    printer = AgentPrinter(agents, "desk", "paper", Deadlines(0.2, 0.1, 0.1))
    late = threading.Timer(0.3, Desk, (agents, desk_hall, PRINTED))
    late.start()

    assert printer.print(SLIP).value == "printed"
    late.join()


def test_slip_that_a_connected_agent_does_not_take_is_given_back_and_cannot_be_taken_any_more(
    agents, at_desk
):
    agents.came("desk", "socket")
    lying = threading.Timer(0.05, lambda: seen.extend(agents.ready("desk")))
    seen = []
    lying.start()

    assert fault_of(at_desk) == (Fault.AWAY, False)

    with pytest.raises(Refused):
        agents.begin("desk", seen[0]["job_id"], None)


def test_slip_is_given_back_when_the_agent_goes_before_it_takes_it(agents, at_desk):
    agents.came("desk", "socket")
    threading.Timer(0.02, agents.went, ("socket",)).start()

    assert fault_of(at_desk) == (Fault.AWAY, False)


@pytest.mark.parametrize(
    ("word", "state", "problem"),
    [
        (PRINTED, "printed", None),
        (Word("sent"), "sent", None),
        (Word("failed", Fault.PAPER_OUT), "failed", "paper_out"),
        (Word("failed"), "failed", "printer_error"),
        (Word("failed", Fault.PAPER_OUT, began=False), "queued", "paper_out"),
        (Word("unknown"), "unknown", "agent_silent"),
    ],
)
def test_job_stands_as_the_agent_says(
    desk_hall, agents, at_desk, printing_at, one_round, word, state, problem
):
    ticket = desk_hall.take()
    desk = Desk(agents, desk_hall, word)

    one_round(printing_at(at_desk))

    desk.thread.join()
    assert print_of(desk_hall, ticket) == (state, problem)


@pytest.mark.parametrize(("word", "state"), [(PRINTED, "printed"), (Word("failed"), "failed")])
def test_word_is_written_down_before_the_agent_is_told_that_it_was_heard(
    desk_hall, agents, at_desk, word, state
):
    """Killed right after that answer, the server knows it at its next start."""
    ticket = desk_hall.take()
    (job,) = desk_hall.errands.slips()
    desk_hall.errands.begin_slip(job, "paper")
    desk = Desk(agents, desk_hall, word)

    with suppress(PrinterError):
        at_desk.deliver(job.id, SLIP)

    desk.thread.join()
    assert print_of(desk_hall, ticket)[0] == state


def test_silence_of_the_agent_is_unknown_and_its_late_word_corrects_that(
    desk_hall, agents, at_desk, printing_at, one_round, monkeypatch
):
    monkeypatch.setattr("hall_server.outputs.agents.MARGIN_S", 0.0)
    ticket = desk_hall.take()
    desk = Desk(agents, desk_hall)
    one_round(printing_at(at_desk))
    desk.thread.join()
    assert print_of(desk_hall, ticket) == ("unknown", "agent_silent")

    desk.say(PRINTED)

    assert print_of(desk_hall, ticket) == ("printed", None)


def test_word_that_comes_after_a_restart_of_the_server_is_heard(desk_hall, agents, at_desk, rest):
    ticket = desk_hall.take()
    (job,) = desk_hall.errands.slips()
    desk_hall.errands.begin_slip(job, "paper")
    desk = Desk(agents, desk_hall)
    printing = threading.Thread(target=lambda: fault_of_delivery(at_desk, job.id))
    printing.start()
    desk.thread.join()
    at_desk.close()
    printing.join()
    desk_hall.restart()
    desk_hall.errands.settle_after_start()
    assert print_of(desk_hall, ticket) == ("unknown", "server_died")

    again = Agents(desk_hall.errands, lambda: None, clock=rest)
    answer = again.end("desk", DESK, desk.took[0], PRINTED, desk_hall.inner.structure())

    assert answer.status == 200
    assert print_of(desk_hall, ticket) == ("printed", None)


def fault_of_delivery(printer, job):
    with pytest.raises(PrinterError):
        printer.deliver(job, SLIP)


def test_server_that_closes_waits_for_no_agent(agents, at_desk, desk_hall):
    patient = AgentPrinter(agents, "desk", "paper", Deadlines(60, 60, 60))
    desk = Desk(agents, desk_hall)
    threading.Timer(0.1, patient.close).start()
    began = time.monotonic()

    assert fault_of(patient) == (Fault.UNSURE, True)

    assert time.monotonic() - began < 5
    desk.thread.join()


def test_late_word_about_a_slip_that_was_handed_out_anew_is_refused(desk_hall, agents, at_desk):
    agents.came("desk", "socket")
    former = agents.hand_over("desk", "paper", 7, SLIP)
    agents.begin("desk", former.id, None)
    agents.word_about("desk", former, 0, lambda: False)
    agents.hand_over("desk", "paper", 7, SLIP)

    with pytest.raises(Refused):
        agents.end("desk", DESK, former.id, PRINTED, desk_hall.inner.structure())


def test_word_about_a_slip_of_another_printer_is_not_found(desk_hall, agents):
    desk_hall.take()
    (job,) = desk_hall.errands.slips()
    desk_hall.errands.begin_slip(job, "spare")

    with pytest.raises(NotFound):
        agents.end("desk", DESK, f"{job.id}-abc", PRINTED, desk_hall.inner.structure())


def test_printer_is_as_its_agent_said_last_and_offline_while_the_agent_is_away(agents, at_desk):
    assert at_desk.look() == Health(Condition.OFFLINE, problem=Fault.AWAY)

    agents.came("desk", "socket")
    assert at_desk.look() == Health()
    agents.note_health("desk", Health(Condition.ONLINE, Paper.LOW))
    assert at_desk.look() == Health(Condition.ONLINE, Paper.LOW)
    agents.went("socket")

    assert at_desk.look() == Health(Condition.OFFLINE, problem=Fault.AWAY)


def test_word_about_a_printer_does_not_outlive_its_agents_line(agents, at_desk):
    agents.came("desk", "former")
    agents.came("desk", "later")
    agents.note_health("desk", Health(Condition.ONLINE, Paper.ENOUGH))
    agents.went("former")
    assert at_desk.look() == Health(Condition.ONLINE, Paper.ENOUGH)

    agents.went("later")
    agents.came("desk", "again")

    assert at_desk.look() == Health()


def test_agent_that_says_nothing_of_its_printer_for_45_seconds_leaves_it_unknown(agents, at_desk, rest):
    agents.came("desk", "socket")
    agents.note_health("desk", Health(Condition.PAPER_OUT, Paper.OUT))
    rest.now += 44
    assert at_desk.look() == Health(Condition.PAPER_OUT, Paper.OUT)

    rest.now += 1
    assert at_desk.look() == Health()

    agents.note_health("desk", Health(Condition.ONLINE, Paper.ENOUGH))
    assert at_desk.look() == Health(Condition.ONLINE, Paper.ENOUGH)


def test_repeated_word_of_a_slip_that_was_not_begun_leaves_it_to_the_printer_that_has_it_next(
    desk_hall, agents, at_desk, printing_at, one_round
):
    """Its answer was lost: the agent says it again while the slip is just about to be handed out anew."""
    ticket = desk_hall.take()
    nothing = Word("failed", Fault.PAPER_OUT, began=False)
    desk = Desk(agents, desk_hall, nothing)
    one_round(printing_at(at_desk))
    desk.thread.join()
    (job,) = desk_hall.errands.slips()
    desk_hall.errands.begin_slip(job, "paper")

    answer = desk.say(nothing)

    assert answer.status == 200
    assert print_of(desk_hall, ticket) == ("sending", None)


def test_word_that_a_slip_of_which_nobody_knows_was_not_begun_is_believed(desk_hall, agents):
    ticket = desk_hall.take()
    (job,) = desk_hall.errands.slips()
    desk_hall.errands.begin_slip(job, "paper")
    desk_hall.errands.lose_slip(job, "agent_silent")

    nothing = Word("failed", Fault.PAPER_OUT, began=False)
    agents.end("desk", DESK, f"{job.id}-abc", nothing, desk_hall.inner.structure())

    assert print_of(desk_hall, ticket) == ("failed", "paper_out")
