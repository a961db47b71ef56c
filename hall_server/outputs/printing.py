"""Slips: each job goes to the first printer of its list that works."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from hall_server.hall.errands import Errands, PrintJob
from hall_server.outputs.agents import AgentPrinter
from hall_server.outputs.desk import Desk
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker
from hall_server.slips.papers import paper_slip
from hall_server.texts.catalogue import Catalogue
from printers.driver import Delivery, Printer
from printers.errors import Fault, PrinterError
from printers.slip import Slip

log = logging.getLogger(__name__)

REST_S = 10.0
"""How long a printer is left alone that failed while the hall file ceased to name it, in seconds."""

HEALTH_S = 15.0
"""How often a printer without work is asked how it is, in seconds."""

FAILED = "printing_failed"
"""The problem of a slip that the program itself could not make or send."""

NO_PRINTER = "no_printer"
"""The problem of a slip for which this hall has no printer."""

TOO_LATE = "too_late"
"""The problem of a slip that had none but waited too long: the server was down, or too many came before."""

LOOK_S = 1.0
"""How often printers look for jobs without news: a rest may be over."""


class Printing:
    """One worker for each printer, so that a slow one delays nobody else."""

    def __init__(
        self,
        errands: Errands,
        catalogue: Catalogue,
        printers: dict[str, Printer],
        news: News,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._errands = errands
        self._catalogue = catalogue
        self._clock = clock
        self._news = news
        self._settling = threading.Lock()
        self._is_settled = False
        # Replaced as a whole: other threads read them.
        self._desks: dict[str, Desk] = {}
        self._servants: dict[str, Worker] = {}
        for name, printer in printers.items():
            self._place(name, printer, None)
        self._caretaker = Worker("slips that wait", news, self._take_care, every_s=LOOK_S)

    @property
    def workers(self) -> list[Worker]:
        """One for each printer, and one for slips that wait in vain."""
        return [*self._servants.values(), self._caretaker]

    def put(self, name: str, printer: Printer | None) -> None:
        """Use another printer under this id from now on; None: there is none any more.

        The former one finishes its slip and is closed; only then the other one begins.
        """
        former, servant = self._desks.get(name), self._servants.get(name)
        self._desks = {other: desk for other, desk in self._desks.items() if other != name}
        self._servants = {other: worker for other, worker in self._servants.items() if other != name}
        if former is not None and servant is not None:
            servant.dismiss(former.printer.close)
        if printer is not None:
            self._place(name, printer, servant).start()

    def _place(self, name: str, printer: Printer, after: Worker | None) -> Worker:
        desk = Desk(name, printer)
        worker = Worker(f"printer {name}", self._news, lambda: self._serve(desk), every_s=LOOK_S, after=after)
        self._desks = {**self._desks, name: desk}
        self._servants = {**self._servants, name: worker}
        return worker

    def failing(self) -> list[str]:
        """Ids of the printers whose last slip did not come out, or that say that none could."""
        return [desk.id for desk in self._desks.values() if desk.is_failing]

    def desk(self, name: str) -> Desk | None:
        """The printer of that id at work; None where it is not driven from here."""
        return self._desks.get(name)

    def close(self) -> None:
        """Let go of the printers."""
        for desk in self._desks.values():
            desk.printer.close()

    def _serve(self, desk: Desk) -> None:
        self._settle()
        if desk.outcome is not None:
            self._write_down(desk, desk.outcome)
        if desk.is_failing:
            self._look(desk)
        self._tell_who_waits(desk)
        while not self._news.is_closed:
            job = next((job for job in self._errands.slips() if self._is_for(job, desk)), None)
            if job is None:
                self._look(desk)
                return
            if self._errands.is_late(job):
                # Its visitor has gone long ago, so it is given up instead of surprising somebody else.
                self._errands.give_up_slip(job, job.problem or TOO_LATE)
            elif self._errands.begin_slip(job, desk.id):
                self._print(job, desk)
            else:
                return

    def _settle(self) -> None:
        """Once, before the first slip: what was being sent when the server died is not sent again."""
        with self._settling:
            if not self._is_settled:
                self._errands.settle_after_start()
                self._is_settled = True

    def _is_for(self, job: PrintJob, desk: Desk) -> bool:
        """Is this the first printer of the job's list that is free for it?"""
        known = [self._desks[name] for name in job.printers if name in self._desks]
        return next((each for each in known if each.is_free(self._clock())), None) is desk

    def _tell_who_waits(self, desk: Desk) -> None:
        """Behind a slip that no printer prints, the others would wait in silence for their turn."""
        if desk.problem is None:
            return
        for job in self._errands.slips():
            known = [self._desks[name] for name in job.printers if name in self._desks]
            if job.problem is None and desk in known and all(each.is_failing for each in known):
                self._errands.leave_slip(job, desk.problem, desk.id)

    def _take_care(self) -> None:
        """Slips for which this hall has no printer say so; whatever waited too long is given up."""
        self._settle()
        for job in self._errands.slips():
            is_homeless = not any(name in self._desks for name in job.printers)
            if is_homeless and job.problem is None:
                self._errands.leave_slip(job, NO_PRINTER)
            if self._errands.is_late(job):
                self._errands.give_up_slip(job, job.problem or (NO_PRINTER if is_homeless else TOO_LATE))

    def _print(self, job: PrintJob, desk: Desk) -> None:
        desk.begun_at = self._clock()
        try:
            self._send(job, desk)
        finally:
            desk.begun_at = None

    def _send(self, job: PrintJob, desk: Desk) -> None:
        try:
            delivery = _deliver(desk.printer, job, paper_slip(job.paper, job.facts, self._catalogue))
        except PrinterError as error:
            self._failed(job, desk, error)
        except Exception:
            # A mistake of ours must not leave the slip "being sent" for ever, nor stop those behind it.
            self._write_down(desk, lambda: self._errands.fail_slip(job, FAILED))
            raise
        else:
            self._delivered(job, desk, delivery)

    def _delivered(self, job: PrintJob, desk: Desk, delivery: Delivery) -> None:
        if delivery is Delivery.UNCONFIRMED:
            # Most printers never confirm. One that does and was silent may have swallowed the slip.
            desk.looks_at = self._clock()
            problem: str | None = Fault.NOT_CONFIRMED
        else:
            desk.printed(now=self._clock(), every_s=HEALTH_S)
            problem = None
        outcome = "printed" if delivery is Delivery.PRINTED else "sent"
        self._write_down(desk, lambda: self._errands.end_slip(job, outcome, desk.id, problem))

    def _failed(self, job: PrintJob, desk: Desk, error: PrinterError) -> None:
        desk.failed(
            error.code, error.message, now=self._clock(), rest_s=self._rest_s(desk), spoiled=error.began
        )
        if error.code is Fault.UNSURE:
            self._write_down(desk, lambda: self._errands.lose_slip(job, error.code))
        elif error.began:
            self._write_down(desk, lambda: self._errands.fail_slip(job, error.code))
        else:
            self._write_down(desk, lambda: self._errands.put_slip_back(job, error.code))

    def _write_down(self, desk: Desk, outcome: Callable[[], None]) -> None:
        """Save how a slip went; while the hall does no business, that is tried again before anything else."""
        desk.outcome = outcome
        outcome()
        desk.outcome = None

    def _look(self, desk: Desk) -> None:
        """Ask a printer how it is, if that is due: one that is well again is used at once."""
        if self._clock() < desk.looks_at or self._news.is_closed:
            return
        former = (desk.health, desk.problem)
        health = desk.printer.look()
        rest_s, every_s = self._rest_s(desk), HEALTH_S
        if isinstance(desk.printer, AgentPrinter):
            # What an agent has said is read at no cost: one that goes, or comes, is noticed at once.
            rest_s = every_s = LOOK_S
        has_new_roll = desk.note(health, now=self._clock(), rest_s=rest_s, every_s=every_s)
        if has_new_roll:
            self._errands.put_in_roll(desk.id)
        if (desk.health, desk.problem) != former:
            self._news.ring()

    def _rest_s(self, desk: Desk) -> float:
        try:
            return self._errands.setting_of(desk.id).rest_s
        except KeyError:
            return REST_S


def _deliver(printer: Printer, job: PrintJob, slip: Slip) -> Delivery:
    """Print a slip. A printer at another PC is told whose it is: its word may come after a restart."""
    return printer.deliver(job.id, slip) if isinstance(printer, AgentPrinter) else printer.print(slip)
