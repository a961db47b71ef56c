"""An agent that goes in the very moment in which it is put on the list of those who are connected."""

import threading

import pytest
from hand_hall import structure_with

from hall_server.app import create
from hall_server.hall.access import Access
from hall_server.hall.founding import found
from hall_server.hall.people import Role
from hall_server.outputs.agents import Agents, Condition, Health
from hall_server.store.database import Store

BOTH_AT_ONCE_S = 0.3
"""How long the going is given to overtake the coming, in seconds."""


@pytest.fixture
def served(tmp_path, clock):
    """A hall, running in this process without a web server, and the token of an agent."""
    store = Store(tmp_path)
    found(store, structure_with(), now=clock.wall)
    token = Access(store, lambda: clock.wall).add_token("desk", Role.AGENT)
    store.close()
    running = create(tmp_path, address="http://hall.test", read=clock.read)
    yield running, token
    running.close()


def test_agent_that_goes_while_it_comes_is_not_taken_for_connected(served, monkeypatch):
    running, token = served
    line = running.app.extensions["socketio"].test_client(
        running.app, namespace="/live", auth={"token": token}
    )
    going = threading.Thread(target=line.disconnect, args=("/live",))
    came, met = Agents.came, []

    def come_while_going(agents, name, socket):
        going.start()
        going.join(BOTH_AT_ONCE_S)
        came(agents, name, socket)
        met.append(agents)

    monkeypatch.setattr(Agents, "came", come_while_going)
    line.emit("watch", {"what": "jobs", "id": ""}, namespace="/live")
    going.join(10)

    (agents,) = met
    agents.note_health("desk", Health(Condition.ONLINE))
    assert agents.look("desk") == Health()
