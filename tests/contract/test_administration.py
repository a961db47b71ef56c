"""The hall file over the API and at the command line, while the real server runs."""

import threading
import tomllib

import pytest
import socketio
from real_hall import SMALL_HALL

ROUTES = (
    ("GET", "/admin/hall"),
    ("PUT", "/admin/hall"),
    ("GET", "/admin/hall/history"),
    ("POST", "/admin/hall/put-back"),
)

PASSPORTS = """
[[service]]
id = "passport"
department = "tax"
series = "P"
name = {uz = "Pasport", "uz-Cyrl" = "Паспорт", ru = "Паспорт", en = "Passports"}

[[series]]
id = "P"
prefix = "P"
"""

SECOND_PRINTER = """
[[printer]]
id = "second"
address = "virtual://second"
"""


def edited(text, **replaced):
    """The small hall's file with other text in it."""
    for former, other in replaced.items():
        assert former in text
        text = text.replace(former, other)
    return text


@pytest.fixture
def cast(server, cast_of):
    """The clients of a small hall of this test's own."""
    return cast_of(server)


@pytest.fixture
def load(server, tmp_path):
    """Imports a hall file beside the running server."""

    def run(text):
        file = tmp_path / "edited.toml"
        file.write_text(text, encoding="utf-8")
        done = server.navbat("hall", "import", str(file))
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def small_text():
    return SMALL_HALL.read_text(encoding="utf-8")


def offered(client):
    return [
        service["id"]
        for department in client.get("/hall").json()["departments"]
        for service in department["services"]
    ]


def put(client, document, version, **headers):
    return client.put("/admin/hall", json=document, headers={"If-Match": f'"{version}"', **headers})


# -- over HTTP -----------------------------------------------------------------------------------------


def test_hall_file_belongs_to_administrators(cast):
    cast.gather("operator", "manager", "admin:chief")

    for method, path in ROUTES:
        assert cast["anybody"].request(method, path).status_code == 401
        for who in ("operator", "manager"):
            assert cast[who].request(method, path, json={}).status_code == 403
    assert cast["admin:chief"].get("/admin/hall").status_code == 200


def test_hall_file_is_read_changed_and_put_back(cast, good):
    admin = cast["admin:chief"]
    read = admin.get("/admin/hall")
    document = good(read)
    assert read.headers["ETag"] == '"1"'

    document["hall"]["recall_limit"] = 1
    changed = put(admin, document, 1)
    same = put(admin, document, 2)
    back = admin.post("/admin/hall/put-back", json={"version": 1})

    assert good(changed) == {
        "version": 2,
        "changed": True,
        "changes": ["hall → recall_limit"],
        "retired": {},
    }
    assert changed.headers["ETag"] == '"2"'
    assert (good(same)["version"], good(same)["changed"]) == (2, False)
    assert (good(back)["version"], good(back)["changed"]) == (3, True)
    versions = good(admin.get("/admin/hall/history"))["versions"]
    assert [(each["version"], each["actor"], each["changes"]) for each in versions] == [
        (3, "admin:chief", 1),
        (2, "admin:chief", 1),
        (1, "command", 0),
    ]
    assert len(good(admin.get("/admin/hall/history", params={"limit": 1}))["versions"]) == 1


def test_change_of_an_outdated_hall_file_is_refused(cast, good):
    admin = cast["admin:chief"]
    document = good(admin.get("/admin/hall"))
    document["hall"]["recall_limit"] = 1
    good(put(admin, document, 1))
    document["hall"]["recall_limit"] = 2

    answer = put(admin, document, 1)

    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert good(admin.get("/admin/hall"))["hall"]["recall_limit"] == 1


def test_change_without_the_version_that_was_read_is_refused(cast, good):
    admin = cast["admin:chief"]

    answer = admin.put("/admin/hall", json=good(admin.get("/admin/hall")))

    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    assert "If-Match" in answer.json()["detail"]


def test_every_problem_of_a_bad_hall_file_is_named(cast, good):
    admin = cast["admin:chief"]
    document = good(admin.get("/admin/hall"))
    document["hall"]["zone"] = "Asia/Tashkentt"
    document["service"][0]["series"] = "Z"
    document["colour"] = "red"

    answer = put(admin, document, 1)

    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    for place in ("hall → zone", 'service "gas" → series', "colour"):
        assert place in answer.json()["detail"]
    assert put(admin, {}, 1).status_code == 422
    assert admin.post("/admin/hall/put-back", json={"version": 7}).status_code == 422


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("uz", "\"newest\" qismi yoʻq"),
        ("uz-Cyrl", "\"newest\" қисми йўқ"),
        ("ru", "Нет части \"newest\""),
        ("en", "The part \"newest\" is missing"),
    ],
)  # fmt: skip
def test_problems_of_a_hall_file_are_said_in_the_language_of_the_asker(cast, good, language, said):
    admin = cast["admin:chief"]
    document = good(admin.get("/admin/hall"))
    document["board"] = [
        {"id": "b", "main": ["foo"], "side": ["calls"], "share": 1},
        {"id": "c", "main": ["hall"]},
    ]
    document["hall"]["voice"]["texts"] = {"number": {"en": "x"}}

    detail = put(admin, document, 1, **{"Accept-Language": language}).json()["detail"]

    assert said in detail
    for place in ('board "b" → share', 'board "c" → main', "hall → voice → texts → number → en"):
        assert place in detail
    if language != "en":
        assert not {"Allowed", "found", "words", "need", "missing"} & set(detail.replace(":", " ").split())


def test_repeated_change_is_done_once(cast, good):
    admin = cast["admin:chief"]
    document = good(admin.get("/admin/hall"))
    document["hall"]["recall_limit"] = 1

    first, again = (put(admin, document, 1, **{"Idempotency-Key": "once"}) for _ in range(2))

    assert good(again) == good(first)


