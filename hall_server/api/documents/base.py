"""What every answer is like, and why a request was not done."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Names = dict[str, str]
State = Literal[
    "planned", "waiting", "called", "serving", "held", "missed", "finished", "transferred", "cancelled",
    "no_show", "unserved",
]  # fmt: skip


class Document(BaseModel):
    """An object with exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class Problem(Document):
    """Why a request was not done (RFC 9457)."""

    status: int
    code: str
    title: str
    detail: str


class Named(Document):
    """Something with an id and names by language."""

    id: str
    name: Names
