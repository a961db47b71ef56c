"""What is wrong with a hall file: each problem with its place, what was found and what is allowed."""

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from config.sentences import ENGLISH, Said, Sentence, allowed, say, sentence, together

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """A problem at a path of the document, before anybody knows which line of which file that is."""

    path: Path
    message: str
    found: str | None = None


@dataclass(frozen=True)
class Problem:
    """A problem as a person reads it; `line` is None where no file has lines, `found` where nothing was."""

    place: str
    line: int | None
    found: str | None
    message: str

    def said(self, language: str) -> str:
        """It in that language, without the line; what nobody has translated stays English."""
        place, message = (
            text.said(language) if isinstance(text, Said) else text for text in (self.place, self.message)
        )
        if self.found is None:
            return say("said", language, place=place, message=message)
        return say("said-found", language, place=place, found=self.found, message=message)

    def __str__(self) -> str:
        line = f"line {self.line}: " if self.line is not None else ""
        found = f"found {self.found}. " if self.found is not None else ""
        return f"{line}{self.place}: {found}{self.message}"


class StructureProblems(ValueError):
    """A hall file cannot be used; `problems` names everything that is wrong with it, in the file's order."""

    def __init__(self, problems: Iterable[Problem], source: str = "hall file") -> None:
        self.source = source
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{source}, {problem}" for problem in self.problems))


class Place(Said):
    """Where something stands in a hall file."""

    steps: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, steps: tuple[tuple[str, str], ...]) -> Self:
        """The place at the end of these steps: `name`, `id`, and counted from 1, `number` and `item`."""
        made = cls(_place(steps, ENGLISH))
        made.steps = steps
        return made

    def said(self, language: str) -> str:
        """The same place in that language."""
        return _place(self.steps, language)


def _place(steps: tuple[tuple[str, str], ...], language: str) -> str:
    text = ""
    for kind, value in steps:
        match kind:
            case "name":
                text = f"{text} → {value}" if text else value
            case "id":
                text = f"{text} {value}"
            case _:
                text = say(f"place-{kind}", language, place=text, number=value)
    return text or say("place-file", language)


def place_of(path: Path, document: Mapping[str, Any]) -> Place:
    """The path as words: `service "gas" → series`, `counter "1" → services, item 2 → reluctance_min`."""
    steps: list[tuple[str, str]] = []
    here: Any = document
    for depth, step in enumerate(path):
        here = _inside(here, step)
        if isinstance(step, str):
            steps.append(("name", step))
        elif depth == 1:
            own_id = here.get("id") if isinstance(here, Mapping) else None
            steps.append(("id", shown(own_id)) if isinstance(own_id, str) else ("number", str(step + 1)))
        else:
            steps.append(("item", str(step + 1)))
    return Place.of(tuple(steps))


def _inside(here: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return here.get(step) if isinstance(here, Mapping) else None
    is_list = isinstance(here, Sequence) and not isinstance(here, str)
    return here[step] if is_list and step < len(here) else None


def shown(value: object) -> str:
    """A value as it stands in a TOML file, cut where it would fill the screen."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        # A date or time without quotes is a type of its own in TOML.
        text = str(value)
    # Half a character could not be printed.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text if len(text) <= 80 else text[:77] + "..."


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that was probably meant, or None when no one is like it."""
    by_lower = {word.lower(): word for word in allowed}
    near = difflib.get_close_matches(found.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None


def listed(words: Iterable[str]) -> str:
    """Words in a row, as they stand in the file."""
    return ", ".join(shown(word) for word in words)


def choose(found: str, words: Iterable[str]) -> Sentence:
    """`Did you mean "gas"?` where one is like it, and what is allowed."""
    known = list(words)
    near = nearest(found, known)
    suggested = [sentence("near", near=shown(near))] if near else []
    return together(*suggested, allowed(shown(word) for word in known))
