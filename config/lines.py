"""On which line of a TOML file each setting stands; tomllib itself forgets it."""

import tomllib
from bisect import bisect
from itertools import accumulate

from config.problems import Path

_BLANK = " \t\r"
_BARE_END = ",]}#\n"
_QUOTES = ('"""', "'''", '"', "'")


class Lines:
    """The line of every key and list item of a text that tomllib has accepted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        # Not splitlines: it also breaks at characters that end no line in TOML.
        self._line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._lines: dict[Path, int] = {}
        self._tables: dict[Path, int] = {}
        self._read_document()

    def line_of(self, path: Path) -> int | None:
        """The line where it stands, or else where what is around it begins; None for the file as a whole."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return None

    def _read_document(self) -> None:
        base: Path = ()
        while self._skip(_BLANK + "\n"):
            if self._text.startswith("[", self._at):
                base = self._read_header()
            else:
                self._read_pair(base)

    def _read_header(self) -> Path:
        line = self._line()
        is_list = self._text.startswith("[[", self._at)
        self._at += 2 if is_list else 1
        *parents, name = self._read_key()
        self._at += 2 if is_list else 1
        path: Path = ()
        for parent in parents:
            path = self._latest((*path, parent))
        path = (*path, name)
        if is_list:
            self._lines.setdefault(path, line)
            self._tables[path] = self._tables.get(path, -1) + 1
        path = self._latest(path)
        self._lines.setdefault(path, line)
        return path

    def _latest(self, path: Path) -> Path:
        """Below a list of tables, what follows belongs to the last one."""
        return (*path, self._tables[path]) if path in self._tables else path

    def _read_pair(self, base: Path) -> None:
        line = self._line()
        path = base
        for part in self._read_key():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._read_value(path)

    def _read_key(self) -> list[str]:
        parts: list[str] = []
        while True:
            self._skip(_BLANK)
            start = self._at
            if self._text[start] in "\"'":
                self._read_string()
                parts.append(tomllib.loads(f"key = {self._text[start : self._at]}")["key"])
            else:
                while self._text[self._at] not in " \t.=]":
                    self._at += 1
                parts.append(self._text[start : self._at])
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _read_value(self, path: Path) -> None:
        match self._text[self._at]:
            case "[":
                self._read_list(path)
            case "{":
                self._read_table(path)
            case '"' | "'":
                self._read_string()
            case _:
                while self._at < len(self._text) and self._text[self._at] not in _BARE_END:
                    self._at += 1

    def _read_list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while self._skip(_BLANK + "\n,") and self._text[self._at] != "]":
            item = (*path, number)
            self._lines[item] = self._line()
            self._read_value(item)
            number += 1
        self._at += 1

    def _read_table(self, path: Path) -> None:
        self._at += 1
        while self._skip(_BLANK + "\n,") and self._text[self._at] != "}":
            self._read_pair(path)
        self._at += 1

    def _read_string(self) -> None:
        quote = next(quote for quote in _QUOTES if self._text.startswith(quote, self._at))
        self._at += len(quote)
        while not self._text.startswith(quote, self._at):
            # Only texts in double quotes have escapes.
            self._at += 2 if quote[0] == '"' and self._text[self._at] == "\\" else 1
        self._at += len(quote)
        while len(quote) == 3 and self._text.startswith(quote[0], self._at):
            self._at += 1  # up to two quotes may stand before the closing three

    def _skip(self, characters: str) -> bool:
        """Go past these characters and comments; whether anything is left."""
        while self._at < len(self._text) and self._text[self._at] in characters + "#":
            if self._text[self._at] == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            else:
                self._at += 1
        return self._at < len(self._text)

    def _line(self) -> int:
        return bisect(self._line_starts, self._at)
