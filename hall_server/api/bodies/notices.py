"""What everybody in the hall is told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from hall_server.api.bodies.base import WHOLE, Body
from hall_server.hall.notices import LONGEST_TEXT

NoticeText = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_TEXT})]
"""Checked by the hall, which says which language is too long."""


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
