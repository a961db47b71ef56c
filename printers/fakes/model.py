"""A printer as such: its switches, what it answers, and the jobs it was given."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

from printers.fakes.stream import take_commands

_GARBAGE = b"\x93\xff?"
_START = b"\x1b@"


class PrinterFake:
    """What all fakes have in common. Start one with `with`, or end it with `close`.

    Faults are switches that may be turned at any time and count from the next line or answer on.

    On the way: `hang`: nothing is read. `stuck_after`: nothing more is read after that many bytes.
    `slow_s`: a pause before the job is read, in seconds. `cut_after`: the line breaks after that many bytes.

    In the printer: `paper_out`, `cover_open`, `error`: said when asked at once; jobs are taken and not
    confirmed. `paper_ends_after`: the paper ends after that many bytes of a job, which is torn. `near_end`:
    little paper is left. `swallow`: everything is taken and nothing printed. `mute`: no question is answered.
    `late`: jobs are confirmed while the next one comes. `garbage`: questions are answered with nonsense.
    `status`: the byte that confirms a job.
    """

    def __init__(self) -> None:
        self.hang = False
        self.stuck_after: int | None = None
        self.slow_s = 0.0
        self.cut_after: int | None = None
        self.paper_out = False
        self.cover_open = False
        self.error = False
        self.paper_ends_after: int | None = None
        self.near_end = False
        self.swallow = False
        self.mute = False
        self.late = False
        self.garbage = False
        self.status = 0x00
        self._late_answers = b""
        self._jobs: list[bytes] = []
        self._torn: list[bytes] = []
        self._connections = self._ended = 0
        self._news = threading.Condition()
        self._closing = threading.Event()

    @property
    def jobs(self) -> tuple[bytes, ...]:
        """What each line that ended well has sent, without its questions, the oldest first."""
        with self._news:
            return tuple(self._jobs)

    @property
    def torn(self) -> tuple[bytes, ...]:
        """What was taken on lines that did not end well."""
        with self._news:
            return tuple(self._torn)

    def wait_for_jobs(self, count: int, timeout_s: float = 5.0) -> tuple[bytes, ...]:
        """The jobs, once there are at least `count`; raises TimeoutError when they do not come."""
        with self._news:
            if not self._news.wait_for(lambda: len(self._jobs) >= count, timeout_s):
                raise TimeoutError(f"{len(self._jobs)} of {count} slips came within {timeout_s:g} seconds")
            return tuple(self._jobs)

    def wait_for_torn(self, count: int, timeout_s: float = 5.0) -> tuple[bytes, ...]:
        """What broken lines left, once there are `count` of them; raises TimeoutError otherwise."""
        with self._news:
            if not self._news.wait_for(lambda: len(self._torn) >= count, timeout_s):
                raise TimeoutError(f"{len(self._torn)} of {count} connections broke in {timeout_s:g} seconds")
            return tuple(self._torn)

    def wait_for_connections(self, count: int, timeout_s: float = 5.0) -> None:
        """Return once `count` lines were opened; raises TimeoutError when they are not."""
        with self._news:
            if not self._news.wait_for(lambda: self._connections >= count, timeout_s):
                raise TimeoutError(f"{self._connections} of {count} connections in {timeout_s:g} seconds")

    def wait_until_it_owes(self, timeout_s: float = 5.0) -> None:
        """Return once it has kept back a late answer; raises TimeoutError when it is not asked."""
        with self._news:
            if not self._news.wait_for(lambda: self._late_answers, timeout_s):
                raise TimeoutError(f"it was not asked within {timeout_s:g} seconds")

    def wait_until_idle(self, timeout_s: float = 5.0) -> None:
        """Return once no line is open any more; raises TimeoutError when one stays open."""
        with self._news:
            if not self._news.wait_for(lambda: self._connections == self._ended, timeout_s):
                raise TimeoutError(f"a line stays open for {timeout_s:g} seconds")

    def close(self) -> None:
        """Let go of everything."""
        self._closing.set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> Session:
        with self._news:
            self._connections += 1
            self._news.notify_all()
        return Session(self)

    def _left(self) -> None:
        with self._news:
            self._ended += 1
            self._news.notify_all()

    def _keep(self, job: bytes, *, is_whole: bool) -> None:
        if job:
            with self._news:
                (self._jobs if is_whole else self._torn).append(job)
                self._news.notify_all()

    def _answer(self, question: bytes) -> bytes:
        is_stopped = self.paper_out or self.cover_open or self.error
        is_at_once = question.startswith(b"\x10\x04")
        if self.mute or (not is_at_once and (is_stopped or self.swallow)):
            return b""
        if self.garbage:
            return _GARBAGE
        if is_at_once:
            return bytes([0x12 | self._said_at_once(question[2])])
        answer = b"\x03" if self.near_end and not self.status else bytes([self.status])
        if self.late:
            with self._news:
                self._late_answers += answer
                self._news.notify_all()
            return b""
        return self._answer_late() + answer

    def _answer_late(self) -> bytes:
        answers, self._late_answers = self._late_answers, b""
        return answers

    def _said_at_once(self, question: int) -> int:
        match question:
            case 1:
                return 0x08 if self.paper_out or self.cover_open or self.error else 0
            case 2:
                return 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.error
            case 3:
                return 0x08 * self.error
            case 4:
                return 0x0C * self.near_end | 0x60 * self.paper_out
        return 0


class Session:
    """One time that a line was open, in the eyes of the printer."""

    def __init__(self, printer: PrinterFake) -> None:
        self._printer = printer
        self._waiting = bytearray()
        self._taken = bytearray()
        self._is_torn = False

    @property
    def is_cut(self) -> bool:
        """Does the line break here?"""
        return self._has_taken(self._printer.cut_after)

    @property
    def is_stuck(self) -> bool:
        """Is nothing more read?"""
        return self._has_taken(self._printer.stuck_after)

    def _has_taken(self, count: int | None) -> bool:
        return count is not None and len(self._taken) + len(self._waiting) >= count

    def take(self, received: bytes) -> bytes:
        """Take what came on the line; what the printer answers."""
        self._waiting += received
        answers = b""
        for command in take_commands(self._waiting):
            if command.startswith((b"\x10\x04", b"\x1dr")):
                answers += self._printer._answer(command)
                continue
            if command == _START and self._taken:
                self._put_away(is_whole=True)
            answers += self._printer._answer_late()
            if self._printer.swallow:
                continue
            self._taken += command
            ends_after = self._printer.paper_ends_after
            if ends_after is not None and len(self._taken) >= ends_after:
                self._printer.paper_out = self._is_torn = True
                self._printer.paper_ends_after = None
        return answers

    def end(self, *, is_whole: bool = True) -> None:
        """The line was closed; not whole: it broke."""
        self._taken += b"" if is_whole else self._waiting
        self._put_away(is_whole=is_whole and not self._waiting)
        self._printer._left()

    def _put_away(self, *, is_whole: bool) -> None:
        self._printer._keep(bytes(self._taken), is_whole=is_whole and not self._is_torn)
        self._taken.clear()
        self._is_torn = False
