"""What is wrong with a hall file: each problem with its place, what was found and what is allowed."""

import difflib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


def place_of(path: Path, document: Mapping[str, Any]) -> str:
    """The path as words: `service "gas" → series`, `counter "1" → services, item 2 → reluctance_min`."""
    words: list[str] = []
    here: Any = document
    for depth, step in enumerate(path):
        here = _inside(here, step)
        if isinstance(step, str):
            words.append(step)
        elif depth == 1:
            own_id = here.get("id") if isinstance(here, Mapping) else None
            words[-1] += f" {shown(own_id)}" if isinstance(own_id, str) else f" number {step + 1}"
        else:
            words[-1] += f", item {step + 1}"
    return " → ".join(words) or "hall file"


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


def suggestion(found: str, allowed: Iterable[str]) -> str:
    """`Did you mean "gas"? ` for a near match, otherwise nothing."""
    near = nearest(found, allowed)
    return f"Did you mean {shown(near)}? " if near else ""


def listed(words: Iterable[str]) -> str:
    """The allowed words in a row, at most twenty of them."""
    every = [shown(word) for word in words]
    return ", ".join(every[:20]) + (f" and {len(every) - 20} more" if len(every) > 20 else "")
