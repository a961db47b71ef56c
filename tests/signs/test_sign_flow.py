"""Signs above the counters of a running hall, through calls, a crash, and a new hall file."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from real_hall import SMALL_HALL, HallServer

from display.signs.fakes.serial import SignLineFake
from display.signs.fakes.unit import LineUnitFake, ModbusUnitFake

SIGNS = """
[[sign]]
id = "sign-1"
counter = "1"
address = "{address}"
unit = 5

[[sign]]
id = "lamp-1"
counter = "1"
address = "{address}"
unit = 5
kind = "lamp"

[[sign]]
id = "sign-2"
counter = "2"
address = "{address}"
driver = "modbus"
unit = 7
places = 6
"""

Until = Callable[[Callable[[], object]], object]


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignLineFake]:
    folder: Path = tmp_path_factory.mktemp("line")
    with SignLineFake(folder / "usb-adapter", LineUnitFake(5), ModbusUnitFake(7)) as fake:
        yield fake


@pytest.fixture(scope="module")
def server(make_shared_server: Callable[..., HallServer], line: SignLineFake) -> HallServer:
    """The small hall with a sign and a lamp at counter 1, and a sign at counter 2."""
    return make_shared_server(SMALL_HALL.read_text() + SIGNS.format(address=line.address))


@pytest.fixture(scope="module")
def program(server: HallServer) -> httpx.Client:
    """A program of an admin, who may do everything."""
    client = server.client(server.token("admin"))
    for counter in ("1", "2"):
        assert client.post(f"/counters/{counter}/open", json={}).status_code == 200
    return client


@pytest.fixture
def sign(line: SignLineFake) -> LineUnitFake:
    """What hangs above counter 1."""
    unit: LineUnitFake = line.units[0]
    unit.is_deaf = False
    return unit


def take(program: httpx.Client, service: str = "gas") -> str:
    answer = program.post("/tickets", json={"service": service, "language": "uz"})
    assert answer.status_code == 201, answer.text
    label: str = answer.json()["label"]
    return label


def do(program: httpx.Client, step: str, counter: str = "1", **body: Any) -> str:
    """Do a step at a counter; gives the label of its ticket."""
    answer = program.post(f"/counters/{counter}/{step}", json=body)
    assert answer.status_code == 200, answer.text
    label: str = answer.json()["label"]
    return label


def signs(program: httpx.Client) -> dict[str, Any]:
    return {sign["id"]: sign for sign in program.get("/now").json()["signs"]}


def change_signs(program: httpx.Client, *rows: dict[str, Any]) -> None:
    """Load a hall file with these signs."""
    answer = program.get("/admin/hall")
    changed = program.put(
        "/admin/hall",
        json=answer.json() | {"sign": list(rows)},
        headers={"If-Match": answer.headers["ETag"]},
    )
    assert changed.status_code == 200, changed.text


def test_sign_and_lamp_follow_the_counter(program: httpx.Client, sign: LineUnitFake, until: Until) -> None:
    def shows(label: str, *, is_lit: bool) -> None:
        until(lambda: (sign.text, bool(sign.lamps)) == (label, is_lit))

    label = take(program)
    assert do(program, "next") == label
    shows(label, is_lit=True)
    do(program, "recall")
    do(program, "start")
    shows(label, is_lit=False)
    do(program, "undo")
    shows(label, is_lit=True)
    do(program, "miss")
    shows("", is_lit=False)
    do(program, "undo")
    shows(label, is_lit=True)
    do(program, "start")
    do(program, "finish")
    shows("", is_lit=False)


def test_visitor_without_a_slip_has_no_number_on_the_sign(
    program: httpx.Client, line: SignLineFake, sign: LineUnitFake, until: Until
) -> None:
    other = line.units[1]
    do(program, "serve", service="gas")
    label = take(program, "tax")
    do(program, "next", "2")
    until(lambda: other.cells == label.rjust(6))

    assert sign.text == ""

    do(program, "finish")
    do(program, "finish", "2")
    until(lambda: other.text == "")


def test_signs_are_right_after_the_server_was_killed(
    program: httpx.Client, server: HallServer, line: SignLineFake, sign: LineUnitFake, until: Until
) -> None:
    take(program)
    label = do(program, "next")
    until(lambda: (sign.text, sign.lamps) == (label, {0}))
    other = line.units[1]
    take(program, "tax")
    elsewhere = do(program, "next", "2")
    until(lambda: other.text == elsewhere)

    server.kill()
    sign.lose_power()
    server.start()

    until(lambda: (sign.text, sign.lamps, other.text) == (label, {0}, elsewhere))
    do(program, "finish")
    do(program, "finish", "2")
    until(lambda: (sign.text, sign.lamps, other.text) == ("", set(), ""))


def test_sign_that_does_not_answer_is_named_and_holds_nobody_up(
    server: HallServer, program: httpx.Client, line: SignLineFake, sign: LineUnitFake, until: Until
) -> None:
    until(lambda: {each["condition"] for each in signs(program).values()} == {"online"})
    sign.is_deaf = True
    take(program)

    label = do(program, "next")

    until(lambda: signs(program)["sign-1"]["problem"] == "sign_silent")
    assert signs(program)["sign-1"] == {
        "id": "sign-1",
        "counter": "1",
        "condition": "offline",
        "problem": "sign_silent",
    }
    assert signs(program)["sign-2"]["problem"] is None
    checked = json.loads(server.navbat("check", "--json", "--only", "signs").stdout)["checks"]
    states = {each["details"]["id"]: each["state"] for each in checked}
    assert (states["sign-1"], states["sign-2"]) == ("failed", "ok")
    assert program.get("/screens/main/board").json()["calls"][0]["label"] == label
    sign.is_deaf = False
    until(lambda: sign.text == label)
    until(lambda: signs(program)["sign-1"]["problem"] is None)
    do(program, "finish")


def test_sign_that_left_the_hall_file_goes_dark_and_one_that_moved_shows_its_new_counter(
    program: httpx.Client, sign: LineUnitFake, until: Until
) -> None:
    take(program)
    label = do(program, "next")
    until(lambda: (sign.text, sign.lamps) == (label, {0}))
    number, lamp, elsewhere = program.get("/admin/hall").json()["sign"]

    change_signs(program, elsewhere | {"counter": "1"}, number | {"counter": "2"})

    until(lambda: (sign.text, sign.lamps) == ("", set()))
    assert list(signs(program)) == ["sign-2", "sign-1"]
    take(program, "tax")
    other = do(program, "next", "2")
    until(lambda: sign.text == other)
    change_signs(program, number, lamp, elsewhere)
    until(lambda: (sign.text, sign.lamps) == (label, {0}))
    do(program, "finish")
    do(program, "finish", "2")


def test_hall_that_stops_switches_its_signs_off(
    program: httpx.Client, server: HallServer, line: SignLineFake, sign: LineUnitFake, until: Until
) -> None:
    take(program)
    label = do(program, "next")
    until(lambda: (sign.text, sign.lamps) == (label, {0}))

    server.stop()

    assert (sign.text, sign.lamps) == ("", set())
    server.start()
    until(lambda: (sign.text, sign.lamps) == (label, {0}))
    do(program, "finish")
