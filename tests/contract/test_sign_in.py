"""Who gets in and how: sign-in, sessions, pairing; and what pages never do."""

import re
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import httpx
import pytest

FIRST = re.compile(r"name +(?P<name>\S+)\s+password +(?P<password>\S+)")
CODE = re.compile(r"^ +(kiosk|screen) +(\S+) +http\S+/pair\?code=(\S+)$", re.MULTILINE)
TOKEN = re.compile(r'<meta name="csrf-token" content="([0-9a-f]+)">')
PASSWORD = "correct horse battery"
PUBLIC_PAGES = ("/", "/sign-in", "/pair", "/pair?code=ABCD", "/kiosk/main", "/display/main", "/nowhere")
STAFF_PAGES = ("/counter", "/counter/1", "/manager", "/manager/tickets", "/slips", "/sign-in/password")


@pytest.fixture(scope="module")
def small(make_hall):
    """The small hall, running."""
    return make_hall()


@pytest.fixture
def open_browser(small):
    """Opens browsers, each with cookies of its own; nothing is followed by itself."""
    opened = []

    def open_one(**headers):
        opened.append(
            httpx.Client(base_url=small.url, headers={"Accept-Language": "en"} | headers, timeout=15)
        )
        return opened[-1]

    yield open_one
    for browser in opened:
        browser.close()


@pytest.fixture
def browser(open_browser):
    """One browser."""
    return open_browser()


@pytest.fixture(scope="module")
def people(small):
    """Operators with the first password PASSWORD, who have not signed in yet."""

    def add(name):
        done = small.navbat("user", "add", name, "--role", "operator", input=f"{PASSWORD}\n")
        assert done.returncode == 0, done.stderr

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(add, ("Newcomer", "Nodira", "Olim", "Dismissed")))


@pytest.fixture(scope="module")
def signed_in_admin(small):
    """A browser in which the first admin is signed in and has chosen a password."""
    with httpx.Client(base_url=small.url, headers={"Accept-Language": "en"}, timeout=15) as browser:
        first = FIRST.search(small.log())
        form_of(browser, "/sign-in")
        sign_in(browser, first["name"], first["password"])
        choose_password(browser, PASSWORD)
        yield browser


@pytest.fixture(scope="module")
def codes(small):
    """The pairing codes that the first start printed, by device."""
    return {(kind, target): code for kind, target, code in CODE.findall(small.log())}


def form_of(browser, path):
    """The form token of a page."""
    return TOKEN.search(browser.get(path).text)[1]


def sign_in(browser, name, password, **more):
    return browser.post("/sign-in", data={"name": name, "password": password} | more)


def choose_password(browser, password, repeat=None):
    token = form_of(browser, "/sign-in/password")
    return browser.post(
        "/sign-in/password", data={"password": password, "repeat": repeat or password, "csrf_token": token}
    )


def cookies_of(answer):
    """The attributes of each cookie that an answer sets, by its name."""
    found = {}
    for line in answer.headers.get_list("set-cookie"):
        pair, *attributes = (part.strip() for part in line.split(";"))
        found[pair.partition("=")[0]] = {
            part.partition("=")[0].lower(): part.partition("=")[2] for part in attributes
        }
    return found


# -- signing in ----------------------------------------------------------------------------------


def test_first_sign_in_leads_to_choosing_a_password_before_anything_else(browser, people):
    answer = sign_in(browser, "Nodira", PASSWORD)

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/sign-in/password")
    assert browser.get("/counter").headers["Location"] == "/sign-in/password"
    assert browser.get("/api/v1/counters/1").status_code == 403
    chosen = choose_password(browser, "another good one")
    assert (chosen.status_code, chosen.headers["Location"]) == (303, "/counter")
    assert browser.get("/counter").status_code == 200
    assert browser.get("/api/v1/counters/1").status_code == 200


@pytest.mark.parametrize(
    ("password", "repeat", "why"),
    [
        ("short", "short", "too short"),
        (PASSWORD, PASSWORD, "were given"),
        ("one good password", "other good password", "differ|twice"),
    ],
)
def test_new_password_has_to_be_good_and_new(browser, people, password, repeat, why):
    sign_in(browser, "Newcomer", PASSWORD)

    answer = choose_password(browser, password, repeat)

    assert answer.status_code == 422
    assert re.search(why, re.search(r'role="alert".*?</div>', answer.text, re.DOTALL)[0])
    assert browser.get("/counter").headers["Location"] == "/sign-in/password"


