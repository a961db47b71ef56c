"""A server that emits a board to all who are connected, at each press, and does nothing else.

What the hall's own server is measured against: the same gunicorn, threads and sockets, the same page and the
same payload. `python bare_emit.py PORT FOLDER`: in the folder lie the page's files, by their paths, and
`board.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from flask import Flask, send_file
from flask_socketio import SocketIO, emit
from gunicorn.app.base import BaseApplication

from hall_server.cli.server import OPTIONS, die_with_parent
from hall_server.live.websocket import use_for

NAMESPACE = "/live"
PAGE = "page.html"


def build(folder: Path) -> Flask:
    """The application."""
    app = Flask("bare_emit", static_folder=None)
    live = SocketIO(
        app,
        async_mode="threading",
        transports=["websocket"],
        ping_interval=5,
        ping_timeout=5,
        manage_session=False,
    )
    use_for(live)
    board = json.loads((folder / "board.json").read_text())

    @live.on("connect", namespace=NAMESPACE)
    def connect(_auth: Any = None) -> None:
        """Everybody may come in."""

    @live.on("watch", namespace=NAMESPACE)
    def watch(_wish: Any) -> None:
        emit("board", board)

    @app.post("/press/<label>")
    def press(label: str) -> dict[str, Any]:
        board["number"] += 1
        newest = board["calls"][0] | {"label": label, "call_id": label}
        board["calls"] = [newest, *board["calls"][: len(board["calls"]) - 1]]
        live.emit("board", board, namespace=NAMESPACE)
        return {"label": label}

    @app.get("/")
    def page() -> Any:
        return send_file(folder / PAGE)

    @app.get("/<path:path>")
    def file(path: str) -> Any:
        return send_file(folder / path)

    return app


class Server(BaseApplication):
    """As the hall's server is run."""

    def __init__(self, port: int, folder: Path) -> None:
        self._port = port
        self._folder = folder
        super().__init__()

    def load_config(self) -> None:
        for name, value in OPTIONS.items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"127.0.0.1:{self._port}")
        self.cfg.set("post_fork", lambda _arbiter, _worker: die_with_parent())

    def load(self) -> Flask:
        return build(self._folder)


if __name__ == "__main__":
    Server(int(sys.argv[1]), Path(sys.argv[2])).run()
