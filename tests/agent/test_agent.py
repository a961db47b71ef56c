"""Slips and calls at another PC of the hall: a real server, real agents, printers on real sockets."""

import tomllib

import pytest
import tomli_w

from audio.speakers import VirtualSpeaker
from kiosk.agent import Agent
from printers.driver import Condition, Health


def edited(hall, edit):
    document = tomllib.loads(hall)
    edit(document)
    return tomli_w.dumps(document)


def with_a_neighbour(document):
    document["printer"].append({"id": "spare", "address": "virtual://spare"})
    document["kiosk"][0]["printers"] = ["paper", "spare"]
    document["kiosk"].append({"id": "lone", "printers": ["paper"]})


def test_slip_comes_out_at_the_agent_and_is_printed(make_server, make_agent, people, desk_hall):
    server = make_server(desk_hall)
    hall = people(server)
    agent = make_agent(
        server.url, server.token("agent", name="desk"), "--printer", "virtual://desk", "--speaker"
    )

    tickets = [hall.take() for _ in range(3)]

    assert {hall.wait_for_slip(ticket, "printed") for ticket in tickets} == {("printed", "paper", None)}
    assert len(agent.slips()) == 3
    assert agent.said() == f"Connected to {server.url}.\n"
    assert agent.stop() == 0


def test_slip_goes_to_the_neighbour_while_the_agent_is_away_and_a_kiosk_without_one_is_told(
    make_server, make_agent, people, quick_hall, connect, eventually
):
    server = make_server(edited(quick_hall, with_a_neighbour))
    hall = people(server)

    ticket, waiting = hall.take(), hall.take("lone")

    assert hall.wait_for_slip(ticket, "printed") == ("printed", "spare", None)
    eventually(lambda: hall.slip(waiting)[2] == "agent_away")
    kiosk = connect(server, server.token("kiosk", kiosk="lone"))
    kiosk.emit("watch", {"what": "kiosk", "id": "lone"})
    shown = next(body for event, body in kiosk.events() if event == "kiosk")
    assert shown["slips"][0]["print"] == {"state": "queued", "printer": "paper", "problem": "agent_away"}
    agent = make_agent(server.url, server.token("agent", name="desk"), "--printer", "virtual://desk")
    assert hall.wait_for_slip(waiting, "printed") == ("printed", "paper", None)
    assert len(agent.slips()) == 1
    assert (server.data / "log" / "navbat.log").read_text().count("is not connected") == 1


def test_slip_in_the_hand_of_a_killed_agent_is_unknown_and_never_comes_twice(
    make_server, make_agent, people, quick_hall, printer, eventually
):
    server = make_server(quick_hall)
    hall = people(server)
    agent = make_agent(server.url, server.token("agent", name="desk"), "--printer", printer.address)
    printer.hang = True
    lost = hall.take()
    eventually(agent.has_a_slip_in_hand)

    agent.kill()
    printer.hang = False
    agent.start()

    assert hall.wait_for_slip(lost, "unknown") == ("unknown", "paper", "agent_silent")
    after = hall.take()
    assert hall.wait_for_slip(after, "printed") == ("printed", "paper", None)
    assert len(printer.wait_for_jobs(1)) == 1
    assert hall.slip(lost) == ("unknown", "paper", "agent_silent")


def test_server_that_was_killed_while_the_agent_prints_hears_of_it_after_its_restart(
    make_server, make_agent, people, quick_hall, printer, eventually
):
    server = make_server(quick_hall)
    hall = people(server)
    printer.slow_s = 0.6
    agent = make_agent(server.url, server.token("agent", name="desk"), "--printer", printer.address)
    ticket = hall.take()
    eventually(agent.has_a_slip_in_hand)

    server.kill()
    printer.wait_for_jobs(1)
    server.start()

    assert hall.wait_for_slip(ticket, "printed") == ("printed", "paper", None)
    after = hall.take()
    assert hall.wait_for_slip(after, "printed")[0] == "printed"
    assert len(set(printer.jobs)) == len(printer.jobs) == 2
    assert "does not answer" in agent.said()


def test_printer_that_refuses_at_the_agent_leaves_the_slip_to_the_neighbour(
    make_server, make_agent, people, quick_hall, printer, eventually
):
    server = make_server(edited(quick_hall, with_a_neighbour))
    hall = people(server)
    agent = make_agent(server.url, server.token("agent", name="desk"), "--printer", printer.address)
    printer.paper_out = True

    ticket = hall.take()

    assert hall.wait_for_slip(ticket, "printed") == ("printed", "spare", None)
    assert "paper" in agent.said()
    printer.paper_out = False
    printer.cut_after = 2000
    torn = hall.take("lone")
    assert hall.wait_for_slip(torn, "failed") == ("failed", "paper", "printer_broke_off")


