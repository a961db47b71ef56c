"""Where people ask for something: at the hall itself or at its API. Both answer the contract's documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

Document = dict[str, Any]


class Declined(Exception):
    """The rules do not allow it now: a normal part of life. `code` is the contract's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Seat:
    """An operator at a counter."""

    operator: str
    counter: str


class Doors(Protocol):
    """The doors of a hall. Each method raises Declined; whatever else is raised is a mistake of somebody."""

    def take(self, kiosk: str, wish: Document) -> Document:
        """Take a ticket at a kiosk; `wish` is the body of POST /tickets."""

    def at_counter(self, seat: Seat, step: str, **said: Any) -> Document | None:
        """Do a step of /counters/{id}/...; None when nobody waits for `next`."""

    def with_ticket(self, ticket_id: str, step: str) -> Document:
        """At the reception: `cancel` or `return` a ticket."""

    def add_stage(self, seat: Seat, ticket_id: str, service: str) -> Document:
        """One more service for a ticket, after the present one."""

    def look(self, seat: Seat) -> Document:
        """The Counter as it stands."""

    def waiting(self) -> dict[str, int]:
        """How many wait for each service."""
