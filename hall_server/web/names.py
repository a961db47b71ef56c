"""What the things and the reasons of a hall are called, on the pages of operators and of managers alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from config.models import Structure
from hall_server.slips.problems import PROBLEMS, problem
from hall_server.texts.catalogue import Catalogue

REASONS = (
    *("longest_wait", "priority", "overdue", "first", "sent_here", "priority_turn", "others_turn"),
    *("chosen", "here"),
)
"""Why a visitor was called: by the rule, by the operator's choice, without waiting."""

HOLDS = ("document", "payment", "form")
"""Why a visit is on hold, as consoles offer it."""

BREAKS = ("break", "lunch", "papers", "meeting")
"""Why counters take breaks in a hall that has no list of its own."""

Names = dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Words by code or id, of one structure, in one language; `say` says a sentence in it."""

    structure: Structure
    language: str
    say: Callable[..., str]

    def things(self) -> dict[str, Any]:
        """The names of the hall's things: `service_names` and so on, each by id."""
        structure = self.structure
        return {
            f"{kind}_names": {each.id: structure.name(each.name, self.language) for each in things}
            for kind, things in (
                ("service", structure.services),
                ("counter", structure.counters),
                ("priority", structure.priorities),
                ("need", structure.needs),
                ("purpose", structure.purposes),
                ("outcome", structure.outcomes),
            )
        }

    def reasons(self) -> Names:
        """Why visitors are called."""
        return {code: self.say(f"counter-reason-{code}") for code in REASONS}

    def holds(self) -> Names:
        """Why visits are on hold."""
        return {code: self.say(f"counter-hold-because-{code}") for code in HOLDS}

    def breaks(self) -> Names:
        """Why counters are on a break: the hall's list, and ours, which a program may have said."""
        return self._our_breaks() | self._listed_breaks()

    def breaks_offered(self) -> Names:
        """Why an operator may take a break: the hall's list, else ours."""
        return self._listed_breaks() or self._our_breaks()

    def slip_problems(self, catalogue: Catalogue) -> Names:
        """What is wrong with a slip, and what to do, with `{printer}` for the printer's name."""
        return {code: problem(code, "{printer}", self.language, catalogue) for code in PROBLEMS}

    def _our_breaks(self) -> Names:
        return {code: self.say(f"counter-pause-because-{code}") for code in BREAKS}

    def _listed_breaks(self) -> Names:
        name = self.structure.name
        return {each.id: name(each.name, self.language) for each in self.structure.pause_reasons}
