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
