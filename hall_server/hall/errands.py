"""Slips and other papers: which are to be printed, and how that went."""

from __future__ import annotations

import json
from collections.abc import Collection

from config.models import Printer, Structure
from hall_server.domain.errors import NotFound
from hall_server.domain.times import MINUTE, Millis
from hall_server.hall.hall import Answer, Hall
from hall_server.hall.people import THE_SYSTEM, Ask
from hall_server.hall.transaction import Transaction
from hall_server.store import jobs, state, supplies
from hall_server.store.jobs import SLIP, PrintJob
from hall_server.store.supplies import Supply

SLIP_IN_SIGHT_MS = 2 * MINUTE
"""So long a visitor may still stand before the kiosk and wait for the slip."""

__all__ = ["SLIP", "Errands", "PrintJob", "Supply"]


class Errands:
    """Print jobs as rows: a restart loses none and repeats none."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def settle_after_start(self) -> None:
        """Jobs that were being sent when the server died: nobody knows, so they are not sent again."""

        def work(tx: Transaction) -> None:
            for job in jobs.print_jobs_being_sent(tx.db):
                jobs.move_print_job(
                    tx.db, job.id, former=("sending",), state="unknown", at=tx.now, problem="server_died"
                )

        self._hall.change(THE_SYSTEM, work)

    def slips(self) -> list[PrintJob]:
        """Slips that wait to be printed, oldest first."""
        with self._hall.store.read() as db:
            return jobs.open_print_jobs(db)

    def slips_of_kiosk(self, kiosk_id: str) -> list[PrintJob]:
        """The slips of the tickets that were taken at a kiosk in the last minutes, oldest first."""
        with self._hall.store.read() as db:
            return jobs.print_jobs_of_kiosk(db, kiosk_id, self._hall.now(db) - SLIP_IN_SIGHT_MS)

    def alarms(self) -> list[PrintJob]:
        """Papers of today that did not come out, newest first; those of visitors who have gone left out."""
        with self._hall.store.read() as db:
            day = state.open_day(db)
            return jobs.print_alarms(db, day.opened_at) if day else []

    def begin_slip(self, job: PrintJob, printer: str) -> bool:
        """Say that the bytes go out now; False when somebody else has taken the job."""
        return self._move_slip(job, ("queued",), "sending", printer=printer)

    def end_slip(self, job: PrintJob, outcome: str, printer: str, problem: str | None = None) -> None:
        """`outcome`: sent or printed, at `printer`, whose roll has become shorter.

        `problem`: why it may not have come out all the same; somebody should look.
        """

        def work(tx: Transaction) -> None:
            if jobs.move_print_job(
                tx.db, job.id, former=("sending",), state=outcome, at=tx.now, problem=problem
            ):
                supplies.count_paper(tx.db, printer, tx.now, is_good=problem is None)

        self._hall.change(THE_SYSTEM, work)

    def put_in_roll(self, printer: str) -> None:
        """A printer that was out of paper has some again."""
        self._hall.change(
            THE_SYSTEM, lambda tx: supplies.put_in_roll(tx.db, printer, tx.now, is_used_up=True)
        )

    def supply(self, printer: str) -> Supply:
        """What a printer has used of its paper."""
        with self._hall.store.read() as db:
            return supplies.supply_of(db, printer)

    def setting_of(self, printer: str) -> Printer:
        """What the hall file says of a printer; raises KeyError for one that it does not name."""
        return self._hall.structure().printer(printer)

    def fail_slip(self, job: PrintJob, problem: str) -> None:
        """It did not come out, or in part: an open alarm, not repeated by itself."""
        self._move_slip(job, ("sending", "queued"), "failed", problem=problem)

    def lose_slip(self, job: PrintJob, problem: str) -> None:
        """Nobody knows whether it came out: an open alarm, not repeated by itself."""
        self._move_slip(job, ("sending",), "unknown", problem=problem)

    def settle_slip(
        self,
        ask: Ask,
        job_id: int,
        printers: Collection[str],
        outcome: str,
        problem: str | None = None,
        *,
        former: tuple[str, ...] = ("sending", "unknown"),
    ) -> Answer:
        """The word of another PC for a slip that went to one of its `printers`, however late it comes.

        `outcome`: printed, sent, failed, or unknown. It corrects a slip that was given up as unknown, and
        nothing else; one that is in none of the states `former` it leaves alone. Answers how the slip stands;
        raises NotFound for one that went to none of the printers.
        """

        def work(tx: Transaction) -> Answer:
            job = jobs.print_job(tx.db, job_id)
            if job is None or job.printer is None or job.printer not in printers:
                raise NotFound("not_found", slip=job_id)
            # Unknown for a known reason is not made unknown for another.
            settles = tuple(each for each in former if each != outcome)
            is_moved = jobs.move_print_job(
                tx.db, job.id, former=settles, state=outcome, at=tx.now, problem=problem
            )
            if is_moved and outcome in ("printed", "sent"):
                supplies.count_paper(tx.db, job.printer, tx.now)
            state_name, said = (outcome, problem) if is_moved else (job.state, job.problem)
            return Answer(200, json.dumps({"state": state_name, "printer": job.printer, "problem": said}))

        return self._hall.perform(ask, work)

    def give_up_slip(self, job: PrintJob, problem: str) -> None:
        """It has waited too long: an open alarm; nothing changes when a printer has just taken it."""
        self._move_slip(job, ("queued",), "failed", problem=problem)

    def leave_slip(self, job: PrintJob, problem: str, printer: str | None = None) -> None:
        """It waits on, and its visitor is told why; nothing changes when a printer has just taken it.

        `printer`: the one whose problem that is, where it is one printer's.
        """
        self._move_slip(job, ("queued",), "queued", problem=problem, printer=printer)

    def put_slip_back(self, job: PrintJob, problem: str) -> None:
        """Nothing was printed: it waits for a printer, and is given up when that takes too long."""

        def work(tx: Transaction) -> None:
            is_late = _is_late(job, tx.structure, tx.now)
            jobs.move_print_job(
                tx.db,
                job.id,
                former=("sending", "queued"),
                state="failed" if is_late else "queued",
                at=tx.now,
                problem=problem,
            )

        self._hall.change(THE_SYSTEM, work)

    def is_late(self, job: PrintJob) -> bool:
        """Has the slip waited longer than the hall lets it?"""
        return _is_late(job, self._hall.structure(), self._hall.now())

    def _move_slip(
        self,
        job: PrintJob,
        former: tuple[str, ...],
        state_name: str,
        *,
        printer: str | None = None,
        problem: str | None = None,
    ) -> bool:
        return self._hall.change(
            THE_SYSTEM,
            lambda tx: jobs.move_print_job(
                tx.db, job.id, former=former, state=state_name, at=tx.now, printer=printer, problem=problem
            ),
        )


def _is_late(job: PrintJob, structure: Structure, now: Millis) -> bool:
    return now - job.created_at >= structure.hall.print_within_min * MINUTE
