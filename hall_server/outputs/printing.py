"""Slips: each job goes to the first printer of its list that works."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from hall_server.hall.errands import Errands, PrintJob
from hall_server.outputs.agents import AgentPrinter
from hall_server.outputs.news import News
from hall_server.outputs.worker import Worker
from hall_server.slips import SlipFacts, ticket_slip
from hall_server.texts.catalogue import Catalogue
from printers.driver import Delivery, Printer
from printers.errors import Fault, PrinterError
from printers.slip import Slip

log = logging.getLogger(__name__)

REST_S = 10.0
"""How long a printer that failed is left alone before it is tried again, in seconds."""

FAILED = "printing_failed"
"""The problem of a slip that the program itself could not make or send."""

NO_PRINTER = "no_printer"
"""The problem of a slip for which this hall has no printer."""

TOO_LATE = "too_late"
"""The problem of a slip that had none but waited too long: the server was down, or too many came before."""

LOOK_S = 1.0
"""How often printers look for jobs without news: a rest may be over."""


@dataclass(slots=True)
class Desk:
    """A printer, when it may be used again (seconds on the monotonic clock), and why its last slip failed."""

    id: str
    printer: Printer
    rests_until: float = 0.0
    problem: str | None = None

    @property
    def is_failing(self) -> bool:
        """Did its last slip not come out?"""
        return self.problem is not None


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
        self._caretaker = Worker("slips without a printer", news, self._note_homeless, every_s=LOOK_S)

    @property
    def workers(self) -> list[Worker]:
        """One for each printer, and one for slips that have none."""
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
        """Ids of the printers whose last slip did not come out."""
        return [desk.id for desk in self._desks.values() if desk.is_failing]

    def close(self) -> None:
        """Let go of the printers."""
        for desk in self._desks.values():
            desk.printer.close()

    def _serve(self, desk: Desk) -> None:
        self._settle()
        self._tell_who_waits(desk)
        while not self._news.is_closed:
            job = next((job for job in self._errands.slips() if self._is_for(job, desk)), None)
            if job is None:
                return
            if self._errands.is_late(job):
                # Its visitor has gone long ago, so it is given up instead of surprising somebody else.
                self._errands.put_slip_back(job, job.problem or TOO_LATE)
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
        """Is this the first printer of the job's list that is not resting?"""
        known = [self._desks[name] for name in job.printers if name in self._desks]
        return next((each for each in known if each.rests_until <= self._clock()), None) is desk

    def _tell_who_waits(self, desk: Desk) -> None:
        """Behind a slip that no printer prints, the others would wait in silence for their turn."""
        if desk.problem is None:
            return
        for job in self._errands.slips():
            known = [self._desks[name] for name in job.printers if name in self._desks]
            if job.problem is None and desk in known and all(each.is_failing for each in known):
                self._errands.leave_slip(job, desk.problem)

    def _note_homeless(self) -> None:
        """Slips for which this hall has no printer say so, and are given up in time like the others."""
        self._settle()
        for job in self._errands.slips():
            is_homeless = not any(name in self._desks for name in job.printers)
            if is_homeless and (job.problem is None or self._errands.is_late(job)):
                self._errands.put_slip_back(job, NO_PRINTER)

    def _print(self, job: PrintJob, desk: Desk) -> None:
        try:
            delivery = _deliver(
                desk.printer, job, ticket_slip(SlipFacts.from_row(job.facts), self._catalogue)
            )
        except PrinterError as error:
            self._failed(job, desk, error)
            return
        except Exception:
            # A mistake of ours must not leave the slip "being sent" for ever, nor stop those behind it.
            self._errands.fail_slip(job, FAILED)
            raise
        self._errands.end_slip(job, "printed" if delivery is Delivery.PRINTED else "sent")
        if desk.is_failing:
            log.info("printer %s is back", desk.id)
        desk.problem = None

    def _failed(self, job: PrintJob, desk: Desk, error: PrinterError) -> None:
        desk.rests_until = self._clock() + REST_S
        if not desk.is_failing:
            log.warning("printer %s failed: %s", desk.id, error)
        desk.problem = error.code
        if error.code is Fault.UNSURE:
            self._errands.lose_slip(job, error.code)
        elif error.began:
            self._errands.fail_slip(job, error.code)
        else:
            self._errands.put_slip_back(job, error.code)


def _deliver(printer: Printer, job: PrintJob, slip: Slip) -> Delivery:
    """Print a slip. A printer at another PC is told whose it is: its word may come after a restart."""
    return printer.deliver(job.id, slip) if isinstance(printer, AgentPrinter) else printer.print(slip)
