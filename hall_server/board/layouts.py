"""How a screen is set up: what stands where, in which colours and languages, for its page to paint."""

from __future__ import annotations

from typing import Any

from config.models import Structure
from config.screens import HIGHEST_CAP_SHARE

Document = dict[str, Any]


def layout_of(structure: Structure, screen_id: str, media: list[Document]) -> Document:
    """The layout of a Board; raises KeyError for an unknown screen. `media`: what that part shows."""
    screen, board = structure.screen(screen_id), structure.board_of(screen_id)
    needed = screen.least_cap_share
    return {
        "id": board.id,
        "top": list(board.top),
        "main": list(board.main),
        "side": list(board.side),
        "foot": list(board.foot),
        "columns": board.columns,
        "share": board.share,
        "theme": screen.theme,
        "change": screen.change,
        "turn_s": screen.turn_s,
        "large_s": structure.hall.large_s,
        # Higher letters than these do not fit; that they are not read from the last seat is said when the
        # hall file is checked.
        "cap_share": None if needed is None else round(min(needed, HIGHEST_CAP_SHARE), 4),
        "ticker": [structure.in_all(texts) for texts in board.ticker] if "ticker" in board.parts else [],
        "media": media if "media" in board.parts else [],
        "media_s": board.media_s,
    }


def languages_of(structure: Structure, screen_id: str) -> list[str]:
    """The languages that a screen shows: its own, else the hall's; raises KeyError."""
    return list(structure.screen(screen_id).languages or structure.hall.languages)
