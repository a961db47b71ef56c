"""The server of a demo, as a process of its own: the real one, with another clock."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from hall_server.cli.demo.clock import DemoClock, Setting
from hall_server.cli.demo.plan import Plan
from hall_server.cli.run import lock
from hall_server.cli.server import Server, die_with_parent
from hall_server.hall.founding import structure_of
from hall_server.store.database import Store

HOST = "127.0.0.1"
"""Nobody outside this PC may come in with a password that everybody knows."""


def command(folder: Path, port: int, setting: Setting) -> list[str]:
    """What starts the server in a process."""
    said = json.dumps({"folder": str(folder), "port": port, "setting": setting.as_document()})
    return [sys.executable, "-m", __name__, said]


def main(said: str) -> None:
    """Serve the hall until told to stop."""
    die_with_parent()
    asked = json.loads(said)
    folder, port, setting = Path(asked["folder"]), asked["port"], Setting(**asked["setting"])
    store = Store(folder)
    plan = Plan(structure_of(store))
    store.close()
    clock = DemoClock(plan, setting)
    address = f"http://{HOST}:{port}"
    with lock(folder, address):
        Server(
            folder,
            host=HOST,
            port=port,
            address=address,
            read=clock.read,
            # Real seconds can be cut short when the hall closes; hurried ones are short by themselves.
            wait=None if setting.speed == 1 else lambda seconds: time.sleep(clock.real_s(seconds * 1000)),
        ).run()


if __name__ == "__main__":
    main(sys.argv[1])
