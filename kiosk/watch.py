"""How an agent's printer is, told to the server."""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress

from kiosk.asking import Asking
from kiosk.once import Once
from kiosk.press import Press
from kiosk.ready import Ready
from printers.driver import Condition, Health

log = logging.getLogger(__name__)

LOOK_S = 15.0
"""How often an idle printer is asked how it is, in seconds."""

TROUBLED_LOOK_S = 2.0
"""The same, while it says that it cannot print."""


class Watch:
    """Asks the printer how it is, at once when there is a line, and as long as it is idle."""

    def __init__(self, ready: Ready, asking: Asking, press: Press, say: Once) -> None:
        self._ready = ready
        self._asking = asking
        self._press = press
        self._say = say

    def run(self) -> None:
        """Work until the agent stops."""
        pause_s, has_failed = LOOK_S, False
        while True:
            self._ready.is_time_to_look.wait(pause_s)
            self._ready.is_time_to_look.clear()
            if self._ready.is_stopping:
                return
            try:
                health = self._look()
            except Exception:  # the edge of a thread: the server would hear nothing of the printer any more
                if not has_failed:
                    log.exception("the printer was not asked how it is")
                has_failed = True
                continue
            has_failed = False
            if health is not None:
                is_well = health.condition in (Condition.ONLINE, Condition.UNKNOWN)
                pause_s = LOOK_S if is_well else TROUBLED_LOOK_S

    def _look(self) -> Health | None:
        """Ask and tell; None when there was nothing to tell, or nobody."""
        if not self._ready.is_there:
            return None
        try:
            health = self._press.look(self._ready.setting())
        except OSError as error:
            self._say.trouble("printer", f"The printer cannot be asked how it is: {error}")
            return None
        if health is not None:
            if health.condition is Condition.OFFLINE:
                self._say.trouble("printer", health.sentence or "The printer of this PC cannot be reached.")
            elif health.condition is Condition.ONLINE:
                self._say.good("printer", "The printer can be reached again.")
            said = {"condition": health.condition.value, "paper": health.paper.value}
            # Without an answer it is told again soon.
            with suppress(OSError):
                self._asking.post("/agents/health", said, secrets.token_hex(8))
        return health