def test_one_time_password_of_the_first_admin_works_once(open_browser, small, signed_in_admin):
    first = FIRST.search(small.log())

    assert sign_in(open_browser(), first["name"], first["password"]).status_code == 401
    assert signed_in_admin.get("/manager").status_code == 200


def test_wrong_password_is_answered_as_an_unknown_name_is(browser, people):
    wrong = sign_in(browser, "Newcomer", "not the password")
    unknown = sign_in(browser, "Nobody", "not the password")

    assert wrong.status_code == unknown.status_code == 401
    assert "do not belong together" in wrong.text
    assert wrong.text.replace("Newcomer", "Nobody") == unknown.text
    assert "navbat_session" not in browser.cookies


def test_signed_in_person_without_the_right_is_refused_with_a_page(browser, people):
    sign_in(browser, "Olim", PASSWORD)
    choose_password(browser, "another good one")

    answer = browser.get("/manager")

    assert answer.status_code == 403
    assert "Not allowed" in answer.text


def test_session_cookie_is_out_of_reach_for_scripts_and_other_sites(browser, people):
    answer = sign_in(browser, "Newcomer", PASSWORD)

    session = cookies_of(answer)["navbat_session"]
    assert {"httponly", "path", "max-age"} <= session.keys()
    assert session["samesite"] == "Strict"
    assert session["path"] == "/"


def test_signing_in_makes_a_new_session_and_a_new_form_token(browser, people):
    before = form_of(browser, "/sign-in")
    browser.cookies.set("navbat_session", "chosen-by-an-attacker", domain="127.0.0.1")

    sign_in(browser, "Newcomer", PASSWORD)

    assert browser.cookies["navbat_session"] != "chosen-by-an-attacker"
    assert form_of(browser, "/sign-in/password") != before


def test_signing_out_ends_the_session_also_for_a_stolen_cookie(browser, open_browser, signed_in_admin):
    sign_in(browser, "admin", PASSWORD)
    thief = open_browser()
    thief.cookies.set("navbat_session", browser.cookies["navbat_session"])
    assert thief.get("/counter").status_code == 200

    answer = browser.post("/sign-out", data={"csrf_token": form_of(browser, "/counter")})

    assert answer.status_code == 303
    assert cookies_of(answer)["navbat_session"]["max-age"] == "0"
    assert thief.get("/counter").status_code == 302
    assert browser.get("/counter").status_code == 302


def test_disabling_a_user_ends_their_sessions(browser, small, people):
    name = "Dismissed"
    sign_in(browser, name, PASSWORD)
    choose_password(browser, "another good one")
    assert browser.get("/counter").status_code == 200

    assert small.navbat("user", "disable", name).returncode == 0

    assert browser.get("/counter").status_code == 302
    assert sign_in(browser, name, "another good one").status_code == 401


def test_too_many_wrong_passwords_are_slowed_down(make_server):
    server = make_server()
    with httpx.Client(base_url=server.url, timeout=15) as browser:
        answers = [sign_in(browser, "admin", f"guess {n}") for n in range(12)]
        first = FIRST.search(server.log())
        even_the_right_one = sign_in(browser, first["name"], first["password"])
        code = browser.post("/pair", data={"code": "AAAA-AAAA-AAAA"})

    statuses = [answer.status_code for answer in answers]
    assert statuses == [401] * 10 + [429] * 2
    assert even_the_right_one.status_code == 429
    assert int(even_the_right_one.headers["Retry-After"]) > 0
    assert code.status_code == 429


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "/\t/evil.example/",
        "\t//evil.example/",
        "/\r\n/evil.example/",
        "/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "evil.example",
        "http:evil.example",
        "\\\\evil.example",
    ],
)
def test_sign_in_leads_nobody_to_another_site(browser, signed_in_admin, elsewhere):
    answer = sign_in(browser, "admin", PASSWORD, next=elsewhere)

    assert answer.status_code == 303
    target = answer.headers["Location"]
    assert httpx.URL(str(browser.base_url)).join(target).host == "127.0.0.1"
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))
    assert "a" not in answer.cookies
    assert 'name="next" value=""' in browser.get("/sign-in", params={"next": elsewhere}).text


