"""Two hundred tickets in a row at a kiosk with three printers that fail at random, and two power cuts."""

import json
import random
import sqlite3
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest
from real_hall import SMALL_HALL

import printers
from hall_server.slips.papers import paper_slip
from hall_server.texts.catalogue import Catalogue
from printers.escpos import encode
from printers.fakes.tcp import TcpPrinterFake
from printers.profile import named

FONTS = Path(printers.__file__).parent / "fonts"
TICKETS = 200
POWER_CUTS = (70, 140)
PATIENCE_S = 30
UNSETTLED = ("queued", "sending")
BACKLOG = 6  # slips that may wait while the next ticket is taken, so that every fault meets some
PROFILE, WIDTH = "default-status", 384


def turned(fake, fault, chance):
    """Turn the switches of a printer so that this fault, and no other, is on."""
    fake.refuse = fault == "refuse"
    fake.hang = fault == "hang"
    fake.paper_out = fault == "paper_out"
    fake.mute = fault == "mute"
    fake.garbage = fault == "garbage"
    fake.slow_s = 0.15 if fault == "slow" else 0.0
    fake.cut_after = chance.randrange(1, 6000) if fault == "cut" else None


MILD = (None, None, "slow")
FAULTS = (None, "refuse", "paper_out", "cut", "refuse", "hang", "paper_out", "mute", "garbage", "slow", "cut")


@pytest.fixture
def paper():
    """Three printers on the network."""
    with ExitStack() as stack:
        yield [stack.enter_context(TcpPrinterFake()) for _ in range(3)]


def hall_with(paper):
    """The small hall with these printers at its kiosk, which lose little time with one that fails."""
    text = SMALL_HALL.read_text()
    begin, end = text.index("[[printer]]"), text.index("[[kiosk]]")
    tables = "".join(
        f'[[printer]]\nid = "p{n}"\naddress = "{fake.address}"\nwidth_dots = {WIDTH}\n'
        f'profile = "{PROFILE}"\nopen_s = 0.5\nwrite_s = 0.6\nstatus_s = 0.4\nrest_s = 0.5\n\n'
        for n, fake in enumerate(paper)
    )
    kiosk = text[end:].replace('printers = ["paper"]', 'printers = ["p0", "p1", "p2"]')
    return text[:begin] + tables + kiosk


def take(client, n):
    """Take a ticket as a kiosk does: the same request again until there is an answer."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            order = {"service": "gas", "language": ("uz", "uz-Cyrl", "ru", "en")[n % 4], "kiosk": "main"}
            answer = client.post("/tickets", json=order, headers={"Idempotency-Key": f"ticket {n}"})
        except httpx.TransportError:
            assert time.monotonic() < deadline, "no answer from the server"
            continue
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]


def jobs_of(server):
    """Every print job of the hall, oldest first."""
    with closing(sqlite3.connect(server.data / "hall.db")) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute("SELECT * FROM print_jobs ORDER BY id")]


def settled_jobs(server, backlog=0):
    """The jobs, once no more than `backlog` of them are on their way."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        jobs = jobs_of(server)
        if sum(job["state"] in UNSETTLED for job in jobs) <= backlog:
            return jobs
        assert time.monotonic() < deadline, Counter(job["state"] for job in jobs)
        time.sleep(0.05)


def stream_of(job):
    """The bytes that a printer must get for a job, whole."""
    slip = paper_slip("ticket", json.loads(job["facts"]), Catalogue.load())
    return encode(slip, profile=named(PROFILE, width_dots=WIDTH), fonts=FONTS)


def cut_the_power(server, paper, chance, take_one):
    """While the slip of somebody who takes a ticket is half way: a printer has it and does not go on."""
    settled_jobs(server)
    for fake in paper:
        turned(fake, "hang", chance)
    take_one()
    deadline = time.monotonic() + PATIENCE_S
    while not any(job["state"] == "sending" for job in jobs_of(server)):
        assert time.monotonic() < deadline, "no slip is on its way"
        time.sleep(0.02)
    server.kill()
    for fake in paper:
        turned(fake, None, chance)
    server.start()


def test_every_ticket_has_one_slip_or_an_open_alarm_and_nothing_comes_twice(make_server, paper):
    chance = random.Random(20261123)
    server = make_server(hall_with(paper))
    client = server.client(server.token("manager"))
    tickets = []
    for n in range(TICKETS):
        if n % 8 == 0:
            well = chance.choice(paper)  # one of the three, or tickets would only wait for paper
            for fake in paper:
                turned(fake, chance.choice(MILD if fake is well else FAULTS), chance)
        if n in POWER_CUTS:
            cut_the_power(server, paper, chance, lambda n=n: tickets.append(take(client, n)))
        else:
            tickets.append(take(client, n))
        settled_jobs(server, BACKLOG)
    for fake in paper:
        turned(fake, None, chance)

    jobs = settled_jobs(server)

    assert [job["ticket"] for job in jobs] == tickets
    assert not any(json.loads(job["facts"])["is_copy"] for job in jobs)
    taken = Counter(stream for fake in paper for stream in (*fake.jobs, *fake.torn))
    whole = {job["ticket"]: taken[stream_of(job)] for job in jobs}
    assert max(whole.values()) == 1, "a slip came out twice"
    good = {job["ticket"] for job in jobs if job["state"] == "printed"}
    assert [ticket for ticket in good if whole[ticket] != 1] == []
    alarms = {alarm["ticket"] for alarm in client.get("/now").json()["slips"]}
    assert good | alarms == set(tickets)
    assert not good & alarms
    # Faults and power cuts did hit, and the hall did not give up.
    assert 5 <= len(alarms) <= TICKETS // 2, len(alarms)
    assert sum(job["state"] == "unknown" for job in jobs) >= len(POWER_CUTS)
    assert {job["printer"] for job in jobs} == {"p0", "p1", "p2"}

    for ticket in alarms:
        assert client.post(f"/tickets/{ticket}/reprint").status_code == 200
    again = [job for job in settled_jobs(server) if job["ticket"] in alarms and job["state"] != "replaced"]

    assert [job["state"] for job in again] == ["printed"] * len(alarms)
    assert all(json.loads(job["facts"])["is_copy"] for job in again)
    assert client.get("/now").json()["slips"] == []
    copies = Counter(stream for fake in paper for stream in fake.jobs)
    assert [copies[stream_of(job)] for job in again] == [1] * len(alarms)
