"""How long a slip takes to become bytes, and how long these take on a slow line. In one table:

.venv/bin/pytest -m long -s tests/printers/test_paper_speed.py
"""

from __future__ import annotations

import statistics
import time

import pytest
from typical_slips import LANGUAGES, WIDTHS, typical_slip

from printers.escpos import encode
from printers.profile import named

ROUNDS = 30
MOST_MS = 15.0
BYTES_A_SECOND = 960  # 9600 baud, ten bits a byte


def measured(language: str, width: int, model: str, *, large: bool, native: bool, fonts) -> tuple[float, int]:
    """The median of the milliseconds that one takes, and the most bytes."""
    profile = named(model, width_dots=width, native=native)
    spent, sizes = [], []
    for number in range(ROUNDS):
        visitor = typical_slip(language, large=large, number=number)
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
                ms, size = measured(language, width, "default", large=large, native=False, fonts=fonts)
                slow_ms, slow_size = measured(
                    language, width, "default-native", large=large, native=True, fonts=fonts
                )
                line_s = slow_size / BYTES_A_SECOND
                kind = "large" if large else "ordinary"
                print(f"{language:10}{kind:10}{width:5}{ms:8.1f}{size:8}", end="")
                print(f"{slow_ms:8.1f}{slow_size:8}{line_s:12.2f} s")
                if not large:
                    slowest = max(slowest, ms)
    assert slowest <= MOST_MS