def test_page_that_needs_a_sign_in_is_where_it_leads_to(open_browser, signed_in_admin):
    browser = open_browser()
    asked = browser.get("/counter/1?language=ru")
    assert asked.status_code == 302

    form = browser.get(asked.headers["Location"]).text
    answer = sign_in(browser, "admin", PASSWORD, next=re.search(r'name="next" value="([^"]*)"', form)[1])

    assert answer.headers["Location"] == "/counter/1?language=ru"


# -- other sites -----------------------------------------------------------------------------------


def test_command_with_cookies_needs_the_token_of_a_page(signed_in_admin):
    without = signed_in_admin.post("/api/v1/counters/2/open")
    wrong = signed_in_admin.post("/api/v1/counters/2/open", headers={"X-CSRF-Token": "0" * 64})
    right = signed_in_admin.post(
        "/api/v1/counters/2/open", headers={"X-CSRF-Token": form_of(signed_in_admin, "/counter")}
    )

    assert [(answer.status_code, answer.json().get("code")) for answer in (without, wrong)] == [
        (403, "not_allowed")
    ] * 2
    assert right.status_code == 200, right.text
    assert right.json()["operator"] == "admin"


def test_token_of_another_browser_is_worth_nothing(signed_in_admin, browser):
    foreign = form_of(browser, "/sign-in")

    answer = signed_in_admin.post("/api/v1/tickets", json={}, headers={"X-CSRF-Token": foreign})

    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/sign-out", "/sign-in/password"])
def test_form_with_cookies_needs_the_token_too(signed_in_admin, path):
    assert signed_in_admin.post(path, data={"password": "x" * 20}).status_code == 403
    assert signed_in_admin.get("/manager").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/api/v1/counters/1/open", "/sign-in", "/pair", "/sign-out"])
def test_request_from_another_site_is_refused(signed_in_admin, path, headers):
    token = {"X-CSRF-Token": form_of(signed_in_admin, "/counter")}

    answer = signed_in_admin.post(path, headers=headers | token)

    assert answer.status_code == 403
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert signed_in_admin.get("/manager").status_code == 200


def test_no_site_may_read_answers_of_the_hall(signed_in_admin):
    for path in ("/api/v1/hall", "/api/v1/journal", "/"):
        answer = signed_in_admin.get(path, headers={"Origin": "https://evil.example"})

        assert not [name for name in answer.headers if name.startswith("access-control")]


# -- pairing -----------------------------------------------------------------------------------------


def test_opening_a_pairing_link_uses_it_not_up_and_pairing_does(open_browser, codes):
    kiosk, late = open_browser(), open_browser()
    code = codes["kiosk", "main"]
    kiosk.get("/pair", params={"code": code})
    kiosk.head("/pair", params={"code": code})

    paired = kiosk.post("/pair", data={"code": code.lower() + " "})
    again = late.post("/pair", data={"code": code})

    assert (paired.status_code, paired.headers["Location"]) == (303, "/kiosk/main")
    assert again.status_code == 401
    assert not late.cookies.get("navbat_kiosk")
    token = {"X-CSRF-Token": form_of(kiosk, "/kiosk/main")}
    taken = kiosk.post("/api/v1/tickets", json={"service": "gas", "language": "uz"}, headers=token)
    assert taken.status_code == 201, taken.text
    assert kiosk.post("/api/v1/counters/1/open", headers=token).status_code == 403


def test_device_cookie_is_out_of_reach_for_scripts_and_lasts(browser, codes):
    answer = browser.post("/pair", data={"code": codes["screen", "main"]})

    device = cookies_of(answer)["navbat_screen"]
    assert "httponly" in device
    assert device["samesite"] == "Strict"
    assert int(device["max-age"]) > 365 * 24 * 3600


def test_pairing_link_of_the_command_works_once(browser, small):
    made = small.navbat("pair", "screen", "main")

    assert made.returncode == 0, made.stderr
    code = made.stdout.strip().rpartition("=")[2]
    assert browser.post("/pair", data={"code": code}).status_code == 303
    assert browser.post("/pair", data={"code": code}).status_code == 401


# -- pages -------------------------------------------------------------------------------------------


