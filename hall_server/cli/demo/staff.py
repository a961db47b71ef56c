"""Who works on a day: at which counter, from when to when, with which breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hall_server.cli.demo.doors import Seat
from hall_server.cli.demo.plan import Counter, Plan, Span
from hall_server.domain.times import MINUTE, Millis

NAMES = (
    "Aziza", "Bekzod", "Dilnoza", "Eldor", "Feruza", "Gulnora", "Husan", "Iroda", "Jamshid", "Kamola",
    "Laylo", "Madina", "Nodir", "Olga", "Parvina", "Rustam", "Sevara",
)  # fmt: skip
"""The operators; there are not more, however many counters the hall has."""

LONG_DAY_H = 6
"""A shift of more hours has a lunch break."""

LAST_CALLS_MIN = (-10, 8)
"""When operators call their last visitor, in minutes after closing: some stop early, some stay longer."""

LAST_MOMENT_MS = 30 * MINUTE
"""After closing, whatever is in hand comes to an end by then."""


@dataclass(frozen=True, slots=True)
class Break:
    """A time without visitors."""

    at: Millis
    minutes: float
    reason: str


@dataclass(frozen=True, slots=True)
class Shift:
    """An operator's day at a counter."""

    seat: Seat
    counter: Counter
    begins: Millis
    last_call: Millis
    last_moment: Millis
    breaks: tuple[Break, ...]


def spare_counters(plan: Plan) -> list[Counter]:
    """Counters without which every service is still served somewhere, the first that can be spared first."""
    kept, spare = list(plan.counters), []
    for counter in reversed(plan.counters):
        others = frozenset().union(*(each.services for each in kept if each is not counter))
        if counter.services <= others:
            kept.remove(counter)
            spare.append(counter)
    return spare


def free_counter(plan: Plan) -> Counter | None:
    """The counter that is left to the person who watches; None when none can be spared."""
    return next(iter(spare_counters(plan)), None)


def manned_counters(plan: Plan) -> list[Counter]:
    """The counters at which somebody sits, in the order of the hall file."""
    return [counter for counter in plan.counters if counter != free_counter(plan)]


def seats(plan: Plan) -> list[Seat]:
    """Everybody's place, in the order of the hall file."""
    return [Seat(name, counter.id) for name, counter in zip(NAMES, manned_counters(plan), strict=False)]


def shifts(plan: Plan, span: Span, seed: int) -> list[Shift]:
    """Who works on that day."""
    chance = Random(f"{seed} staff {span.day}")  # noqa: S311 - a play, not a secret
    counters = {counter.id: counter for counter in plan.counters}
    helpers = {counter.id for counter in spare_counters(plan)}
    made = []
    for place, seat in enumerate(seats(plan)):
        if seat.counter in helpers:
            shift = _for_the_peak(chance, counters[seat.counter], seat, span, plan.pause_reasons)
        else:
            shift = _all_day(chance, counters[seat.counter], seat, span, plan.pause_reasons, place)
        if shift is not None:
            made.append(shift)
    return made


def _all_day(
    chance: Random, counter: Counter, seat: Seat, span: Span, reasons: Sequence[str], place: int
) -> Shift:
    # Most are there in time; somebody is always late.
    begins = span.opens + round(chance.triangular(-6, 12, -3) * MINUTE)
    breaks = [_short(chance, begins, span.closes, reasons) for _ in range(chance.choice((0, 1, 1, 2)))]
    if span.hours > LONG_DAY_H:
        # One after the other, so that neighbours who can stand in for each other do not go together.
        noon = span.opens + (span.closes - span.opens) // 3
        at = noon + round((place % 5) * 25 * MINUTE + chance.uniform(-4, 4) * MINUTE)
        breaks = [each for each in breaks if abs(each.at - at) > 60 * MINUTE]
        breaks.append(Break(at, chance.uniform(30, 50), _named("lunch", reasons)))
    return _shift(chance, counter, seat, begins, span.closes, breaks)


def _for_the_peak(
    chance: Random, counter: Counter, seat: Seat, span: Span, reasons: Sequence[str]
) -> Shift | None:
    """Some come for the busy hours of a long day."""
    length = span.closes - span.opens
    if span.hours <= LONG_DAY_H:
        return None
    begins = span.opens + round(length * chance.uniform(0.05, 0.12))
    ends = span.opens + round(length * chance.uniform(0.75, 0.85))
    noon = span.opens + round(length * chance.uniform(0.42, 0.5))
    rest = Break(noon, chance.uniform(30, 60), _named("lunch", reasons))
    return _shift(chance, counter, seat, begins, ends, [rest])


def _short(chance: Random, begins: Millis, ends: Millis, reasons: Sequence[str]) -> Break:
    at = begins + round((ends - begins) * chance.uniform(0.15, 0.9))
    others = [each for each in reasons if each != "lunch"] or list(reasons)
    return Break(at, chance.uniform(5, 12), chance.choice(others))


def _shift(
    chance: Random, counter: Counter, seat: Seat, begins: Millis, ends: Millis, breaks: Sequence[Break]
) -> Shift:
    last_call = ends + round(chance.uniform(*LAST_CALLS_MIN) * MINUTE)
    in_order = tuple(sorted(breaks, key=lambda each: each.at))
    return Shift(seat, counter, begins, last_call, ends + LAST_MOMENT_MS, in_order)


def _named(wanted: str, reasons: Sequence[str]) -> str:
    return wanted if wanted in reasons else reasons[0]
