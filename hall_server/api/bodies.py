"""What requests may hold. A wrong type or an unknown field is refused, never guessed at."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    model_validator,
)

from hall_server.hall.notices import LONGEST_TEXT
from hall_server.outputs.agents import Condition, Fault

Short = Annotated[str, Field(min_length=1, max_length=64)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""An id such as those of the hall file: it goes into the record for good, so it holds no free words."""
Text = Annotated[str, Field(max_length=1000)]
NoticeText = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_TEXT})]
"""Checked by the hall, which says which language is too long."""


def _in_our_times(moment: datetime) -> datetime:
    """Moments at the ends of the calendar have no counterpart in UTC."""
    if not 2000 <= moment.year < 3000:
        raise ValueError("not in our times")
    return moment


Moment = Annotated[
    AwareDatetime,
    AfterValidator(_in_our_times),
    Field(json_schema_extra={"pattern": "^2[0-9]{3}-", "examples": ["2026-11-23T10:30:00+05:00"]}),
]


def _whole(given: object) -> object:
    """To JSON 3.0 is the whole number 3, and some programs write it so."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _no_repeats(named: list[str]) -> list[str]:
    """One ticket goes through a service once."""
    if len(set(named)) < len(named):
        raise ValueError("named twice")
    return named


Services = Annotated[
    list[Short],
    Field(min_length=1, max_length=10, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_no_repeats),
]
WHOLE = BeforeValidator(_whole)
Quantity = Annotated[int, Field(ge=1, le=100), WHOLE]


def _one_of(*fields: str) -> dict[str, JsonValue]:
    """Says in the schema that one of the fields is given, and no other of them."""
    return {
        "oneOf": [{"required": [field], "properties": {field: {"not": {"type": "null"}}}} for field in fields]
    }


class Body(BaseModel):
    """A JSON object with known fields."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Nothing(Body):
    """An empty object; an empty body is one too."""


class NewTicket(Body):
    """What a visitor asks for: one service or several, in the visitor's language."""

    model_config = ConfigDict(
        json_schema_extra={
            **_one_of("service", "services"),
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
            **_one_of("service", "counter", "operator"),
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


class Reprint(Body):
    """Where a slip is printed once more; left out: where it was to come out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"printer": "paper"}]})

    printer: Short | None = None


class Paper(Body):
    """What a printer is to print: a test, the shift of a `counter`, who waits now, or the report of a `day`.

    `day`: today where left out, and for managers only. `language`: the hall's first where left out.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"paper": "test"}, {"paper": "shift", "counter": "1", "language": "uz"}],
            "anyOf": [
                {"properties": {"paper": {"enum": ["test", "list", "day"]}}},
                {"required": ["counter"], "properties": {"counter": {"type": "string"}}},
            ],
        }
    )

    paper: Literal["test", "shift", "list", "day"]
    counter: Short | None = None
    day: date | None = None
    language: Short | None = None


class NewNotice(Body):
    """What everybody is told: in the standard words of its kind, or in `text` by language.

    The hall's first language must be among those of `text`; it stands in for others. An emergency has no
    `minutes`; a closing in standard words comes after them, any other notice stands so long.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"kind": "emergency"},
                {"kind": "closing", "minutes": 15},
                {"kind": "notice", "text": {"uz": "Lift ishlamayapti.", "en": "The lift is out of order."}},
            ],
            "oneOf": [
                {"properties": {"kind": {"enum": ["emergency"]}, "minutes": {"type": "null"}}},
                {"properties": {"kind": {"enum": ["closing"]}}},
                {
                    "properties": {"kind": {"enum": ["notice"]}, "text": {"type": "object"}},
                    "required": ["text"],
                },
            ],
        }
    )

    kind: Literal["emergency", "closing", "notice"]
    text: dict[str, NoticeText] | None = Field(None, min_length=1)
    spoken: bool = Field(True, description="also said at every speaker")
    minutes: Annotated[int, Field(ge=1, le=1440), WHOLE] | None = None


class NewStage(Body):
    """One more service of the visit."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"service": "tax"}]})

    service: Short


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


A_HALL: JsonValue = {
    "hall": {
        "id": "small",
        "name": {"en": "Small hall", "uz": "Kichik zal"},
        "zone": "Asia/Tashkent",
        "languages": ["uz", "en"],
    },
    "series": [{"id": "A", "prefix": "A"}],
    "department": [{"id": "utilities", "name": {"en": "Utilities"}}],
    "service": [{"id": "gas", "department": "utilities", "series": "A", "name": {"en": "Gas supply"}}],
    "counter": [{"id": "1", "name": {"en": "Window 1"}, "services": ["gas"]}],
    "kiosk": [{"id": "main"}],
    "screen": [{"id": "main"}],
}


class HallFile(BaseModel):
    """A hall file as JSON, with the keys of the TOML file; it is checked as that is."""

    model_config = ConfigDict(strict=True, extra="allow", json_schema_extra={"examples": [A_HALL]})


class PutBack(Body):
    """An earlier version of the hall file."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"version": 1}]})

    version: Annotated[int, Field(ge=1, lt=10**9), WHOLE]


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


class SlipWord(Body):
    """How it went with a slip that an agent took. `failed` with `began` false: nothing of it was printed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"state": "printed"},
                {"state": "failed", "problem": "paper_out", "began": False},
                {"state": "unknown"},
            ]
        }
    )

    state: Literal["printed", "sent", "failed", "unknown"]
    problem: Fault | None = Field(None, description="why it failed, or that it was not confirmed")
    began: bool = Field(True, description="false: nothing of it was printed, so another printer may")


class PrinterHealth(Body):
    """What the printer of an agent says of itself."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"condition": "online", "paper": "low"}, {"condition": "paper_out", "paper": "out"}]
        }
    )

    condition: Condition
    paper: Literal["enough", "low", "out", "unknown"] = "unknown"


class ScreenHealth(Body):
    """What the page of a screen says of its sound: ready, blocked (it waits for a touch), or failed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"sound": "ready"}, {"sound": "blocked"}]})

    sound: Literal["ready", "blocked", "failed"]
