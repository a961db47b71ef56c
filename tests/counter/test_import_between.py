"""Pages while the hall file changes: what is shown is of one moment, and leads to what there is."""

import time

import pytest
from flask import g
from hand_hall import Actor, Ask, Role, structure_with

from hall_server.app import create
from hall_server.hall.access import Access
from hall_server.hall.founding import found, secret_of
from hall_server.hall.hall import Hall
from hall_server.hall.timekeeping import WRITTEN_AT, Timekeeper, read_clocks
from hall_server.hall.versions import Versions
from hall_server.store.database import Store
from hall_server.web.running import SESSION_COOKIE

ADMIN = Ask(Actor("dilnoza", Role.ADMIN, "token:dilnoza"))


def with_window_nine(document):
    window = {"id": "9", "name": {"en": "Window 9"}, "services": ["passport"]}
    passport = {"id": "passport", "department": "tax", "series": "B", "name": {"en": "Passports"}}
    document["service"].append(passport)
    document["counter"].append(window)


def without_window_two(document):
    del document["counter"][1:]


@pytest.fixture
def started(tmp_path):
    """A running hall, its pages, and a manager's browser."""
    store = Store(tmp_path)
    found(store, structure_with(), now=round(time.time() * 1000))
    access = Access(store, lambda: round(time.time() * 1000))
    access.add_user("Rustam", Role.MANAGER, "first password")
    access.change_password("Rustam", "second password", but_session="")
    secret = access.sign_in("Rustam", "second password").secret
    hall = Hall(
        store,
        Timekeeper(read_clocks, not_before=WRITTEN_AT),
        secret=secret_of(store),
        address="",
        tell=lambda: None,
    )
    running = create(tmp_path, address="http://hall.test")
    client = running.app.test_client()
    client.set_cookie(SESSION_COOKIE, secret)
    yield hall, running, client
    running.close()
    store.close()


@pytest.fixture
def browser(started):
    """The browser; at each request the hall file changes after the structure was first read."""
    hall, running, client = started

    @running.app.before_request
    def import_between():
        g.structure = hall.structure()
        Versions(hall).load(ADMIN, structure_with(with_window_nine))

    return client


def test_start_page_links_no_counter_that_was_removed_and_closed(started):
    hall, _, client = started
    aziza = Ask(Actor("aziza", Role.OPERATOR, "token:aziza"))
    hall.open_counter(aziza, "2")
    Versions(hall).load(ADMIN, structure_with(without_window_two))
    links = [client.get("/").text.count('href="/counter/2"')]

    hall.close_counter(aziza, "2")
    links.append(client.get("/").text.count('href="/counter/2"'))

    assert links == [1, 0]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/counter", "Window 9"),
        ("/counter/9", "Window 9"),
        ("/counter/1/targets", "Passports"),
        ("/manager", "Window 9"),
    ],
)
def test_page_that_an_import_overtakes_shows_the_new_hall(browser, path, shown):
    answer = browser.get(f"{path}?language=en")

    assert answer.status_code == 200
    assert shown in answer.text
