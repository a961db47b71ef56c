"""What agents and screens say of their work."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from hall_server.api.bodies.base import Body
from hall_server.outputs.agents import Condition, Fault


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
