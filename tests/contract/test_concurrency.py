"""Many at once, and power cuts in the middle: nobody is lost, nobody is called twice, the record holds."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import socketio
from real_hall import SMALL_HALL, alive_in_group

TAKERS, OPERATORS = 16, 8
QUEUE = 60
SERVICES = ("gas", "water", "tax")
NAMED = {
    "counter_closed",
    "counter_busy",
    "no_ticket",
    "illegal_step",
    "recall_limit",
    "stale",
    "series_full",
    "service_closed",
    "limit_reached",
}


@pytest.fixture(scope="module")
def busy_hall(tmp_path_factory):
    """The small hall with a counter for each operator, large series and no limit on its kiosks."""
    text = SMALL_HALL.read_text().replace("to = 999", "to = 9999")
    text += "".join(
        f"""
[[counter]]
id = "{n}"
name = {{en = "Window {n}"}}
services = ["gas", "water", "tax"]
"""
        for n in range(3, OPERATORS + 1)
    )
    file = tmp_path_factory.mktemp("busy") / "busy.toml"
    file.write_text(text)
    return file


class Rush:
    """Takers and operators at work until they are told to stop; what each of them was answered."""

    def __init__(self, server, token):
        self.server = server
        self.over = threading.Event()
        self.power_cut = threading.Event()
        self.taken = []
        self.called = []
        self.ended = []
        self.refused = Counter()
        self.odd = []
        self._headers = {"Authorization": f"Bearer {token}"}
        self._threads = [
            *(threading.Thread(target=self._work, args=(self._take, n)) for n in range(TAKERS)),
            *(threading.Thread(target=self._work, args=(self._serve, n + 1)) for n in range(OPERATORS)),
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self._threads:
            thread.join()

    def _work(self, turn, n):
        with httpx.Client(base_url=f"{self.server.url}/api/v1", headers=self._headers, timeout=15) as client:
            while not self.over.is_set():
                try:
                    turn(client, n)
                except httpx.TransportError as error:
                    # A killed server answers nobody, its worker perhaps before its main process is seen to be
                    # gone; until then, everybody is answered.
                    if not self.power_cut.is_set() and not self.over.is_set():
                        self.odd.append(repr(error))
                    return

    def _take(self, client, n):
        # Operators find somebody at once and a queue that a hall might have.
        while len(self.taken) - len(self.called) > QUEUE and not self.over.wait(0.05):
            pass
        body = {"service": SERVICES[n % 3], "language": "en"}
        if (ticket := self._post(client, "/tickets", body)) is not None:
            self.taken.append(ticket)

    def _serve(self, client, n):
        counter = f"/counters/{n}"
        self._post(client, f"{counter}/open")
        if (ticket := self._post(client, f"{counter}/next")) is not None:
            self.called.append(ticket)
        # Every operator presses twice, as people do: one press works, the other is refused or harmless.
        self._post(client, f"{counter}/start")
        self._post(client, f"{counter}/start")
        if (ticket := self._post(client, f"{counter}/finish")) is not None:
            self.ended.append(ticket)
        self._post(client, f"{counter}/finish")

    def _post(self, client, path, body=None):
        answer = client.post(path, json=body or {})
        if answer.status_code == 204:
            return None
        if answer.is_success:
            return answer.json()
        code = answer.json()["code"]
        self.refused[code] += 1
        if answer.status_code != 409 or code not in NAMED:
            self.odd.append(answer.text)
        return None


def workers_of(group):
    """The processes of a server that still run; a phrase that is being spoken ends by itself."""
    commands = {pid: Path(f"/proc/{pid}/cmdline") for pid in alive_in_group(group)}
    return [
        pid
        for pid, command in commands.items()
        if command.exists() and b"hall_server" in command.read_bytes()
    ]


def everything(client):
    """Every ticket of the hall by its id, read page by page."""
    found, after = {}, ""
    while after is not None:
        page = client.get("/tickets", params={"limit": 1000} | ({"after": after} if after else {}))
        assert page.status_code == 200, page.text
        found |= {ticket["id"]: ticket for ticket in page.json()["tickets"]}
        after = page.json()["next"]
    return found


def assert_is_whole(server):
    """The record proves itself."""
    proof = server.navbat("verify")
    assert proof.returncode == 0, proof.stderr
    assert proof.stdout.startswith("equal: ")


def assert_nobody_was_cheated(rush, record):
    """Numbers are given once, calls are made once, and everybody who was answered is in the record."""
    assert rush.odd == []
    labels = [ticket["label"] for ticket in record.values()]
    assert len(labels) == len(set(labels))
    for series in "AB":
        numbers = sorted(int(label[1:]) for label in labels if label.startswith(series))
        assert numbers == list(range(1, len(numbers) + 1))
    assert len({ticket["id"] for ticket in rush.called}) == len(rush.called)
    for ticket in rush.taken:
        assert record[ticket["id"]]["label"] == ticket["label"]
    for ticket in rush.called:
        assert record[ticket["id"]]["state"] in ("called", "serving", "finished")
        assert record[ticket["id"]]["counter"] == ticket["counter"]
    for ticket in rush.ended:
        assert record[ticket["id"]]["state"] == "finished"
    held = [ticket["counter"] for ticket in record.values() if ticket["state"] in ("called", "serving")]
    assert len(held) == len(set(held))


def test_sixteen_takers_and_eight_operators_get_a_visitor_each(
    make_server, busy_hall, eventually, record_property
):
    server = make_server(busy_hall, cold=True)
    token = server.token("manager")

    with Rush(server, token) as rush:
        eventually(lambda: rush.odd or (len(rush.taken) > 200 and len(rush.called) > 60), within_s=120)

    record = everything(server.client(token))
    assert_nobody_was_cheated(rush, record)
    assert {ticket["id"] for ticket in rush.taken} == record.keys()
    assert set(rush.refused) <= {"illegal_step", "no_ticket", "counter_busy"}
    assert_is_whole(server)


def test_power_cut_in_the_rush_loses_nobody_who_was_answered(make_server, busy_hall, eventually):
    server = make_server(busy_hall, cold=True)
    token = server.token("manager")

    with Rush(server, token) as rush:
        eventually(lambda: rush.odd or (len(rush.taken) > 100 and len(rush.called) > 30), within_s=120)
        rush.power_cut.set()
        server.kill()
    assert_is_whole(server)
    server.start()

    assert_nobody_was_cheated(rush, everything(server.client(token)))


def test_main_process_killed_alone_leaves_a_folder_that_starts_at_once(make_server, busy_hall, eventually):
    server = make_server(busy_hall, cold=True)
    token = server.token("manager")
    group = server.process.pid

    with Rush(server, token) as rush:
        eventually(lambda: rush.odd or len(rush.taken) > 100, within_s=120)
        rush.power_cut.set()
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        server.start()
    rush.odd.clear()

    assert eventually(lambda: workers_of(group) == [])
    record = everything(server.client(token))
    assert_nobody_was_cheated(rush, record)
    assert_is_whole(server)


@pytest.fixture(scope="module")
def small(make_hall):
    """The small hall, running for the whole module."""
    return make_hall()


@pytest.fixture(scope="module")
def manager(small, cast_of):
    """A manager's client of the small hall."""
    return cast_of(small)["manager"]


