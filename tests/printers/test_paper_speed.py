"""How long a slip takes to become bytes, and how long these take on a slow line. In one table:

.venv/bin/pytest -m long -s tests/printers/test_paper_speed.py
"""

from __future__ import annotations

import statistics
import time
from dataclasses import replace

import pytest
from typical_slips import LANGUAGES, WIDTHS, typical_slip

from printers.escpos import encode
from printers.profile import named
from printers.slip import Size, Slip, Text

ROUNDS = 30
MOST_MS = 15.0
BYTES_A_SECOND = 960  # 9600 baud, ten bits a byte


def numbered(slip: Slip, number: int) -> Slip:
    """The same slip with another label, people ahead and time: what differs between two visitors."""
    lines = []
    for line in slip.lines:
        if isinstance(line, Text) and line.size is Size.LABEL:
            lines.append(replace(line, text=f"A{number:03d}"))
        elif isinstance(line, Text):
            lines.append(
                replace(
                    line, text=line.text.replace("12 ", f"{number} ").replace(":05", f":{number % 60:02d}")
                )
            )
        else:
            lines.append(line)
    return Slip(tuple(lines), slip.large)


def measured(slip: Slip, width: int, model: str, *, native: bool, fonts) -> tuple[float, int]:
    """The median of the milliseconds that one takes, and the most bytes."""
    profile = named(model, width_dots=width, native=native)
    spent, sizes = [], []
    for number in range(ROUNDS):
        visitor = numbered(slip, number)
        # Time of this thread, so that other programs on the machine do not count.
        began = time.thread_time()
        stream = encode(visitor, profile=profile, fonts=fonts)
        spent.append((time.thread_time() - began) * 1000)
        sizes.append(len(stream))
    return statistics.median(spent), max(sizes)


@pytest.mark.long
def test_a_slip_is_drawn_and_encoded_in_fifteen_milliseconds(fonts):
    slowest = 0.0
    print(f"\n{'':25}{'as a picture':>16}{'on a slow line':>30}")
    print(f"{'language':10}{'print':10}{'dots':>5}" + 2 * f"{'ms':>8}{'bytes':>8}" + f"{'at 9600 baud':>14}")
    for large in (False, True):
        for language in LANGUAGES:
            for width in WIDTHS:
                slip = typical_slip(language, large=large)
                ms, size = measured(slip, width, "default", native=False, fonts=fonts)
                slow_ms, slow_size = measured(slip, width, "default-native", native=True, fonts=fonts)
                line_s = slow_size / BYTES_A_SECOND
                kind = "large" if large else "ordinary"
                print(f"{language:10}{kind:10}{width:5}{ms:8.1f}{size:8}", end="")
                print(f"{slow_ms:8.1f}{slow_size:8}{line_s:12.2f} s")
                if not large:
                    slowest = max(slowest, ms)
    assert slowest <= MOST_MS
