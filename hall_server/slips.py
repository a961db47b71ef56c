"""From the facts of a ticket to the slip that its visitor carries.

It is pure: no clock, no store, no printer. It decides what is said and in which order; `printers` decides how it
looks, and `hall_server.outputs` decides when it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What one slip says, taken when the ticket was issued: all texts in `language`, times local to the hall.

    Estimates are in seconds. A text that does not apply is None and leaves no gap on the paper.
    """

    label: str
    language: str
    hall_name: str
    service_name: str
    department_name: str | None
    issued_local: datetime
    ahead: int | None = None
    estimate_low_s: int | None = None
    estimate_high_s: int | None = None
    documents: str | None = None
    fee: str | None = None
    place: str | None = None
    status_url: str | None = None
    is_copy: bool = False

    def to_row(self) -> dict[str, Any]:
        """A dict of JSON values, as a print job keeps it."""
        return {**asdict(self), "issued_local": self.issued_local.isoformat()}

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> SlipFacts:
        """The facts of a row made by `to_row`; raises KeyError, TypeError or ValueError for any other."""
        return cls(**{**row, "issued_local": datetime.fromisoformat(row["issued_local"])})
