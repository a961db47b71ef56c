"""Screens over HTTP: those of counters that no hall file names, and the pictures that screens show."""

import os

import pytest

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture(scope="module")
def small(make_hall):
    """The small hall, running, with a picture in its folder."""
    server = make_hall()
    folder = server.data / "media"
    folder.mkdir()
    (folder / "Салом дунё.png").write_bytes(PNG)
    os.utime(folder / "Салом дунё.png", (1_700_000_000,) * 2)
    (folder / ".secret.png").write_bytes(PNG)
    return server


@pytest.fixture
def browser(small):
    """Somebody's browser."""
    return small.client(**{"Accept-Language": "en"})


def test_own_screen_of_each_counter_has_a_page_a_board_and_a_link(small, browser):
    board = browser.get("/screens/counter-2/board")
    page = browser.get(f"{small.url}/display/counter-2")
    start = browser.get(f"{small.url}/").text

    assert (board.status_code, board.json()["zone"], board.json()["own"]["counter"]) == (200, ["2"], "2")
    assert page.status_code == 200
    assert 'href="/display/counter-1"' in start
    assert 'href="/display/counter-2"' in start
    assert browser.get("/screens/counter-3/board").status_code == 404
    assert browser.get(f"{small.url}/display/counter-3").status_code == 404


def test_own_screen_is_paired_and_given_a_token_like_any_other(small, browser):
    paired = small.navbat("pair", "screen", "counter-2")
    answer = browser.post(f"{small.url}/pair", data={"code": paired.stdout.strip()})
    token = small.navbat("token", "add", "door", "--role", "screen", "--screen", "counter-2")
    unknown = small.navbat("token", "add", "roof", "--role", "screen", "--kiosk", "counter-3")
    of_nobody = small.navbat("token", "add", "desk", "--role", "operator", "--screen", "counter-2")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/display/counter-2")
    assert token.stdout.startswith("nvb_")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "There are: main, and counter-ID for each counter." in unknown.stderr
    assert (of_nobody.returncode, of_nobody.stdout) == (2, "")


def test_own_screen_can_be_looked_at_again(small, browser):
    manager = small.client(small.token("manager"))
    manager.post("/counters/2/open")
    manager.post("/tickets", json={"service": "tax", "language": "uz"})
    called = manager.post("/counters/2/next").json()

    then = small.navbat("replay", "--at", called["called_at"], "--screen", "counter-2")

    assert then.returncode == 0, then.stderr
    assert "Screen counter-2" in then.stdout
    assert called["label"] in then.stdout


def test_picture_is_given_whole_in_part_and_not_again(small, browser):
    address = f"{small.url}/media/Салом дунё.png"
    whole = browser.get(address)
    part = browser.get(address, headers={"Range": "bytes=8-11"})
    again = browser.get(address, headers={"If-None-Match": whole.headers["ETag"]})

    assert (whole.status_code, whole.headers["Content-Type"], whole.content) == (200, "image/png", PNG)
    assert (part.status_code, part.content) == (206, PNG[8:12])
    assert again.status_code == 304
    assert "no-cache" in whole.headers["Cache-Control"]
    assert "max-age=31536000" in browser.get(f"{address}?v=1").headers["Cache-Control"]


def test_hidden_picture_is_given_to_nobody(small, browser):
    for name in (".secret.png", "%2e%2e", "%2e%2e%2fhall.db", "none.png"):
        assert browser.get(f"{small.url}/media/{name}").status_code == 404
