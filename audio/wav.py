"""Sound as it is kept here: 16-bit samples of one channel, at one rate, in WAV files."""

from __future__ import annotations

import io
import wave
from array import array
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TypeAlias

RATE = 22050
"""Samples a second. It is what the voices give, so speech is never resampled."""

LEAST_RATE, MOST_RATE = 8000, 96_000
"""The rates of files from elsewhere, which are converted."""

FULL_SCALE = 32767

Samples: TypeAlias = "array[int]"
"""Signed 16-bit samples, array type code "h"."""


@dataclass(frozen=True)
class Format:
    """What the head of a WAV file says, checked against the length of the file."""

    channels: int
    rate: int
    frames: int

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return self.frames / self.rate


def inspect(path: Path) -> Format:
    """The format of a file; raises ValueError unless it is whole, 16-bit and not empty, OSError if absent."""
    return _read(path.read_bytes())[0]


def read(path: Path) -> Samples:
    """The samples of a file; raises ValueError when its format is not ours, OSError when it is absent."""
    form, frames = _read(path.read_bytes())
    if (form.channels, form.rate) != (1, RATE):
        raise ValueError(
            f"{form.channels} channels at {form.rate} Hz, but only mono at {RATE} Hz is used here"
        )
    samples = array("h")
    samples.frombytes(frames)
    return samples


def read_any(path: Path) -> Samples:
    """The samples of a file of any rate, of one or two channels, as if it had our format; raises as `read`.

    Two channels become their mean. Another rate is converted on straight lines between the samples: good
    enough for speech, though a trained ear hears the difference above 5 kHz.
    """
    form, frames = _read(path.read_bytes())
    if form.channels not in (1, 2) or not LEAST_RATE <= form.rate <= MOST_RATE:
        raise ValueError(
            f"{form.channels} channels at {form.rate} Hz, but only one or two at "
            f"{LEAST_RATE} to {MOST_RATE} Hz are understood"
        )
    samples = array("h")
    samples.frombytes(frames)
    if form.channels == 2:
        samples = array(
            "h", [(left + right) // 2 for left, right in zip(samples[::2], samples[1::2], strict=True)]
        )
    return samples if form.rate == RATE else _resampled(samples, form.rate)


def pack(samples: Samples) -> bytes:
    """A whole WAV file with these samples."""
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(samples.tobytes())
    return file.getvalue()


def _read(content: bytes) -> tuple[Format, bytes]:
    try:
        with wave.open(io.BytesIO(content), "rb") as reader:
            form = Format(reader.getnchannels(), reader.getframerate(), reader.getnframes())
            width = reader.getsampwidth()
            frames = reader.readframes(form.frames)
    except (wave.Error, EOFError) as fault:
        raise ValueError(f"not a WAV file: {fault or 'it ends early'}") from fault
    if width != 2:
        raise ValueError(f"{8 * width}-bit samples, but only 16-bit samples are used here")
    if not form.frames:
        raise ValueError("there is no sound in it")
    # A file cut by a full disk or a power cut keeps its head and lacks its end.
    if len(frames) != form.frames * form.channels * width:
        raise ValueError("it ends early")
    return form, frames


def _resampled(samples: Samples, rate: int) -> Samples:
    # Tones above half of our rate would come back as wrong ones: a mean over one new sample takes them away.
    width = max(1, round(rate / RATE))
    if width > 1:
        sums = [0, *accumulate(samples)]
        samples = array(
            "h", [(sums[at + width] - sums[at]) // width for at in range(len(samples) - width + 1)]
        )
    step = rate / RATE
    result = array("h")
    for at in range(max(1, int((len(samples) - 1) / step))):
        before = int(at * step)
        share = at * step - before
        here, there = samples[before], samples[min(before + 1, len(samples) - 1)]
        result.append(round(here + share * (there - here)))
    return result
