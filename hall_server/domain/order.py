"""Who is next: the one ordering that serves the list which operators see and the call itself.

When a counter is free, it takes the maximum of `(first, overdue, score)` over the waiting stages it may
serve; ties go to the earlier rank, then the earlier issue, then the id.

    wait    = now - ranked_at
    score   = weight[class] x wait + head_start[class] - reluctance[counter, service]
    overdue = wait >= max_wait; overdue ones go by ranked_at - min(head_start, max_wait), reluctance ignored
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from hall_server.domain.times import MINUTE, Millis


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """The right of a class of visitors: their minutes count `weight` times, as if they had come earlier."""

    weight: float = 1.0
    head_start_ms: int = 0


ORDINARY = PriorityRule()


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of the calling rule."""

    classes: Mapping[str, PriorityRule] = field(default_factory=dict)
    max_wait_ms: int = 60 * MINUTE


class Waiting(NamedTuple):
    """What the rule has to know of a waiting stage."""

    ticket: str
    service: str
    ranked_at: Millis
    issued_at: Millis
    priority: str | None = None
    first: bool = False
    for_counter: str | None = None
    for_operator: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter in the eyes of the rule: what it may serve, and how reluctantly (milliseconds)."""

    counter: str
    services: Mapping[str, int]
    operator: str | None = None

    def may_serve(self, stage: Waiting, present: Present) -> bool:
        """May this counter call that stage? A binding counts only while its counter or operator is there."""
        if stage.for_counter in present.counters:
            return stage.for_counter == self.counter
        if stage.for_operator in present.operators:
            return stage.for_operator == self.operator
        return stage.service in self.services


@dataclass(frozen=True, slots=True)
class Present:
    """The counters that are open and the operators at them."""

    counters: frozenset[str] = frozenset()
    operators: frozenset[str] = frozenset()


class Ranked(NamedTuple):
    """A waiting stage with its place: `score` in minutes, `reason` a code."""

    stage: Waiting
    score: float
    reason: str


_Key = tuple[bool, bool, float, int, int, str]


def ranked(
    desk: Desk, stages: Iterable[Waiting], *, policy: Policy, now: Millis, present: Present | None = None
) -> list[Ranked]:
    """The stages that this counter may serve, in calling order."""
    here = present or Present()
    keyed = [(_key(desk, stage, policy, now), stage) for stage in stages if desk.may_serve(stage, here)]
    keyed.sort(key=lambda pair: pair[0])
    return [Ranked(stage, -key[2] / MINUTE, _reason(desk, stage, key, policy)) for key, stage in keyed]


def choose(
    desk: Desk, stages: Iterable[Waiting], *, policy: Policy, now: Millis, present: Present | None = None
) -> Ranked | None:
    """Who is next for this counter; None when nobody waits whom it may serve."""
    return next(iter(ranked(desk, stages, policy=policy, now=now, present=present)), None)


class Standings:
    """The calling order at every counter at one moment, worked out once for many questions."""

    def __init__(
        self,
        desks: Iterable[Desk],
        stages: Sequence[Waiting],
        *,
        policy: Policy,
        now: Millis,
        present: Present | None = None,
    ) -> None:
        self._desks = tuple(desks)
        self._stages = stages
        self._policy = policy
        self._now = now
        self._present = present or Present()
        self._orders: dict[str, list[Ranked]] = {}

    def at(self, desk: Desk) -> list[Ranked]:
        """Who waits for this counter, in calling order."""
        if desk.counter not in self._orders:
            self._orders[desk.counter] = ranked(
                desk, self._stages, policy=self._policy, now=self._now, present=self._present
            )
        return self._orders[desk.counter]

    def ahead(self, stage: Waiting) -> int:
        """How many stand before `stage` at some counter that may serve both."""
        before: set[str] = set()
        for desk in self._desks:
            if desk.may_serve(stage, self._present):
                others = takewhile(lambda place: place.stage.ticket != stage.ticket, self.at(desk))
                before.update(place.stage.ticket for place in others)
        return len(before)


def _key(desk: Desk, stage: Waiting, policy: Policy, now: Millis) -> _Key:
    """Smaller is earlier."""
    rule = policy.classes.get(stage.priority, ORDINARY) if stage.priority else ORDINARY
    wait = now - stage.ranked_at
    overdue = wait >= policy.max_wait_ms
    if overdue:
        score: float = wait + min(rule.head_start_ms, policy.max_wait_ms)
    else:
        score = rule.weight * wait + rule.head_start_ms - desk.services.get(stage.service, 0)
    return (not stage.first, not overdue, -score, stage.ranked_at, stage.issued_at, stage.ticket)


def _reason(desk: Desk, stage: Waiting, key: _Key, policy: Policy) -> str:
    if stage.first:
        return "first"
    # Sent to somebody who has gone, the visitor is called here for another reason.
    if stage.for_counter == desk.counter or (stage.for_operator and stage.for_operator == desk.operator):
        return "sent_here"
    if not key[1]:
        return "overdue"
    return "priority" if stage.priority in policy.classes else "longest_wait"
