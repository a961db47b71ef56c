"""What is to be said of a counter's console: somebody left it, others are there too, or it is open twice."""

from __future__ import annotations

import sqlite3

from config.models import Structure
from hall_server.domain.counters import Counter
from hall_server.domain.times import SECOND, Millis, local
from hall_server.hall.warnings.watch import Warned, Watch
from hall_server.store import access


def of_console(
    db: sqlite3.Connection, structure: Structure, counter: Counter, watch: Watch, now: Millis
) -> list[Warned]:
    """Warnings of the console of a counter that is not closed."""
    # A program has no console that it could leave.
    if counter.operator is None or access.user(db, counter.operator) is None:
        return []
    here = watch.presence.people_at(counter.id)

    def text(key: str, **values: str) -> dict[str, str]:
        return watch.in_each(structure, lambda language: watch.sentences.say(key, language, **values))

    found = []
    if counter.operator not in here:
        seen = watch.presence.last_seen(counter.id, counter.operator)
        # Before this server ran nobody could be seen.
        since = max(seen or watch.began_at, counter.since or 0)
        if now - since >= structure.hall.left_after_s * SECOND:
            time = local(since, structure.hall.timezone).strftime("%H:%M")
            said = text("counter-warning-left", operator=counter.operator, time=time)
            found.append(Warned("left", said, since=since))
    others = tuple(person for person in here if person != counter.operator)
    if others:
        said = text("counter-warning-two-people", others=", ".join(others))
        found.append(Warned("two_people", said, operators=others))
    if watch.presence.consoles_of(counter.id, counter.operator) > 1:
        found.append(Warned("two_consoles", text("counter-warning-two-consoles")))
    return found
