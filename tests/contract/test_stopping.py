"""A hall that is told to stop closes its record, whoever still listens."""

import pytest
import socketio

LIVE = "/live"


@pytest.mark.parametrize("sockets", [0, 3])
def test_stopped_hall_has_closed_its_record(make_server, sockets):
    server = make_server(cold=True)
    listeners = [socketio.Client(reconnection=False, handle_sigint=False) for _ in range(sockets)]
    for listener in listeners:
        listener.connect(server.url, namespaces=[LIVE], transports=["websocket"], wait_timeout=15)

    server.stop()

    for listener in listeners:
        listener.shutdown()
    # What SQLite keeps beside the file is gone only when the last connection was closed in order.
    assert {path.name for path in server.data.glob("hall.db*")} == {"hall.db"}
