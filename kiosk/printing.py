"""Slips at an agent: each is taken, written down, printed, and told of until the server has heard it."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from kiosk.asking import Asking, Reply
from kiosk.begun import UNKNOWN, Begun
from kiosk.once import Once
from kiosk.press import Press
from kiosk.ready import Ready, note
from printers.driver import Delivery
from printers.errors import Fault, PrinterError
from printers.slip import Slip

log = logging.getLogger(__name__)

Document = dict[str, Any]

SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 2.0
"""Between two attempts to reach the server, in seconds."""


class Slips:
    """Prints the slips that lie ready, one after the other."""

    def __init__(self, ready: Ready, asking: Asking, begun: Begun, press: Press, say: Once) -> None:
        self._ready = ready
        self._asking = asking
        self._begun = begun
        self._press = press
        self._say = say
        self._seen: dict[str, None] = {}

    def run(self) -> None:
        """Work until the agent stops."""
        for slip, word in self._begun.words().items():
            self._do(slip, partial(self._report, slip, word))
        while job := self._ready.next("slips", "job_id", self._seen):
            note(self._seen, job["job_id"], None)
            self._do(job["job_id"], partial(self._take, job))

    def _do(self, slip: str, work: Callable[[], None]) -> None:
        try:
            work()
        except Exception:  # the edge of a thread: the slips behind this one are to come out all the same
            log.exception("slip %s was not accounted for", slip)

    def _take(self, job: Document) -> None:
        slip = job["job_id"]
        if not self._ask(f"/jobs/{slip}/begin", {}, f"begin {slip} {secrets.token_hex(4)}").is_good:
            return
        try:
            self._begun.begin(slip)
        except OSError as error:
            # Not remembered it could be printed twice.
            self._say.trouble("folder", f"Nothing can be saved here, so nothing is printed: {error}")
            word = _failed(Fault.ERROR, began=False)
        else:
            self._say.good("folder", "Slips can be saved again.")
            word = self._print(job)
            with suppress(OSError):
                self._begun.end(slip, word)
        self._report(slip, word)

    def _print(self, job: Document) -> Document:
        """Print it; how that went."""
        try:
            delivery = self._press.print(Slip.from_row(job["slip"]), self._ready.setting(job["printer"]))
        except PrinterError as error:
            self._say.trouble("printer", str(error))
            return _failed(error.code, began=error.began)
        except (KeyError, TypeError, ValueError) as error:
            # Of a newer hall server, or a printer model that only the server knows.
            self._say.trouble(
                "slip", f"A slip cannot be printed here: {error}. Is the agent as new as the server?"
            )
            return _failed(Fault.ERROR, began=False)
        except Exception as error:
            # A mistake of ours must not stop the slips behind this one; how far it came, nobody knows.
            log.exception("a slip was given up in the middle")
            self._say.trouble("slip", f"A slip was given up in the middle: {error!r}")
            return UNKNOWN
        self._say.good("printer", "The printer prints again.")
        return _WORDS[delivery]

    def _report(self, slip: str, word: Document) -> None:
        """Tell the server how it went, until it has heard it."""
        reply = self._ask(f"/jobs/{slip}/end", word, f"end {slip}")
        if reply.status:
            # Also when it wants to know nothing of it: asking again would not change that.
            with suppress(OSError):
                self._begun.forget(slip)

    def _ask(self, path: str, body: Mapping[str, Any], key: str) -> Reply:
        """Ask until there is an answer; one with status 0 when the agent stops before."""
        pause_s = SHORTEST_PAUSE_S
        while True:
            try:
                reply = self._asking.post(path, body, key)
                if not reply.is_for_later:
                    return reply
            except OSError:
                # Whether the server did it, nobody knows; under the same key it does it once.
                pass
            if self._ready.pause(pause_s):
                return Reply(0)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


_WORDS: dict[Delivery, Document] = {
    Delivery.PRINTED: {"state": "printed"},
    Delivery.SENT: {"state": "sent"},
    Delivery.UNCONFIRMED: {"state": "sent", "problem": Fault.NOT_CONFIRMED.value},
}
"""What the server is told of each delivery."""


def _failed(problem: Fault, *, began: bool) -> Document:
    return {"state": "failed", "problem": problem.value, "began": began}
