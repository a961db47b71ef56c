"""What an operator asks at a counter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from hall_server.api.bodies.base import WHOLE, Body, Code, Quantity, Short, Text, one_of


class Chosen(Body):
    """The ticket to call."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ticket": "00000012f3a9c0de"}]})

    ticket: Short


class Pause(Body):
    """Why the counter takes no visitors."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "lunch"}]})

    reason: Code


class Hold(Body):
    """How long, and why; without minutes the hall's own time."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"minutes": 15, "reason": "document"}]})

    minutes: Annotated[int, Field(ge=1, le=1440), WHOLE] | None = None
    reason: Code | None = None


class Transfer(Body):
    """Where the visit goes on: one of service, counter and operator."""

    model_config = ConfigDict(
        json_schema_extra={
            **one_of("service", "counter", "operator"),
            "examples": [
                {"service": "water"},
                {"counter": "2", "place": "first"},
                {"service": "tax", "come_back": True},
            ],
        }
    )

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


class Close(Body):
    """How the shift ends. `force` is for managers: a visitor who is at the counter waits on."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"force": True}]})

    force: bool = False


class Serve(Body):
    """What somebody without a ticket is served with: a visitor who is here, or work in the back office."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"service": "gas"}, {"service": "tax", "kind": "back_office", "quantity": 3}]
        }
    )

    service: Short
    kind: Literal["here", "back_office"] = "here"
    quantity: Quantity = Field(1, description="people or applications")


class Finish(Body):
    """How the service ended."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{}, {"outcome": "done", "note": "All papers are here.", "quantity": 1}]
        }
    )

    outcome: Code | None = None
    note: Text | None = Field(None, description="kept apart from the record and erased after the retention")
    quantity: Quantity | None = None
