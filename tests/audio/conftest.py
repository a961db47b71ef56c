"""The cast: a voice that really speaks, sounds to measure, and a clock moved by hand."""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from audio import wav
from audio.voice import Voice


@pytest.fixture(scope="session")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Voice:
    """Real speech; what one test had spoken, the others find in the cache."""
    return Voice(tmp_path_factory.mktemp("voice"))


@pytest.fixture
def speaking_with(tmp_path: Path) -> Callable[..., Voice]:
    """A voice whose child process runs this Python script instead; `sys.argv[3]` is the file to write."""

    def make(script: str, *, timeout_s: float = 10.0) -> Voice:
        return Voice(tmp_path / "voice", timeout_s, program=(sys.executable, "-c", script))

    return make


@pytest.fixture
def tone() -> Callable[..., wav.Samples]:
    """A sine, silent at request before and after."""

    def make(
        seconds: float, *, peak: int = 10_000, silent_s: float = 0.0, pitch: float = 440.0
    ) -> wav.Samples:
        silent = array("h", bytes(2 * round(silent_s * wav.RATE)))
        turn = 2 * math.pi * pitch / wav.RATE
        return (
            silent
            + array("h", [round(peak * math.sin(turn * at)) for at in range(round(seconds * wav.RATE))])
            + silent
        )

    return make


@pytest.fixture
def sound(tmp_path: Path, tone: Callable[..., wav.Samples]) -> Callable[..., Path]:
    """A WAV file of so many seconds."""

    def make(seconds: float = 0.2, name: str = "sound.wav") -> Path:
        path = tmp_path / name
        path.write_bytes(wav.pack(tone(seconds)))
        return path

    return make


class HandClock:
    """Seconds that pass only when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> HandClock:
    return HandClock()
