"""Who is next: the one ordering that serves the list which operators see and the call itself.

When a counter is free, it takes the maximum of `(first, overdue, score)` over the waiting stages it may
serve; ties go to the earlier rank, then the earlier issue, then the id. Who lets others go first stands right
behind them for as long as they wait.

    wait    = now - ranked_at
    score   = weight[class] x wait + head_start[class] - reluctance[counter, service]
    overdue = wait >= max_wait; overdue ones go by ranked_at - min(head_start, max_wait), reluctance ignored

The second rule, by name, is the fixed ratio: at each counter n visitors of a priority class, then m others,
and so on. A group of which nobody waits gives its turn away. Within a group the longest wait goes first, by
the rule above without head starts and weights. The counter's place in the cycle is part of the record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from hall_server.domain.times import MINUTE, Millis


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """The right of a class of visitors: their minutes count `weight` times, as if they had come earlier."""

    weight: float = 1.0
    head_start_ms: int = 0


ORDINARY = PriorityRule()


@dataclass(frozen=True, slots=True)
class Ratio:
    """The fixed ratio: so many visitors of a priority class, then so many others."""

    priority: int
    others: int

    @property
    def cycle(self) -> int:
        """Calls until it begins anew."""
        return self.priority + self.others


@dataclass(frozen=True, slots=True)
class Policy:
    """The settings of the calling rule: by score, or by the fixed ratio where there is one."""

    classes: Mapping[str, PriorityRule] = field(default_factory=dict)
    max_wait_ms: int = 60 * MINUTE
    ratio: Ratio | None = None

    def rule_of(self, stage: Waiting) -> PriorityRule:
        """The right of the stage's visitor. In the fixed ratio the turn is the right, and nothing else."""
        if stage.priority is None or self.ratio is not None:
            return ORDINARY
        return self.classes.get(stage.priority, ORDINARY)


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
    behind: tuple[str, ...] = ()
    """Tickets that go first by the visitor's own wish, for as long as they wait too."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter in the eyes of the rule: what it may serve, and how reluctantly (milliseconds).

    `turn` is its place in the cycle of the fixed ratio.
    """

    counter: str
    services: Mapping[str, int]
    operator: str | None = None
    turn: int = 0

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
    """A waiting stage with its place: `score` in minutes, `reason` a code.

    `turn`: the counter's place in the cycle of the fixed ratio after this call; None where it does not move.
    """

    stage: Waiting
    score: float
    reason: str
    turn: int | None = None


_Key = tuple[bool, bool, float, int, int, str]


def ranked(
    desk: Desk, stages: Iterable[Waiting], *, policy: Policy, now: Millis, present: Present | None = None
) -> list[Ranked]:
    """The stages that this counter may serve, in calling order."""
    here = present or Present()
    keyed = [(_key(desk, stage, policy, now), stage) for stage in stages if desk.may_serve(stage, here)]
    keyed.sort(key=itemgetter(0))
    _let_go_first(keyed)
    in_order = [_placed(desk, key, stage, policy) for key, stage in keyed]
    return in_order if policy.ratio is None else list(_in_turn(in_order, desk.turn, policy, policy.ratio))


def choose(
    desk: Desk, stages: Iterable[Waiting], *, policy: Policy, now: Millis, present: Present | None = None
) -> Ranked | None:
    """Who is next for this counter: the first of `ranked`; None when nobody waits whom it may serve."""
    if policy.ratio is not None:
        return next(iter(ranked(desk, stages, policy=policy, now=now, present=present)), None)
    # The first alone is found without putting all the others in order.
    here = present or Present()
    keyed = ((_key(desk, stage, policy, now), stage) for stage in stages if desk.may_serve(stage, here))
    first = min(keyed, key=itemgetter(0), default=None)
    if first is not None and first[1].behind:
        return next(iter(ranked(desk, stages, policy=policy, now=now, present=present)))
    return None if first is None else _placed(desk, *first, policy)


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

    def nearest(self, stage: Waiting) -> list[Ranked]:
        """The list in which `stage` stands nearest to a call; empty when no counter may serve it."""
        lists = [self.at(desk) for desk in self._able(stage)]
        return min(lists, key=lambda order: _place_in(order, stage), default=[])

    def ahead(self, stage: Waiting) -> int:
        """How many stand before `stage` at some counter that may serve both.

        Counters at which nobody sits count only while there is no other.
        """
        before: set[str] = set()
        for desk in self._able(stage):
            others = takewhile(lambda place: place.stage.ticket != stage.ticket, self.at(desk))
            before.update(place.stage.ticket for place in others)
        return len(before)

    def _able(self, stage: Waiting) -> list[Desk]:
        """The counters that may serve it: those with somebody there, or else all."""
        able = [desk for desk in self._desks if desk.may_serve(stage, self._present)]
        return [desk for desk in able if desk.counter in self._present.counters] or able


