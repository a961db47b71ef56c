"""The description of the contract is valid, complete, and true of real answers."""

import json
import re

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from real_hall import SMALL_HALL

from config.models import Structure
from hall_server.api.bodies import base, counters, devices, notices, papers, structure, visits
from kiosk.line import Line

LANGUAGE = {"language": "ru"}

PROMISED = {
    ("GET", "/hall"),
    ("POST", "/tickets"),
    ("GET", "/tickets"),
    ("GET", "/tickets/{id}"),
    *(
        ("POST", f"/counters/{{id}}/{step}")
        for step in ("open", "close", "pause", "resume", "next", "call", "recall", "start", "miss", "finish")
    ),
    *(("POST", f"/counters/{{id}}/{step}") for step in ("hold", "transfer", "undo", "serve")),
    *(("POST", f"/status/{{token}}/{step}") for step in ("cancel", "return", "later", "rating")),
    *(("POST", f"/tickets/{{id}}/{step}") for step in ("cancel", "return", "hold", "transfer", "stages")),
    ("POST", "/tickets/{id}/release"),
    ("POST", "/tickets/{id}/reprint"),
    ("GET", "/printers"),
    ("POST", "/printers/{id}/roll"),
    ("POST", "/printers/{id}/papers"),
    ("GET", "/notices"),
    ("POST", "/notices"),
    ("POST", "/notices/{id}/end"),
    ("GET", "/counters/{id}"),
    ("GET", "/counters/{id}/queue"),
    ("GET", "/screens/{id}/board"),
    ("GET", "/status/{token}"),
    ("GET", "/reports/{name}"),
    ("GET", "/now"),
    ("GET", "/journal"),
    ("GET", "/admin/hall"),
    ("PUT", "/admin/hall"),
    ("GET", "/admin/hall/history"),
    ("POST", "/admin/hall/put-back"),
    ("POST", "/jobs/{id}/begin"),
    ("POST", "/jobs/{id}/end"),
    ("POST", "/agents/health"),
    ("POST", "/screens/{id}/health"),
}

METHODS = ("get", "post", "put", "delete", "patch")


class Checked:
    """A client whose every answer is held against the description of the route that it came from."""

    def __init__(self, client, document):
        self.client = client
        self.seen = set()
        self._paths = {
            re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))): (path, operations)
            for path, operations in document["paths"].items()
        }
        self._components = document["components"]

    def ask(self, method, path, **request):
        answer = self.client.request(method, path, **request)
        template, operations = next(
            found for pattern, found in self._paths.items() if pattern.fullmatch(answer.request.url.path)
        )
        described = operations[method.lower()]["responses"].get(str(answer.status_code))
        assert described is not None, f"{method} {template} answered {answer.status_code}: {answer.text}"
        self._hold(answer, described)
        self.seen.add((method, template, answer.status_code))
        return answer

    def get(self, path, **request):
        return self.ask("GET", path, **request)

    def post(self, path, body=None, **request):
        return self.ask("POST", path, json=body or {}, **request)

    def _hold(self, answer, described):
        media_type = answer.headers.get("Content-Type", "").partition(";")[0]
        if "content" not in described:
            assert answer.content == b""
            return
        schema = described["content"][media_type]["schema"]
        if media_type.endswith("json"):
            jsonschema.Draft202012Validator(
                schema | {"components": self._components},
                format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
            ).validate(answer.json())


@pytest.fixture(scope="module")
def cast(make_hall, cast_of):
    """The small hall with its clients."""
    return cast_of(make_hall()).gather("manager", "anybody")


@pytest.fixture(scope="module")
def desk(make_hall, cast_of):
    """A hall whose printer hangs on the PC of an agent."""
    hall = SMALL_HALL.read_text().replace('address = "virtual://main"', 'address = "agent://agent"')
    return cast_of(make_hall(hall)).gather("manager", "agent")


@pytest.fixture(scope="module")
def document(cast, good):
    """The description, as everybody may read it."""
    return good(cast["anybody"].get("/openapi.json"))


def operations_of(document):
    return {
        (method.upper(), path)
        for path, operations in document["paths"].items()
        for method in operations
        if method in METHODS
    }


def test_description_is_valid_openapi_3_1(document):
    assert document["openapi"].startswith("3.1.")

    OpenAPIV31SpecValidator(document).validate()


def test_every_schema_is_a_valid_schema(document):
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_promised_route_is_described_and_no_other(document):
    assert operations_of(document) == {(method, f"/api/v1{path}") for method, path in PROMISED}


def test_every_operation_has_a_name_of_its_own(document):
    names = [
        operation["operationId"]
        for operations in document["paths"].values()
        for operation in operations.values()
    ]

    assert len(names) == len(set(names))


