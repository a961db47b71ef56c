"""A small data folder of the present schema: two busy days, kept to be opened by all later versions.

Run it before you write a migration, with the code as it stands; CONTRIBUTING.md says how:

    PYTHONPATH=tests/support .venv/bin/python tests/support/old_folder.py tests/store/folders
"""

import sqlite3
import sys
import tempfile
from pathlib import Path

from hand_hall import Document, HandClock, HandHall, structure_with

from hall_server.domain.tickets import VisitKind
from hall_server.hall import parking
from hall_server.hall.counters import Ending
from hall_server.hall.people import Actor, Role
from hall_server.hall.ratings import Rating, rate
from hall_server.store.database import FILE

NEED = {"id": "step-free", "name": {"en": "A way without steps"}}
HOURS = "mon-sun 09:00-18:00"


def make_folder(folder: Path) -> None:
    """Write `hall.db` into the folder, with something in every table."""
    clock = HandClock()
    hall = HandHall(
        folder,
        structure_with(lambda document: document.setdefault("need", []).append(NEED), hours=HOURS),
        clock,
    )
    hall.access.add_user("dilnoza", Role.OPERATOR, "nobody's secret")
    hall.access.sign_in("dilnoza", "nobody's secret")
    hall.access.add_token("program", Role.MANAGER)
    hall.access.pair(hall.access.pairing_code("screen", "main"))
    hall.access.pairing_code("kiosk", "main")

    _monday(hall)
    clock.pass_time_until("2026-11-24 08:55")
    hall.tick()
    clock.pass_time(minutes=10)
    _tuesday(hall)

    assert hall.difference() is None
    hall.close()
    _shrink(folder / FILE)


def _monday(hall: HandHall) -> None:
    """Every step there is, then a hall that closes with people in it."""
    clock = hall.clock
    hall.open("1", "aziza")
    hall.open("2", "bek")
    hall.take("gas", key="key-1", request="POST /tickets")
    clock.pass_time(minutes=1)
    hall.take("tax", priority="elderly", needs=("step-free",), language="ru")
    held, cancelled, transferred = (hall.take("gas", language=code) for code in ("en", "uz-Cyrl", "uz"))
    several = hall.take("gas", "tax", quantity=3)
    clock.pass_time(minutes=4)

    hall.next("1")
    hall.recall("1")
    _shown_and_spoken(hall)
    clock.pass_time(seconds=20)
    hall.start("1")
    clock.pass_time(minutes=6)
    hall.finish("1", ending=Ending(outcome="done", note="a note that is kept for a while", quantity=2))
    hall.undo("1")
    clock.pass_time(seconds=5)
    hall.finish("1", ending=Ending(outcome="done"))

    hall.next("2")
    clock.pass_time(seconds=30)
    hall.start("2")
    clock.pass_time(minutes=2)
    hall.transfer(at="2", service="gas", come_back=True)

    hall.call(held, "1")
    clock.pass_time(seconds=15)
    hall.start("1")
    hall.hold("1", minutes=3)
    hall.move(cancelled, parking.cancel)
    clock.pass_time(minutes=4)
    hall.tick()

    hall.call(transferred, "1")
    hall.transfer(at="1", counter="2", place=parking.Place.FIRST)
    hall.next("2")
    hall.move(hall.counter("2")["ticket"], parking.release)
    hall.next("2")
    clock.pass_time(seconds=40)
    hall.finish("2")

    hall.next("1")
    clock.pass_time(minutes=2)
    hall.miss("1")
    hall.move(several, parking.add_stage, "water")
    _pause(hall, "1")
    missed = hall.next("1")
    clock.pass_time(minutes=2)
    hall.miss("1")
    if missed is not None:
        hall.move(missed, parking.bring_back)

    for number in range(10):
        hall.take(("gas", "water", "tax")[number % 3], priority=(None, None, "disability")[number % 3])
        clock.pass_time(minutes=3)
        hall.serve(("1", "2")[number % 2], walk_s=10 + number)
    hall.take("tax")
    hall.take("gas")
    hall.next("1")
    hall.miss("1")
    hall.next("2")
    hall.pause("1", "home")
    clock.pass_time(minutes=1)
    hall.force_closed("1")


def _tuesday(hall: HandHall) -> None:
    """A morning that is not over: somebody waits, is away, is at a counter that is left, takes a break."""
    clock = hall.clock
    hall.open("1", "dilnoza")
    for service in ("gas", "gas", "tax", "water", "gas", "tax", "gas"):
        hall.take(service, needs=("step-free",) if service == "water" else ())
        clock.pass_time(minutes=1)
    hall.serve("1")
    hall.next("1")
    hall.hold("1", minutes=600)
    hall.next("1")
    hall.miss("1")
    hall.next("1")
    hall.start("1")
    patient = hall.take("gas", "tax", key="key-2", request="POST /tickets", quantity=2)
    hall.take("gas", purpose="pay")
    hall.by_phone(patient, parking.let_go_first, 1)
    hall.finish("2", ending=Ending(note="left over from Monday"))
    for kind in (VisitKind.HERE, VisitKind.BACK_OFFICE):
        served = hall.serve_here("2", "tax", kind=kind)
        clock.pass_time(seconds=50)
        hall.finish("2")
    hall.by_phone(served, rate, Rating(5, text="Rahmat!"))
    hall.pause("2", "lunch")


def _pause(hall: HandHall, counter: str) -> None:
    hall.pause(counter, "tea")
    hall.clock.pass_time(minutes=5)
    hall.resume(counter)


def _shown_and_spoken(hall: HandHall) -> None:
    """Slips are printed, calls are seen and heard."""
    job = hall.errands.slips()[0]
    hall.errands.begin_slip(job, "paper")
    hall.errands.end_slip(job, "printed", "paper")
    screen = Actor("screen:main", Role.SCREEN, "device:screen", target="main")
    calls: list[Document] = hall.board()["calls"]
    hall.announcements.shown(screen, calls[0]["call_id"])
    hall.announcements.call_is_ready(hall.announcements.calls("queued")[0], "one.wav")
    hall.announcements.spoken(screen, calls[0]["call_id"])


def _shrink(file: Path) -> None:
    """One file that goes into a repository: without a WAL and without empty pages."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("VACUUM")
    db.close()


def schema_of(file: Path) -> str:
    """The number of the newest migration that the file has."""
    db = sqlite3.connect(file)
    try:
        row = db.execute("SELECT max(name) FROM _sqlite_migrations WHERE migration_set = 'navbat'").fetchone()
    finally:
        db.close()
    name: str = row[0]
    return name.partition("_")[0]


def main() -> None:
    """Make a folder of the present schema under the folder that is named."""
    with tempfile.TemporaryDirectory() as made:
        make_folder(Path(made))
        file = Path(made) / FILE
        target = Path(sys.argv[1]) / schema_of(file) / FILE
        target.parent.mkdir(parents=True)
        target.write_bytes(file.read_bytes())
    print(f"{target}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
