"""How long the kiosk waits for its answer, whatever the printer does, and how long a slip takes to come out.

.venv/bin/pytest -m long -s tests/flow/test_print_speed.py
"""

import socket
import statistics
import time

import pytest
from real_hall import SMALL_HALL

from printers.fakes.tcp import TcpPrinterFake

SLIPS = 60

HURRIED = 20

ANSWER_S = 2.0
"""The longest that a kiosk may wait for its ticket on a busy test machine, in seconds. Printing waits longer
for a printer that hangs: three to open, six for its status, ten to write."""


def hall_printing_at(make_server, address, profile="default"):
    """The small hall with this printer, and a program that takes tickets at its kiosk."""
    text = SMALL_HALL.read_text().replace("virtual://main", address)
    server = make_server(text.replace("width_dots = 576", f'width_dots = 576\nprofile = "{profile}"'))
    return server.client(server.token("manager"))


def take(client, n):
    """Take a ticket; gives how long the answer took, in seconds."""
    begun = time.perf_counter()
    order = {"service": "gas", "language": ("uz", "uz-Cyrl", "ru", "en")[n % 4], "kiosk": "main"}
    assert client.post("/tickets", json=order).status_code == 201
    return time.perf_counter() - begun


def confirmed(client):
    """The tickets whose slips came out."""
    tickets = client.get("/tickets").json()["tickets"]
    assert len(tickets) == HURRIED
    return [ticket["label"] for ticket in tickets if ticket["print"]["state"] == "printed"]


@pytest.fixture
def deaf_address():
    """Where connections are never taken: those who come once the queue is full hang while they open."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as door:
        address = door.getsockname()
        with socket.create_connection(address):
            with pytest.raises(TimeoutError):
                socket.create_connection(address, timeout=0.2)
            yield f"tcp://127.0.0.1:{address[1]}"


def test_ticket_does_not_wait_for_a_printer_that_hangs_in_the_middle(make_server):
    with TcpPrinterFake() as printer:
        printer.hang = True
        client = hall_printing_at(make_server, printer.address, "default-status")

        answers = [take(client, n) for n in range(HURRIED)]

        printer.wait_for_connections(1)
        assert confirmed(client) == []
    assert max(answers) < ANSWER_S


def test_ticket_does_not_wait_for_a_printer_that_hangs_while_it_opens(make_server, deaf_address):
    client = hall_printing_at(make_server, deaf_address, "default-status")

    answers = [take(client, n) for n in range(HURRIED)]

    assert confirmed(client) == []
    assert max(answers) < ANSWER_S


@pytest.mark.long
@pytest.mark.parametrize("profile", ["default", "default-status"])
def test_time_from_the_press_to_the_last_byte(make_server, profile):
    with TcpPrinterFake() as printer:
        client = hall_printing_at(make_server, printer.address, profile)
        answers, papers = [], []
        for n in range(SLIPS):
            begun = time.perf_counter()
            answers.append(take(client, n))
            printer.wait_for_jobs(n + 1)
            papers.append(time.perf_counter() - begun)
        sizes = [len(job) for job in printer.jobs]

    median, worst = statistics.median, max
    print(
        f"\n{profile}: answer {median(answers) * 1000:.0f} ms median, {worst(answers) * 1000:.0f} ms worst; "
        f"last byte {median(papers) * 1000:.0f} ms median, {worst(papers) * 1000:.0f} ms worst; "
        f"slip {median(sizes) / 1000:.1f} kB median, {worst(sizes) / 1000:.1f} kB worst"
    )
    assert worst(answers) < ANSWER_S
    assert median(answers) < 0.25
    assert worst(papers) < 5
    assert median(papers) < 1
