"""Programs of the PC as voices: what they are given, what is taken from them, and how they are stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from audio import levels, wav
from audio.cache import Cache
from audio.errors import VoiceError, VoiceTooSlow
from audio.program import ProgramVoice

MakeProgram = Callable[..., ProgramVoice]

SERVER = """
import sys
from pathlib import Path
from audio.cache import Cache
from audio.program import ProgramVoice
folder = Path(sys.argv[1])
ProgramVoice(folder / "programs", "say", ["uz"], Cache(folder / "voice"), timeout_s=60).speech("bir", "uz")
"""


@pytest.fixture
def program(tmp_path: Path) -> MakeProgram:
    """A voice of a shell script."""

    def make(script: str, *, timeout_s: float = 10.0, mode: int = 0o755, rate: int = 140) -> ProgramVoice:
        folder = tmp_path / "programs"
        folder.mkdir(exist_ok=True)
        file = folder / "say"
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(mode)
        return ProgramVoice(folder, "say", ["uz"], Cache(tmp_path / "voice"), rate=rate, timeout_s=timeout_s)

    return make


def test_a_program_gets_text_file_language_and_rate(
    program: MakeProgram, sound: Callable[..., Path], tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    voice = program(f'echo "$2 $3 $(cat)" > {asked}; cp {sound(0.5)} "$1"', rate=120)

    samples = wav.read(voice.speech("oʻn; $(ikki) 'uch'", "uz"))

    assert asked.read_text() == "uz 120 oʻn; $(ikki) 'uch'\n"
    assert levels.loudness(samples) == pytest.approx(levels.LOUDNESS, rel=0.1)


def test_what_a_program_spoke_is_kept(
    program: MakeProgram, sound: Callable[..., Path], tmp_path: Path
) -> None:
    voice = program(f'echo once >> {tmp_path}/calls; cp {sound(0.5)} "$1"')

    assert voice.speech("bir", "uz") == voice.speech("bir", "uz")
    assert (tmp_path / "calls").read_text() == "once\n"


def test_a_hanging_program_is_stopped_with_its_children(program: MakeProgram, tmp_path: Path) -> None:
    voice = program(f"sleep 60 & echo $! > {tmp_path}/pid; wait", timeout_s=1.0)
    began = time.monotonic()

    with pytest.raises(VoiceTooSlow, match="within 1 s"):
        voice.speech("bir", "uz")

    assert time.monotonic() - began < 5
    assert _is_gone(int((tmp_path / "pid").read_text()))


def test_a_program_ends_with_its_children_when_the_server_is_killed(
    program: MakeProgram, tmp_path: Path
) -> None:
    pids = tmp_path / "pids"
    program(f"sleep 60 & echo $$ $! > {pids}.part; mv {pids}.part {pids}; wait")
    server = subprocess.Popen((sys.executable, "-c", SERVER, str(tmp_path)), cwd=Path(__file__).parents[2])
    while not pids.exists():
        assert server.poll() is None
        time.sleep(0.02)

    server.kill()
    server.wait()

    assert all(_is_gone(int(pid)) for pid in pids.read_text().split())


def test_a_program_that_cannot_be_started_is_not_tried_again(program: MakeProgram, tmp_path: Path) -> None:
    voice = program("")
    (tmp_path / "programs" / "say").write_text("#!/no/such/shell\n")

    with pytest.raises(VoiceError, match=r"does not start: .*No such file") as caught:
        voice.speech("bir", "uz")

    assert not caught.value.retry


def test_a_program_that_leaves_a_child_behind_does_not_keep_it(
    program: MakeProgram, sound: Callable[..., Path], tmp_path: Path
) -> None:
    voice = program(f'sleep 60 & echo $! > {tmp_path}/pid; cp {sound(0.5)} "$1"')

    voice.speech("bir", "uz")

    assert _is_gone(int((tmp_path / "pid").read_text()))


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo no model >&2; exit 3", "no model"),
        ("exit 0", "no usable sound"),
        ('echo rubbish > "$1"', "no usable sound"),
        ("yes complaint | head -c 3000000 >&2; exit 1", "complaint"),
    ],
)
def test_a_program_that_fails_says_why(program: MakeProgram, script: str, told: str) -> None:
    with pytest.raises(VoiceError, match=told):
        program(script).speech("bir", "uz")


def test_a_program_that_is_missing_or_not_executable_is_told(program: MakeProgram, tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="executable"):
        program("exit 0", mode=0o644).name("bir", "uz")
    with pytest.raises(VoiceError, match="nobody"):
        ProgramVoice(tmp_path, "nobody", ["uz"], Cache(tmp_path / "voice")).speech("bir", "uz")
    with pytest.raises(VoiceError, match="'ru'"):
        program("exit 0").speech("один", "ru")


def test_a_replaced_program_speaks_anew(program: MakeProgram, sound: Callable[..., Path]) -> None:
    before = program(f'cp {sound(0.5)} "$1"').speech("bir", "uz")

    after = program(f'cp {sound(0.7, "other.wav")} "$1"').speech("bir", "uz")

    assert after != before


def _is_gone(pid: int) -> bool:
    """Killed children of a dead parent are collected by the system in a moment."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            if "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]:
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False
