"""Numbers and labels of tickets."""

from __future__ import annotations

from dataclasses import dataclass

from hall_server.domain.errors import Refused

NEARLY_FULL = 0.9
"""Share of a series after which the staff is alarmed."""


@dataclass(frozen=True, slots=True)
class Series:
    """A number series: prefix and range, both ends included."""

    id: str
    prefix: str
    first: int
    last: int

    def following(self, former: int | None) -> int:
        """The number after `former` (None: no number given out yet today); raises Refused (`series_full`)."""
        number = self.first if former is None else former + 1
        if number > self.last:
            raise Refused("series_full", series=self.id)
        return number

    def label(self, number: int) -> str:
        """Prefix and number, zero-padded to the width of the last one: A007."""
        return f"{self.prefix}{number:0{len(str(self.last))}d}"

    def is_nearly_full(self, number: int) -> bool:
        """Have so many numbers been given out that the staff should know?"""
        return number - self.first + 1 >= NEARLY_FULL * (self.last - self.first + 1)
