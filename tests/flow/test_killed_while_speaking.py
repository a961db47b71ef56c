"""A server that is killed in the middle of an announcement, and started again."""

import os
import sqlite3
import time
import tomllib
from contextlib import closing

import tomli_w
from real_hall import SMALL_HALL

PATIENCE_S = 30.0

PLAYER = """#!/bin/sh
echo begun >> "$PLAYED"
while [ -e "$HOLD" ]; do sleep 0.05; done
echo ended >> "$PLAYED"
"""
"""A program that plays sounds, and is in the middle of one as long as the file HOLD is there."""


def spoken_hall():
    """The small hall, whose loudspeaker is the server's own sound card, and says number and counter only."""
    document = tomllib.loads(SMALL_HALL.read_text())
    document["speaker"][0]["address"] = "local:"
    document["hall"]["voice"] = {"parts": ["chime", "number"], "ahead": 0}
    return tomli_w.dumps(document)


def states(server):
    with closing(sqlite3.connect(server.data / "hall.db")) as db:
        return [state for (state,) in db.execute("SELECT state FROM announcements ORDER BY id")]


def wait_for(wanted, look):
    deadline = time.monotonic() + PATIENCE_S
    while (found := look()) != wanted:
        assert time.monotonic() < deadline, found
        time.sleep(0.01)


def test_announcement_that_was_cut_off_is_said_again_and_a_confirmed_one_never(make_server, tmp_path):
    programs, hold, played = tmp_path / "programs", tmp_path / "hold", tmp_path / "played"
    programs.mkdir()
    (programs / "aplay").write_text(PLAYER)
    (programs / "aplay").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    server = make_server(spoken_hall(), env={"PATH": path, "HOLD": str(hold), "PLAYED": str(played)})
    client = server.client(server.token("manager"))

    def post(path, body=None):
        answer = client.post(path, json=body or {})
        assert answer.is_success, answer.text
        return answer.json()

    post("/counters/1/open")
    ticket = post("/tickets", {"service": "gas", "language": "en"})["id"]
    post("/counters/1/next")
    wait_for(["spoken"], lambda: states(server))
    hold.touch()
    post("/counters/1/recall")
    wait_for(["begun", "ended", "begun"], lambda: played.read_text().split())

    server.kill()
    hold.unlink()
    assert states(server) == ["spoken", "ready"]
    server.start()

    wait_for(["spoken", "spoken"], lambda: states(server))
    assert played.read_text().split() == ["begun", "ended", "begun", "begun", "ended"]
    history = client.get(f"/tickets/{ticket}").json()["history"]
    said = [row["detail"]["call_id"] for row in history if row["step"] == "spoken"]
    assert len(set(said)) == len(said) == 2
