"""What every body is like, and the kinds of its fields."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
)

Short = Annotated[str, Field(min_length=1, max_length=64)]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""An id such as those of the hall file: it goes into the record for good, so it holds no free words."""
Text = Annotated[str, Field(max_length=1000)]


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


def one_of(*fields: str) -> dict[str, JsonValue]:
    """Says in the schema that one of the fields is given, and no other of them."""
    return {
        "oneOf": [{"required": [field], "properties": {field: {"not": {"type": "null"}}}} for field in fields]
    }


class Body(BaseModel):
    """A JSON object with known fields."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Nothing(Body):
    """An empty object; an empty body is one too."""
