"""What each page of the hall shows at this moment, as whole numbered documents."""

from __future__ import annotations

import itertools
import threading
from typing import Any

from hall_server.board.boards import Boards
from hall_server.domain.errors import BadInput, NotFound
from hall_server.domain.times import SECOND, rfc3339
from hall_server.hall.announcements import Announcements
from hall_server.hall.errands import Errands
from hall_server.hall.hall import Hall
from hall_server.hall.notices import Notices
from hall_server.hall.warnings.wording import said_in
from hall_server.outputs import agents
from hall_server.outputs.agents import Agents
from hall_server.outputs.signing import Signing
from hall_server.outputs.stations import Stations
from hall_server.outputs.walls import Walls
from hall_server.reports.desk import Reports

Document = dict[str, Any]

KINDS = ("board", "jobs", "counter", "hall", "kiosk", "status")
"""What can be watched, in the order in which it is sent: a call is seen before it is counted."""

WORDED = ("counter", "hall")
"""Kinds that say something in sentences, in every language of the hall until `in_words` chooses one."""


class Snapshots:
    """Builds documents; numbers them, so that a page can tell the newest."""

    def __init__(
        self,
        hall: Hall,
        boards: Boards,
        errands: Errands,
        announcements: Announcements,
        reports: Reports,
        stations: Stations,
        at_agents: Agents,
        signing: Signing,
        walls: Walls,
    ) -> None:
        self._hall = hall
        self._boards = boards
        self._errands = errands
        self._announcements = announcements
        self._notices = Notices(hall)
        self._reports = reports
        self._stations = stations
        self._agents = at_agents
        self._signing = signing
        self._walls = walls
        self._numbers = itertools.count(1)
        self._turns = {what: threading.Lock() for what in KINDS}

    def take(self, what: str, name: str) -> Document:
        """The numbered snapshot of what `name` of kind `what` shows: `content`, which see."""
        if what not in self._turns:
            raise BadInput("malformed", field="what", found=what)
        # Reading and numbering are one, so that a higher number never holds an older truth. Pages compare
        # numbers of one kind only: the figures of a long day do not keep a board waiting.
        with self._turns[what]:
            return self._numbered(self.content(what, name))

    def beat(self) -> Document:
        """The sign of life."""
        return self._numbered({})

    def content(self, what: str, name: str) -> Document:
        """What `name` of kind `what` shows; raises NotFound, and BadInput for a kind that nobody knows."""
        match what:
            case "board":
                return self._boards.board(name, self._hall.structure())
            case "jobs":
                return self._jobs(name)
            case "counter":
                return self._hall.console(name)
            case "hall":
                structure = self._hall.structure()
                return self._reports.live() | {
                    "counters": self._hall.counters(),
                    "slips": self.slip_alarms(),
                    "printers": self._stations.all(structure),
                    "signs": self._signing.all(structure),
                    "notices": self._notices.standing(),
                    "screens": self._walls.screens(structure),
                    "speakers": self._walls.speakers(structure),
                }
            case "kiosk":
                return self._kiosk(name)
            case "status":
                return self._hall.status(name)
            case _:
                raise BadInput("malformed", field="what", found=what)

    def board(self, screen_id: str) -> Document:
        """A numbered Board, as HTTP gives it."""
        return self.take("board", screen_id)

    def _numbered(self, content: Document) -> Document:
        return {"number": next(self._numbers), "at": rfc3339(self._hall.now()), **content}

    def slip_alarms(self) -> list[Document]:
        """Papers of today that did not come out, newest first."""
        return [
            {
                "job": str(job.id),
                "paper": job.paper,
                "ticket": job.ticket,
                "label": job.facts.get("label"),
                "state": job.state,
                "printer": job.printer,
                "problem": job.problem,
            }
            for job in self._errands.alarms()
        ]

    def _kiosk(self, kiosk_id: str) -> Document:
        try:
            paper_problem = self._stations.problem_of_kiosk(self._hall.structure(), kiosk_id)
        except KeyError:
            raise NotFound("not_found", kiosk=kiosk_id) from None
        alarm = self._hall.timekeeper.alarm
        problem = alarm.value if alarm else self._hall.store.trouble
        slips = [
            {
                "ticket": job.ticket,
                "print": {"state": job.state, "printer": job.printer, "problem": job.problem},
            }
            for job in self._errands.slips_of_kiosk(kiosk_id)
        ]
        return self._hall.overview(kiosk_id) | {
            "ready": problem is None,
            "problem": problem,
            "paper_problem": paper_problem,
            "slips": slips,
            "notices": [
                {name: notice[name] for name in ("id", "kind", "text")} for notice in self._notices.standing()
            ],
            "structure": self._hall.structure_version(),
        }

    def _jobs(self, name: str) -> Document:
        """What a screen has to say; of an agent, by its topic, also what it has to print, and on what."""
        structure = self._hall.structure()
        if name.startswith(agents.PREFIX):
            agent = name.removeprefix(agents.PREFIX)
            own = {speaker.id for speaker in structure.speakers if speaker.agent == agent}
            printers = [
                {"printer": each.id, **{name: getattr(each, name) for name in agents.OPENED_WITH}}
                for each in structure.printers
                if each.agent == agent
            ]
            return {"printers": printers, "slips": self._agents.ready(agent), **self._calls_for(own)}
        own = {speaker.id for speaker in structure.speakers if speaker.screen == name}
        return self._calls_for(own)

    def _calls_for(self, speakers: set[str]) -> Document:
        """What these speakers are to say, in that order, and what they need to know for it."""
        voice = self._hall.structure().hall.voice
        return {
            "announcements": [
                {
                    "call_id": call.call_id,
                    "label": call.label,
                    "url": f"/voice/{call.wav}",
                    "at": rfc3339(call.created_at),
                    "length_s": None if call.length_ms is None else call.length_ms / SECOND,
                    "urgent": call.notice is not None,
                }
                for call in self._announcements.in_turn(speakers)
            ],
            "is_speaker": bool(speakers),
            "pause_s": voice.pause_s,
            "drop_s": voice.drop_s,
        }


def in_words(what: str, document: Document, language: str) -> Document:
    """A snapshot of kind `what` with what it says in that language."""
    if what == "counter":
        return said_in(document, language)
    if what == "hall":
        return document | {"counters": [said_in(counter, language) for counter in document["counters"]]}
    return document
