"""Tickets and their stages, and how a step moves them. Values only: nothing is saved here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hall_server.domain.errors import Refused
from hall_server.domain.steps import AT_COUNTER, ENDED, STEPS, State, Step
from hall_server.domain.times import Millis


@dataclass(frozen=True, slots=True)
class Stage:
    """One waiting-and-serving of a ticket at one service. Moments and durations in milliseconds."""

    n: int
    service: str
    state: State = State.PLANNED
    queued_at: Millis | None = None
    ranked_at: Millis | None = None
    first: bool = False
    behind: str = ""
    """Ids of the tickets that the visitor lets go first while they wait too, separated by blanks."""
    for_counter: str | None = None
    for_operator: str | None = None
    first_called_at: Millis | None = None
    called_at: Millis | None = None
    started_at: Millis | None = None
    ended_at: Millis | None = None
    call_id: str | None = None
    """Names the latest call or recall, so that screens and speakers can confirm it."""
    counter: str | None = None
    operator: str | None = None
    recalls: int = 0
    recalls_before: int = 0
    """Recalls of former calls of this stage; a new call starts its own count."""
    outcome: str | None = None
    quantity: int | None = None
    """People or applications served, where that differed from what the ticket says."""
    reason: str | None = None
    held_until: Millis | None = None
    """When a held stage goes back to waiting by itself."""
    since: Millis | None = None
    """When it entered its present state."""
    queue_ms: int = 0
    """Time in `waiting` that is over; the present wait comes on top."""
    service_ms: int = 0
    hold_ms: int = 0

    def step(self, step: Step, *, at: Millis, **change: object) -> Stage:
        """The stage after `step`; raises Refused (`illegal_step`) when the table does not list the pair.

        `change` holds the fields that the step sets besides those that follow from the table and the time.
        """
        state = STEPS.get((self.state, step))
        if state is None:
            raise Refused("illegal_step", step=step.value, state=self.state.value)
        moved = replace(self._with_time_spent(at), state=state, **change)  # type: ignore[arg-type]
        if state is not self.state:
            moved = replace(moved, since=at)
        match step:
            case Step.CALL:
                first_called_at = self.first_called_at if self.first_called_at is not None else at
                moved = replace(moved, called_at=at, first_called_at=first_called_at, started_at=None)
                moved = replace(moved, recalls_before=self.recalls)
            case Step.RECALL:
                moved = replace(moved, called_at=at, recalls=self.recalls + 1)
            case Step.START:
                moved = replace(moved, started_at=at)
            case _:
                pass
        if state in ENDED:
            moved = replace(moved, ended_at=at)
        return moved

    def enqueue(self, *, at: Millis, ranked_at: Millis) -> Stage:
        """The planned stage after it began to wait."""
        if self.state is not State.PLANNED:
            raise Refused("illegal_step", step="enqueue", state=self.state.value)
        return replace(self, state=State.WAITING, queued_at=at, ranked_at=ranked_at, since=at)

    def _with_time_spent(self, at: Millis) -> Stage:
        # Never negative, not even across a clock that was set back and accepted.
        spent = max(0, at - self.since) if self.since is not None else 0
        match self.state:
            case State.WAITING:
                return replace(self, queue_ms=self.queue_ms + spent, first=False, behind="")
            case State.SERVING:
                return replace(self, service_ms=self.service_ms + spent)
            case State.HELD:
                return replace(self, hold_ms=self.hold_ms + spent, held_until=None)
            case _:
                return self

    @property
    def wait_ms(self) -> int | None:
        """From entering the queue to the first call; None while there was none."""
        if self.first_called_at is None or self.queued_at is None:
            return None
        return max(0, self.first_called_at - self.queued_at)

    @property
    def walk_ms(self) -> int | None:
        """From the last call to the start; None when it was never started."""
        if self.started_at is None or self.called_at is None:
            return None
        return max(0, self.started_at - self.called_at)

    @property
    def recalls_of_call(self) -> int:
        """Recalls since the latest call."""
        return self.recalls - self.recalls_before

    @property
    def never_started(self) -> bool:
        """Finished straight from the call."""
        return self.state is State.FINISHED and self.started_at is None


class VisitKind(StrEnum):
    """How a visit came about. What is not a `VISIT` never waited, and is counted apart."""

    VISIT = "visit"
    HERE = "here"
    """The visitor was standing at the counter already."""
    BACK_OFFICE = "back_office"
    """Work for somebody who is not in the hall."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One visit: one number on one slip."""

    id: str
    label: str
    business_day: str
    series: str
    number: int
    language: str
    issued_at: Millis
    stages: tuple[Stage, ...]
    stage_n: int = 1
    priority: str | None = None
    quantity: int = 1
    purpose: str | None = None
    appointment_at: Millis | None = None
    kiosk: str | None = None
    kind: VisitKind = VisitKind.VISIT
    version: int = 0

    @property
    def stage(self) -> Stage:
        """The present stage."""
        return self.stages[self.stage_n - 1]

    @property
    def state(self) -> State:
        """The state of the present stage."""
        return self.stage.state

    @property
    def is_at_counter(self) -> bool:
        """Called or being served."""
        return self.state in AT_COUNTER

    @property
    def is_over(self) -> bool:
        """Nothing is left to come, but by an undo."""
        return self.state in ENDED

    def refusal(self, step: str) -> Refused:
        """Why the rules do not allow `step` now."""
        return Refused("illegal_step", label=self.label, step=step, state=self.state.value)

    def step(self, step: Step, *, at: Millis, **change: object) -> Ticket:
        """The ticket after `step` of its present stage; raises Refused (`illegal_step`) and names it."""
        try:
            return self.with_stage(self.stage.step(step, at=at, **change))
        except Refused:
            raise self.refusal(step) from None

    def with_stage(self, stage: Stage) -> Ticket:
        """The ticket with one stage replaced."""
        stages = tuple(stage if former.n == stage.n else former for former in self.stages)
        return replace(self, stages=stages, version=self.version + 1)

    def queue_ms(self, at: Millis) -> int:
        """All time in `waiting` of the visit so far."""
        total = sum(stage.queue_ms for stage in self.stages)
        if self.state is State.WAITING and self.stage.since is not None:
            total += max(0, at - self.stage.since)
        return total

    @property
    def wait_ms(self) -> int | None:
        """Of the whole visit: from the issue to the first call of all; None while there was none."""
        calls = [stage.first_called_at for stage in self.stages if stage.first_called_at is not None]
        return max(0, min(calls) - self.issued_at) if calls else None

    @property
    def service_ms(self) -> int:
        """All service of the visit that is over."""
        return sum(stage.service_ms for stage in self.stages)

    @property
    def hold_ms(self) -> int:
        """All time in which the visit was parked, as far as it is over."""
        return sum(stage.hold_ms for stage in self.stages)

    @property
    def planned(self) -> tuple[Stage, ...]:
        """The stages still to come, in the order of the plan."""
        return tuple(stage for stage in self.stages[self.stage_n :] if stage.state is State.PLANNED)

    def after_finish(self, at: Millis, *, next_service: str | None = None) -> Ticket:
        """The ticket after its present stage is finished: in its next planned stage, where there is one.

        That is the first of the plan, or the one for `next_service`, which then moves to the front. It ranks
        as if the visit had waited on without the time of service.
        """
        planned = list(self.planned)
        if not planned:
            return self
        following = next((stage for stage in planned if stage.service == next_service), planned[0])
        planned.remove(following)
        waiting = following.enqueue(at=at, ranked_at=at - self.queue_ms(at))
        n = self.stage_n
        ordered = (*self.stages[:n], waiting, *planned)
        numbered = tuple(replace(stage, n=place) for place, stage in enumerate(ordered, start=1))
        return replace(self, stages=numbered, stage_n=n + 1, version=self.version + 1)

    def letting_go(self, behind: Sequence[str]) -> Ticket:
        """The waiting ticket behind others whom its visitor lets go first; raises Refused unless it waits."""
        if self.state is not State.WAITING:
            raise self.refusal("later")
        return self.with_stage(replace(self.stage, behind=" ".join(behind), first=False))

    def came_without_waiting(self, stage: Stage) -> bool:
        """Was the visitor at the counter already, or in no hall at all, when this stage began?"""
        return self.kind is not VisitKind.VISIT and stage.n == 1

    def came_to_wait(self, stage: Stage) -> bool:
        """Did the visitor enter the queue of this stage?"""
        return stage.queued_at is not None and not self.came_without_waiting(stage)

    @property
    def goes_first(self) -> bool:
        """Was the present stage sent before everybody, and not served yet?"""
        was_called_so = self.stage.reason == "first" and self.stage.started_at is None
        return self.stage.first or was_called_so

    def quantity_of(self, stage: Stage) -> int:
        """How many people or applications a stage is for, or was."""
        return self.quantity if stage.quantity is None else stage.quantity

    def after_transfer(self, *stages: Stage) -> Ticket:
        """The ticket with new stages behind the transferred one, the first of them present now."""
        n = self.stage_n
        ordered = (*self.stages[:n], *stages, *self.stages[n:])
        numbered = tuple(replace(stage, n=place) for place, stage in enumerate(ordered, start=1))
        return replace(self, stages=numbered, stage_n=n + 1, version=self.version + 1)

    def with_planned(self, service: str) -> Ticket:
        """The ticket with one more stage at the end of its plan."""
        added = Stage(len(self.stages) + 1, service)
        return replace(self, stages=(*self.stages, added), version=self.version + 1)
