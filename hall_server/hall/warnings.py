"""What an operator and the manager should know of a counter: somebody left it, somebody else is there too."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from config.models import Structure
from hall_server.domain.counters import Counter, CounterState
from hall_server.domain.times import SECOND, Millis, local
from hall_server.hall.presence import Presence
from hall_server.store import access
from hall_server.texts.catalogue import Catalogue


@dataclass(frozen=True)
class Watch:
    """Who looks at which console, and since when this server looks at them.

    `load`: where the words for what is seen come from, once they are needed.
    """

    presence: Presence
    began_at: Millis
    load: Callable[[], Catalogue]

    @cached_property
    def sentences(self) -> Catalogue:
        """The words."""
        return self.load()


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning, which `text` says.

    `left` since a moment, `two_people` with the names of the others, or `two_consoles` of one person.
    """

    code: str
    text: str
    since: Millis | None = None
    operators: tuple[str, ...] = ()


def warnings_of(
    db: sqlite3.Connection, structure: Structure, counter: Counter, watch: Watch, now: Millis
) -> list[Warned]:
    """What is to be said of a counter, in the hall's first language; pages say it in their own."""
    if counter.state is CounterState.CLOSED or counter.operator is None:
        return []
    # A program has no console that it could leave.
    if access.user(db, counter.operator) is None:
        return []
    here = watch.presence.people_at(counter.id)
    language = structure.hall.languages[0]
    found = []
    if counter.operator not in here:
        seen = watch.presence.last_seen(counter.id, counter.operator)
        # Before this server ran nobody could be seen.
        since = max(seen or watch.began_at, counter.since or 0)
        if now - since >= structure.hall.left_after_s * SECOND:
            time = local(since, structure.hall.timezone).strftime("%H:%M")
            text = watch.sentences.say("counter-warning-left", language, operator=counter.operator, time=time)
            found.append(Warned("left", text, since=since))
    others = tuple(person for person in here if person != counter.operator)
    if others:
        text = watch.sentences.say("counter-warning-two-people", language, others=", ".join(others))
        found.append(Warned("two_people", text, operators=others))
    if watch.presence.consoles_of(counter.id, counter.operator) > 1:
        text = watch.sentences.say("counter-warning-two-consoles", language)
        found.append(Warned("two_consoles", text))
    return found
