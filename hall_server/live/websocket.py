"""The websocket of a line, closed without a word when the other end was quicker."""

from __future__ import annotations

from contextlib import suppress

from engineio.async_drivers._websocket_wsgi import SimpleWebSocketWSGI
from flask_socketio import SocketIO
from simple_websocket import ConnectionClosed


class Websocket(SimpleWebSocketWSGI):  # type: ignore[misc]
    """As the library's own, which lets a thread die of a socket that has just been closed."""

    def close(self) -> None:
        """Hang up, also on a line that is gone already."""
        with suppress(OSError, ConnectionClosed):
            super().close()


def use_for(socketio: SocketIO) -> None:
    """Let every line of these sockets be such a one."""
    engine = socketio.server.eio
    engine._async = {**engine._async, "websocket": Websocket}