def take(client, **headers):
    """A ticket for gas."""
    answer = client.post("/tickets", json={"service": "gas", "language": "uz"}, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()


def press_together(client, path, times=8, **request):
    """The answers to one request that as many threads, each on a line of its own, send at the same moment."""
    start = threading.Barrier(times)

    def press(_):
        with httpx.Client(base_url=client.base_url, headers=client.headers, timeout=15) as own:
            own.get("/hall")
            start.wait()
            return own.post(path, **request)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(press, range(times)))


def test_same_key_from_eight_threads_gives_one_ticket(small, manager):
    before = take(manager)

    answers = press_together(
        manager,
        "/tickets",
        json={"service": "gas", "language": "uz"},
        headers={"Idempotency-Key": "one press"},
    )

    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.content for answer in answers}) == 1
    assert int(take(manager)["label"][1:]) == int(before["label"][1:]) + 2


def test_key_is_remembered_over_a_power_cut(server):
    token = server.token("kiosk", kiosk="main")
    request = {"json": {"service": "gas", "language": "uz"}, "headers": {"Idempotency-Key": "one press"}}
    first = server.client(token).post("/tickets", **request)

    server.kill()
    server.start()

    again = server.client(token).post("/tickets", **request)
    assert (again.status_code, again.content) == (201, first.content)


def test_key_of_one_kiosk_is_not_the_key_of_another(small, cast_of):
    clients = [cast_of(small)[who] for who in ("manager:a", "kiosk:main")]

    tickets = [take(client, **{"Idempotency-Key": "1"}) for client in clients]

    assert tickets[0]["id"] != tickets[1]["id"]


