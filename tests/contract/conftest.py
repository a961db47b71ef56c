"""The cast of the contract's tests: halls that a whole module shares, and clients of every role."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from real_hall import HallServer

PATIENCE_S = 20.0
"""The longest that a busy test machine is waited for."""


@pytest.fixture(scope="module")
def make_hall(make_shared_server: Callable[..., HallServer]) -> Callable[..., HallServer]:
    """Makes running halls that live as long as the module: `make_hall(path_or_toml, cold=True)`."""
    return make_shared_server


class Cast:
    """A client for each role, its token made when it is first asked for: `cast["operator"]`.

    "kiosk:main" is a kiosk's token for that kiosk, "screen:main" a screen's; "operator:b" is another
    operator; "anybody" has no token.
    """

    def __init__(self, server: HallServer) -> None:
        self.server = server
        self._clients: dict[str, httpx.Client] = {}

    def __getitem__(self, who: str) -> httpx.Client:
        if who not in self._clients:
            self._clients[who] = self.server.client(self._token(who), **{"Accept-Language": "en"})
        return self._clients[who]

    def gather(self, *whos: str) -> "Cast":
        """Make several at once: a command takes a second, most of it to start."""
        with ThreadPoolExecutor(len(whos)) as pool:
            list(pool.map(self.__getitem__, whos))
        return self

    def _token(self, who: str) -> str:
        role, _, target = who.partition(":")
        if role == "anybody":
            return ""
        return self.server.token(
            role, name=who, **({"kiosk": target} if role in ("kiosk", "screen") and target else {})
        )


@pytest.fixture(scope="session")
def cast_of() -> Callable[[HallServer], Cast]:
    """The clients of a hall."""
    return Cast


@pytest.fixture(scope="session")
def eventually() -> Callable[..., Any]:
    """Asks again and again until the answer is true, and returns it; fails after `within_s` seconds."""

    def ask(question: Callable[[], Any], *, within_s: float = PATIENCE_S, every_s: float = 0.02) -> Any:
        deadline = time.monotonic() + within_s
        while not (answer := question()):
            assert time.monotonic() < deadline, f"not within {within_s:.0f} s: the last answer was {answer!r}"
            time.sleep(every_s)
        return answer

    return ask


@pytest.fixture(scope="session")
def good() -> Callable[[httpx.Response], Any]:
    """The JSON of an answer that has to be a good one; None of an empty one."""

    def read(answer: httpx.Response) -> Any:
        assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.text}"
        return answer.json() if answer.content else None

    return read


@pytest.fixture(scope="session")
def events_after() -> Callable[[httpx.Client, int], list[Mapping[str, Any]]]:
    """Every event of the record behind a sequence number, read by a manager's client."""

    def read(manager: httpx.Client, seq: int = 0) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = []
        after: int | None = seq
        while after is not None:
            page = manager.get("/journal", params={"after": after, "limit": 1000})
            assert page.status_code == 200, page.text
            found += page.json()["events"]
            after = page.json()["next"]
        return found

    return read