class Inline(HTMLParser):
    """Collects what the policy of the pages forbids."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.links = set()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(self.get_starttag_text())
        for name, value in attrs:
            if name == "style" or name.startswith("on") or (value or "").lstrip().startswith("javascript:"):
                self.found.append(f"{name}={value}")
            if name in ("href", "src", "action") and value and not value.startswith("#"):
                self.links.add(value)


def pages_of(browser):
    return {path: browser.get(path) for path in (*PUBLIC_PAGES, *STAFF_PAGES)}


def test_every_page_has_a_strict_policy_and_nothing_inline(signed_in_admin):
    for path, answer in pages_of(signed_in_admin).items():
        policy = dict(
            part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'self'", path
        assert policy["frame-ancestors"] == "'none'"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        seen = Inline()
        seen.feed(answer.text)
        assert seen.found == [], path
        assert all(link.startswith(("/", "?")) and not link.startswith("//") for link in seen.links), (
            seen.links
        )


def test_every_file_that_a_page_names_is_there(signed_in_admin):
    named = set()
    for answer in pages_of(signed_in_admin).values():
        seen = Inline()
        seen.feed(answer.text)
        named |= {link for link in seen.links if link.startswith("/static/")}

    missing = [link for link in named if signed_in_admin.get(link).status_code != 200]

    assert named
    assert missing == []


def test_every_page_speaks_every_language(signed_in_admin):
    # Kiosks and screens are for everybody and go by no browser's wish; who has a password is led on.
    for path in {*PUBLIC_PAGES, *STAFF_PAGES} - {"/kiosk/main", "/display/main", "/sign-in/password"}:
        texts = set()
        for language in ("uz", "uz-Cyrl", "ru", "en"):
            answer = signed_in_admin.get(path, headers={"Accept-Language": language})
            assert f'<html lang="{language}"' in answer.text, (path, language)
            texts.add(TOKEN.sub("", answer.text))
        assert len(texts) == 4, path


def test_staff_pages_are_closed_to_strangers(browser):
    for path in STAFF_PAGES:
        answer = browser.get(path)

        assert answer.status_code == 302, path
        assert answer.headers["Location"].startswith("/sign-in?next=")


def test_looking_changes_nothing(small, signed_in_admin, events_after, cast_of):
    manager = cast_of(small)["manager"]
    document = manager.get("/openapi.json").json()
    label = manager.post("/tickets", json={"service": "gas", "language": "en"}).json()
    status = label["status_url"].rpartition("/t/")[2]
    before = events_after(manager)
    ids = {"/api/v1/tickets/{id}": label["id"], "/api/v1/screens/{id}/board": "main"}
    paths = [
        path.format(id=ids.get(path, "1"), token=status, name="day")
        for path, operations in document["paths"].items()
        if "get" in operations
    ]

    for browser in (signed_in_admin, manager):
        for path in (*PUBLIC_PAGES, *STAFF_PAGES, f"/t/{status}", "/healthz", "/readyz", *paths):
            for method in ("GET", "HEAD"):
                answer = browser.request(method, small.url + path)
                assert answer.status_code < 500
    for step in ("open", "next", "recall", "start", "miss", "finish", "close"):
        assert signed_in_admin.get(f"/api/v1/counters/1/{step}").status_code == 405
    assert signed_in_admin.get("/sign-out").status_code == 405

    assert events_after(manager) == before
    assert signed_in_admin.get("/manager").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/slips/main/" + "a" * 300 + ".png",
        "/slips/main/..%2f..%2fhall.db",
        "/slips/../hall.db",
        "/slips/%2e%2e/hall.db",
        "/slips/main/a%00.png",
        "/voice/" + "a" * 300 + ".wav",
        "/voice/..%2fhall.db",
        "/media/..%2fhall.db",
        "/media/a%00.png",
        "/media/" + "a" * 3000 + ".png",
        "/static/../../guard.py",
        "/static/%2e%2e/%2e%2e/guard.py",
        "/kiosk/ghost",
        "/display/ghost",
        "/counter/ghost",
        "/t/ghost",
        "/t/" + "a" * 3000,
        "/manager?day=yesterday",
        "/manager?day=0001-01-01",
        "/manager?day=9999-12-31",
        "/manager/tickets?label=%00",
        "/manager/tickets?label=" + "a" * 3000,
    ],
)
def test_odd_addresses_show_a_page_and_no_file(small, signed_in_admin, path):
    answer = signed_in_admin.get(small.url + path)

    assert answer.status_code in (200, 404, 422), answer.text
    assert answer.headers["Content-Type"].startswith("text/html")
