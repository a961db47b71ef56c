"""Opening hours: a weekly timetable and its exceptions, asked with local times that are handed in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from types import MappingProxyType

from config.sentences import Sentence, sentence, together

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EXAMPLE = '"mon-fri 09:00-18:00; sat 09:00-13:00"'
EXCEPTION_EXAMPLE = '"2026-12-08 closed: Constitution Day", "2026-12-31 09:00-13:00"'

_MIDNIGHT = 24 * 60
_RULE = re.compile(r"(?P<days>\D*?)\s*(?P<spans>\d.*)?", re.DOTALL)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_EXCEPTION = re.compile(
    r"(?P<day>\S+)\s+(?:(?P<closed>closed)|(?P<spans>\d[\d:,\s-]*\d))\s*(?::\s*(?P<reason>.+))?",
    re.IGNORECASE | re.DOTALL,
)

# Two days back: a stretch may last over a midnight, and a clock put forward may hide part of a night.
_LOOK_BACK = timedelta(days=2)
# A timetable without exceptions repeats weekly: what it has not done in eight days it never does.
_LOOK_AHEAD = timedelta(days=8)
_FULL_WEEK = timedelta(days=7)


class HoursError(ValueError):
    """The text of a timetable cannot be read; it holds one sentence for each mistake."""


@dataclass(frozen=True, order=True)
class Span:
    """An open stretch in minutes after the midnight its day began with; `end` is over 1440 after midnight."""

    start: int
    end: int


@dataclass(frozen=True)
class SpecialDay:
    """What stands in the place of the weekly timetable on one date; no spans: closed all day."""

    spans: tuple[Span, ...]
    reason: str | None = None


# A stretch of open time between two instants; an end of None never comes.
_Stretch = tuple[datetime, datetime | None]

_ALL_DAY = (Span(0, _MIDNIGHT),)


@dataclass(frozen=True)
class Hours:
    """When a hall or a service is open. A stretch over midnight belongs to the day on which it began.

    Times are local wall clock: a naive one is taken as it stands, an aware one in its own zone with the clock
    changes of that zone. An answer has the zone of the question.
    """

    week: tuple[tuple[Span, ...], ...] | None = None
    special: Mapping[date, SpecialDay] = field(default_factory=lambda: MappingProxyType({}))
    outer: "Hours | None" = None

    @classmethod
    def parse(cls, text: str | None, exceptions: Iterable[str] = ()) -> "Hours":
        """The timetable that the texts describe; no text: always open. Raises HoursError with every fault."""
        mistakes: list[Sentence] = []
        week: tuple[tuple[Span, ...], ...] | None = None
        special: dict[date, SpecialDay] = {}
        if text is not None:
            week = _read_week(text, mistakes)
        for line in exceptions:
            _read_exception(line, special, mistakes)
        if mistakes:
            raise HoursError(together(*mistakes))
        return cls(week, MappingProxyType(special))

    def within(self, outer: "Hours") -> "Hours":
        """These hours as far as the outer ones (those of the hall) are open too."""
        return replace(self, outer=outer)

    def is_open(self, local: datetime) -> bool:
        """Whether it is open at this moment; at the moment of closing it is closed."""
        if self.outer is not None and not self.outer.is_open(local):
            return False
        if self.week is None and not self.special:
            return True
        now = _instant(local, local.tzinfo)
        back = (local.date() - timedelta(days=days) for days in range(_LOOK_BACK.days + 1))
        return any(start <= now < end for day in back for start, end in self._spans_on(day, local.tzinfo))

    def closes_at(self, local: datetime) -> datetime | None:
        """When the present opening ends; None when it is closed now or never closes."""
        for start, end in self._stretches(local, self._horizon(local.date())):
            if start <= _instant(local, local.tzinfo):
                return None if end is None else _like(end, local)
            break
        return None

    def day_ends_at(self, local: datetime) -> datetime | None:
        """When the opening of this day ends for good: a break, now or to come, ends nothing.

        A stretch over midnight belongs to the day on which it began. None: closed until another day, or it
        never closes.
        """
        day: date | None = None
        end: datetime | None = None
        for start, stop in self._stretches(local, self._horizon(local.date())):
            begun = _like(start, local).date()
            if day is None:
                if start > _instant(local, local.tzinfo) and begun != local.date():
                    return None
                day = begun
            elif begun != day:
                break
            end = stop
        return None if end is None else _like(end, local)

    def next_opening(self, local: datetime) -> datetime | None:
        """When it opens next; `local` itself while it is open, None when it never opens again."""
        for start, _ in self._stretches(local, self._horizon(local.date())):
            return local if start <= _instant(local, local.tzinfo) else _like(start, local)
        return None

    def spans(self, day: date, day_starts: time) -> bool:
        """Whether it is open just before this business day starts and still open when it does."""
        start = datetime.combine(day, day_starts)
        return self.is_open(start - timedelta(microseconds=1)) and self.is_open(start)

    def reason(self, day: date) -> str | None:
        """Why this date differs from the week, in the words of its exception; None when nothing is said."""
        own = self.special.get(day)
        if own is not None and own.reason is not None:
            return own.reason
        return None if self.outer is None else self.outer.reason(day)

    def _spans_on(self, day: date, zone: tzinfo | None) -> Iterator[tuple[datetime, datetime]]:
        special = self.special.get(day)
        weekly = _ALL_DAY if self.week is None else self.week[day.weekday()]
        for span in weekly if special is None else special.spans:
            start, end = (_instant(_wall(day, minutes), zone) for minutes in (span.start, span.end))
            # A stretch that lies in the hour that is left out does not happen.
            if start < end:
                yield start, end

    def _horizon(self, day: date) -> date:
        """A day after which, seen from this one, nothing new can happen."""
        last = max([day, *self.special]) + _LOOK_AHEAD
        return last if self.outer is None else max(last, self.outer._horizon(day))

    def _stretches(self, local: datetime, horizon: date) -> Iterator[_Stretch]:
        """The open stretches that are not over yet, in order, joined where they touch."""
        now = _instant(local, local.tzinfo)
        stretches = self._own_stretches(local, horizon)
        if self.outer is not None:
            stretches = _common(stretches, self.outer._stretches(local, horizon))
        return (stretch for stretch in stretches if stretch[1] is None or stretch[1] > now)

    def _own_stretches(self, local: datetime, horizon: date) -> Iterator[_Stretch]:
        first, zone = local.date() - _LOOK_BACK, local.tzinfo
        begun: tuple[datetime, datetime] | None = None
        for start, end in self._spans_between(first, horizon, zone):
            if begun is not None and start <= begun[1]:
                begun = begun[0], max(begun[1], end)
                continue
            if begun is not None:
                yield begun
            begun = start, end
        if begun is not None:
            last_midnight = _wall(horizon, _MIDNIGHT)
            is_whole_week = begun[0] <= _instant(last_midnight - _FULL_WEEK, zone)
            never_closes = is_whole_week and begun[1] >= _instant(last_midnight, zone)
            yield begun[0], None if never_closes else begun[1]

    def _spans_between(
        self, day: date, horizon: date, zone: tzinfo | None
    ) -> Iterator[tuple[datetime, datetime]]:
        after = horizon + timedelta(days=1)
        while day < after:
            if self.week is None and day not in self.special:
                # Always open but for an exception, perhaps far away: the days until then count as one.
                until = min((special for special in self.special if special > day), default=after)
                yield _instant(_wall(day, 0), zone), _instant(_wall(until, 0), zone)
                day = until
            else:
                yield from self._spans_on(day, zone)
                day += timedelta(days=1)


def _common(one: Iterator[_Stretch], other: Iterator[_Stretch]) -> Iterator[_Stretch]:
    """The stretches that lie in both; each of the two comes in order."""
    a, b = next(one, None), next(other, None)
    while a is not None and b is not None:
        start = max(a[0], b[0])
        ends = [end for end in (a[1], b[1]) if end is not None]
        end = min(ends, default=None)
        if end is None or start < end:
            yield start, end
        if end is None:
            return
        if a[1] == end:
            a = next(one, None)
        if b[1] == end:
            b = next(other, None)


def _wall(day: date, minutes: int) -> datetime:
    """What a clock on the wall shows that many minutes after midnight."""
    return datetime.combine(day, time.min) + timedelta(minutes=minutes)


def _instant(local: datetime, zone: tzinfo | None) -> datetime:
    """A moment that can be compared: UTC where the zone is known, wall clock otherwise."""
    return local if zone is None else local.replace(tzinfo=zone).astimezone(UTC)


def _like(instant: datetime, local: datetime) -> datetime:
    return instant if local.tzinfo is None else instant.astimezone(local.tzinfo)


def _read_week(text: str, mistakes: list[Sentence]) -> tuple[tuple[Span, ...], ...]:
    week: list[list[Span]] = [[] for _ in DAYS]
    rules = [rule.strip() for rule in _plain(text).split(";") if rule.strip()]
    if not rules:
        mistakes.append(sentence("hours-empty", example=EXAMPLE))
    for rule in rules:
        match = _RULE.fullmatch(rule)
        days, spans = (match["days"], match["spans"]) if match else (rule, None)
        if not days or not spans:
            missing = "hours-no-times" if days else "hours-no-days"
            mistakes.append(sentence(missing, rule=rule, example=EXAMPLE))
            continue
        found = _read_spans(spans, mistakes)
        for day in _read_days(days, mistakes):
            week[day] += found
    for name, opened in zip(DAYS, week, strict=True):
        _refuse_overlap(name, opened, mistakes)
    return tuple(tuple(sorted(opened)) for opened in week)


def _read_days(text: str, mistakes: list[Sentence]) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        ends = [name.strip() for name in part.split("-")]
        unknown = [name for name in ends if name not in DAYS]
        if unknown or len(ends) > 2:
            wrong = (unknown or [part.strip()])[0]
            mistakes.append(sentence("hours-day", day=wrong, days=" ".join(DAYS)))
            continue
        first, last = DAYS.index(ends[0]), DAYS.index(ends[-1])
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return days


def _read_spans(text: str, mistakes: list[Sentence]) -> list[Span]:
    spans: list[Span] = []
    for part in (part.strip() for part in text.split(",")):
        match = _SPAN.fullmatch(part)
        if not match:
            mistakes.append(sentence("hours-times", times=part))
            continue
        hour, minute, end_hour, end_minute = map(int, match.groups())
        start, end = hour * 60 + minute, end_hour * 60 + end_minute
        if minute > 59 or end_minute > 59 or start >= _MIDNIGHT or end > _MIDNIGHT:
            mistakes.append(sentence("hours-no-such", times=part))
        elif start == end:
            mistakes.append(sentence("hours-length", times=part))
        else:
            spans.append(Span(start, end if end > start else end + _MIDNIGHT))
    return spans


def _refuse_overlap(day: str, spans: list[Span], mistakes: list[Sentence]) -> None:
    ordered = sorted(spans)
    if any(after.start < before.end for before, after in pairwise(ordered)):
        mistakes.append(sentence("hours-overlap", day=day))


def _read_exception(line: str, special: dict[date, SpecialDay], mistakes: list[Sentence]) -> None:
    match = _EXCEPTION.fullmatch(line.strip().replace("\N{EN DASH}", "-"))
    if not match:
        mistakes.append(sentence("exception-unread", line=line, example=EXCEPTION_EXAMPLE))
        return
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        mistakes.append(sentence("exception-day", day=match["day"]))
        return
    if day in special:
        mistakes.append(sentence("exceptions-two", day=day))
    spans = _read_spans(match["spans"], mistakes) if match["spans"] else []
    _refuse_overlap(str(day), spans, mistakes)
    reason = match["reason"]
    special[day] = SpecialDay(tuple(sorted(spans)), reason.strip() if reason else None)


def _plain(text: str) -> str:
    """As it would be typed: small letters, and hyphens where a word processor put dashes."""
    return text.lower().replace("\N{EN DASH}", "-")