def test_every_described_path_is_served(cast, document):
    for method, path in operations_of(document):
        answer = cast["anybody"].request(
            method, path.removeprefix("/api/v1").replace("{", "").replace("}", "")
        )

        assert answer.status_code in (200, 401, 404, 422), f"{method} {path}: {answer.text}"
        if "{" not in path:
            assert answer.status_code != 404


def every_operation(document):
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield f"{method.upper()} {path}", operation


def test_every_operation_says_who_may_ask_and_with_what(document):
    known = document["components"]["securitySchemes"]

    for name, operation in every_operation(document):
        roles = {role for way in operation["security"] for roles in way.values() for role in roles}
        said = operation["description"].removeprefix("For: ").partition(".")[0]
        assert said == (", ".join(sorted(roles)) or "everybody"), name
        assert {scheme for way in operation["security"] for scheme in way} <= known.keys()
        if roles:
            assert {"401", "403"} <= operation["responses"].keys()
            ways = {scheme for way in operation["security"] for scheme in way}
            # An agent is a program: it has a token and nothing else. Nobody signs in at a screen.
            alone = {"agent": {"bearer"}, "screen": {"bearer", "device"}}
            assert ways >= alone.get("".join(roles), {"bearer", "session"}), name


@pytest.mark.parametrize(
    ("who", "ways"),
    [
        ("anybody", ["GET /screens/main/board"]),
        ("operator", ["GET /counters/1", "GET /tickets"]),
        ("manager:second", ["GET /now", "GET /journal"]),
        ("admin:chief", ["GET /admin/hall", "GET /now"]),
        ("kiosk:main", ["GET /hall"]),
    ],
)
def test_role_that_is_described_may_ask(cast, who, ways):
    for way in ways:
        method, _, path = way.partition(" ")
        assert cast[who].request(method, path).is_success, way


def test_role_that_is_not_described_is_refused(cast, document):
    for name, operation in every_operation(document):
        method, _, path = name.partition(" ")
        roles = {role for way in operation["security"] for role in way.get("bearer", ())}
        for who in ("kiosk:main", "screen", "agent", "operator", "manager", "admin:chief"):
            if roles and who.partition(":")[0] not in roles:
                below = re.sub(r"\{\w+\}", "1", path.removeprefix("/api/v1"))
                assert cast[who].request(method, below).status_code == 403, (who, name)


def test_every_example_is_valid(document):
    models = {
        name: model
        for subject in (base, counters, devices, notices, papers, structure, visits)
        for name, model in vars(subject).items()
        if name in document["components"]["schemas"]
    }

    for name, operation in every_operation(document):
        for parameter in operation["parameters"]:
            examples = [parameter["example"]] if "example" in parameter else []
            examples += parameter["schema"].get("examples", [])
            assert examples or parameter["in"] != "path", (name, parameter["name"])
            for example in examples:
                jsonschema.Draft202012Validator(parameter["schema"]).validate(example)
        if "requestBody" not in operation:
            continue
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        model = schema["$ref"].rpartition("/")[2]
        examples = document["components"]["schemas"][model].get("examples", [])
        assert examples or model == "Nothing", f"{name} has no example"
        for example in examples:
            validator = jsonschema.Draft202012Validator(schema | {"components": document["components"]})
            validator.validate(example)
            models[model].model_validate_json(json.dumps(example))


def test_example_of_a_hall_file_is_a_good_one(document):
    for example in document["components"]["schemas"]["HallFile"]["examples"]:
        assert Structure.from_document(example).hall.id == "small"


def test_body_that_cannot_be_left_out_is_marked(document):
    left_out = {
        name
        for name, operation in every_operation(document)
        if "requestBody" in operation and not operation["requestBody"]["required"]
    }

    assert "POST /api/v1/counters/{id}/finish" in left_out
    assert "POST /api/v1/counters/{id}/transfer" not in left_out
    assert "POST /api/v1/tickets" not in left_out


def test_refusals_of_a_route_are_named_in_its_description(document):
    text = document["paths"]["/api/v1/tickets"]["post"]["description"]

    for code in ("service_closed", "limit_reached", "series_full", "key_reused", "unknown_service"):
        assert code in text