def _place_in(order: Sequence[Ranked], stage: Waiting) -> int:
    return next(n for n, place in enumerate(order) if place.stage.ticket == stage.ticket)


def _key(desk: Desk, stage: Waiting, policy: Policy, now: Millis) -> _Key:
    """Smaller is earlier."""
    rule = policy.rule_of(stage)
    wait = now - stage.ranked_at
    overdue = wait >= policy.max_wait_ms
    if overdue:
        score: float = wait + min(rule.head_start_ms, policy.max_wait_ms)
    else:
        score = rule.weight * wait + rule.head_start_ms - desk.services.get(stage.service, 0)
    return (not stage.first, not overdue, -score, stage.ranked_at, stage.issued_at, stage.ticket)


def _placed(desk: Desk, key: _Key, stage: Waiting, policy: Policy) -> Ranked:
    return Ranked(stage, -key[2] / MINUTE, _reason(desk, stage, key, policy))


def _in_turn(in_order: Iterable[Ranked], turn: int, policy: Policy, ratio: Ratio) -> Iterator[Ranked]:
    """The two groups woven into each other, as the calls will be made if nobody else comes."""
    groups: dict[bool, deque[Ranked]] = {True: deque(), False: deque()}
    for place in in_order:
        if place.stage.first:
            yield place
        else:
            groups[place.stage.priority in policy.classes].append(place)
    turn %= ratio.cycle
    while groups[True] or groups[False]:
        if not groups[turn < ratio.priority]:
            # Nobody of that group waits: the turn goes to the beginning of the other's.
            turn = ratio.priority if turn < ratio.priority else 0
        is_priority = turn < ratio.priority
        turn = (turn + 1) % ratio.cycle
        place = groups[is_priority].popleft()
        by_turn = "priority_turn" if is_priority else "others_turn"
        reason = place.reason if place.reason == "sent_here" else by_turn
        yield place._replace(reason=reason, turn=turn)


def next_after(order: Sequence[Ranked], ticket: str, n: int) -> list[str]:
    """The tickets of the n that stand right behind `ticket` in a list; fewer where there are not so many."""
    tickets = [place.stage.ticket for place in order]
    place = tickets.index(ticket)
    return tickets[place + 1 : place + 1 + n]


def _let_go_first(keyed: list[tuple[_Key, Waiting]]) -> None:
    """Put everybody who lets others go first right behind the last of those who still wait here.

    Their rank stays what it was, so that nobody else goes before them by it.
    """
    for entry in [entry for entry in keyed if entry[1].behind]:
        place = keyed.index(entry)
        last = max((n for n, (_, each) in enumerate(keyed) if each.ticket in entry[1].behind), default=-1)
        if last > place:
            del keyed[place]
            keyed.insert(last, entry)


def _reason(desk: Desk, stage: Waiting, key: _Key, policy: Policy) -> str:
    if stage.first:
        return "first"
    # Sent to somebody who has gone, the visitor is called here for another reason.
    if stage.for_counter == desk.counter or (stage.for_operator and stage.for_operator == desk.operator):
        return "sent_here"
    if not key[1]:
        return "overdue"
    return "priority" if stage.priority in policy.classes else "longest_wait"
