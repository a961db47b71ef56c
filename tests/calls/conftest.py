"""The cast: the real catalogue, and espeak-ng as the judge of what will be heard."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

import pytest

from hall_server.texts.catalogue import Catalogue

STRESS = str.maketrans("", "", "ˈˌː -")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def heard() -> Callable[[Sequence[str], str], list[str]]:
    """What the voice says for each text, in phonetic letters, without stress, length and spaces.

    A part in a voice of another language stands in it as "(en)". Commas of one text stay in one text.
    """

    def listen(texts: Sequence[str], voice: str) -> list[str]:
        # A word between the texts, because the voice puts every clause on a line of its own.
        mark = "zzzz"
        done = subprocess.run(
            ("espeak-ng", "-q", "--ipa", "-v", voice, "--stdin"),
            input="".join(f"{text}.\n\n{mark}.\n\n" for text in texts).encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        lines = [line.translate(STRESS) for line in done.stdout.decode().splitlines()]
        answers, answer = [], ""
        for line in lines:
            if line == lines[-1]:
                answers.append(answer)
                answer = ""
            else:
                answer += line
        return answers

    return listen
