"""Printers that hang on other PCs of the hall: slips handed to the programs there, and what they say of them.

A slip is in a box until the agent takes it, so that one that nobody takes goes to the next printer; once
taken, nobody else prints it. The agent's word is written down before the agent is told that it was heard.
"""

from __future__ import annotations

import json
import math
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from config.models import Structure
from hall_server.domain.errors import Refused
from hall_server.hall.errands import Errands
from hall_server.hall.hall import Answer
from hall_server.hall.people import Ask
from hall_server.outputs.hand_overs import (
    NO_JOB,
    Document,
    HandOver,
    Word,
    as_print,
    job_in,
    problem_of,
)
from printers.deadlines import Deadlines
from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.slip import Slip

__all__ = ["AgentPrinter", "Agents", "Condition", "Fault", "Health", "Paper", "Word", "topic"]

COMING_BACK_S = 3.0
"""How long after its start a server waits for agents that are not connected yet, in seconds."""

MARGIN_S = 20.0
"""What an agent may need beyond the deadlines of its printer, in seconds: a slow serial line stretches them,
and it draws, saves and asks twice. Others do not wait so long: they go to the next printer."""

FRESH_S = 45.0
"""How long the word about an agent's printer counts, in seconds: three times as long as an agent of ours lets
pass between two."""

PREFIX = "agent://"

OPENED_WITH = ("width_dots", "profile", "native", "open_s", "write_s", "status_s")
"""The settings of a printer that its agent has to know."""


@dataclass(slots=True)
class _Box:
    """What lies ready for one agent, by printer, and what is known of it."""

    sockets: set[str] = field(default_factory=set)
    slips: dict[str, HandOver] = field(default_factory=dict)
    health: Health = field(default_factory=Health)
    heard_at: float = -math.inf
    """When it said that, by the clock of the agents, in seconds."""


