"""Sound as it is kept here: 16-bit samples of one channel, at one rate, in WAV files."""

from __future__ import annotations

import io
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

RATE = 22050
"""Samples a second. It is what the voices give, so speech is never resampled."""

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
