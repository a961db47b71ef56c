"""What visitors and staff ask of a ticket: a new one, one more stage, a place further back, a rating."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from hall_server.api.bodies.base import WHOLE, Body, Code, Moment, Quantity, Services, Short, Text, one_of


class NewTicket(Body):
    """What a visitor asks for: one service or several, in the visitor's language."""

    model_config = ConfigDict(
        json_schema_extra={
            **one_of("service", "services"),
            "examples": [
                {"service": "gas", "language": "uz"},
                {"services": ["gas", "tax"], "language": "ru", "priority": "elderly", "quantity": 2},
                {"service": "gas", "language": "en", "kiosk": "main", "large_print": True},
            ],
        }
    )

    service: Short | None = None
    services: Services | None = None
    language: Short
    priority: Short | None = None
    needs: list[Short] = Field([], max_length=10)
    quantity: Quantity = Field(1, description="people or applications")
    purpose: Code | None = None
    appointment: Moment | None = Field(None, description="booked time")
    kiosk: Short | None = Field(None, description="the kiosk whose printers print the slip")
    large_print: bool = Field(False, description="the slip in large print; not kept with the ticket")

    @model_validator(mode="after")
    def _names_services_once(self) -> NewTicket:
        if (self.service is None) == (self.services is None):
            raise ValueError("give either service or services")
        return self


class NewStage(Body):
    """One more service of the visit."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"service": "tax"}]})

    service: Short


class Later(Body):
    """How many of those behind go first."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"n": 2}]})

    n: Annotated[int, Field(ge=1, le=50), WHOLE]


class Rating(Body):
    """What the visitor thinks of a stage of the visit; without one, of the last that was served."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"score": 5},
                {"score": 3, "stage": 1, "text": "It took long, but everybody was kind."},
            ]
        }
    )

    stage: Annotated[int, Field(ge=1, le=100), WHOLE] | None = None
    score: Annotated[int, Field(ge=1, le=5), WHOLE]
    text: Text | None = Field(None, description="kept apart from the record and erased after the retention")
