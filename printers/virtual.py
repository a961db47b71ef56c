"""A printer without paper: it keeps each slip as a picture, and can be told to fail like a real one."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.escpos import encode_picture
from printers.profile import Profile
from printers.raster import picture
from printers.slip import Slip

KEPT_SLIPS = 200


@dataclass(frozen=True, slots=True)
class KeptSlip:
    """One slip that came out: its picture (PNG) and the bytes that a real printer would have got."""

    number: int
    printed_at: datetime  # UTC
    picture: Path
    stream: Path


class VirtualPrinter:
    """Keeps the newest slips in a folder. May be used from several threads.

    Its faults are plain switches that may be turned at any time: `offline`, `paper_out`, `cover_open` and
    `error` refuse slips, `slow_s` makes each one take that many seconds, `die_half_way` tears them in the
    middle, `mute` prints without confirming, and `near_end` says that little paper is left.
    """

    def __init__(self, name: str, folder: Path, *, width_dots: int, fonts: Path) -> None:
        self.name = name
        self.offline = False
        self.paper_out = False
        self.near_end = False
        self.cover_open = False
        self.error = False
        self.die_half_way = False
        self.mute = False
        self.slow_s = 0.0
        self._folder = folder
        self._fonts = fonts
        self._profile = Profile(name="virtual", width_dots=width_dots)
        self._one_slip = threading.Lock()
        self._closed = threading.Event()

    def print(self, slip: Slip) -> Delivery:
        """Keep the slip; raise PrinterError as the switches say."""
        with self._one_slip:
            self._refuse_if_told()
            if self.slow_s and self._closed.wait(self.slow_s):
                raise self._error("was switched off during a slip. Switch it on", Fault.BROKE_OFF, began=True)
            paper = picture(slip, width_dots=self._profile.width_dots, fonts=self._fonts)
            if self.die_half_way:
                self._keep(paper.crop((0, 0, paper.width, max(1, paper.height // 2))))
                raise self._error(
                    "stopped in the middle of a slip. Take out the torn one", Fault.BROKE_OFF, began=True
                )
            self._keep(paper)
            return Delivery.UNCONFIRMED if self.mute else Delivery.PRINTED

    def look(self) -> Health:
        """How its switches stand."""
        if self.offline or self._closed.is_set():
            return Health(Condition.OFFLINE)
        if self.mute:
            return Health()
        paper = Paper.OUT if self.paper_out else Paper.LOW if self.near_end else Paper.ENOUGH
        if self.cover_open:
            return Health(Condition.COVER_OPEN, paper)
        if self.error:
            return Health(Condition.ERROR, paper)
        return Health(Condition.PAPER_OUT if self.paper_out else Condition.ONLINE, paper)

    def close(self) -> None:
        """End a slow print at once."""
        self._closed.set()

    def kept(self) -> tuple[KeptSlip, ...]:
        """The slips in the folder, the newest first."""
        numbers = sorted(self._numbers(), reverse=True)
        return tuple(self._slip(number) for number in numbers)

    def _refuse_if_told(self) -> None:
        if self.offline or self._closed.is_set():
            raise self._error("is off. Switch it on", Fault.OFFLINE)
        if self.cover_open:
            raise self._error("has its cover open. Close it", Fault.COVER_OPEN)
        if self.error:
            raise self._error("reports an error. Look for a jam at its cutter", Fault.ERROR)
        if self.paper_out:
            raise self._error("is out of paper. Put in a new roll", Fault.PAPER_OUT)

    def _error(self, trouble: str, code: Fault, *, began: bool = False) -> PrinterError:
        message = f"Printer {self.name} {trouble}; the slip prints when it is ready again."
        return PrinterError(message, retry=True, code=code, began=began)

    def _keep(self, paper: Image.Image) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        numbers = sorted(self._numbers())
        number = numbers[-1] + 1 if numbers else 1
        self._path(number, "bin").write_bytes(encode_picture(paper, profile=self._profile))
        # The picture is what makes a slip kept, so it comes last and whole.
        unfinished = self._path(number, "part")
        paper.save(unfinished, format="PNG")
        unfinished.replace(self._path(number, "png"))
        for old in numbers[: len(numbers) + 1 - KEPT_SLIPS]:
            self._path(old, "png").unlink(missing_ok=True)
            self._path(old, "bin").unlink(missing_ok=True)

    def _numbers(self) -> list[int]:
        return [int(file.stem) for file in self._folder.glob("*.png") if file.stem.isdecimal()]

    def _slip(self, number: int) -> KeptSlip:
        file = self._path(number, "png")
        printed_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        return KeptSlip(number, printed_at, file, self._path(number, "bin"))

    def _path(self, number: int, kind: str) -> Path:
        return self._folder / f"{number:06d}.{kind}"
