"""The wall screen's page: the board of its zone, and the sound when the screen is a speaker."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from flask import Blueprint

from config.models import Structure
from hall_server.hall.people import Role
from hall_server.texts.catalogue import FOLDER, LANGUAGES, Catalogue
from hall_server.web.running import Running

HERE = Path(__file__).parent

WORDS = (
    *("newest", "please-come", "called", "served", "empty", "last-calls", "missed", "waiting", "next"),
    *("emergency", "closing", "notice", "open", "paused", "closed", "lost", "turn-sound-on", "not-paired"),
)
"""The page's fixed words, each `display-WORD` in the catalogue."""

TIME = "%time%"
"""Stands in a sentence for a time that only the page knows."""

MADE_OF = (
    *(HERE / "static", HERE / "templates", FOLDER),
    *(FOLDER.parent / "web/static/js", FOLDER.parent / "web/static/css"),
)
"""When a file of these is another one, a page that was loaded before is outdated."""


def blueprint(running: Running) -> Blueprint:
    """The wall screen's page and its static files."""
    pages = Blueprint(
        "display",
        __name__,
        template_folder="templates",
        static_folder="static",
        static_url_path="/static/display",
    )
    version = _version()
    words = _words(running.catalogue)

    @pages.get("/display/<screen_id>")
    def display(screen_id: str) -> str:
        structure = running.structure()
        board = _with_defaults(running.snapshots.board(screen_id), structure, screen_id)
        return running.render(
            "display/display.html",
            # Not the browser's: the screen is everybody's.
            language=board["languages"][0],
            screen_id=screen_id,
            board=board,
            windows={counter.id: dict(counter.name) for counter in structure.counters},
            zone=structure.hall.zone,
            is_paired=running.visitor().is_paired_as(Role.SCREEN, screen_id),
            words=words,
            version=version,
        )

    return pages


def _with_defaults(board: dict[str, Any], structure: Structure, screen_id: str) -> dict[str, Any]:
    """The board with everything that the page reads, whatever the board leaves out."""
    screen, layout = structure.screen(screen_id), structure.board_of(screen_id)
    return {
        **{"recent": [], "next": [], "notices": [], "own": None, "names": {}},
        "layout": {
            **layout.model_dump(mode="json"),
            "theme": screen.theme,
            "change": screen.change,
            "turn_s": screen.turn_s,
            "large_s": structure.hall.large_s,
            "cap_share": screen.least_cap_share,
            "media": [],
        },
        **board,
    }


def _words(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Every fixed word in every language: the languages of a screen may change while its page stands."""
    return {
        word: {language: catalogue.say(f"display-{word}", language, time=TIME) for language in LANGUAGES}
        for word in WORDS
    }


def _version() -> str:
    """Changes with every file that the page is made of."""
    files = sorted(path for folder in MADE_OF for path in folder.rglob("*") if path.is_file())
    found = hashlib.sha256()
    for path in files:
        if "__pycache__" not in path.parts:
            found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]
