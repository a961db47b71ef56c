"""The folder of WAV files."""

from __future__ import annotations

import os
import time
from array import array
from pathlib import Path

import pytest

from audio import wav
from audio.cache import LEFT_BEHIND_S, NAME, PRUNE_EVERY, Cache, name_of

CONTENT = wav.pack(array("h", [1] * 1000))


def test_a_name_tells_what_was_asked_for_and_nothing_else() -> None:
    names = {
        name_of("speech", "uz", 140, "a"),
        name_of("speech", "uz", 141, "a"),
        name_of("speech", "uz", 140, "ab"),
    }

    assert len(names) == 3
    assert all(NAME.fullmatch(name) for name in names)
    assert name_of("a", "bc") != name_of("ab", "c")


def test_speech_that_a_killed_server_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    for name, age_s in (("speech-old", 2 * LEFT_BEHIND_S), ("speech-new", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "speech.wav").write_bytes(CONTENT)
        os.utime(tmp_path / name, (time.time() - age_s,) * 2)

    Cache(tmp_path).sweep()

    assert [left.name for left in tmp_path.iterdir()] == ["speech-new"]


@pytest.mark.parametrize("name", ["../hall.db", "a.wav", "A" * 64 + ".wav", "0" * 64 + ".wav\n", "0" * 64])
def test_no_other_name_is_kept(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Cache(tmp_path).keep(name, CONTENT)


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new" / "folder")

    path = cache.keep(name_of(1), CONTENT)

    assert cache.find(name_of(1)) == path
    assert cache.find(name_of(2)) is None
    assert list(cache.folder.iterdir()) == [path]


def test_keeping_the_same_twice_is_harmless(tmp_path: Path) -> None:
    cache = Cache(tmp_path)

    assert cache.keep(name_of(1), CONTENT) == cache.keep(name_of(1), CONTENT)


def test_a_broken_file_is_removed_when_it_is_asked_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    path = cache.keep(name_of(1), CONTENT)
    path.write_bytes(CONTENT[:500])

    assert cache.find(name_of(1)) is None
    assert not path.exists()


def test_files_unused_for_longest_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most_bytes=2 * len(CONTENT))
    paths = [cache.keep(name_of(number), CONTENT) for number in range(3)]
    for age, path in zip((300, 200, 100), paths, strict=True):
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    cache.find(paths[0].name)

    cache.prune()

    assert [path.exists() for path in paths] == [True, False, True]


def test_drafts_of_a_killed_process_go_too(tmp_path: Path) -> None:
    draft = tmp_path / "left.part"
    draft.write_bytes(CONTENT)
    os.utime(draft, (1, 1))
    cache = Cache(tmp_path, most_bytes=len(CONTENT))
    cache.keep(name_of(1), CONTENT)

    cache.prune()

    assert not draft.exists()


def test_the_folder_does_not_grow_for_ever(tmp_path: Path) -> None:
    cache = Cache(tmp_path, most_bytes=10 * len(CONTENT))

    for number in range(2 * PRUNE_EVERY):
        cache.keep(name_of(number), CONTENT)

    assert len(list(tmp_path.iterdir())) == 10
    assert cache.find(name_of(2 * PRUNE_EVERY - 1))
