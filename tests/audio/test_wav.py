"""WAV files: only whole ones of our own format are taken."""

from __future__ import annotations

import io
import itertools
import math
import wave
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from audio import wav


def wav_file(
    path: Path, *, channels: int = 1, width: int = 2, rate: int = wav.RATE, frames: int = 100
) -> Path:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate)
        writer.writeframes(bytes(channels * width * frames))
    return path


def test_samples_come_back_as_they_were_written(tmp_path: Path) -> None:
    samples = array("h", [0, 1, -1, 32767, -32768])
    path = tmp_path / "a.wav"

    path.write_bytes(wav.pack(samples))

    assert wav.read(path) == samples
    assert wav.inspect(path) == wav.Format(channels=1, rate=22050, frames=5)


def test_duration_is_told_in_seconds(sound: Callable[..., Path]) -> None:
    assert wav.inspect(sound(0.5)).seconds == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize(
    "content",
    [b"", b"RIFF", b"not a sound at all, but long enough to look at", wav.pack(array("h", [1] * 9))[:-4]],
    ids=["empty", "only a beginning", "text", "cut"],
)
def test_what_is_no_whole_wav_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)

    with pytest.raises(ValueError, match=r"."):
        wav.inspect(path)


def test_a_file_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sound"):
        wav.inspect(wav_file(tmp_path / "a.wav", frames=0))


def test_eight_bit_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="8-bit"):
        wav.inspect(wav_file(tmp_path / "a.wav", width=1))


@pytest.mark.parametrize(("channels", "rate"), [(2, wav.RATE), (1, 44100)])
def test_another_format_is_never_mixed_into_an_announcement(tmp_path: Path, channels: int, rate: int) -> None:
    path = wav_file(tmp_path / "a.wav", channels=channels, rate=rate)

    with pytest.raises(ValueError, match="mono"):
        wav.read(path)


def test_packed_sound_is_read_by_others() -> None:
    with wave.open(io.BytesIO(wav.pack(array("h", [1, 2, 3])))) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, 22050)


@pytest.mark.parametrize("rate", [8000, 16_000, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_sound_of_another_rate_keeps_its_length_pitch_and_level(
    tmp_path: Path, rate: int, channels: int
) -> None:
    turn = math.tau * 500 / rate
    wave_ = [round(8000 * math.sin(turn * at)) for at in range(rate // 2)]
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(array("h", [sample for sample in wave_ for _ in range(channels)]).tobytes())

    samples = wav.read_any(path)

    assert len(samples) / wav.RATE == pytest.approx(0.5, abs=0.001)
    assert sum(before < 0 <= after for before, after in itertools.pairwise(samples)) == pytest.approx(
        250, abs=1
    )
    assert max(samples) == pytest.approx(8000, rel=0.03)


@pytest.mark.parametrize(("channels", "rate"), [(3, wav.RATE), (1, 4000), (1, 192_000)])
def test_sound_of_a_strange_format_is_refused(tmp_path: Path, channels: int, rate: int) -> None:
    with pytest.raises(ValueError, match="one or two"):
        wav.read_any(wav_file(tmp_path / "a.wav", channels=channels, rate=rate))
