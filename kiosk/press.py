"""The printer of an agent's PC, opened as the hall says that it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from printers.driver import Delivery, Health, Printer
from printers.slip import Slip


@dataclass(frozen=True, slots=True)
class Setting:
    """How the hall says that the printer of this PC is, and how it is taken before. Times in seconds."""

    width_dots: int = 576
    profile: str = "default"
    native: bool | None = None
    open_s: float = 3.0
    write_s: float = 10.0
    status_s: float = 6.0

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Setting:
        """The setting in a snapshot; what a newer server says besides is left out."""
        return cls(**{name: row[name] for name in cls.__slots__ if name in row})


OpenPrinter = Callable[[Setting], Printer]
"""Opens the printer of this PC; raises ValueError for a setting that it cannot have."""


class Press:
    """The printer of this PC. May be used from several threads; it does one thing at a time."""

    def __init__(self, open_printer: OpenPrinter) -> None:
        self._open = open_printer
        self._turn = threading.Lock()
        self._setting: Setting | None = None
        self._printer: Printer | None = None

    def print(self, slip: Slip, setting: Setting) -> Delivery:
        """Print; raises PrinterError, and ValueError for a setting that this printer cannot have."""
        with self._turn:
            return self._opened(setting).print(slip)

    def look(self, setting: Setting) -> Health | None:
        """How it is; None while it prints, or for a setting that it cannot have. Raises OSError."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            return self._opened(setting).look()
        except ValueError:
            return None
        finally:
            self._turn.release()

    def close(self, within_s: float) -> None:
        """Let go of it, after what it is at, or in the middle when that takes longer."""
        is_idle = self._turn.acquire(timeout=within_s)
        if self._printer:
            self._printer.close()
        if is_idle:
            self._turn.release()

    def _opened(self, setting: Setting) -> Printer:
        if self._printer is None or self._setting != setting:
            if self._printer:
                self._printer.close()
            self._printer = self._open(setting)
            self._setting = setting
        return self._printer
