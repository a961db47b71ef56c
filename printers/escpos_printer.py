"""A printer of ESC/POS on any line: one line a slip, and a deadline for everything that is waited for."""

from __future__ import annotations

import errno
import threading
from contextlib import closing
from enum import Enum
from pathlib import Path

from printers.deadlines import Deadline, Deadlines, Interrupted
from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.escpos import encode
from printers.lines.line import BrokeUnderWay, CannotOpen, Connector, Line
from printers.profile import Profile
from printers.slip import Slip
from printers.status import (
    ASK_AFTER_JOB,
    QUESTIONS,
    TROUBLES,
    ask_now,
    health,
    is_given_at_once,
    paper_after_job,
)

_MOST_OLD_ANSWERS = 32
_BY_ITSELF = "the slip prints when it is back"
_SAID = {
    Fault.COVER_OPEN: ("has its cover open", f"Close it; {_BY_ITSELF}"),
    Fault.PAPER_OUT: ("is out of paper", f"Put in a new roll; {_BY_ITSELF}"),
    Fault.ERROR: ("reports an error", f"Look for a jam at its cutter and switch it off and on; {_BY_ITSELF}"),
}


class _Talk(Enum):
    """What a printer answers."""

    UNTRIED = "nobody knows"
    NOTHING = "nothing"
    AT_ONCE = "how it is, but not whether a slip is on paper"
    CONFIRMS = "both"


_TRIED_FIRST, _TRIED_AGAIN = 2, 20
"""A printer that answers at once and did not confirm so many slips is asked to with each 20th only."""

_TALK = {None: _Talk.UNTRIED, False: _Talk.NOTHING, True: _Talk.CONFIRMS}


