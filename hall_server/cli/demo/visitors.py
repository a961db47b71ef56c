"""Who comes on a day, when, for what, and what they will do. Drawn before the day begins."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from hall_server.cli.demo.plan import Plan, Service, Span
from hall_server.cli.demo.staff import manned_counters
from hall_server.domain.times import MINUTE, SECOND, Millis, rfc3339

Choice = TypeVar("Choice")

USUAL_DAY = 150
"""Visitors of an ordinary day of `USUAL_HOURS`."""
USUAL_HOURS = 9.0
BUSYNESS = (1.3, 1.0, 0.95, 0.95, 0.95, 1.1, 1.0)
"""How busy the days of the week are, from Monday on, hour for hour."""

MOST_WORK = 1.3
"""That one counter has to do alone, measured by the mean of all counters."""

# Shares of all visitors.
WITH_PRIORITY = 0.2
WITH_SEVERAL_SERVICES = 0.08
WITH_NEEDS = 0.05
WITH_PURPOSE = 0.6
IN_A_GROUP = 0.07
BY_APPOINTMENT = 0.05
STAYING_AWAY = 0.05
CHANGING_THEIR_MIND = 0.03
SLOW = 0.08

SPREAD = 0.5
"""Of the logarithm of service times: one of six takes 1.6 times as long as the middle one, or longer."""
EACH_MORE = 0.35
"""How much longer each further person or application takes."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes to the hall."""

    at: Millis
    kiosk: str
    wish: Mapping[str, Any]
    """The body of POST /tickets."""
    walk_ms: int
    """From the seat to the counter."""
    slowness: float
    """How long serving takes, measured by what is usual."""
    leaves_after_ms: int | None = None
    """Gives up, at the reception, when still waiting after so long."""
    stays_away: bool = False
    """Does not hear the first call."""
    is_back_after_ms: int | None = None
    """Comes to the reception so long after that call was missed; None: not any more."""
    is_just_too_late: bool = False
    """Comes running when the operator has just written the miss down."""

    def service_ms(self, usual_min: float) -> int:
        """How long serving them takes."""
        people: float = 1 + EACH_MORE * (self.wish.get("quantity", 1) - 1)
        return round(usual_min * MINUTE * self.slowness * people)


class Visitors:
    """Draws the visitors of a day."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self._plan = plan
        self._seed = seed
        self._demand = _demand(plan, Random(f"{seed} services"))  # noqa: S311 - a play, not a secret

    def of(self, span: Span) -> list[Visitor]:
        """The visitors of that day in the order in which they come."""
        chance = Random(f"{self._seed} visitors {span.day}")  # noqa: S311
        expected = USUAL_DAY * span.hours / USUAL_HOURS * BUSYNESS[span.day.weekday()]
        moments = sorted(_moment(chance) for _ in range(_poisson(chance, expected)))
        found = (self._visitor(chance, round(span.opens + at * (span.closes - span.opens))) for at in moments)
        return [each for each in found if each is not None]

    def _visitor(self, chance: Random, at: Millis) -> Visitor | None:
        offered = self._plan.open_services(at)
        if not offered:
            return None
        stays_away = chance.random() < STAYING_AWAY
        walk_s = chance.uniform(60, 110) if chance.random() < SLOW else chance.uniform(5, 50)
        return Visitor(
            at=at,
            kiosk=chance.choice(self._plan.kiosks),
            wish=self._wish(chance, at, offered),
            walk_ms=round(walk_s * SECOND),
            slowness=math.exp(chance.gauss(-(SPREAD**2) / 2, SPREAD)),
            leaves_after_ms=_some(chance, CHANGING_THEIR_MIND, 1, 12),
            stays_away=stays_away,
            is_back_after_ms=_some(chance, 0.5, 2, 15) if stays_away else None,
            is_just_too_late=stays_away and chance.random() < 0.2,
        )

    def _wish(self, chance: Random, at: Millis, offered: Sequence[Service]) -> dict[str, Any]:
        plan = self._plan
        wish: dict[str, Any] = {"services": self._services(chance, offered)}
        wish["language"] = _by_weight(chance, plan.languages)
        if plan.priorities and chance.random() < WITH_PRIORITY:
            wish["priority"] = chance.choice(plan.priorities)
        if plan.needs and chance.random() < WITH_NEEDS:
            wish["needs"] = [chance.choice(plan.needs)]
        if plan.purposes and chance.random() < WITH_PURPOSE:
            wish["purpose"] = chance.choice(plan.purposes)
        if chance.random() < IN_A_GROUP:
            wish["quantity"] = chance.choice((2, 2, 2, 3, 3, 4))
        if plan.booked and chance.random() < BY_APPOINTMENT:
            wish["appointment"] = rfc3339(_next_ten_minutes(at + round(chance.uniform(0, 15) * MINUTE)))
        return wish

    def _services(self, chance: Random, offered: Sequence[Service]) -> list[str]:
        count = chance.choice((2, 2, 2, 3)) if chance.random() < WITH_SEVERAL_SERVICES else 1
        chosen: list[Service] = []
        left = {each: self._demand[each.id] for each in offered}
        while left and len(chosen) < count:
            chosen.append(_by_weight(chance, left))
            # A second matter is another body's: what one department can do, it does at once.
            left = {each: weight for each, weight in left.items() if each.department != chosen[-1].department}
        return [each.id for each in chosen]


def _demand(plan: Plan, chance: Random) -> dict[str, float]:
    """How much each service is asked for, measured by the others."""
    # Short errands are the common ones, and of two alike one is always asked for more.
    demand = {each.id: chance.uniform(0.5, 1.5) / each.usual_min**0.7 for each in plan.services.values()}
    work = {each.id: demand[each.id] * each.usual_min for each in plan.services.values()}
    manned = manned_counters(plan)
    fair_share = sum(work.values()) / len(manned)
    for counter in manned:
        # A hall gives a service that everybody wants more counters; this one has those that it has.
        alone = counter.services.difference(*(each.services for each in manned if each is not counter))
        too_much = sum(work[service] for service in alone) / (MOST_WORK * fair_share)
        for service in alone if too_much > 1 else ():
            demand[service] /= too_much
    return demand


def _moment(chance: Random) -> float:
    """When somebody comes, as a part of the day: a peak in the morning, a lower one after noon."""
    while True:
        at = chance.random()
        morning, afternoon = math.exp(-(((at - 0.2) / 0.1) ** 2)), math.exp(-(((at - 0.67) / 0.13) ** 2))
        late = 0.4 if at > 0.94 else 1.0
        if chance.random() * 1.5 < (0.4 + morning + 0.7 * afternoon) * late:
            return at


def _poisson(chance: Random, mean: float) -> int:
    """How many come when `mean` are expected and nobody knows of the others."""
    count, waited = 0, chance.expovariate(1.0)
    while waited < mean:
        count += 1
        waited += chance.expovariate(1.0)
    return count


def _some(chance: Random, share: float, least_min: float, most_min: float) -> int | None:
    """For some a time in milliseconds, None for the others."""
    minutes = chance.uniform(least_min, most_min)
    return round(minutes * MINUTE) if chance.random() < share else None


def _by_weight(chance: Random, weights: Mapping[Choice, float]) -> Choice:
    return chance.choices(list(weights), list(weights.values()))[0]


def _next_ten_minutes(at: Millis) -> Millis:
    ten = 10 * MINUTE
    return -(-at // ten) * ten
