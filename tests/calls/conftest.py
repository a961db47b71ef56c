"""The cast: the real catalogue, and espeak-ng as the judge of what will be heard."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

import pytest

from audio.pronounced import readable
from hall_server.texts.catalogue import Catalogue

MARKS = str.maketrans("", "", "ˈˌː -")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def phonemes() -> Callable[[Sequence[str], str], list[str]]:
    """What the voice says for each text, in its phonetic letters. What another voice says follows "(en)"."""

    def listen(texts: Sequence[str], voice: str) -> list[str]:
        # The voice puts every clause on a line of its own, so a word stands between texts of several clauses.
        mark = "zzzz." if any(sign in text for text in texts for sign in ",.;:!?") else ""
        done = subprocess.run(
            # At this pace it is done sooner, and says the same.
            ("espeak-ng", "-q", "--ipa", "-s", "449", "-v", voice, "--stdin"),
            input="".join(
                f"{readable(text, voice)}.\n\n{mark and mark + '.'}\n\n" for text in texts
            ).encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        lines = [line.strip() for line in done.stdout.decode().splitlines()]
        if not mark:
            return lines
        answers, answer = [], ""
        for line in lines:
            if line == lines[-1]:
                answers.append(answer.strip())
                answer = ""
            else:
                answer += f" {line}"
        return answers

    return listen


@pytest.fixture(scope="session")
def heard(
    phonemes: Callable[[Sequence[str], str], list[str]],
) -> Callable[[Sequence[str], str], list[str]]:
    """The same without stress, length and spaces."""
    return lambda texts, voice: [said.translate(MARKS) for said in phonemes(texts, voice)]
