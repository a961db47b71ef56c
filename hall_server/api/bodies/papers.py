"""What a printer is asked to print."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import ConfigDict

from hall_server.api.bodies.base import Body, Short


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
