"""The program at another PC of the hall: it prints and speaks there for the hall server.

It takes a slip, writes down that it did, prints, writes down how that went, and tells the server until the
server has heard it. So a slip is printed once, whoever is killed meanwhile.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from audio.errors import SpeakerError
from audio.speakers import Speaker
from kiosk.asking import Asking, Reply
from kiosk.begun import UNKNOWN, Begun
from kiosk.line import Line, LineLost, TurnedAway
from kiosk.once import Once
from kiosk.press import OpenPrinter, Press, Setting
from printers.driver import Condition, Delivery
from printers.errors import Fault, PrinterError
from printers.slip import Slip

log = logging.getLogger(__name__)

Document = dict[str, Any]

SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 2.0
"""Between two attempts to reach the server, in seconds."""

AGAIN_S = 1.0
"""After how long a sound that did not come is asked for again, in seconds."""

LOOK_S = 15.0
"""How often an idle printer is asked how it is, in seconds."""

TROUBLED_LOOK_S = 2.0
"""The same, while it says that it cannot print."""

IN_HAND_S = 1.5
"""How long a slip may take to come out whole when the agent is told to stop, in seconds."""

CLOSING_S = 2.0
"""How long they may take to tell the server how it went once the devices are closed, in seconds."""

REMEMBERED = 200
"""Ids of calls and slips that are kept: many more than the server has ready at once."""

SOUND = "call.wav"


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
        self._asking = Asking(server, token)
        self._begun = Begun(folder)
        self._sound = folder / SOUND
        self._press = Press(open_printer) if open_printer else None
        self._speaker = speaker
        self._say = Once(say)
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._turned_away: TurnedAway | None = None
        self._line: Line | None = None
        self._wanted: Document = {}
        self._settings: list[Document] = []
        self._is_time_to_look = threading.Event()
        self._seen: dict[str, None] = {}
        self._played: dict[str, bool] = {}
        self._threads = [threading.Thread(target=self._listen, name="line", daemon=True)]
        if self._press:
            self._threads.append(threading.Thread(target=self._print_slips, name="slips", daemon=True))
            self._threads.append(threading.Thread(target=self._tell_health, name="health", daemon=True))
        if self._speaker:
            self._threads.append(threading.Thread(target=self._play_calls, name="calls", daemon=True))

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        """Wait until it is closed; raises TurnedAway when the server does not want it."""
        while not self._stopping.wait(0.5):
            pass
        if self._turned_away:
            raise self._turned_away

    def close(self) -> None:
        """Finish the slip in hand, if that does not take long, and let go of everything."""
        self._stopping.set()
        self._is_time_to_look.set()
        with self._changed:
            self._changed.notify_all()
        if self._speaker:
            self._speaker.close()
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
        while not self._stopping.is_set():
            try:
                self._line = Line(self._server, self._token)
                self._line.emit("watch", {"what": "jobs", "id": ""})
                for event, body in self._line.events():
                    self._hear(event, body)
                    pause_s = SHORTEST_PAUSE_S
            except LineLost as lost:
                if not self._stopping.is_set():
                    self._say.trouble(
                        "server", f"The server {self._server} does not answer: {lost}. Trying on."
                    )
            except TurnedAway as refusal:
                self._turned_away = refusal
                self._stopping.set()
            except Exception as error:  # the edge of a thread: an agent that hears nothing any more is worse
                log.exception("what the server said was not understood")
                self._say.trouble("server", f"What {self._server} says is not understood: {error!r}.")
            finally:
                self._hang_up()
            self._stopping.wait(pause_s)
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
        with self._changed:
            is_new_line, self._wanted, self._settings = not self._wanted, body, body["printers"]
            self._changed.notify_all()
        if is_new_line:
            self._is_time_to_look.set()
        # What was played while the line was down, or its receipt was lost with the line.
        for call in body["announcements"]:
            if call["call_id"] in self._played:
                self._receipt(call["call_id"])

    def _hang_up(self) -> None:
        line, self._line = self._line, None
        with self._changed:
            # Whether these still lie ready, nobody knows; the next line says it.
            self._wanted = {}
        if line:
            line.close()

    def _say_what_is_missing(self, wanted: Document) -> None:
        if wanted["printers"] and not self._press:
            self._say.trouble(
                "no printer", "The hall prints slips at this PC. Start the agent with --printer."
            )
        if wanted["announcements"] and not self._speaker:
            self._say.trouble(
                "no speaker", "The hall speaks calls at this PC. Start the agent with --speaker."
            )

    # -- slips -----------------------------------------------------------------------------------

    def _print_slips(self) -> None:
        for slip, word in self._begun.words().items():
            self._report(slip, word)
        while slips := self._next("slips", "job_id", self._seen):
            self._take(slips)

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
        if self._press is None:
            return _failed(Fault.OFFLINE, began=False)
        try:
            delivery = self._press.print(Slip.from_row(job["slip"]), self._setting(job["printer"]))
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

    def _setting(self, printer: str | None = None) -> Setting:
        """How the hall says that a printer of this PC is; without a name: the first one."""
        fitting = (Setting.of(each) for each in self._settings if printer in (each["printer"], None))
        return next(fitting, Setting())

    def _tell_health(self) -> None:
        """Tell how the printer is, at once when there is a line, and as long as it is idle."""
        pause_s = LOOK_S
        while self._press:
            self._is_time_to_look.wait(pause_s)
            self._is_time_to_look.clear()
            if self._stopping.is_set():
                return
            health = self._press.look(self._setting()) if self._line else None
            if health is not None:
                is_well = health.condition in (Condition.ONLINE, Condition.UNKNOWN)
                pause_s = LOOK_S if is_well else TROUBLED_LOOK_S
                said = {"condition": health.condition.value, "paper": health.paper.value}
                # Without an answer it is told again soon.
                with suppress(OSError):
                    self._asking.post("/agents/health", said, secrets.token_hex(8))

    # -- calls -----------------------------------------------------------------------------------

    def _play_calls(self) -> None:
        while call := self._next("announcements", "call_id", self._played):
            try:
                sound = self._asking.file(call["url"])
            except OSError:
                # The line goes too, and what still lies ready comes with the next one.
                self._stopping.wait(AGAIN_S)
                continue
            self._note(self._played, call["call_id"], self._play(sound))
            self._receipt(call["call_id"])

    def _play(self, sound: bytes | None) -> bool:
        """Make it heard; False when that failed."""
        if sound is None or self._speaker is None:
            return False
        try:
            self._sound.write_bytes(sound)
            self._speaker.play(self._sound)
        except (SpeakerError, OSError) as error:
            if not self._stopping.is_set():
                self._say.trouble("speaker", f"A call was not spoken: {error}")
            return False
        self._say.good("speaker", "The speaker speaks again.")
        return True

    def _receipt(self, call_id: str) -> None:
        line = self._line
        # Cut off by the closing it was neither spoken nor is the speaker to blame.
        if line and not self._stopping.is_set():
            failed = {} if self._played.get(call_id, True) else {"failed": True}
            with suppress(LineLost):
                line.emit("spoken", {"call_id": call_id, **failed})

    # -- what both need --------------------------------------------------------------------------

    def _next(self, what: str, name: str, done: dict[str, Any]) -> Document | None:
        """Wait for the first thing that lies ready and is not done yet; None when the agent stops."""

        def first() -> Document | None:
            return next((each for each in self._wanted.get(what, ()) if each[name] not in done), None)

        with self._changed:
            self._changed.wait_for(lambda: self._stopping.is_set() or first())
            found = None if self._stopping.is_set() else first()
        if found is not None and what == "slips":
            self._note(done, found[name], None)
        return found

    def _note(self, done: dict[str, Any], name: str, how: Any) -> None:
        done[name] = how
        while len(done) > REMEMBERED:
            del done[next(iter(done))]

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
            if self._stopping.wait(pause_s):
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
