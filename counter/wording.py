"""How the counter's pages write times, and why a service gives no tickets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from config.models import Structure
from hall_server.domain.times import Millis, local, millis

Document = dict[str, Any]

# "Monday, 2 March" in the English of most guests, not "Monday, March 2".
LOCALES = {"en": "en_GB", "uz-Cyrl": "uz_Cyrl"}


def clock(moment: str | None, zone: ZoneInfo) -> str:
    """The hall's wall clock at a moment of the contract, "14:03"; empty for none."""
    return local(millis(moment), zone).strftime("%H:%M") if moment else ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Says why tickets for a service are not given now, in one language."""

    structure: Structure
    language: str
    now: Millis
    say: Callable[..., str]

    def why(self, service: Document) -> str:
        """Why the service of an overview is closed, and when it opens; empty for an open one."""
        if service["open"]:
            return ""
        if service["reason"] == "limit_reached":
            return self.say("counter-closed-limit")
        said = self.structure.name(service["because"], self.language) if service["because"] else ""
        if service["opens_at"]:
            opens = self.say("counter-closed-until", time=self.when(service["opens_at"]))
            return f"{said}. {opens}" if said else opens
        return said or self.say("counter-closed-now")

    def when(self, moment: str) -> str:
        """A moment to come, on the hall's clock: the time today, the day and time otherwise."""
        zone = self.structure.hall.timezone
        then = local(millis(moment), zone)
        if then.date() == local(self.now, zone).date():
            return then.strftime("%H:%M")
        locale = LOCALES.get(self.language, self.language)
        return format_datetime(then, "EEEE, d MMMM, HH:mm", locale=locale, tzinfo=zone)
