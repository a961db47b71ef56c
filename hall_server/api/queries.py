"""What a query may hold behind the question mark, and how it is read."""

from __future__ import annotations

import re
from datetime import date

from flask import request

from hall_server.domain.errors import BadInput

DEFAULT_PAGE, LARGEST_PAGE = 100, 1000
LONGEST_TEXT = 64
LARGEST_SEQ = 10**14

LIMIT = {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": DEFAULT_PAGE}
DAY = {"type": "string", "format": "date", "examples": ["2026-11-23"]}
TEXT = {"type": "string", "maxLength": LONGEST_TEXT, "pattern": r"^[^\x00]*$"}
SEQ = {"type": "integer", "minimum": 0, "maximum": LARGEST_SEQ}


def page_size() -> int:
    """The `limit`; raises BadInput, as every reading of a query does."""
    return number("limit", DEFAULT_PAGE, 1, LARGEST_PAGE)


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number."""
    given = request.args.get(name)
    if given is None:
        return default
    if not given.isascii() or not given.isdecimal() or len(given) > 15 or not least <= int(given) <= most:
        raise BadInput("malformed", field=name, found=given[:80])
    return int(given)


def day(name: str) -> date | None:
    """A day; None where none is named."""
    given = request.args.get(name)
    if given is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
            raise ValueError(given)
        return date.fromisoformat(given)
    except ValueError:
        raise BadInput("malformed", field=name, found=given[:80]) from None


def text(name: str) -> str | None:
    """A short text; None where there is none."""
    given = request.args.get(name)
    if given is not None and (len(given) > LONGEST_TEXT or "\x00" in given):
        raise BadInput("malformed", field=name, found=given[:80])
    return given


def choice(name: str, allowed: tuple[str, ...]) -> str | None:
    """One of the allowed words; None where none is named."""
    given = request.args.get(name)
    if given is not None and given not in allowed:
        raise BadInput("malformed", field=name, found=given[:80])
    return given
