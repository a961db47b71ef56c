"""What a check has found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How one thing is. A hall can work with warnings; what failed keeps visitors waiting."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing of the hall: what was looked at, how it is, in a sentence, and what to do.

    `name` is the kind of thing; of several of a kind, `details["id"]` says which one.
    """

    name: str
    state: State
    message: str
    advice: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """For programs."""
        return {
            "name": self.name,
            "state": self.state.value,
            "message": self.message,
            "advice": self.advice,
            "details": dict(self.details),
        }

    @property
    def title(self) -> str:
        """The kind of thing and which one, for people."""
        return f"{self.name} {self.details['id']}" if "id" in self.details else self.name


def ok(name: str, message: str, **details: Any) -> Finding:
    """It is well."""
    return Finding(name, State.OK, message, details=details)


def warning(name: str, message: str, advice: str, **details: Any) -> Finding:
    """It works, and something should be seen to."""
    return Finding(name, State.WARNING, message, advice, details)


def failed(name: str, message: str, advice: str, **details: Any) -> Finding:
    """It does not work."""
    return Finding(name, State.FAILED, message, advice, details)


def skipped(name: str, message: str, advice: str = "", **details: Any) -> Finding:
    """Nobody knows: it could not be looked at."""
    return Finding(name, State.SKIPPED, message, advice, details)


def in_two(sentence: str) -> tuple[str, str]:
    """What happened, and what to do: the first sentence of a text and the rest of it."""
    happened, stop, to_do = sentence.partition(". ")
    return happened + stop.strip(), to_do
