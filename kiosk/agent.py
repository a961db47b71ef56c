"""The program at another PC of the hall: it prints and speaks there for the hall server.

It takes a slip, writes down that it did, prints, writes down how that went, and tells the server until the
server has heard it. So a slip is printed once, whoever is killed meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio.speakers import Speaker
from kiosk.asking import Asking
from kiosk.begun import Begun
from kiosk.calls import Calls
from kiosk.line import Line, LineLost, TurnedAway
from kiosk.once import Once
from kiosk.press import OpenPrinter, Press
from kiosk.printing import LONGEST_PAUSE_S, SHORTEST_PAUSE_S, Slips
from kiosk.ready import Ready
from kiosk.watch import Watch

log = logging.getLogger(__name__)

Document = dict[str, Any]

IN_HAND_S = 1.5
"""How long a slip may take to come out whole when the agent is told to stop, in seconds."""

CLOSING_S = 2.0
"""How long they may take to tell the server how it went once the devices are closed, in seconds."""


class Agent:
    """One agent: its devices, its line to the server, and a thread for each thing that takes time."""

    def __init__(
        self,
        server: str,
        token: str,
        folder: Path,
        *,
        open_printer: OpenPrinter | None,
        speaker: Speaker | None,
        say: Callable[[str], None],
    ) -> None:
        """`folder`: for what it remembers; `say` tells the people at this PC. Raises OSError."""
        self._server = server
        self._token = token
        self._say = Once(say)
        self._ready = Ready()
        self._turned_away: TurnedAway | None = None
        self._line: Line | None = None
        asking, begun = Asking(server, token), Begun(folder)
        self._press = Press(open_printer) if open_printer else None
        self._calls = Calls(self._ready, asking, speaker, folder, self._say, self._tell) if speaker else None
        works = [("line", self._listen)]
        if self._press:
            works.append(("slips", Slips(self._ready, asking, begun, self._press, self._say).run))
            works.append(("health", Watch(self._ready, asking, self._press, self._say).run))
        if self._calls:
            works.append(("calls", self._calls.run))
        self._threads = [threading.Thread(target=work, name=name, daemon=True) for name, work in works]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        """Wait until it is closed; raises TurnedAway when the server does not want it."""
        while not self._ready.pause(0.5):
            pass
        if self._turned_away:
            raise self._turned_away

    def close(self) -> None:
        """Finish the slip in hand, if that does not take long, and let go of everything."""
        self._ready.stop()
        if self._calls:
            self._calls.close()
        if self._press:
            self._press.close(IN_HAND_S)
        line = self._line
        if line:
            line.close()
        deadline = time.monotonic() + CLOSING_S
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))

    # -- the line --------------------------------------------------------------------------------

    def _listen(self) -> None:
        pause_s = SHORTEST_PAUSE_S
        while not self._ready.is_stopping:
            try:
                self._line = Line(self._server, self._token)
                self._line.emit("watch", {"what": "jobs", "id": ""})
                for event, body in self._line.events():
                    self._hear(event, body)
                    pause_s = SHORTEST_PAUSE_S
            except LineLost as lost:
                if not self._ready.is_stopping:
                    self._say.trouble(
                        "server", f"The server {self._server} does not answer: {lost}. Trying on."
                    )
            except TurnedAway as refusal:
                self._turned_away = refusal
                self._ready.stop()
            except Exception as error:  # the edge of a thread: an agent that hears nothing any more is worse
                log.exception("what the server said was not understood")
                self._say.trouble("server", f"What {self._server} says is not understood: {error!r}.")
            finally:
                self._hang_up()
            self._ready.pause(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)

    def _hear(self, event: str, body: Any) -> None:
        # Screens and admins may watch jobs too, but are given nothing to print.
        is_no_agent = event == "jobs" and "printers" not in body
        if is_no_agent or (event == "problem" and body.get("what") == "jobs"):
            raise TurnedAway(
                "This token is not that of an agent. Make one with `navbat token add NAME --role agent`."
            )
        if event != "jobs":
            return
        self._say.good("server", f"Connected to {self._server}.", also_first=True)
        self._say_what_is_missing(body)
        self._ready.renew(body)
        if self._calls:
            self._calls.tell_again(body["announcements"])

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        self._ready.forget()
        if line:
            line.close()

    def _tell(self, event: str, body: Document) -> None:
        """Say something to the server, where there is a line."""
        line = self._line
        if line:
            with suppress(LineLost):
                line.emit(event, body)

    def _say_what_is_missing(self, wanted: Document) -> None:
        if wanted["printers"] and not self._press:
            self._say.trouble(
                "no printer", "The hall prints slips at this PC. Start the agent with --printer."
            )
        if self._press and not wanted["printers"]:
            self._say.trouble(
                "no name",
                "No printer of the hall file hangs on this agent: agent:// and the token's name there.",
            )
        if wanted["announcements"] and not self._calls:
            self._say.trouble(
                "no speaker", "The hall speaks calls at this PC. Start the agent with --speaker."
            )