def test_double_press_of_next_calls_one_visitor(small, manager):
    for _ in range(3):
        take(manager)
    version = manager.post("/counters/1/open").json()["version"]
    waiting = len(manager.get("/counters/1/queue").json()["tickets"])

    answers = press_together(manager, "/counters/1/next", headers={"If-Match": f'"{version}"'})

    assert Counter(answer.status_code for answer in answers) == {200: 1, 409: 7}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} == {"stale"}
    assert len(manager.get("/counters/1/queue").json()["tickets"]) == waiting - 1


def test_commands_beside_the_busy_server_leave_the_chain_whole(make_server, busy_hall):
    server = make_server(busy_hall, cold=True)
    token = server.token("manager")

    with Rush(server, token) as rush:
        made = [server.token("operator", name=f"beside {n}") for n in range(2)]
        assert_is_whole(server)
        new = server.client(made[-1])
        assert new.get("/counters/1").status_code == 200

    assert_nobody_was_cheated(rush, everything(server.client(token)))
    assert_is_whole(server)


@pytest.mark.parametrize(
    ("tampering", "back", "named"),
    [
        ("UPDATE journal SET at = at + 1 WHERE seq = 5", "UPDATE journal SET at = at - 1 WHERE seq = 5", "5"),
        (
            "UPDATE tickets SET label = 'A777' WHERE label = 'A002'",
            "UPDATE tickets SET label = 'A002' WHERE label = 'A777'",
            "A777",
        ),
    ],
    ids=["record", "table"],
)
def test_tampering_is_noticed_and_its_place_named(small, manager, tampering, back, named):
    for _ in range(2):
        take(manager)

    with sqlite3.connect(small.data / "hall.db") as db:
        db.execute(tampering)
    db.close()
    proof = small.navbat("verify")
    with sqlite3.connect(small.data / "hall.db") as db:
        db.execute(back)
    db.close()

    assert proof.returncode == 1
    assert proof.stdout == ""
    assert named in proof.stderr
    assert_is_whole(small)


def test_second_server_on_the_same_folder_refuses(small):
    second = subprocess.run(
        [
            sys.executable,
            "-m",
            "hall_server",
            "run",
            "--data",
            str(small.data),
            "--port",
            str(small.port + 1),
        ],
        capture_output=True,
        text=True,
        env=small.env,
        timeout=60,
        check=False,
    )

    assert second.returncode == 1
    assert str(small.data) in second.stderr
    assert second.stdout == ""
    assert small.client().get("/hall").status_code == 200


def test_port_that_is_taken_is_named(small, tmp_path):
    second = subprocess.run(
        [
            sys.executable,
            "-m",
            "hall_server",
            "run",
            "--data",
            str(tmp_path / "other"),
            "--port",
            str(small.port),
        ],
        capture_output=True,
        text=True,
        env=small.env,
        timeout=60,
        check=False,
    )

    assert second.returncode == 1
    assert str(small.port) in second.stderr
    assert not (tmp_path / "other/hall.db").exists()


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_server_stops_in_time_with_sockets_open_and_speech_in_the_making(
    server, with_signal, record_property
):
    client = server.client(server.token("manager"))
    clients = [socketio.Client(reconnection=False) for _ in range(20)]
    for each in clients:
        each.connect(server.url, namespaces=["/live"], transports=["websocket"])
        each.emit("watch", {"what": "board", "id": "main"}, namespace="/live")
    for counter in ("1", "2"):
        client.post("/tickets", json={"service": "gas", "language": "uz"})
        client.post(f"/counters/{counter}/open")
        assert client.post(f"/counters/{counter}/next").status_code == 200

    server.stop(with_signal=with_signal)

    for each in clients:
        each.disconnect()
    assert_is_whole(server)


def test_every_accepted_ticket_is_answered_while_the_server_stops(make_server, busy_hall, eventually):
    server = make_server(busy_hall, cold=True)
    token = server.token("manager")

    with Rush(server, token) as rush:
        eventually(lambda: rush.odd or len(rush.taken) > 100, within_s=120)
        rush.over.set()
        stopped = server.stop()
    server.start()

    assert stopped.code == 0
    assert rush.odd == []
    record = everything(server.client(token))
    assert {ticket["id"] for ticket in rush.taken} == record.keys()
    assert_is_whole(server)


def test_folder_of_the_hall_is_closed_to_others(small):
    for path in (small.data, *Path(small.data).glob("hall.db*")):
        assert path.stat().st_mode & 0o077 == 0, path
