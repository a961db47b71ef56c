"""Each agent sees and settles its own jobs, and no other's; nobody prints a slip that was not given out."""

import pytest

FAILED = {"state": "failed", "problem": "paper_out", "began": True}


@pytest.fixture(scope="module")
def hall(make_shared_server, quick_hall):
    """A hall whose printer waits for the agent "desk"; nobody is there but who connects in a test."""
    calm = quick_hall.replace("open_s = 0.5", "open_s = 10")
    return make_shared_server(calm.replace('"screen://main"', '"agent://desk"'))


@pytest.fixture(scope="module")
def tokens(hall):
    return {name: hall.token("agent", name=name) for name in ("desk", "other")}


@pytest.fixture(scope="module")
def manager(hall, people):
    return people(hall)


def jobs_of(line, what=lambda body: True):
    """The next snapshot of that kind."""
    return next(body for event, body in line.events() if event == "jobs" and what(body))


@pytest.fixture
def slip(hall, tokens, manager, connect):
    """A ticket whose slip lies ready for the desk, and the id under which it does."""
    line = connect(hall, tokens["desk"])
    line.emit("watch", {"what": "jobs", "id": "desk"})
    ticket = manager.take()
    [job] = jobs_of(line, lambda body: body["slips"])["slips"]
    yield ticket, job["job_id"]
    client = hall.client(tokens["desk"])
    client.post(f"/jobs/{job['job_id']}/begin")
    client.post(f"/jobs/{job['job_id']}/end", json={"state": "sent"})


def test_agent_is_given_its_printers_and_their_slips(hall, tokens, slip, connect):
    line = connect(hall, tokens["desk"])

    line.emit("watch", {"what": "jobs", "id": ""})

    seen = jobs_of(line)
    setting = {"width_dots": 576, "profile": "default-status", "native": None}
    deadlines = {"open_s": 10.0, "write_s": 10.0, "status_s": 6.0}
    assert seen["printers"] == [{"printer": "paper", **setting, **deadlines}]
    assert [job["printer"] for job in seen["slips"]] == ["paper"]
    assert seen["slips"][0]["slip"]["lines"]


@pytest.mark.parametrize("wanted", ["desk", "agent://desk", "main"])
def test_agent_watches_no_jobs_but_its_own(hall, tokens, connect, wanted):
    line = connect(hall, tokens["other"])

    line.emit("watch", {"what": "jobs", "id": wanted})

    problem = next(body for event, body in line.events() if event == "problem")
    assert (problem["code"], problem["what"]) == ("not_allowed", "jobs")


@pytest.mark.parametrize("what", ["counter", "kiosk", "hall"])
def test_agent_watches_nothing_of_the_staff(hall, tokens, connect, what):
    line = connect(hall, tokens["desk"])

    line.emit("watch", {"what": what, "id": "1"})

    assert next(body for event, body in line.events() if event == "problem")["code"] == "not_allowed"


def test_screen_of_the_same_name_gets_no_slips(hall, slip, connect):
    line = connect(hall, hall.token("screen"))

    line.emit("watch", {"what": "jobs", "id": "desk"})
    assert set(jobs_of(line)) == {"number", "at", "announcements", "is_speaker", "pause_s", "drop_s"}
    line.emit("watch", {"what": "jobs", "id": "agent://desk"})

    assert next(body for event, body in line.events() if event == "problem")["code"] == "not_allowed"


def test_slip_of_another_agent_can_neither_be_taken_nor_settled(hall, tokens, slip, manager):
    ticket, job = slip
    other = hall.client(tokens["other"])

    taken = other.post(f"/jobs/{job}/begin")
    settled = other.post(f"/jobs/{job}/end", json=FAILED)

    assert (taken.status_code, taken.json()["code"]) == (409, "illegal_step")
    assert settled.status_code == 404
    assert manager.slip(ticket)[0] == "sending"


def test_slip_that_was_not_taken_cannot_be_settled(hall, tokens, slip, manager):
    ticket, job = slip

    settled = hall.client(tokens["desk"]).post(f"/jobs/{job}/end", json={"state": "printed"})

    assert settled.status_code == 409
    assert manager.slip(ticket)[0] == "sending"


def test_slip_is_given_out_once_and_again_to_who_lost_the_answer(hall, tokens, slip):
    _, job = slip
    desk = hall.client(tokens["desk"])

    def begin(key):
        return desk.post(f"/jobs/{job}/begin", headers={"Idempotency-Key": key} if key else {})

    first, repeated, another = begin("a"), begin("a"), begin("b")

    assert first.json() == repeated.json() == {"state": "sending", "printer": "paper", "problem": None}
    assert another.status_code == begin(None).status_code == 409


def test_word_about_a_slip_is_heard_once_and_repeated_without_harm(hall, tokens, slip, manager):
    ticket, job = slip
    desk = hall.client(tokens["desk"])
    desk.post(f"/jobs/{job}/begin")

    said = [desk.post(f"/jobs/{job}/end", json=FAILED, headers={"Idempotency-Key": "end"}) for _ in range(2)]
    changed = desk.post(f"/jobs/{job}/end", json={"state": "printed"})

    stands = {"state": "failed", "printer": "paper", "problem": "paper_out"}
    assert [answer.json() for answer in (*said, changed)] == [stands] * 3
    assert manager.slip(ticket) == tuple(stands.values())


@pytest.mark.parametrize("job", ["1", "x-1", "-", "1e3-ab", "٣-ab", "9" * 40 + "-ab"])
def test_id_of_no_slip_is_not_found(hall, tokens, job):
    desk = hall.client(tokens["desk"])

    assert desk.post(f"/jobs/{job}/begin").status_code == 404
    assert desk.post(f"/jobs/{job}/end", json={"state": "sent"}).status_code == 404


def test_slip_that_is_given_up_before_it_is_taken_is_gone(make_server, quick_hall, people, connect):
    server = make_server(quick_hall)
    token = server.token("agent", name="desk")
    line = connect(server, token)
    line.emit("watch", {"what": "jobs", "id": "desk"})
    hall = people(server)
    hall.take()
    [job] = jobs_of(line, lambda body: body["slips"])["slips"]

    assert jobs_of(line, lambda body: not body["slips"])["slips"] == []

    assert server.client(token).post(f"/jobs/{job['job_id']}/begin").status_code == 409


def test_printers_health_is_taken_from_agents_only(hall, tokens, manager):
    said = {"condition": "paper_out", "paper": "out"}

    assert hall.client(tokens["desk"]).post("/agents/health", json=said).json() == said
    assert manager._client.post("/agents/health", json=said).status_code == 403
    wrong = hall.client(tokens["desk"]).post("/agents/health", json={"condition": "fine"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "malformed")


def test_receipt_of_a_call_that_another_agent_says_is_refused(hall, tokens, manager, connect):
    manager.take()
    manager.done("/counters/1/open")
    call = manager.done("/counters/1/next")
    board = manager._client.get("/screens/main/board").json()["calls"][0]
    line = connect(hall, tokens["other"])

    line.emit("spoken", {"call_id": board["call_id"]})
    refused = next(body for event, body in line.events() if event == "problem")
    line.emit("shown", {"call_id": board["call_id"]})
    not_painted = next(body for event, body in line.events() if event == "problem")

    assert (refused["code"], not_painted["code"]) == ("not_found", "not_allowed")
    assert [row for row in manager.ticket(call["id"])["history"] if row["step"] == "spoken"] == []
