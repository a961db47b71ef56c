"""`navbat demo`: an example hall with people in it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import FrameType

import click

from hall_server.cli.common import CouldNot, says_why
from hall_server.cli.demo.clock import DemoClock, Setting, beginning, uptime_ms
from hall_server.cli.demo.doors import Doors
from hall_server.cli.demo.example import ADMIN, PASSWORD, example_hall, let_people_in
from hall_server.cli.demo.past import LOOK_EVERY_MS, days_before, write_day, write_until
from hall_server.cli.demo.people import People
from hall_server.cli.demo.plan import Plan, Span
from hall_server.cli.demo.remote import RemoteDoors
from hall_server.cli.demo.serve import HOST, command
from hall_server.cli.demo.staff import free_counter
from hall_server.cli.run import must_be_free, pairing_links
from hall_server.domain.times import Millis, local
from hall_server.hall.access import Access
from hall_server.hall.founding import found, structure_of
from hall_server.hall.timekeeping import read_clocks
from hall_server.store.database import FILE, Store

SEED = 44
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
ONE_DAY = timedelta(days=1)

START_S = 30.0
"""How long the server may need to start, in seconds."""

STOP_S = 4.0
"""How long it may need to stop, before it is killed: all of the demo ends within 5 s."""

STARTING_S = 2.5
"""How long it usually needs, in seconds: so long the clock of the hall stands still."""

LOOK_S = 15
"""How often operators look up, in seconds of the hall, but not more often than once a real second."""

NAP_S = 0.2
"""The longest sleep: so soon a dead server is noticed."""


@click.command(short_help="Show an example hall with simulated people.")
@click.option(
    "--speed", type=click.FloatRange(0.1, 3600), default=1.0, show_default=True, help="Times as fast as real."
)
@click.option(
    "--days", type=click.IntRange(0, 366), default=0, show_default=True, help="Past days to write first."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8080, show_default=True, help="The port to listen on."
)
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another number, other people.")
@click.option(
    "--data",
    "kept",
    type=click.Path(file_okay=False, path_type=Path),
    help="A new data folder that is kept; left out: a temporary one, removed at the end.",
)
@says_why
def demo(speed: float, days: int, port: int, seed: int, kept: Path | None) -> None:
    """Show an example hall at work: simulated visitors and operators, until Ctrl-C or SIGTERM."""
    for sign in ENDINGS:
        signal.signal(sign, _stop)
    must_be_free(HOST, port)
    with _folder(kept) as folder:
        demonstration = Demonstration(folder, port=port, speed=speed, seed=seed)
        demonstration.prepare(days)
        demonstration.run()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # Once is enough: while all is being cleared away, a second wish would only leave a part behind.
    for sign in ENDINGS:
        signal.signal(sign, signal.SIG_IGN)
    raise SystemExit(0)


class Demonstration:
    """A hall with people in it."""

    def __init__(self, folder: Path, *, port: int, speed: float, seed: int) -> None:
        self._folder = folder
        self._port = port
        self._speed = speed
        self._seed = seed
        self._address = f"http://{HOST}:{port}"
        structure = example_hall()
        self._plan = Plan(structure)
        self._structure = structure
        self._today, self._begins = beginning(self._plan, read_clocks().wall)
        self._tokens: dict[str, str] = {}
        self._links: list[str] = []
        self._people = self._people_of(self._today)

    def prepare(self, days: int) -> None:
        """Found the hall, and write its past: the days before, and today as far as it has come."""
        past = days_before(self._plan, self._today.day, days)
        first = (past or [self._today])[0]
        store = Store(self._folder)
        try:
            found(store, self._structure, now=self._people_of(first).begins)
            self._tokens = let_people_in(store, self._plan, read_clocks().wall)
            access = Access(store, lambda: read_clocks().wall)
            self._links = pairing_links(access, structure_of(store), self._address)
            for span in past:
                write_day(store, self._plan, span, self._seed, self._address)
                click.echo(f"Wrote {span.day}.", err=True)
            write_until(store, self._people, self._begins, self._address)
        finally:
            store.close()

    def run(self) -> None:
        """Run the server, and let people live in the hall until told to stop."""
        setting = Setting(self._begins, uptime_ms() + STARTING_S * 1000, self._speed)
        clock = DemoClock(self._plan, setting)
        with _server(self._folder, self._port, setting) as server:
            self._say_hello()
            patience = _Patience(clock, server)
            with closing(RemoteDoors(self._port, self._tokens)) as doors:
                try:
                    self._live_on(doors, patience.wait_until)
                except OSError as error:
                    patience.look_at_server()
                    raise CouldNot(f"The server of the demo does not answer: {error}.") from None

    def _live_on(self, doors: Doors, arrive: Callable[[Millis], Millis]) -> None:
        """Today, and then day after day."""
        while True:
            # Guests take tickets too, and nobody tells the operators of theirs.
            self._people.look_every_ms = max(LOOK_S * 1000, round(self._speed * 1000))
            self._people.live(self._people.ends, doors, arrive)
            self._people = self._people_of(next(self._plan.spans_from(self._people.span.day + ONE_DAY)))

    def _people_of(self, span: Span) -> People:
        return People(self._plan, span, self._seed, look_every_ms=LOOK_EVERY_MS)

    def _say_hello(self) -> None:
        name = self._structure.name(self._structure.hall.name, "en")
        wall = local(self._begins, self._plan.zone)
        pace = "as fast as here" if self._speed == 1 else f"{self._speed:g} times as fast as here"
        spare = free_counter(self._plan)
        lines = [
            f"{name}, with simulated visitors and operators: {self._address}/",
            f"It is {wall:%A, %d %B %Y, %H:%M} in the hall, and time goes {pace}.",
            "",
            f"Sign in: {self._address}/sign-in",
            f"  name      {ADMIN}",
            f"  password  {PASSWORD}   (the same in every demo)",
            "",
            *self._links,
            *([f"Counter {spare.id} is left free for you."] if spare else []),
            "Ctrl-C ends the demo.",
        ]
        click.echo("\n".join(lines))
        sys.stdout.flush()


class _Patience:
    """Waits for moments of the hall's clock, as long as there is a server."""

    def __init__(self, clock: DemoClock, server: subprocess.Popen[bytes]) -> None:
        self._clock = clock
        self._server = server

    def wait_until(self, at: Millis) -> Millis:
        """Let time pass until that moment and say what time it is then; raises CouldNot without a server."""
        while (now := self._clock.wall()) < at:
            self.look_at_server()
            time.sleep(min(self._clock.real_s(at - now), NAP_S))
        return now

    def look_at_server(self) -> None:
        """Raise CouldNot when the server has ended."""
        if self._server.poll() is not None:
            raise CouldNot(f"The server of the demo has ended with {self._server.returncode}.")


@contextmanager
def _server(folder: Path, port: int, setting: Setting) -> Iterator[subprocess.Popen[bytes]]:
    """The server in its process, answering; it is stopped at the end."""
    # In a session of its own: Ctrl-C is for us, and we tell it.
    # Its own place for what it makes on the way: a voice that is cut off leaves its work behind.
    workshop = folder / "tmp"
    workshop.mkdir()
    process = subprocess.Popen(
        command(folder, port, setting), start_new_session=True, env={**os.environ, "TMPDIR": str(workshop)}
    )
    try:
        deadline = time.monotonic() + START_S
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise CouldNot(f"The server of the demo did not start. Its log: {folder / 'log'}.")
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            click.echo("The server did not end by itself and was killed.", err=True)
            process.kill()
            process.wait()
        shutil.rmtree(workshop, ignore_errors=True)


def _answers(port: int) -> bool:
    line = HTTPConnection(HOST, port, timeout=2)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """The data folder: a new one that is kept, or one that is removed at the end."""
    if kept is not None:
        if (kept / FILE).exists():
            raise CouldNot(f"There is a hall in {kept} already. A demo needs a folder of its own.")
        kept.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield kept
        return
    made = Path(tempfile.mkdtemp(prefix="navbat-demo-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