def visit(hall):
    """One whole day in little: every route is asked, and every documented good answer is heard."""
    order = {"service": "gas", "priority": "elderly", "quantity": 2} | LANGUAGE
    ticket = hall.post("/tickets", order, headers={"Idempotency-Key": "first"}).json()
    assert hall.post("/tickets", order, headers={"Idempotency-Key": "first"}).json() == ticket
    second = hall.post("/tickets", {"services": ["water", "tax"]} | LANGUAGE).json()
    third = hall.post(
        "/tickets", {"service": "gas", "appointment": "2026-11-20T10:00:00+05:00"} | LANGUAGE
    ).json()
    hall.get(f"/tickets/{ticket['id']}")
    hall.get("/hall")
    hall.get("/counters/1")
    hall.get("/screens/main/board")

    opened = hall.post("/counters/1/open").json()
    hall.post("/counters/1/open", headers={"If-Match": f'"{opened["version"] - 1}"'})
    hall.get("/counters/1/queue")
    hall.get("/status/" + ticket["status_url"].rpartition("/")[2])
    called = hall.post("/counters/1/next").json()
    hall.post("/counters/1/next")
    hall.post("/counters/1/recall")
    hall.get("/screens/main/board")
    hall.get("/status/" + called["status_url"].rpartition("/")[2])
    hall.get("/counters/1")
    hall.post("/counters/1/start")
    hall.get("/now")
    hall.post("/counters/1/recall")
    hall.post("/counters/1/finish", {"outcome": "done", "note": "Ҳаммаси жойида", "quantity": 3})
    hall.post("/counters/1/next")
    hall.post("/counters/1/miss")
    hall.get("/screens/main/board")
    hall.post("/counters/1/next")
    hall.post("/counters/1/finish")
    hall.post("/counters/1/close")
    hall.post("/counters/1/next")
    the_other_steps(hall)
    by_phone(hall)
    on_paper(hall)
    to_everybody(hall)
    for each in (ticket, second, third):
        hall.get(f"/tickets/{each['id']}")
    hall.get("/tickets", params={"limit": 2})
    hall.get("/tickets", params={"state": "finished", "label": ticket["label"]})
    hall.get("/reports/day")
    hall.get("/reports/day", params={"format": "csv"})
    hall.get("/journal", params={"limit": 3})
    hall.get("/journal", params={"after": 3})


def by_phone(hall):
    """What a visitor does with the address on the slip."""
    ticket = hall.post("/tickets", {"service": "gas"} | LANGUAGE).json()
    phone = "/status/" + ticket["status_url"].rpartition("/")[2]
    hall.post(f"{phone}/rating", {"score": 5})
    hall.post(f"{phone}/later", {"n": 1})
    hall.post("/counters/1/open")
    hall.post("/counters/1/call", {"ticket": ticket["id"]})
    hall.post("/counters/1/miss")
    hall.post(f"{phone}/return")
    hall.post(f"{phone}/cancel")
    hall.post("/counters/1/serve", {"service": "gas", "quantity": 2})
    hall.get("/counters/1")
    hall.post("/counters/1/finish")
    served = hall.post("/counters/1/serve", {"service": "tax", "kind": "back_office"}).json()
    hall.post("/counters/1/finish")
    hall.post(
        "/status/" + served["status_url"].rpartition("/")[2] + "/rating", {"score": 3, "text": "Rahmat"}
    )
    hall.post("/counters/1/close")


def on_paper(hall):
    """A slip is printed once more, and a roll is changed."""
    ticket = hall.post("/tickets", {"service": "gas"} | LANGUAGE).json()["id"]
    hall.post(f"/tickets/{ticket}/reprint")
    hall.post(f"/tickets/{ticket}/cancel")
    hall.get("/printers")
    hall.post("/printers/paper/roll")
    hall.post("/printers/paper/papers", {"paper": "test"})


def to_everybody(hall):
    """Notices are posted and taken down."""
    raised = hall.post("/notices", {"kind": "emergency"}).json()
    assert hall.post("/notices", {"kind": "emergency"}).json() == raised
    told = hall.post("/notices", {"kind": "notice", "text": {"uz": "Lift ishlamayapti."}}).json()
    hall.get("/now")
    for notice in (raised, told, told):
        hall.post(f"/notices/{notice['id']}/end")
    hall.get("/notices")


def the_other_steps(hall):
    """Hold, return, transfer, undo, and what is done with a ticket wherever it is."""
    hall.post("/counters/1/open")
    hall.post("/counters/1/pause", {"reason": "tea"})
    hall.post("/counters/1/next")
    hall.post("/counters/1/resume")
    parked = hall.post("/tickets", {"service": "gas"} | LANGUAGE).json()["id"]
    hall.post(f"/tickets/{parked}/hold", {"minutes": 5})
    hall.post("/counters/1/call", {"ticket": parked})
    hall.post("/counters/1/hold", {"minutes": 5, "reason": "document"})
    hall.post("/counters/1/undo")
    hall.post("/counters/1/hold")
    hall.post(f"/tickets/{parked}/return")
    hall.post("/counters/1/call", {"ticket": parked})
    hall.post(f"/tickets/{parked}/release")
    hall.post(f"/tickets/{parked}/stages", {"service": "tax"})
    hall.post(f"/tickets/{parked}/transfer", {"service": "water", "place": "last"})
    hall.post(f"/tickets/{parked}/cancel")
    sent = hall.post("/tickets", {"service": "gas"} | LANGUAGE).json()["id"]
    hall.post("/counters/1/call", {"ticket": sent})
    hall.post("/counters/1/transfer", {"service": "water", "come_back": True})
    hall.post(f"/tickets/{sent}/cancel")
    hall.post("/counters/1/close")


