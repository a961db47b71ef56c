"""The hall file, and an earlier version of it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from hall_server.api.bodies.base import WHOLE, Body

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
