"""Papers that are asked for: a slip once more, and everything else that a printer of the hall prints."""

from __future__ import annotations

from typing import Any

from hall_server.domain.errors import BadInput, NotFound, Refused
from hall_server.domain.events import Kind
from hall_server.domain.tickets import Ticket
from hall_server.hall.tickets import slip_facts
from hall_server.hall.transaction import Transaction
from hall_server.hall.views import Views
from hall_server.store import jobs, supplies

GIVEN_UP = ("queued", "unknown", "failed", "sent", "printed")
"""What another paper takes the place of; one that is just being sent is waited for."""

SUBJECTS = {"test": ("printer",), "shift": ("operator", "from_local"), "day": ("day",)}
"""The facts that tell what a paper is about, in whatever language; a list is about everybody who waits."""


def reprint(tx: Transaction, ticket: Ticket, printer: str | None, views: Views) -> Ticket:
    """Print the slip once more, marked as a copy, with the same number.

    At `printer`, else where it was to come out, else at the printers of the ticket's kiosk, else at any of
    the hall. Raises Refused (`illegal_step`) when the visit is over, while the slip is being printed, and
    where the hall has no printer.
    """
    if ticket.is_over:
        raise Refused("illegal_step", saying="visit_over", label=ticket.label)
    former = jobs.print_job_of(tx.db, ticket.id)
    if former is not None and former.state == "sending":
        raise Refused("illegal_step", saying="slip_in_hand", label=ticket.label)
    printers = _printers(tx, ticket, printer, former)
    facts = former.facts if former is not None and former.facts else slip_facts(tx, ticket, views)
    if former is not None:
        jobs.move_print_job(
            tx.db, former.id, former=GIVEN_UP, state="replaced", at=tx.now, problem=former.problem
        )
    jobs.add_print_job(tx.db, printers, {**facts, "is_copy": True}, tx.now, ticket=ticket.id)
    tx.record(Kind.REPRINTED, ticket, printers=list(printers))
    return ticket


def ask_for_paper(tx: Transaction, printer: str, paper: str, facts: dict[str, Any]) -> int:
    """Queue a paper that is no slip; returns its job's id. Raises NotFound for an unknown printer.

    It takes the place of those about the same day, shift or printer that did not come out or still wait,
    wherever they were to be printed; one that is about to come out at another printer is left alone.
    """
    must_be_a_printer(tx, printer)
    subject = {name: facts[name] for name in SUBJECTS.get(paper, ())}
    jobs.settle_papers(tx.db, paper, subject, printer, tx.now)
    return jobs.add_print_job(tx.db, (printer,), facts, tx.now, paper=paper)


def put_in_roll(tx: Transaction, printer: str) -> None:
    """Somebody has put a new roll in; raises NotFound for an unknown printer."""
    must_be_a_printer(tx, printer)
    supplies.put_in_roll(tx.db, printer, tx.now, is_used_up=False)


def must_be_a_printer(tx: Transaction, printer: str) -> None:
    """Raise NotFound for an id that no printer of the hall has."""
    if printer not in {each.id for each in tx.structure.printers}:
        raise NotFound("not_found", printer=printer)


def _printers(
    tx: Transaction, ticket: Ticket, asked: str | None, former: jobs.PrintJob | None
) -> tuple[str, ...]:
    there = [each.id for each in tx.structure.printers]
    if asked is not None:
        if asked not in there:
            raise BadInput("malformed", field="printer", found=asked)
        return (asked,)
    kiosk = next((each for each in tx.structure.kiosks if each.id == ticket.kiosk), None)
    for choice in (former.printers if former else (), kiosk.printers if kiosk else (), there):
        known = tuple(each for each in choice if each in there)
        if known:
            return known
    raise Refused("illegal_step", saying="no_printer", label=ticket.label)
