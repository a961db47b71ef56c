"""The cast of the rules: a visit that is led through the hall minute by minute."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hall_server.domain.steps import State, Step
from hall_server.domain.tickets import Stage, Ticket

MINUTE = 60_000
NINE = 1_795_406_400_000
"""2026-11-23, 09:00 in Tashkent, in UTC milliseconds."""


class Visit:
    """A ticket, issued at nine; `at` counts minutes from then."""

    def __init__(self, *services: str) -> None:
        first, *later = (Stage(n, service) for n, service in enumerate(services, start=1))
        stages = (first.enqueue(at=NINE, ranked_at=NINE), *later)
        self.ticket = Ticket("t", "A001", "2026-11-23", "A", 1, "uz", NINE, stages)

    def step(self, name: str, at: float, **change: object) -> Ticket:
        """Let a step happen to the present stage."""
        moment = NINE + round(at * MINUTE)
        ticket = self.ticket.with_stage(self.ticket.stage.step(Step(name), at=moment, **change))
        if name == "finish":
            ticket = ticket.after_finish(moment)
        self.ticket = ticket
        return ticket

    def transfer(self, service: str, at: float, *, ranked_at: float | None = None) -> Ticket:
        """Send the visitor to another service, ranked at a minute of the visit."""
        self.step("transfer", at)
        moment = NINE + round(at * MINUTE)
        ranked = moment if ranked_at is None else NINE + round(ranked_at * MINUTE)
        stage = Stage(0, service, State.WAITING, queued_at=moment, ranked_at=ranked, since=moment)
        self.ticket = self.ticket.after_transfer(stage)
        return self.ticket

    @property
    def stage(self) -> Stage:
        return self.ticket.stage

    def times(self, n: int | None = None) -> dict[str, float | None]:
        """The durations of a stage in minutes."""
        stage = self.stage if n is None else self.ticket.stages[n - 1]
        named = {
            "wait": stage.wait_ms,
            "walk": stage.walk_ms,
            "service": stage.service_ms,
            "queue": stage.queue_ms,
            "hold": stage.hold_ms,
        }
        return {name: None if value is None else value / MINUTE for name, value in named.items()}


@pytest.fixture
def visit() -> Callable[..., Visit]:
    """A visit that goes through the services named; to gas where none is."""
    return lambda *services: Visit(*(services or ("gas",)))


@pytest.fixture
def nine() -> int:
    return NINE


@pytest.fixture
def a_stage() -> Callable[..., Stage]:
    """A waiting stage with some of its fields changed."""
    waiting = Stage(1, "gas", State.WAITING, queued_at=NINE, ranked_at=NINE, since=NINE)
    return lambda **change: replace(waiting, **change)
