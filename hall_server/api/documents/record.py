"""The structure document and the record."""

from __future__ import annotations

from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict

from hall_server.api.documents.base import Document


class HallDocument(BaseModel):
    """A hall file as JSON: all its settings, with the keys of the TOML file. ETag is its version."""

    model_config = ConfigDict(extra="allow")

    hall: dict[str, Any]


class HallChange(Document):
    """What a change of the hall file did. `retired`: ids by table of what was removed while in use."""

    version: int
    changed: bool
    changes: list[str]
    retired: dict[str, list[str]]


class HallVersion(Document):
    """One version of the hall file, with the number of its changes."""

    version: int
    at: AwareDatetime
    actor: str
    changes: int
    retired: dict[str, list[str]]


class HallVersions(Document):
    """The versions of the hall file, the one in force first."""

    versions: list[HallVersion]


class JournalRow(Document):
    """One event. hash = sha256(previous hash + RFC 8785 JSON of the other fields)."""

    seq: int
    at: AwareDatetime
    business_day: str
    kind: str
    ticket: str | None
    actor: str
    data: dict[str, Any]
    hash: str


class Journal(Document):
    """Events behind a sequence number; `next` is the `after` of the following page."""

    events: list[JournalRow]
    next: int | None
