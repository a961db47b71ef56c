"""A manager of the small hall."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from real_hall import HallServer


@pytest.fixture
def manager(server: HallServer, signed_in: Callable[..., Page]) -> Page:
    """A page on which Rustam, a manager, is signed in and looks at today's figures."""
    return signed_in(
        server, "Rustam", "manager", "/manager", locale="en", viewport={"width": 1366, "height": 768}
    )


@pytest.fixture
def visits(server: HallServer) -> Callable[[int], list[str]]:
    """Serves so many visitors at counter 1 and leaves one waiting; gives all labels."""
    client = server.client(server.token("manager"))
    service = client.get("/counters/1").json()["services"][0]

    def serve(count: int) -> list[str]:
        order = {"service": service, "language": "ru"}
        labels = [client.post("/tickets", json=order).json()["label"] for _ in range(count + 1)]
        client.post("/counters/1/open", json={})
        for _ in range(count):
            for step in ("next", "start", "finish"):
                assert client.post(f"/counters/1/{step}", json={}).status_code == 200
        return labels

    return serve


@pytest.fixture
def called(server: HallServer) -> str:
    """The label of a visitor who is called to counter 1 and does not come."""
    client = server.client(server.token("operator"))
    client.post("/counters/1/open", json={})
    service = client.get("/counters/1").json()["services"][0]
    client.post("/tickets", json={"service": service, "language": "ru"})
    return client.post("/counters/1/next", json={}).json()["label"]