class Agents:
    """The agents of the hall, by the names of their tokens. May be used from several threads."""

    def __init__(
        self, errands: Errands, tell: Callable[[], None], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`tell` is called when what lies ready for an agent has changed; `clock` counts seconds."""
        self._errands = errands
        self._tell = tell
        self._clock = clock
        self._expected_until = clock() + COMING_BACK_S
        self._changed = threading.Condition()
        self._boxes: dict[str, _Box] = {}

    # -- what agents do --------------------------------------------------------------------------

    def came(self, name: str, socket: str) -> None:
        """An agent is connected and sees what lies ready for it."""
        with self._changed:
            self._box(name).sockets.add(socket)
            self._changed.notify_all()

    def went(self, socket: str) -> None:
        """A socket is gone, whether or not it was an agent's."""
        with self._changed:
            for box in self._boxes.values():
                if box.sockets == {socket}:
                    # How its printer is meanwhile, nobody knows.
                    box.health = Health()
                box.sockets.discard(socket)
            self._changed.notify_all()

    def note_health(self, name: str, health: Health) -> None:
        """How the agent's printer says it is."""
        with self._changed:
            box = self._box(name)
            box.health, box.heard_at = health, self._clock()

    def begin(self, name: str, hand_over: str, key: str | None) -> Document:
        """Let the agent print a slip; raises Refused when it lies ready no more, NotFound for no id.

        `key`: the same request, repeated because its answer was lost, is answered again. Without one every
        request is another one, and only the first may print the slip.
        """
        job_in(hand_over)
        key = key or secrets.token_hex(8)
        with self._changed:
            hand = self._find(name, hand_over)
            if hand is None or hand.taken_by not in (None, key):
                raise Refused("illegal_step", saying="slip_not_here")
            hand.taken_by = key
            self._changed.notify_all()
        self._tell()
        return as_print("sending", hand.printer)

    def end(self, name: str, ask: Ask, hand_over: str, word: Word, structure: Structure) -> Answer:
        """Take the agent's word for a slip that it took, however late: how the slip stands then.

        Raises NotFound for a slip that was sent to none of its printers, Refused for one that it did not take
        or that was handed out anew.
        """
        job = job_in(hand_over)
        own = [printer.id for printer in structure.printers if printer.agent == name]
        with self._changed:
            hand = self._find(name, hand_over)
            is_elsewhere = hand is None and self._is_handed_out(name, job)
            if is_elsewhere or (hand is not None and hand.taken_by is None):
                raise Refused("illegal_step", saying="slip_not_here")
            is_untouched = word.state == "failed" and not word.began
            if hand is not None and (is_untouched or job == NO_JOB):
                # Nothing came out: whoever waits for it looks for another printer, and writes that down.
                self._hear(hand, word)
                return Answer(200, json.dumps(as_print("sending", hand.printer)))
        # Whoever printed nothing says so again when it missed the answer; others may have the slip by then.
        settles = ("unknown",) if is_untouched else ("sending", "unknown")
        answer = self._errands.settle_slip(ask, job, own, word.state, problem_of(word), former=settles)
        with self._changed:
            if hand is not None:
                self._hear(hand, word)
        return answer

    # -- what is shown ---------------------------------------------------------------------------

    def ready(self, name: str) -> list[Document]:
        """The slips that lie ready for an agent."""
        with self._changed:
            box = self._boxes.get(name)
            waiting = [hand for hand in box.slips.values() if hand.taken_by is None] if box else []
            return [{"job_id": hand.id, "printer": hand.printer, "slip": hand.slip} for hand in waiting]

    def look(self, name: str) -> Health:
        """The last word about the agent's printer; OFFLINE while the agent is away.

        UNKNOWN while it may still be on its way, just after the start of the server, and when it has said
        nothing for 45 seconds.
        """
        if self.is_away(name):
            return Health(Condition.OFFLINE, problem=Fault.AWAY)
        with self._changed:
            box = self._boxes.get(name)
            is_fresh = box is not None and self._clock() - box.heard_at < FRESH_S
            return box.health if box and box.sockets and is_fresh else Health()

    def is_away(self, name: str) -> bool:
        """Is the agent not connected, and is it not to be expected every moment?"""
        with self._changed:
            box = self._boxes.get(name)
            return not (box and box.sockets) and self._clock() >= self._expected_until

    # -- what its printers do --------------------------------------------------------------------

    def hand_over(self, name: str, printer: str, job: int, slip: Slip) -> HandOver:
        """Lay a slip ready."""
        hand = HandOver(f"{job}-{secrets.token_hex(6)}", printer, slip.to_row())
        with self._changed:
            self._box(name).slips[printer] = hand
        self._tell()
        return hand

    def is_taken(self, name: str, hand: HandOver, within_s: float, is_closed: Callable[[], bool]) -> bool:
        """Wait until the agent takes the slip; where it does not in time, it is taken out of the box."""
        with self._changed:
            box = self._box(name)
            # One that is away is not waited for, unless this server has only just begun.
            coming_s = max(0.0, self._expected_until - self._clock())
            self._changed.wait_for(lambda: box.sockets or is_closed(), coming_s)
            self._changed.wait_for(
                lambda: hand.taken_by is not None or not box.sockets or is_closed(), within_s
            )
            if hand.taken_by is None:
                self._drop(name, hand)
        if hand.taken_by is None:
            self._tell()
        return hand.taken_by is not None

    def word_about(
        self, name: str, hand: HandOver, within_s: float, is_closed: Callable[[], bool]
    ) -> Word | None:
        """Wait for the agent's word about a slip that it took; None when there is none in time."""
        with self._changed:
            self._changed.wait_for(lambda: hand.word is not None or is_closed(), within_s)
            self._drop(name, hand)
            return hand.word

    def wake(self) -> None:
        """Let those who wait look whether they are closed."""
        with self._changed:
            self._changed.notify_all()

    def _box(self, name: str) -> _Box:
        return self._boxes.setdefault(name, _Box())

    def _find(self, name: str, hand_over: str) -> HandOver | None:
        box = self._boxes.get(name)
        return next((hand for hand in box.slips.values() if hand.id == hand_over), None) if box else None

    def _is_handed_out(self, name: str, job: int) -> bool:
        box = self._boxes.get(name)
        return any(job_in(hand.id) == job for hand in box.slips.values()) if box else False

    def _hear(self, hand: HandOver, word: Word) -> None:
        hand.word = hand.word or word
        self._changed.notify_all()

    def _drop(self, name: str, hand: HandOver) -> None:
        slips = self._box(name).slips
        if slips.get(hand.printer) is hand:
            del slips[hand.printer]


class AgentPrinter:
    """The printer `printer_id` of the hall, at the agent `name`."""

    def __init__(self, agents: Agents, name: str, printer_id: str, deadlines: Deadlines) -> None:
        self._agents = agents
        self._name = name
        self._printer = printer_id
        self._deadlines = deadlines
        self._is_closed = False

    def print(self, slip: Slip) -> Delivery:
        """Have a slip printed that belongs to no print job; raises PrinterError."""
        return self.deliver(NO_JOB, slip)

    def deliver(self, job: int, slip: Slip) -> Delivery:
        """Have the slip of a print job printed; raises PrinterError.

        AGENT AWAY: nobody took it, so that it may be printed elsewhere. UNSURE: the agent took it and said
        nothing of it in time, so that it must not; its late word goes to the print job.
        """
        hand = self._agents.hand_over(self._name, self._printer, job, slip)
        if not self._agents.is_taken(self._name, hand, self._deadlines.open_s, lambda: self._is_closed):
            self._raise("is not connected. Check its power and network", Fault.AWAY)
        within_s = self._deadlines.open_s + self._deadlines.write_s + self._deadlines.status_s + MARGIN_S
        word = self._agents.word_about(self._name, hand, within_s, lambda: self._is_closed)
        if word is None or word.state == "unknown":
            self._raise("took a slip and fell silent. Look whether it came out", Fault.UNSURE, began=True)
        if word.state == "failed":
            self._raise("could not print a slip. Look at the printer", problem_of(word), began=word.began)
        if word.state == "printed":
            return Delivery.PRINTED
        return Delivery.UNCONFIRMED if word.problem is Fault.NOT_CONFIRMED else Delivery.SENT

    def look(self) -> Health:
        """What its agent said last; OFFLINE while the agent is away."""
        return self._agents.look(self._name)

    def close(self) -> None:
        """End a print that waits for the agent."""
        self._is_closed = True
        self._agents.wake()

    def _raise(self, trouble: str, code: Fault | None, *, began: bool = False) -> NoReturn:
        message = f"The PC {self._name}, with the printer {self._printer}, {trouble}."
        raise PrinterError(message, retry=True, code=code or Fault.ERROR, began=began)


def topic(name: str) -> str:
    """What an agent watches: a name that no screen can have."""
    return PREFIX + name
