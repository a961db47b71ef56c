"""Recorded clips: which of them say a text, how they are joined, and what is told when they are broken."""

from __future__ import annotations

import itertools
import math
import os
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from audio import levels, wav
from audio.cache import NAME, Cache
from audio.clip_voice import ClipVoice
from audio.clips import MissingClips, Pack, broken_clips, clauses_of, read_pack
from audio.errors import VoiceError

Tone = Callable[..., wav.Samples]
MakePack = Callable[..., Path]

WORDS = {
    "talon": 440,
    "a": 500,
    "bir": 300,
    "ikki": 350,
    "oʻn": 400,
    "uch": 450,
    "-inchi": 550,
    "oynaga": 600,
}


@pytest.fixture
def make_pack(tmp_path: Path, tone: Tone) -> MakePack:
    """A folder with a tone for each clip and its manifest."""

    def make(
        clips: Mapping[str, float] = WORDS, *, head: str = 'languages = ["uz"]', peak: int = 6000
    ) -> Path:
        folder = tmp_path / "clips" / "dilnoza"
        folder.mkdir(parents=True, exist_ok=True)
        lines = [head, "[clips]"]
        for number, (text, pitch) in enumerate(clips.items()):
            file = folder / f"{number}.wav"
            spoken = levels.faded(tone(0.25, pitch=pitch, peak=peak))
            file.write_bytes(wav.pack(levels.silence(0.1) + spoken + levels.silence(0.1)))
            lines.append(f'"{text}" = "{number}.wav"')
        (folder / "manifest.toml").write_text("\n".join(lines), encoding="utf-8")
        return folder

    return make


@pytest.fixture
def voice(make_pack: MakePack, tmp_path: Path) -> ClipVoice:
    return ClipVoice(make_pack(), ["uz"], Cache(tmp_path / "voice"))


def texts(pack: Pack, text: str) -> list[list[str]]:
    return [[clip.text for clip in clips] for clips in pack.cover(text)]


def steepest(samples: wav.Samples) -> int:
    return max(abs(after - before) for before, after in itertools.pairwise(samples))


def test_a_text_is_joined_clause_by_clause(make_pack: MakePack) -> None:
    pack = read_pack(make_pack())

    assert texts(pack, "Talon a o'n ikki, uchinchi OYNAGA.") == [
        ["talon", "a", "oʻn", "ikki"],
        ["uch", "-inchi", "oynaga"],
    ]


def test_few_long_clips_are_taken_before_many_short_ones(make_pack: MakePack) -> None:
    pack = read_pack(make_pack({"a": 1, "b": 2, "c": 3, "a b": 4, "b c": 5, "-c": 6, "a b c d": 7}))

    assert texts(pack, "a b c") == [["a b", "c"]] or texts(pack, "a b c") == [["a", "b c"]]
    assert texts(pack, "a b c d") == [["a b c d"]]
    # The longest clip at the beginning would leave a rest that none says.
    assert texts(read_pack(make_pack({"a": 1, "a b": 2, "b c": 3})), "a b c") == [["a", "b c"]]


def test_a_missing_clip_is_never_left_out(make_pack: MakePack) -> None:
    pack = read_pack(make_pack())

    with pytest.raises(MissingClips) as caught:
        pack.cover("Talon a oʻn besh, beshinchi oynaga.")

    assert caught.value.words == ("besh", "beshinchi")
    assert not caught.value.retry
    with pytest.raises(MissingClips):
        pack.cover("...")


def test_signs_and_capitals_make_no_other_word() -> None:
    assert clauses_of("Toʼrtinchi «OYNA», maʻmur — 2-qavat!") == [
        ("toʻrtinchi", "oyna"),
        ("maʻmur",),
        ("2", "qavat"),
    ]


def test_clips_are_joined_even_and_without_clicks(voice: ClipVoice) -> None:
    path = voice.speech("Talon a oʻn ikki, uchinchi oynaga.", "uz")

    samples = wav.read(path)
    assert NAME.fullmatch(path.name)
    assert samples[0] == samples[-1] == 0
    assert max(map(abs, samples)) <= round(levels.CEILING)
    assert abs(20 * math.log10(levels.loudness(samples) / levels.LOUDNESS)) < 1
    # No step is steeper than in the highest of the tones itself.
    assert steepest(samples) < 1.1 * max(samples) * math.tau * max(WORDS.values()) / wav.RATE
    # Seven clips of 0.25 s, one pause between clauses, small ones between words.
    assert 7 * 0.25 < len(samples) / wav.RATE < 7 * 0.25 + 0.2 + 7 * 0.07


