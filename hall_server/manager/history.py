"""What a ticket's history tells of a step besides its name, in the words of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hall_server.domain.events import NAME_IN_HISTORY, Kind

Document = dict[str, Any]

PLACES = frozenset({"first", "last"})
"""Where a transferred visit stands; the usual place is not told."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells a step's details in one language. `names`: by kind and id; `clock` writes a moment."""

    say: Callable[..., str]
    names: Mapping[str, Mapping[str, str]]
    clock: Callable[[str], str]

    def details(self, row: Document) -> str:
        """All that is to be told of a row of the history; empty when its name says it all."""
        return " · ".join(self._bits(row))

    def _bits(self, row: Document) -> Iterator[str]:
        reason, detail = row["reason"], row["detail"]
        if reason:
            yield self._name("reason", reason)
        match row["step"]:
            case "issue":
                yield from self._of_issue(detail)
            case "transfer":
                yield from self._of_transfer(detail)
            case "add_stage":
                yield self._name("service", detail["service"])
            case "hold":
                yield self.say("manager-told-until", time=self.clock(detail["until"]))
            case "finish":
                yield from self._of_finish(detail)
            case "later":
                yield self.say("manager-told-later", n=str(detail["n"]))
            case "rate":
                yield self.say("manager-told-rated", score=str(detail["score"]))
            case "undo":
                yield self.say(f"manager-step-{NAME_IN_HISTORY[Kind(detail['step'])]}")

    def _of_issue(self, detail: Document) -> Iterator[str]:
        services = detail.get("services", [])
        yield " → ".join(self._name("service", each) for each in services)
        if detail.get("visit"):
            yield self.say(f"manager-kind-{detail['visit']}")

    def _of_transfer(self, detail: Document) -> Iterator[str]:
        target = (
            detail.get("for_operator")
            or self._name("counter", detail.get("for_counter"))
            or self._name("service", detail["service"])
        )
        yield self.say("manager-told-to", target=target)
        if detail.get("place") in PLACES:
            yield self.say(f"manager-told-{detail['place']}")
        if detail.get("come_back"):
            yield self.say("manager-told-come-back")

    def _of_finish(self, detail: Document) -> Iterator[str]:
        if detail.get("outcome"):
            yield self._name("outcome", detail["outcome"])
        if quantity := detail.get("served_quantity") or detail.get("quantity"):
            yield self.say("manager-told-quantity", count=str(quantity))
        if detail.get("next"):
            yield self.say("manager-told-next", service=self._name("service", detail["next"]))

    def _name(self, kind: str, thing: str | None) -> str:
        return self.names[kind].get(thing, thing) if thing else ""
