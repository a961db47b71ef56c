"""What requests may hold. A wrong type or an unknown field is refused, never guessed at."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

Short = Annotated[str, Field(min_length=1, max_length=64)]
Text = Annotated[str, Field(max_length=1000)]


def _in_our_times(moment: datetime) -> datetime:
    """Moments at the ends of the calendar have no counterpart in UTC."""
    if not 2000 <= moment.year < 3000:
        raise ValueError("not in our times")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_in_our_times)]


class Body(BaseModel):
    """A JSON object with known fields."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Nothing(Body):
    """An empty object; an empty body is one too."""


class NewTicket(Body):
    """What a visitor asks for: one service or several, in the visitor's language."""

    service: Short | None = None
    services: list[Short] | None = Field(None, min_length=1, max_length=10)
    language: Short
    priority: Short | None = None
    needs: list[Short] = Field([], max_length=10)
    quantity: int = Field(1, ge=1, le=100, description="people or applications")
    purpose: Short | None = None
    appointment: Moment | None = Field(None, description="booked time")
    kiosk: Short | None = Field(None, description="the kiosk whose printers print the slip")

    @model_validator(mode="after")
    def _names_services_once(self) -> NewTicket:
        if (self.service is None) == (self.services is None):
            raise ValueError("give either service or services")
        return self


class Chosen(Body):
    """The ticket to call."""

    ticket: Short


class Pause(Body):
    """Why the counter takes no visitors."""

    reason: Short


class Hold(Body):
    """How long, and why; without minutes the hall's own time."""

    minutes: int | None = Field(None, ge=1, le=1440)
    reason: Short | None = None


class Transfer(Body):
    """Where the visit goes on: one of service, counter and operator."""

    service: Short | None = None
    counter: Short | None = None
    operator: Short | None = None
    place: Literal["first", "last", "fair"] = "fair"
    come_back: bool = Field(False, description="come back to this operator afterwards")

    @model_validator(mode="after")
    def _names_one_target(self) -> Transfer:
        if sum(target is not None for target in (self.service, self.counter, self.operator)) != 1:
            raise ValueError("give one of service, counter and operator")
        return self


class NewStage(Body):
    """One more service of the visit."""

    service: Short


class Close(Body):
    """How the shift ends. `force` is for managers: a visitor who is at the counter waits on."""

    force: bool = False


class Serve(Body):
    """What somebody without a ticket is served with: a visitor who is here, or work in the back office."""

    service: Short
    kind: Literal["here", "back_office"] = "here"
    quantity: int = Field(1, ge=1, le=100, description="people or applications")


class HallFile(BaseModel):
    """A hall file as JSON, with the keys of the TOML file; it is checked as that is."""

    model_config = ConfigDict(strict=True, extra="allow")


class PutBack(Body):
    """An earlier version of the hall file."""

    version: int = Field(ge=1, lt=10**9)


class Later(Body):
    """How many of those behind go first."""

    n: int = Field(ge=1, le=50)


class Rating(Body):
    """What the visitor thinks of a stage of the visit; without one, of the last that was served."""

    stage: int | None = Field(None, ge=1, le=100)
    score: int = Field(ge=1, le=5)
    text: Text | None = Field(None, description="kept apart from the record and erased after the retention")


class Finish(Body):
    """How the service ended."""

    outcome: Short | None = None
    note: Text | None = Field(None, description="kept apart from the record and erased after the retention")
    quantity: int | None = Field(None, ge=1, le=100)
