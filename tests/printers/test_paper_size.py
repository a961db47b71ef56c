"""How many bytes a slip is, which on a slow line is how long a visitor waits for it."""

from __future__ import annotations

import pytest
from typical_slips import LANGUAGES, WIDTHS, typical_slip

from printers.escpos import encode
from printers.profile import named

MOST_BYTES = 20_480
"""Of one slip with a code and every ordinary line, on paper of 80 mm."""

MOST_BYTES_SERIAL = 7_680
"""Eight seconds at 9600 baud, with ten bits a byte."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_with_every_ordinary_line_is_small(language, width, fonts):
    stream = encode(typical_slip(language), profile=named("default", width_dots=width), fonts=fonts)

    assert len(stream) <= MOST_BYTES


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_slow_line_a_picture_of_a_slip_is_smaller_too(language, width, fonts):
    slow = encode(typical_slip(language), profile=named("default", width_dots=width, baud=9600), fonts=fonts)
    fast = encode(typical_slip(language), profile=named("default", width_dots=width), fonts=fonts)

    assert len(slow) <= 0.66 * len(fast)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_on_a_slow_line_takes_at_most_eight_seconds(language, width, fonts):
    profile = named("default-native", width_dots=width, baud=9600)

    stream = encode(typical_slip(language), profile=profile, fonts=fonts)

    assert len(stream) <= MOST_BYTES_SERIAL
