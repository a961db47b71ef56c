"""`navbat replay`: the hall as it stood at a moment of the record."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

import click

from config.models import Structure
from hall_server.board.boards import Boards
from hall_server.cli.common import LANGUAGE, CouldNot, data_option, must_be_there, says_why, store_of
from hall_server.domain.clock import Reading
from hall_server.domain.times import Millis, local, millis, rfc3339
from hall_server.hall.founding import structure_of
from hall_server.hall.hall import Hall
from hall_server.hall.timekeeping import Timekeeper, read_clocks
from hall_server.store import journal
from hall_server.store.database import Store
from hall_server.store.past import NoSuchPast, begins_at, write_past
from hall_server.texts.catalogue import Catalogue

Document = dict[str, Any]

NOT_IN_THE_RECORD = ("print", "status_url", "needs", "warnings", "estimate")
"""What documents of the hall hold besides: about devices, personal, or reckoned by the running server."""

EVERYBODY = 1_000


@dataclass(frozen=True, slots=True)
class Past:
    """The hall of a moment: all that can be read of it, by the same code that reads the hall of today."""

    hall: Hall
    boards: Boards
    at: Millis

    def documents(self, screens: tuple[str, ...] | None = None) -> Document:
        """Every counter with its queue and who was away, and the boards of these screens, or all."""
        structure = self.hall.structure()
        shown = screens if screens is not None else tuple(screen.id for screen in structure.screens)
        found = {
            "at": rfc3339(self.at),
            "counters": [
                {
                    **counter,
                    "queue": self.hall.queue(counter["id"], EVERYBODY),
                    "away": self.hall.console(counter["id"])["away"],
                }
                for counter in self.hall.counters()
            ],
            "boards": {screen: self.boards.board(screen, structure) for screen in shown},
        }
        kept: Document = recorded(found)
        return kept


def recorded(document: Any) -> Any:
    """A document without what the record does not hold."""
    if isinstance(document, Mapping):
        return {name: recorded(value) for name, value in document.items() if name not in NOT_IN_THE_RECORD}
    return [recorded(each) for each in document] if isinstance(document, list) else document


@contextmanager
def hall_at(store: Store, at: Millis) -> Iterator[Past]:
    """The hall of `store` as it stood at a moment, for as long as it is looked at; raises NoSuchPast."""
    with tempfile.TemporaryDirectory(prefix="navbat-replay-") as folder:
        past = Store(Path(folder))
        try:
            with store.read() as db:
                write_past(db, past, at)
            timekeeper = Timekeeper(lambda: Reading(at, 0), not_before=0)
            hall = Hall(past, timekeeper, secret="", address="", tell=lambda: None)
            yield Past(hall, Boards(past, hall.now), at)
        finally:
            past.close()


@click.command(short_help="Show the hall as it stood at a time.")
@click.option(
    "--at", "wanted", required=True, metavar="TIME", help="10:05 (today), 2026-11-20 10:05, or RFC 3339."
)
@click.option("--screen", metavar="ID", help="The board of this screen only.")
@click.option("--json", "as_json", is_flag=True, help="Print the documents of the contract.")
@click.option("--all", "with_closed", is_flag=True, help="Also the other closed counters, in words.")
@data_option
@says_why
def replay(wanted: str, screen: str | None, as_json: bool, with_closed: bool, folder: Path) -> None:
    """Show the hall as it stood at TIME: counters, queues in calling order, who was away, boards.

    Times without a zone are the hall's. Of the closed counters the words name only those
    that alone could serve somebody.
    """
    with store_of(folder) as store:
        at = _moment(wanted, structure_of(store))
        _must_be_past(store, at, structure_of(store))
        try:
            with hall_at(store, at) as past:
                structure = past.hall.structure()
                if screen is not None:
                    must_be_there("screen", screen, structure)
                found = past.documents((screen,) if screen is not None else None)
        except NoSuchPast as error:
            raise CouldNot(str(error)) from None
    if screen is not None:
        del found["counters"]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        if not with_closed:
            found["counters"] = list(_without_idle(found.get("counters", ())))
        click.echo("\n".join(_in_words(found, structure, at)))


def _moment(text: str, structure: Structure) -> Millis:
    """What somebody wrote as a time; without a zone it is the hall's, without a date today's."""
    zone = structure.hall.timezone
    try:
        named = datetime.fromisoformat(text)
    except ValueError:
        today = local(read_clocks().wall, zone).date()
        try:
            named = datetime.combine(today, time.fromisoformat(text))
        except ValueError:
            raise click.BadParameter(
                f"{text!r} is no time. Write 10:05, 2026-11-20 10:05 or 2026-11-20T10:05:00+05:00.",
                param_hint="--at",
            ) from None
    return millis((named if named.tzinfo else named.replace(tzinfo=zone)).isoformat())


def _must_be_past(store: Store, at: Millis, structure: Structure) -> None:
    with store.read() as db:
        begin, end = begins_at(db), journal.end(db)
    if begin is None or at < begin:
        begun = f"begins at {_shown(begin, structure)}" if begin is not None else "is empty"
        raise CouldNot(f"The record does not reach back to {_shown(at, structure)}: it {begun}.")
    if at > max(read_clocks().wall, end[1] if end else 0):
        raise CouldNot(f"{_shown(at, structure)} is still to come.")


def _shown(at: Millis, structure: Structure) -> str:
    return f"{local(at, structure.hall.timezone):%Y-%m-%d %H:%M:%S}"


# -- in words ----------------------------------------------------------------------------------------


def _in_words(found: Document, structure: Structure, at: Millis) -> Iterator[str]:
    say = Catalogue.load().say
    name = structure.name(structure.hall.name, LANGUAGE)
    yield f"{name}, {_shown(at, structure)} ({structure.hall.zone})"
    for counter in found.get("counters", ()):
        yield ""
        yield _counter(counter, structure)
        for place, ticket in enumerate(counter["queue"], start=1):
            waits = _minutes(at - millis(ticket["stages"][ticket["stage"] - 1]["queued_at"]))
            why = say(f"counter-reason-{ticket['reason']}", LANGUAGE)
            yield f"  {place}. {ticket['label']} {ticket['service']}, {waits}, {why}"
        for ticket in counter["away"]:
            yield f"  away: {ticket['label']} {ticket['service']}, {ticket['state']}"
    for screen, board in found["boards"].items():
        yield ""
        yield f"Screen {screen}"
        for call in board["calls"]:
            called = _shown(millis(call["called_at"]), structure)[11:]
            yield f"  {call['label']} to counter {call['counter']}, called at {called}, {call['state']}"
        if board["missed"]:
            yield f"  missed: {', '.join(board['missed'])}"


def _without_idle(counters: Iterable[Document]) -> Iterator[Document]:
    """The counters at work, and of the closed ones those that alone could serve somebody."""
    counters = list(counters)
    at_work = [each for each in counters if each["state"] != "closed" or each["ticket"]]
    told = {ticket["id"] for counter in at_work for ticket in _expecting(counter)}
    for counter in counters:
        if counter in at_work or any(ticket["id"] not in told for ticket in _expecting(counter)):
            yield counter


def _expecting(counter: Document) -> list[Document]:
    return [*counter["queue"], *counter["away"]]


def _counter(counter: Document, structure: Structure) -> str:
    said = f"Counter {counter['id']}: {counter['state']}"
    if counter["operator"] is not None:
        said += f", {counter['operator']}"
    if counter["since"] is not None:
        said += f", since {_shown(millis(counter['since']), structure)}"
    ticket = counter["ticket"]
    if ticket is not None:
        since = ticket["started_at"] if ticket["state"] == "serving" else ticket["called_at"]
        said += f"; {ticket['label']} {ticket['state']} since {_shown(millis(since), structure)[11:]}"
    return said


def _minutes(waited: Millis) -> str:
    return f"{max(0, waited) // 60_000} min"