def test_hall_file_may_be_larger_than_other_requests_but_not_endless(cast, good):
    admin = cast["admin:chief"]
    document = good(admin.get("/admin/hall"))
    document["service"][0]["documents"] = {"uz": "x" * 200_000}

    assert put(admin, document, 1).status_code == 200
    document["service"][0]["documents"] = {"uz": "x" * 2_000_000}
    assert put(admin, document, 2).status_code == 413


# -- at the command line -------------------------------------------------------------------------------


def test_running_hall_offers_a_new_service_at_once(server, cast, load, small_text, eventually, good):
    said = load(small_text + PASSPORTS)

    assert said.splitlines()[0] == "Version 2 is in force: 2 changes."
    eventually(lambda: "passport" in offered(cast["anybody"]), within_s=5)
    ticket = good(cast["manager"].post("/tickets", json={"service": "passport", "language": "ru"}))
    assert ticket["label"] == "P001"


def test_watchers_are_told_of_a_new_version(server, load, small_text):
    heard = threading.Event()
    socket = socketio.Client(reconnection=False, handle_sigint=False)
    token = server.token("kiosk", name="watcher", kiosk="main")

    def hear(kiosk):
        named = [service["id"] for each in kiosk["departments"] for service in each["services"]]
        if "passport" in named:
            heard.set()

    socket.on("kiosk", hear, namespace="/live")
    socket.connect(
        server.url, auth={"token": token}, namespaces=["/live"], transports=["websocket"], wait_timeout=15
    )
    socket.emit("watch", {"what": "kiosk", "id": "main"}, namespace="/live")

    load(small_text + PASSPORTS)

    assert heard.wait(15)
    socket.disconnect()


def test_slip_comes_out_of_a_new_printer(server, cast, load, small_text, eventually, good):
    load(edited(small_text, **{'printers = ["paper"]': 'printers = ["second"]'}) + SECOND_PRINTER)
    eventually(lambda: good(cast["admin:chief"].get("/admin/hall"))["kiosk"][0]["printers"] == ["second"])

    ticket = good(
        cast["manager"].post("/tickets", json={"service": "gas", "language": "ru", "kiosk": "main"})
    )

    state = eventually(
        lambda: (print_of(cast, good, ticket)["state"] == "printed" and print_of(cast, good, ticket)) or None
    )
    assert state["printer"] == "second"
    assert list((server.data / "slips" / "second").glob("*.png"))


def print_of(cast, good, ticket):
    return good(cast["manager"].get(f"/tickets/{ticket['id']}"))["print"]


def test_slip_comes_out_of_a_printer_that_got_another_address(
    server, cast, load, small_text, eventually, good
):
    load(edited(small_text, **{"virtual://main": "virtual://other"}))
    order = {"service": "gas", "language": "ru", "kiosk": "main"}
    eventually(lambda: "virtual://other" in str(good(cast["admin:chief"].get("/admin/hall"))["printer"]))

    def comes_out():
        good(cast["manager"].post("/tickets", json=order))
        return (server.data / "slips" / "other").exists()

    eventually(comes_out, every_s=0.3)


def test_refused_hall_file_names_every_problem_and_changes_nothing(server, cast, tmp_path, small_text, good):
    file = tmp_path / "bad.toml"
    file.write_text(edited(small_text, **{"Asia/Tashkent": "Asia/Tashkentt", 'series = "B"': 'series = "Z"'}))

    done = server.navbat("hall", "import", str(file))

    assert done.returncode == 1
    assert "hall → zone" in done.stderr
    assert 'service "tax" → series' in done.stderr
    assert len(good(cast["admin:chief"].get("/admin/hall/history"))["versions"]) == 1


def test_exported_hall_file_can_be_edited_and_imported_again(server, load, small_text):
    load(small_text + PASSPORTS)

    exported = server.navbat("hall", "export").stdout
    earlier = server.navbat("hall", "export", "--version", "1").stdout

    assert "passport" in [row["id"] for row in tomllib.loads(exported)["service"]]
    assert load(exported) == "Nothing is changed: version 2 says the same.\n"
    assert load(earlier).splitlines()[0] == "Version 3 is in force: 2 changes."
    history = server.navbat("hall", "history").stdout.splitlines()
    assert [line.split()[0] for line in history] == ["3", "2", "1"]
    assert server.navbat("hall", "put-back", "2").stdout.startswith("Version 4 is in force: 2 changes.")
    assert server.navbat("hall", "put-back", "99").returncode == 1
    assert server.navbat("verify").returncode == 0


def test_visitor_of_a_removed_service_is_named_and_served(server, cast, load, small_text, eventually, good):
    operator = cast.gather("operator", "manager")["operator"]
    good(operator.post("/counters/2/open"))
    ticket = good(cast["manager"].post("/tickets", json={"service": "tax", "language": "ru"}))
    first, _, rest = small_text.partition('[[service]]\nid = "tax"')
    without_tax = first + rest[rest.index("[[priority]]") :]
    without_tax = without_tax.replace(', {id = "tax", reluctance_min = 10}', "").replace('["tax", ', "[")

    said = load(without_tax)

    assert 'In use, so it stays until it is free: service "tax"' in said
    eventually(lambda: "tax" not in offered(cast["anybody"]), within_s=5)
    assert good(operator.post("/counters/2/next"))["id"] == ticket["id"]
    token = ticket["status_url"].rpartition("/")[2]
    assert good(cast["anybody"].get(f"/status/{token}"))["service"]["en"] == "Tax payments"
    good(operator.post("/counters/2/finish"))
    refused = cast["manager"].post("/tickets", json={"service": "tax", "language": "ru"})
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_service")