class EscposPrinter:
    """Prints at `connector`. May be used from several threads; it prints one slip at a time."""

    def __init__(
        self, connector: Connector, *, profile: Profile, fonts: Path, deadlines: Deadlines | None = None
    ) -> None:
        self._connector = connector
        self._profile = profile
        self._fonts = fonts
        self._deadlines = deadlines or Deadlines()
        self._one_at_a_time = threading.Lock()
        self._closed = threading.Event()
        self._health = Health()
        self._owes_answers = False
        # What a model is not known to do, this one shows: nobody waits twice for an answer that never comes.
        self._talk = _TALK[profile.confirms]
        self._silent = 0

    def print(self, slip: Slip) -> Delivery:
        """Send the slip and, when the model can, wait for its word that it is on paper.

        Silence or nonsense after the job is no fault, as the printer has the slip: SENT, or UNCONFIRMED where
        it was to confirm. Raises PrinterError for everything else.
        """
        job = encode(slip, profile=self._profile, fonts=self._fonts)
        with self._one_at_a_time, closing(self._open()) as line:
            talk = self._talk if line.can_answer else _Talk.NOTHING
            may_believe = talk is not _Talk.NOTHING and self._makes_sense(line) and self._catch_up(line)
            self._write(line, job)
            delivery = self._confirmation(line, talk) if may_believe else self._farewell(line)
        return Delivery.UNCONFIRMED if talk is _Talk.CONFIRMS and delivery is Delivery.SENT else delivery

    def look(self) -> Health:
        """Ask how it is. While a slip is being printed: what was known before, at once."""
        if not self._one_at_a_time.acquire(blocking=False):
            return self._health
        try:
            self._health = self._looked()
            return self._health
        finally:
            self._one_at_a_time.release()

    def close(self) -> None:
        """Break off the present slip, if there is one, and take no more."""
        self._closed.set()

    def _deadline(self, seconds: float) -> Deadline:
        return Deadline(seconds, self._closed)

    def _open(self) -> Line:
        try:
            return self._connector.open(self._deadline(self._deadlines.open_s))
        except CannotOpen as refusal:
            self._health = Health(Condition.OFFLINE)
            raise self._error(refusal.happened, refusal.to_do, refusal.code) from None
        except TimeoutError:
            self._health = Health(Condition.OFFLINE)
            happened = f"did not answer within {self._deadlines.open_s:g} seconds"
            raise self._error(happened, f"Check its cable and power; {_BY_ITSELF}", Fault.OFFLINE) from None
        except Interrupted:
            raise self._taken_away(0) from None

    def _looked(self) -> Health:
        if self._closed.is_set():
            return Health(Condition.OFFLINE)
        if not self._connector.may_be_tried:
            return Health()
        try:
            with closing(self._connector.open(self._deadline(self._deadlines.open_s))) as line:
                if self._profile.confirms is False or not line.can_answer:
                    return Health()
                found = health(self._answers_at_once(line) or {})
        except CannotOpen as refusal:
            error = self._error(refusal.happened, refusal.to_do, refusal.code)
            return Health(Condition.OFFLINE, problem=refusal.code, sentence=error.message)
        except OSError:
            return Health(Condition.OFFLINE)
        if found != Health() and self._talk is _Talk.NOTHING:
            self._talk = _Talk.UNTRIED
        return found

    def _makes_sense(self, line: Line) -> bool:
        """Does it say nothing that cannot be an answer? Raises PrinterError when it cannot print.

        Asked first, so that the slip can still go to another printer. No answer is not "no paper".
        """
        try:
            answers = self._answers_at_once(line)
        except OSError as error:
            raise self._broke_off(error, 0, 0) from None
        self._health = health(answers or {})
        if self._health.condition in TROUBLES:
            raise self._in_trouble(TROUBLES[self._health.condition], began=False)
        return answers is not None

    def _answers_at_once(self, line: Line) -> dict[int, int] | None:
        """The answers to DLE EOT by question; None after nonsense. Raises OSError.

        All answers look alike, so each is waited for before the next question.
        """
        deadline = self._deadline(self._deadlines.answer_s)
        answers: dict[int, int] = {}
        try:
            for question in QUESTIONS:
                _send(line, ask_now(question), deadline)
                said = _read(line, deadline)
                if not all(map(is_given_at_once, said)):
                    return None
                answers[question] = said[-1]
        except TimeoutError:
            pass
        return answers

    def _catch_up(self, line: Line) -> bool:
        """Can the next answer to GS r be told from one that an earlier slip was not given in time?

        An idle printer answers at once what it owes and what it is asked now, and then is quiet.
        """
        if not self._owes_answers:
            return True
        said = b""
        try:
            deadline = self._deadline(self._deadlines.answer_s)
            _send(line, ASK_AFTER_JOB, deadline)
            for _ in range(_MOST_OLD_ANSWERS):
                said += bytes(each for each in _read(line, deadline) if not is_given_at_once(each))
                if said:
                    deadline = self._deadline(self._deadlines.linger_s)
            return False
        except TimeoutError:
            is_quiet = bool(said) and all(
                paper_after_job(bytes([each])) is not Paper.UNKNOWN for each in said
            )
            self._owes_answers = not is_quiet
            return is_quiet
        except OSError as error:
            raise self._broke_off(error, 0, 0) from None

    def _write(self, line: Line, job: bytes) -> None:
        under_way_s = len(job) * self._connector.byte_s
        deadline = self._deadline(max(self._deadlines.write_s, 2 * under_way_s))
        rest = memoryview(job)
        try:
            while rest:
                rest = rest[line.write(rest, deadline) :]
            line.drain(deadline)
        except TimeoutError:
            taken = len(job) - len(rest)
            amount = f"only {taken} of {len(job)}" if rest else f"not all of {len(job)}"
            raise self._error(
                f"took {amount} bytes in {deadline.seconds:g} seconds",
                f"Check its cover, paper and cable; {_BY_ITSELF}",
                Fault.TIMEOUT,
                began=taken > 0,
            ) from None
        except OSError as error:
            taken = len(job) - len(rest)
            if isinstance(error, BrokeUnderWay):
                taken = max(1, taken)
            raise self._broke_off(error, taken, len(job)) from None

    def _confirmation(self, line: Line, talk: _Talk) -> Delivery:
        """Ask whether everything is on paper, and learn whether that is of use at this printer."""
        if talk is _Talk.AT_ONCE and self._silent % _TRIED_AGAIN:
            self._silent += 1
            return self._why_silent(line)
        is_mute = talk is _Talk.UNTRIED and self._health == Health()
        delivery = self._answer_after_job(line, is_mute=is_mute)
        if delivery is Delivery.PRINTED:
            self._talk = _Talk.CONFIRMS
        elif talk is not _Talk.CONFIRMS:
            self._silent += 1
            if is_mute:
                self._talk = _Talk.NOTHING
            elif self._silent >= _TRIED_FIRST:
                self._talk = _Talk.AT_ONCE
        return delivery

    def _answer_after_job(self, line: Line, *, is_mute: bool) -> Delivery:
        """Only an answer that can be nothing else counts. `is_mute`: it is not waited for as long."""
        deadline = self._deadline(self._deadlines.answer_s if is_mute else self._deadlines.status_s)
        self._owes_answers = True
        try:
            _send(line, ASK_AFTER_JOB, deadline)
            # A late answer to a question before the job may stand before the one that is waited for.
            while not (answer := bytes(said for said in _read(line, deadline) if not is_given_at_once(said))):
                pass
        except TimeoutError:
            return self._farewell(line) if is_mute else self._why_silent(line)
        except _HungUp:
            return Delivery.SENT
        except Interrupted:
            return Delivery.SENT
        except OSError as error:
            raise self._broke_off(error, 1, 1) from None
        self._owes_answers = False
        match paper_after_job(answer):
            case Paper.OUT:
                raise self._in_trouble(Fault.PAPER_OUT, began=True)
            case Paper.UNKNOWN:
                return self._farewell(line)
        return Delivery.PRINTED

    def _why_silent(self, line: Line) -> Delivery:
        """A printer that stopped in the middle says nothing more in turn, but says at once why."""
        try:
            self._health = health(self._answers_at_once(line) or {})
        except (_HungUp, Interrupted):
            return Delivery.SENT
        except OSError as error:
            raise self._broke_off(error, 1, 1) from None
        if self._health.condition in TROUBLES:
            raise self._in_trouble(TROUBLES[self._health.condition], began=True)
        return self._farewell(line)

    def _farewell(self, line: Line) -> Delivery:
        """Listen a moment for a broken line: the slip may still be lost."""
        try:
            line.hang_up(self._deadline(self._deadlines.linger_s))
        except (TimeoutError, Interrupted):
            return Delivery.SENT
        except OSError as error:
            raise self._broke_off(error, 1, 1) from None
        return Delivery.SENT

    def _in_trouble(self, fault: Fault, *, began: bool) -> PrinterError:
        happened, to_do = _SAID[fault]
        return self._error(happened, to_do, fault, began=began)

    def _broke_off(self, error: OSError, taken: int, whole: int) -> PrinterError:
        if isinstance(error, Interrupted):
            return self._taken_away(taken)
        if error.errno == errno.ENOSPC:
            # What Linux's drivers of printers say instead of "no paper".
            return self._in_trouble(Fault.PAPER_OUT, began=taken > 0)
        where = f"after {taken} of {whole} bytes" if taken < whole else "before it had printed the slip"
        to_do = "Check its power and cable and take out the torn slip; its visitor keeps the number"
        return self._error(f"broke off the connection {where}", to_do, Fault.BROKE_OFF, began=taken > 0)

    def _taken_away(self, taken: int) -> PrinterError:
        happened, to_do = "has been taken out of service", "Put it back into the hall file"
        code = Fault.BROKE_OFF if taken else Fault.OFFLINE
        return self._error(happened, to_do, code, began=taken > 0)

    def _error(self, happened: str, to_do: str, code: Fault, *, began: bool = False) -> PrinterError:
        message = f"The printer at {self._connector.name} {happened}. {to_do}."
        return PrinterError(message, retry=not self._closed.is_set(), code=code, began=began)


class _HungUp(OSError):
    """The printer has ended the connection in good order."""


def _send(line: Line, question: bytes, deadline: Deadline) -> None:
    rest = memoryview(question)
    while rest:
        rest = rest[line.write(rest, deadline) :]


def _read(line: Line, deadline: Deadline) -> bytes:
    if said := line.read(deadline):
        return said
    raise _HungUp("the printer has hung up")
