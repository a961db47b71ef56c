"""Reads a hall file: TOML in, a valid structure out, or every problem of it with its place and line."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from config.lines import Lines
from config.logo import embedded
from config.models import Structure
from config.problems import Problem, StructureProblems

__all__ = ["Problem", "StructureProblems", "load", "parse"]

_PLACE_IN_FILE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def load(path: Path | str) -> Structure:
    """The structure in this file; raises StructureProblems, also when the file cannot be read."""
    source = str(path)
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise _refused(source, "There is no such file. Check the path.") from None
    except OSError as error:
        raise _refused(source, f"The file cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "The file is not in UTF-8. Save it as UTF-8 in your editor."
        raise _refused(source, message, line) from None
    return parse(text, source=source, folder=Path(path).parent)


def parse(toml_text: str, source: str = "hall file", folder: Path | None = None) -> Structure:
    """The structure in this text; raises StructureProblems with all problems, in the order of their lines.

    `folder`: where the files lie that it names; left out: it can name none.
    """
    try:
        # As text files have them: tomllib itself refuses a lone carriage return.
        text = toml_text.replace("\r\n", "\n")
        document: Mapping[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(source, toml_text, str(error)) from None
    if folder is not None:
        document = embedded(document, folder)
    return Structure.from_document(document, source=source, line_of=Lines(text).line_of)


def _unreadable(source: str, text: str, reason: str) -> StructureProblems:
    match = _PLACE_IN_FILE.search(reason)
    last_line = text.rstrip("\n").count("\n") + 1
    line = int(match[1]) if match and match[1] else last_line
    column = f", at column {match[2]}" if match and match[2] else ""
    what = _PLACE_IN_FILE.sub("", reason)
    return _refused(source, f"This is not valid TOML: {what}{column}.", line)


def _refused(source: str, message: str, line: int | None = None) -> StructureProblems:
    return StructureProblems([Problem("hall file", line, None, message)], source)
