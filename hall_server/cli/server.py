"""The production server: gunicorn, one worker process with a pool of threads."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from hall_server.app import RunningHall, create
from hall_server.cli.worker import Worker
from hall_server.domain.clock import Reading
from hall_server.hall.timekeeping import read_clocks

LOG = "log"
LOG_BYTES, LOGS_KEPT = 5_000_000, 5

THREADS = 600
"""More than the door of the sockets lets in (`live.door`): the rest is for requests."""

OPTIONS = {
    "worker_class": Worker,
    "workers": 1,
    "threads": THREADS,
    "worker_connections": 2000,
    # When the worker is killed. The contract allows 5 s in all.
    "graceful_timeout": 4,
    "keepalive": 30,
    "control_socket_disable": True,
    "loglevel": "warning",
}

REQUESTS_S = 2
"""How long requests in flight are waited for, in seconds. Open sockets never end, so it always passes;
what is left until the worker is killed is for closing the hall."""

PR_SET_PDEATHSIG = 1


class Server(BaseApplication):  # type: ignore[misc]
    """One hall behind gunicorn."""

    def __init__(
        self,
        folder: Path,
        *,
        host: str,
        port: int,
        address: str,
        read: Callable[[], Reading] = read_clocks,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """`read` and `wait`: see `app.create`."""
        self._read = read
        self._wait = wait
        self._folder = folder
        self._host = f"[{host}]" if ":" in host else host
        self._port = port
        self._address = address
        self._running: RunningHall | None = None
        super().__init__()

    def load_config(self) -> None:
        """Gunicorn's settings."""
        for name, value in OPTIONS.items():
            self.cfg.set(name, value)
        self.cfg.set("bind", f"{self._host}:{self._port}")
        self.cfg.set("post_fork", _prepare_worker)
        self.cfg.set("worker_exit", self._close)

    def load(self) -> Any:
        """The application, made in the worker: its threads do not survive a fork."""
        _log_to(self._folder / LOG)
        self._running = create(self._folder, address=self._address, read=self._read, wait=self._wait)
        return self._running.app

    def unreadable(self, status: int) -> tuple[str, bytes]:
        """The answer to a request that could not be read: its media type and body."""
        if self._running is None:
            raise RuntimeError("a request came before the hall was loaded")
        return self._running.unreadable(status)

    def _close(self, _arbiter: Any, _worker: Any) -> None:
        if self._running is not None:
            self._running.close()
            # The interpreter would wait for the threads of open sockets, which never end by themselves.
            os._exit(0)


def _prepare_worker(_arbiter: Any, worker: Any) -> None:
    """A worker never outlives a killed server (it would hold port and lock), and ends before it is killed."""
    die_with_parent()
    # The worker's own copy of the settings: the one who kills it goes on waiting longer.
    worker.cfg.set("graceful_timeout", REQUESTS_S)


def die_with_parent() -> None:
    """From now on this process is killed when the one that started it dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _log_to(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    form = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    to_file = RotatingFileHandler(folder / "navbat.log", maxBytes=LOG_BYTES, backupCount=LOGS_KEPT)
    to_screen = logging.StreamHandler()
    to_screen.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    # A library that makes printers' bytes sets up logging at import; the hall has its own.
    root.handlers.clear()
    for handler in (to_file, to_screen):
        handler.setFormatter(form)
        root.addHandler(handler)
    # A printer that cannot be reached says so itself, once; this library would say it at every try.
    logging.getLogger("usb").setLevel(logging.CRITICAL)