@pytest.fixture
def agent_here(tmp_path):
    """Runs an agent in this process, to hear what its devices did."""
    made = []

    def make(server, token, **devices):
        chosen = {"open_printer": None, "speaker": None} | devices
        made.append(Agent(server.url, token, tmp_path / "here", say=lambda _line: None, **chosen))
        made[-1].start()
        return made[-1]

    yield make
    for agent in made:
        agent.close()


def test_call_is_spoken_once_by_the_agent_and_the_record_names_it(
    make_server, people, desk_hall, agent_here, eventually
):
    server = make_server(desk_hall.replace("screen://main", "agent://desk"))
    hall = people(server)
    speaker = VirtualSpeaker("desk", wait=lambda _seconds: None)
    agent_here(server, server.token("agent", name="desk"), speaker=speaker)
    ticket = hall.take()
    hall.done("/counters/1/open")

    hall.done("/counters/1/next")

    def receipts():
        return [row for row in hall.ticket(ticket)["history"] if row["step"] == "spoken"]

    [receipt] = eventually(receipts)
    assert receipt["actor"] == "desk"
    assert receipt["detail"]["speaker"] == "hall"
    hall.done("/counters/1/recall")
    eventually(lambda: len(receipts()) == 2)
    assert len(speaker.record) == 2


def test_call_that_the_speaker_of_the_agent_could_not_play_is_given_up_and_the_next_one_comes(
    make_server, people, desk_hall, agent_here, connect, eventually
):
    server = make_server(desk_hall.replace("screen://main", "agent://desk"))
    hall = people(server)
    speaker = VirtualSpeaker("desk", wait=lambda _seconds: None)
    speaker.is_offline = True
    agent_here(server, token := server.token("agent", name="desk"), speaker=speaker)
    ticket = hall.take()
    hall.done("/counters/1/open")
    hall.done("/counters/1/next")
    line = connect(server, token)
    line.emit("watch", {"what": "jobs", "id": "desk"})
    seen = (body["announcements"] for event, body in line.events() if event == "jobs")
    next(calls for calls in seen if calls)

    assert next(calls for calls in seen if not calls) == []
    speaker.is_offline = False
    hall.done("/counters/1/recall")

    eventually(lambda: [row for row in hall.ticket(ticket)["history"] if row["step"] == "spoken"])
    assert len(speaker.record) == 1


class WatchedPrinter:
    """Counts how often it is asked how it is."""

    def __init__(self):
        self.looks = 0

    def look(self):
        self.looks += 1
        return Health(Condition.PAPER_OUT)

    def close(self):
        pass


def test_printer_is_asked_how_it_is_at_once_when_the_agent_is_connected_again(
    make_server, desk_hall, agent_here, eventually
):
    server = make_server(desk_hall)
    printer = WatchedPrinter()
    opened = []

    def open_printer(setting):
        opened.append((setting.width_dots, setting.profile))
        return printer

    agent_here(server, server.token("agent", name="desk"), open_printer=open_printer)
    eventually(lambda: printer.looks == 1)

    server.kill()
    server.start()

    eventually(lambda: printer.looks == 2)
    assert opened == [(576, "default")]


class TroublesomePrinter(WatchedPrinter):
    """Cannot be asked how it is at first, in two ways; then it is out of paper."""

    def look(self):
        if self.looks < 2:
            self.looks += 1
            raise (OSError("unplugged"), RuntimeError("a mistake"))[self.looks - 1]
        return super().look()


def test_printer_that_could_not_be_asked_is_asked_again(
    make_server, people, desk_hall, agent_here, eventually, monkeypatch
):
    monkeypatch.setattr("kiosk.watch.LOOK_S", 0.05)
    server = make_server(desk_hall)
    printer = TroublesomePrinter()

    agent_here(server, server.token("agent", name="desk"), open_printer=lambda _setting: printer)

    client = people(server)._client
    eventually(lambda: client.get("/printers").json()["printers"][0]["condition"] == "paper_out")


class TroublesomeSpeaker(VirtualSpeaker):
    """Breaks at its first call in a way that nobody has foreseen."""

    is_well = False

    def play(self, sound):
        if not self.is_well:
            self.is_well = True
            raise RuntimeError("a mistake")
        super().play(sound)


def test_call_that_broke_the_speaker_is_given_up_and_the_next_one_comes(
    make_server, people, desk_hall, agent_here, eventually
):
    server = make_server(desk_hall.replace("screen://main", "agent://desk"))
    hall = people(server)
    speaker = TroublesomeSpeaker("desk", wait=lambda _seconds: None)
    agent_here(server, server.token("agent", name="desk"), speaker=speaker)
    ticket = hall.take()
    hall.done("/counters/1/open")
    hall.done("/counters/1/next")
    eventually(lambda: speaker.is_well)

    hall.done("/counters/1/recall")

    eventually(lambda: [row for row in hall.ticket(ticket)["history"] if row["step"] == "spoken"])
    assert len(speaker.record) == 1
