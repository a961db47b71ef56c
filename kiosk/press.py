"""The printer of an agent's PC, opened as the hall says that it is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from printers.driver import Delivery, Health, Printer
from printers.slip import Slip

Document = dict[str, Any]

OpenPrinter = Callable[[int, str], Printer]
"""Opens the printer of this PC for a width in dots and a profile; raises ValueError."""

ANY_PRINTER = {"width_dots": 576, "profile": "default"}
"""How it is opened before the hall has said which one it is."""


class Press:
    """The printer of this PC. May be used from several threads; it does one thing at a time."""

    def __init__(self, open_printer: OpenPrinter) -> None:
        self._open = open_printer
        self._turn = threading.Lock()
        self._setting: tuple[int, str] | None = None
        self._printer: Printer | None = None

    def print(self, slip: Slip, setting: Document) -> Delivery:
        """Print; raises PrinterError, and ValueError for a setting that this printer cannot have."""
        with self._turn:
            return self._opened(setting).print(slip)

    def look(self, setting: Document) -> Health | None:
        """How it is; None while it prints, or cannot be opened."""
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

    def _opened(self, setting: Document) -> Printer:
        wanted = (int(setting["width_dots"]), str(setting["profile"]))
        if self._printer is None or self._setting != wanted:
            if self._printer:
                self._printer.close()
            self._printer = self._open(*wanted)
            self._setting = wanted
        return self._printer
