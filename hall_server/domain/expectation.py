"""What is to be expected of waiting, from typical service times alone. Pure.

It plans the order of a visit and guards the closing time. The source of the formula: the work that waits for
a service, shared by the open counters that serve it, as a manager would reckon on paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Load:
    """What lies before a service: the work of all who wait for it, in minutes, and the open counters."""

    work_min: float
    counters: int

    @property
    def wait_min(self) -> float:
        """Minutes until somebody who comes now is called; infinite while no open counter serves it."""
        return self.work_min / self.counters if self.counters else float("inf")


def shortest_first(services: Sequence[str], totals: Mapping[str, float]) -> list[str]:
    """The services by expected total time (waiting and service, in minutes), the shortest first.

    Those that nobody serves at present (infinite) come last; what is equal stays in the order given.
    """
    return sorted(services, key=lambda service: totals[service])
