"""What papers say that are no slips: gathered when somebody asks for one."""

from __future__ import annotations

from datetime import date
from typing import Any

Facts = dict[str, Any]


class Papers:
    """Gathers the facts of each kind of paper."""

    def test_facts(self, printer_id: str, language: str) -> Facts:
        """A test of a printer."""
        return {"text": f"test {printer_id} {language}"}

    def shift_facts(self, counter_id: str, language: str) -> Facts:
        """An operator's shift."""
        return {"text": f"shift {counter_id} {language}"}

    def day_facts(self, day: date | None, language: str) -> Facts:
        """A day of the hall."""
        return {"text": f"day {day} {language}"}

    def list_facts(self, language: str) -> Facts:
        """Who waits now."""
        return {"text": f"list {language}"}