@pytest.mark.parametrize("peak", [900, 30_000])
def test_faint_and_loud_recordings_come_out_alike(make_pack: MakePack, tmp_path: Path, peak: int) -> None:
    voice = ClipVoice(make_pack(peak=peak), ["uz"], Cache(tmp_path / "voice"))

    samples = wav.read(voice.speech("talon bir", "uz"))

    assert abs(20 * math.log10(levels.loudness(samples) / levels.LOUDNESS)) < 1


def test_a_speakers_gain_is_kept(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack(head='languages = ["uz"]\ngain_db = -6')

    samples = wav.read(ClipVoice(folder, ["uz"], Cache(tmp_path / "voice")).speech("talon", "uz"))

    assert 20 * math.log10(levels.loudness(samples) / levels.LOUDNESS) == pytest.approx(-6, abs=0.5)


def test_a_recording_with_a_constant_and_an_abrupt_end_makes_no_click(
    make_pack: MakePack, tmp_path: Path
) -> None:
    folder = make_pack({"bir": 1, "ikki": 1})
    turn = math.tau * 300 / wav.RATE
    cut = array("h", [3000 + round(6000 * math.cos(turn * at)) for at in range(8001)])
    for name in ("0.wav", "1.wav"):
        (folder / name).write_bytes(wav.pack(cut))

    samples = wav.read(ClipVoice(folder, ["uz"], Cache(tmp_path / "voice")).speech("bir ikki", "uz"))

    assert samples[0] == samples[-1] == 0
    assert steepest(samples) < 1.2 * max(samples) * turn


def test_a_changed_recording_or_manifest_is_heard_at_once(
    voice: ClipVoice, make_pack: MakePack, tone: Tone, tmp_path: Path
) -> None:
    before = voice.speech("talon", "uz")
    file = tmp_path / "clips" / "dilnoza" / "0.wav"
    file.write_bytes(wav.pack(tone(0.5, pitch=440)))
    again = voice.speech("talon", "uz")
    with pytest.raises(MissingClips):
        voice.speech("besh", "uz")
    manifest = make_pack({**WORDS, "besh": 500}) / "manifest.toml"
    os.utime(manifest, ns=(1, 1))

    assert again != before
    assert voice.speech("besh", "uz").is_file()


def test_a_language_that_the_pack_has_not_is_refused(voice: ClipVoice) -> None:
    with pytest.raises(VoiceError, match="'ru'"):
        voice.speech("talon", "ru")


@pytest.mark.parametrize(
    ("manifest", "told"),
    [
        ("languages = [", "not written as TOML"),
        ("", "languages"),
        ('languages = "uz"\n[clips]\na = "0.wav"', "languages"),
        ('languages = ["uz"]', "clips"),
        ('languages = ["uz"]\nvolume = 3\n[clips]\na = "0.wav"', '"volume"'),
        ('languages = ["uz"]\ngain_db = 40\n[clips]\na = "0.wav"', "-12 to 12"),
        ('languages = ["uz"]\n[clips]\na = "../../hall.db"', "name of a file"),
        ('languages = ["uz"]\n[clips]\n"..." = "0.wav"', "no word"),
    ],
)
def test_a_wrong_manifest_says_what_is_wrong(make_pack: MakePack, manifest: str, told: str) -> None:
    folder = make_pack()
    (folder / "manifest.toml").write_text(manifest, encoding="utf-8")

    with pytest.raises(VoiceError, match=r"manifest\.toml") as caught:
        read_pack(folder)

    assert told in str(caught.value)


def test_a_pack_without_a_manifest_is_told(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r"manifest\.toml"):
        read_pack(tmp_path / "nobody")


def test_every_broken_recording_is_named(make_pack: MakePack, tmp_path: Path) -> None:
    folder = make_pack({"bir": 1, "ikki": 2, "uch": 3})
    (folder / "0.wav").write_bytes(b"RIFF")
    (folder / "1.wav").unlink()

    told = broken_clips(read_pack(folder))

    assert len(told) == 2
    assert "0.wav" in told[0]
    assert '"ikki"' in told[1]
    for text in ("bir", "ikki"):
        with pytest.raises(VoiceError, match=r"[01]\.wav"):
            ClipVoice(folder, ["uz"], Cache(tmp_path / "voice")).speech(text, "uz")
