"""Speech by the real voices, and what happens when they fail."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from audio import levels, wav
from audio.cache import NAME
from audio.errors import VoiceError
from audio.voice import Voice

FAILS = "import sys; sys.exit(1)"

SENTENCES = [
    ("uz", "Talon a qirq ikki, uchinchi oynaga, birinchi qavat, chapda."),
    ("uz-Cyrl", "Talon a qirq ikki, uchinchi oynaga, birinchi qavat, chapda."),
    ("ru", "Талон а сорок два, окно три, первый этаж, слева."),
    ("en", "Ticket eigh forty-two, window three, ground floor, left."),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_sentence_is_spoken_loud_and_clear(voice: Voice, language: str, text: str) -> None:
    samples = wav.read(voice.speech(text, language))

    assert 2.5 < len(samples) / wav.RATE < 8.0
    assert levels.loudness(samples) > 0.05 * wav.FULL_SCALE
    assert max(samples) < wav.FULL_SCALE
    assert min(samples) > -wav.FULL_SCALE


def test_voices_differ(voice: Voice) -> None:
    spoken = {wav.read(voice.speech("tri", language)).tobytes() for language in ("uz", "ru", "en")}

    assert len(spoken) == 3


def test_both_scripts_of_uzbek_share_one_voice_and_its_files(voice: Voice) -> None:
    assert voice.speech("chapda", "uz") == voice.speech("chapda", "uz-Cyrl")


def test_a_word_with_a_mended_stress_is_spoken_with_it(voice: Voice) -> None:
    # The soft sign moves the stress to where it belongs, and is not heard itself.
    mended, spelled = (wav.read(voice.speech(text, "ru")) for text in ("сорок", "сорокь"))

    assert mended == spelled


def test_brackets_of_a_hall_are_no_phonemes(voice: Voice) -> None:
    bracketed, plain = (wav.read(voice.speech(text, "en")) for text in ("[[window]]", "window"))

    assert len(bracketed) == pytest.approx(len(plain), rel=0.1)


def test_a_longer_text_takes_longer(voice: Voice) -> None:
    short, long = (wav.inspect(voice.speech(text, "en")).seconds for text in ("two", "two hundred and two"))

    assert long > 1.5 * short


def test_speaking_slower_takes_longer_and_is_kept_apart(tmp_path: Path) -> None:
    slow, fast = (Voice(tmp_path, rate=rate).speech("Window three.", "en") for rate in (100, 200))

    assert wav.inspect(slow).seconds > 1.4 * wav.inspect(fast).seconds


def test_what_was_spoken_once_needs_no_child_process(tmp_path: Path) -> None:
    first = Voice(tmp_path).speech("oʻng tomonda", "uz")

    again = Voice(tmp_path, program=(sys.executable, "-c", FAILS)).speech("oʻng tomonda", "uz")

    assert again == first
    assert NAME.fullmatch(again.name)


def test_a_kept_file_that_was_cut_is_spoken_again(tmp_path: Path) -> None:
    voice = Voice(tmp_path)
    path = voice.speech("chapda", "uz")
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])

    again = voice.speech("chapda", "uz")

    assert again.read_bytes() == whole


@pytest.mark.parametrize("text", ["--help", "- one", '"quoted" <speak> & $HOME', "two\nlines", "ў қ ғ ҳ ʻ ʼ"])
def test_text_is_only_ever_spoken(voice: Voice, text: str) -> None:
    assert wav.inspect(voice.speech(text, "en")).frames


def test_a_long_text_is_spoken_to_its_end(voice: Voice) -> None:
    # A process that does not wait for the voice loses such a text, or speaks it at another rate.
    sixty, sixty_one = (wav.inspect(voice.speech("word " * times, "en")).seconds for times in (60, 61))

    assert 15 < sixty < sixty_one < 30


def test_speech_works_wherever_the_server_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert Voice(Path("voice")).speech("left", "en").is_file()


def test_a_phrase_sounds_the_same_however_busy_the_pc_is(tmp_path: Path) -> None:
    def spoken(turn: int) -> bytes:
        voice = Voice(tmp_path / str(turn))
        return voice.speech("uchinchi oynaga, birinchi qavat, chapda.", "uz").read_bytes()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(spoken, range(24)))) == 1


def test_many_threads_may_ask_at_once(tmp_path: Path) -> None:
    voice = Voice(tmp_path)
    texts = ["chapda", "oʻngda", "qirq", "ellik"] * 4

    with ThreadPoolExecutor(8) as threads:
        paths = list(threads.map(lambda text: voice.speech(text, "uz"), texts))

    assert len(set(paths)) == 4
    assert all(wav.inspect(path).frames for path in paths)
    assert not list(tmp_path.glob("*.part"))


def test_a_voice_that_hangs_is_stopped(speaking_with: Callable[..., Voice], tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    hanging = f"import os, time; open({str(pid_file)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    with pytest.raises(VoiceError, match=r"within 1 s") as caught:
        speaking_with(hanging, timeout_s=1.0).speech("left", "en")

    assert caught.value.retry
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid_file.read_text()), 0)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("import sys; print('no sound today', file=sys.stderr); sys.exit(3)", "no sound today"),
        ("import os; os.abort()", "no reason"),
        ("", "no usable sound"),
        ("import sys; open(sys.argv[3], 'w').close()", "no usable sound"),
        ("import sys; open(sys.argv[3], 'w').write('RIFF and so on')", "no usable sound"),
    ],
    ids=["says why", "crashes", "writes nothing", "writes an empty file", "writes rubbish"],
)
def test_a_voice_that_fails_leaves_nothing_behind(
    speaking_with: Callable[..., Voice], tmp_path: Path, script: str, reason: str
) -> None:
    with pytest.raises(VoiceError, match=re.escape(reason)):
        speaking_with(script).speech("left", "en")

    assert not list(tmp_path.rglob("*.*"))


def test_a_speech_program_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="no-such-program") as caught:
        Voice(tmp_path, program=("no-such-program",)).speech("left", "en")

    assert not caught.value.retry


def test_a_language_without_a_voice_is_refused(voice: Voice) -> None:
    with pytest.raises(VoiceError, match="'tlh'") as caught:
        voice.speech("Qapla", "tlh")

    assert not caught.value.retry


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_is_refused(voice: Voice, text: str) -> None:
    with pytest.raises(VoiceError, match="empty"):
        voice.speech(text, "en")


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "voice"
    folder.write_text("a file is in the way")

    with pytest.raises(VoiceError, match="no room for speech") as caught:
        Voice(folder).speech("left", "en")

    assert caught.value.retry


def speak_once(voice: str, file: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (sys.executable, "-m", "audio.speak_once", voice, "140", str(file)),
        input=b"Qapla",
        capture_output=True,
        timeout=20,
        cwd=Path(__file__).parents[2],
        check=False,
    )


def test_the_child_process_ends_at_once_when_it_cannot_write(tmp_path: Path) -> None:
    done = speak_once("en", tmp_path / "no" / "such" / "folder.wav")

    assert done.returncode == 1
    assert b"Error saving" in done.stderr


def test_the_child_process_refuses_a_voice_it_has_not(tmp_path: Path) -> None:
    done = speak_once("klingon", tmp_path / "a.wav")

    assert done.returncode == 1
    assert b"no voice 'klingon'" in done.stderr
    assert not (tmp_path / "a.wav").exists()