def change_the_hall(hall):
    """The hall file is read, changed and put back."""
    read = hall.get("/admin/hall")
    wanted = read.json()
    wanted["hall"]["board_calls"] = 7
    hall.ask("PUT", "/admin/hall", json=wanted)
    hall.ask("PUT", "/admin/hall", json=wanted, headers={"If-Match": read.headers["ETag"]})
    hall.ask("PUT", "/admin/hall", json=wanted, headers={"If-Match": read.headers["ETag"]})
    hall.post("/admin/hall/put-back", {"version": 1})
    hall.get("/admin/hall/history")


def print_at_an_agent(agent, manager):
    """A slip is handed to the PC that its printer hangs on, and comes out there."""
    token = agent.client.headers["Authorization"].partition(" ")[2]
    line = Line(str(agent.client.base_url.join("/")).rstrip("/"), token)
    line.emit("watch", {"what": "jobs", "id": "agent"})
    manager.post("/tickets", {"service": "gas", "kiosk": "main"} | LANGUAGE)
    ready = (body["slips"] for event, body in line.events() if event == "jobs")
    [slip] = next(slips for slips in ready if slips)
    agent.post("/agents/health", {"condition": "online", "paper": "low"})
    for step, body in (("begin", {}), ("end", {"state": "printed"})):
        agent.post(f"/jobs/{slip['job_id']}/{step}", body)
        agent.post("/jobs/0-ab/begin")
    line.close()


def speak_for_a_screen(server, document):
    """The page of a paired screen says that it can be heard; gives what was seen."""
    browser = server.client()
    code = server.navbat("pair", "screen", "main").stdout.strip()
    browser.post(f"{server.url}/pair", data={"code": code})
    page = browser.get(f"{server.url}/display/main").text
    browser.headers["X-CSRF-Token"] = re.search(r'name="csrf-token" content="([0-9a-f]+)"', page)[1]
    screen = Checked(browser, document)
    screen.post("/screens/main/health", {"sound": "ready"})
    return screen.seen


def test_every_answer_of_a_whole_visit_is_as_described(cast, document, desk):
    hall = Checked(cast["manager"], document)

    visit(hall)
    hall.post("/counters/2/open")
    while hall.post("/counters/2/next").status_code != 204:
        hall.post("/counters/2/finish")
    administration = Checked(cast["admin:chief"], document)
    change_the_hall(administration)
    agent = Checked(desk["agent"], document)
    print_at_an_agent(agent, Checked(desk["manager"], document))

    seen = hall.seen | administration.seen | agent.seen | speak_for_a_screen(cast.server, document)
    good = {(method, path) for method, path, status in seen if status < 300}
    assert good == operations_of(document)
    assert ("POST", "/api/v1/counters/{id}/next", 204) in hall.seen
    assert {status for *_, status in hall.seen} == {200, 201, 202, 204, 409}
    assert {status for *_, status in administration.seen} == {200, 409, 422}
    assert {status for *_, status in agent.seen} == {200, 409}


def test_refused_requests_are_answered_as_described(cast, document):
    manager, stranger = Checked(cast["manager"], document), Checked(cast["anybody"], document)

    for method, path in operations_of(document):
        below = path.removeprefix("/api/v1")
        stranger.ask(method, below.replace("{", "").replace("}", ""))
        if "{" in path:
            manager.ask(method, re.sub(r"\{\w+\}", "ghost", below), json={} if method == "POST" else None)
        if method == "POST":
            manager.ask(
                method,
                re.sub(r"{\w+}", "1", below),
                content=b"{",
                headers={"Content-Type": "application/json"},
            )
            manager.ask(
                method, re.sub(r"{\w+}", "1", below), content=b"{", headers={"Content-Type": "text/plain"}
            )
            manager.ask(method, re.sub(r"{\w+}", "1", below), content=b" " * 70_000)

    statuses = {status for *_, status in manager.seen | stranger.seen}
    assert {401, 404, 413, 415, 422} <= statuses


def test_description_is_the_same_for_everybody_and_plain_json(cast, document):
    answer = cast["manager"].get("/openapi.json")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == document
    assert json.loads(json.dumps(document)) == document
