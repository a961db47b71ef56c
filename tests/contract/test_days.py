"""The real server under a moved clock: days that change, clocks that are wrong."""

import datetime as dt
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import httpx
import pytest
from real_hall import SMALL_HALL

TASHKENT = ZoneInfo("Asia/Tashkent")
DEAD_BATTERY = dt.datetime(2010, 1, 1, 12, 0, tzinfo=TASHKENT)
GAS = {"service": "gas", "language": "uz"}
CLOSES_AT_NIGHT = 'hours = "mon-sun 08:00-23:55"'
NEVER_CLOSES = "# no hours"
TIME_FIGURES = ("n", "wait_mean_s", "wait_p50_s", "wait_p90_s", "service_mean_s")


class Night:
    """A running hall in the evening before a night, with its clock and a manager's client."""

    def __init__(self, server, clock, evening):
        self.server = server
        self.clock = clock
        self.today = evening.date()
        self.manager = server.client(server.token("manager"), **{"Accept-Language": "en"})

    @property
    def tomorrow(self):
        return self.today + dt.timedelta(days=1)

    def until(self, day, hour, minute=0, second=0):
        self.clock.pass_time_until(dt.datetime.combine(day, dt.time(hour, minute, second), tzinfo=TASHKENT))

    def take(self, **more):
        return self.done(self.manager.post("/tickets", json=GAS | more))

    def step(self, name, counter="1"):
        return self.done(self.manager.post(f"/counters/{counter}/{name}"))

    def done(self, answer):
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def ticket(self, ticket):
        return self.done(self.manager.get(f"/tickets/{ticket['id']}"))

    def now(self):
        return self.done(self.manager.get("/now"))

    def report(self, day):
        return self.done(self.manager.get("/reports/day", params={"from": str(day)}))


def assert_whole(server):
    """The record proves itself."""
    proof = server.navbat("verify")
    assert proof.returncode == 0, proof.stderr


@pytest.fixture
def make_night(make_server, moved_clock):
    """Makes a hall of given hours that runs at a given time of tomorrow evening."""

    def make(hours, time=dt.time(23, 30)):
        evening = dt.datetime.combine(
            dt.datetime.now(TASHKENT).date() + dt.timedelta(days=1), time, tzinfo=TASHKENT
        )
        moved_clock.pass_time_until(evening)
        hall = SMALL_HALL.read_text().replace("recall_limit = 3", f"recall_limit = 3\n{hours}")
        return Night(make_server(hall, clock=moved_clock), moved_clock, evening)

    return make


def prepare_evening(night):
    """One visitor served, one called, one missed, one waiting: what they are at ten to midnight."""
    served, called, missed, waiting = (night.take() for _ in range(4))
    night.step("open")
    for name in ("next", "start", "finish", "next", "miss"):
        night.step(name)
    missed, called = called, missed
    assert night.step("next")["id"] == called["id"]
    return {"served": served, "called": called, "missed": missed, "waiting": waiting}


def test_night_of_a_hall_that_closes_ends_the_day_and_restarts_the_numbers(make_night, eventually):
    night = make_night(CLOSES_AT_NIGHT)
    tickets = prepare_evening(night)
    night.server.stop()
    night.until(night.today, 23, 59, 30)
    night.server.start()
    night.until(night.today, 23, 59, 50)
    before = night.report(night.today)

    eventually(lambda: night.now()["business_day"] == str(night.tomorrow), within_s=30, every_s=0.2)

    states = {name: night.ticket(ticket)["state"] for name, ticket in tickets.items()}
    assert states == {"served": "finished", "called": "called", "missed": "no_show", "waiting": "unserved"}
    assert [left["label"] for left in night.now()["left_over"]] == ["A003"]
    after = night.report(night.today)
    assert after["totals"] == before["totals"] | {"no_show": 1, "unserved": 1}
    refused = night.manager.post("/tickets", json=GAS)
    assert refused.json()["code"] == "service_closed"
    assert "08:00" in refused.json()["detail"]

    night.until(night.tomorrow, 8, 30)
    first = night.take()
    assert (first["label"], first["business_day"]) == ("A001", str(night.tomorrow))
    night.step("finish")
    for name in ("next", "start", "finish", "close"):
        night.step(name)
    later = night.report(night.today)["totals"]
    assert {name: later[name] for name in TIME_FIGURES} == {
        name: after["totals"][name] for name in TIME_FIGURES
    }
    assert later == after["totals"] | {"served": 2, "quantity": 2}
    assert night.report(night.tomorrow)["totals"]["served"] == 1
    beside = night.server.navbat("report", "day", "--from", str(night.today), "--format", "json")
    assert str(later["wait_mean_s"]) in beside.stdout
    assert_whole(night.server)


def test_night_of_a_hall_that_never_closes_keeps_its_visitors(make_night, eventually):
    night = make_night(NEVER_CLOSES)
    tickets = prepare_evening(night)
    night.until(night.today, 23, 59, 50)
    before = night.report(night.today)

    eventually(lambda: night.now()["business_day"] == str(night.tomorrow), within_s=30, every_s=0.2)

    states = {name: night.ticket(ticket)["state"] for name, ticket in tickets.items()}
    assert states == {"served": "finished", "called": "called", "missed": "missed", "waiting": "waiting"}
    assert night.report(night.today) == before
    new = night.take()
    assert (new["label"], new["business_day"]) == ("A001", str(night.tomorrow))
    night.step("finish")
    assert night.step("next")["id"] == tickets["waiting"]["id"]
    night.step("start")
    night.step("finish")
    assert night.step("next")["id"] == new["id"]
    night.step("finish")
    assert night.report(night.today)["totals"]["unserved"] == 0
    assert night.report(night.tomorrow)["totals"]["issued"] == 1
    assert_whole(night.server)


def test_second_night_closes_who_is_left_of_the_first_day(make_night, eventually):
    night = make_night(NEVER_CLOSES)
    old = night.take()
    night.until(night.tomorrow, 12)
    young = night.take()
    assert night.ticket(old)["state"] == "waiting"
    after_tomorrow = night.tomorrow + dt.timedelta(days=1)

    night.until(after_tomorrow, 0, 0, 5)

    eventually(lambda: night.now()["business_day"] == str(after_tomorrow))
    assert night.ticket(old)["state"] == "unserved"
    assert night.ticket(young)["state"] == "waiting"
    assert night.report(night.today)["totals"]["unserved"] == 1


def test_pc_that_was_off_for_days_opens_the_new_day_at_its_start(make_night, eventually):
    night = make_night(NEVER_CLOSES, dt.time(18, 0))
    ticket = night.take()
    night.server.stop()
    morning = night.today + dt.timedelta(days=4)

    night.until(morning, 9)
    night.server.start()

    eventually(lambda: night.now()["business_day"] == str(morning))
    assert night.ticket(ticket)["state"] == "unserved"
    assert night.take()["label"] == "A001"


def test_keys_are_remembered_until_the_end_of_the_next_day(make_night, eventually):
    night = make_night(NEVER_CLOSES)

    def press():
        return night.done(night.manager.post("/tickets", json=GAS, headers={"Idempotency-Key": "k"}))

    first = press()
    night.until(night.tomorrow, 23, 50)
    assert press() == first

    night.until(night.tomorrow + dt.timedelta(days=1), 0, 1)

    eventually(lambda: night.now()["business_day"] > str(night.tomorrow))
    assert press()["id"] != first["id"]


# -- wrong clocks --------------------------------------------------------------------------------------


def readyz(server, language="en"):
    return httpx.get(f"{server.url}/readyz", headers={"Accept-Language": language}, timeout=15)


def assert_no_business(server, manager):
    """Nothing is done, everybody is told why, and looking works."""
    details = {
        readyz(server, language).json()["problems"][0]["detail"] for language in ("uz", "uz-Cyrl", "ru", "en")
    }
    assert readyz(server).status_code == 503
    assert len(details) == 4
    assert "navbat clock accept" in readyz(server).json()["problems"][0]["detail"]
    for path, body in (("/tickets", GAS), ("/counters/1/open", {}), ("/counters/1/next", {})):
        answer = manager.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (503, "clock_alarm"), answer.text
        assert int(answer.headers["Retry-After"]) > 0
        assert "clock" in answer.json()["detail"].lower()
        assert answer.headers["Content-Type"] == "application/problem+json"
    for path in (
        "/hall",
        "/screens/main/board",
        "/tickets",
        "/reports/day",
        "/journal",
        "/now",
        "/counters/1",
    ):
        assert manager.get(path).status_code == 200, path
    assert httpx.get(f"{server.url}/healthz", timeout=15).status_code == 200
    with httpx.Client(base_url=server.url, headers={"Accept-Language": "en"}, timeout=15) as page:
        for path in ("/", "/display/main", "/kiosk/main", "/sign-in"):
            assert page.get(path).status_code == 200


def accept(server, *, under_its_clock):
    """Run `navbat clock accept` with the clock of the server's PC, or with the right one."""
    if under_its_clock:
        done = server.navbat("clock", "accept")
    else:
        env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("NAVBAT_", "LD_PRELOAD"))
        }
        done = subprocess.run(
            [sys.executable, "-m", "hall_server", "clock", "accept", "--data", str(server.data)],
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "Accepted" in done.stderr


def assert_goes_on(server, manager, eventually):
    """Business as usual."""
    eventually(lambda: readyz(server).status_code == 200)
    ticket = manager.post("/tickets", json=GAS)
    assert ticket.status_code == 201, ticket.text
    assert manager.post("/counters/1/open").status_code == 200
    assert manager.post("/counters/1/next").status_code == 200
    assert manager.post("/counters/1/finish").status_code == 200
    return ticket.json()


@pytest.mark.parametrize("under_its_clock", [True, False], ids=["same clock", "right clock"])
def test_hall_that_starts_in_2010_does_no_business_until_the_clock_is_accepted(
    make_server, moved_clock, eventually, under_its_clock
):
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"), **{"Accept-Language": "en"})
    manager.post("/tickets", json=GAS)
    server.stop()
    moved_clock.set_wall_to(DEAD_BATTERY)

    server.start()

    eventually(lambda: readyz(server).status_code == 503)
    assert_no_business(server, manager)
    accept(server, under_its_clock=under_its_clock)
    ticket = assert_goes_on(server, manager, eventually)
    assert ticket["business_day"] == "2010-01-01"
    assert_whole(server)
    server.kill()
    server.start()
    assert_goes_on(server, manager, eventually)


def test_new_hall_in_2010_does_no_business_until_the_clock_is_accepted(make_server, moved_clock, eventually):
    moved_clock.set_wall_to(DEAD_BATTERY)
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"), **{"Accept-Language": "en"})

    eventually(lambda: readyz(server).status_code == 503)
    assert_no_business(server, manager)
    accept(server, under_its_clock=True)

    assert_goes_on(server, manager, eventually)
    assert_whole(server)


def test_new_hall_whose_clock_is_set_right_needs_nobody(make_server, moved_clock, eventually):
    moved_clock.set_wall_to(DEAD_BATTERY)
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"))
    eventually(lambda: readyz(server).status_code == 503)

    moved_clock.set_wall_to(dt.datetime.now(dt.UTC))

    assert_goes_on(server, manager, eventually)


def test_clock_that_jumps_stops_business_until_it_is_back(make_server, moved_clock, eventually, events_after):
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"), **{"Accept-Language": "en"})
    manager.post("/tickets", json=GAS)

    moved_clock.set_wall(3600)
    eventually(lambda: readyz(server).status_code == 503)
    assert_no_business(server, manager)
    moved_clock.set_wall(-3600)

    assert_goes_on(server, manager, eventually)
    kinds = [event["kind"] for event in events_after(manager)]
    assert kinds.count("clock_alarmed") == 1
    assert kinds.count("clock_recovered") == 1


def test_small_step_back_is_waited_out(make_server, moved_clock, events_after):
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"))
    manager.post("/tickets", json=GAS)

    moved_clock.set_wall(-90)

    assert [manager.post("/tickets", json=GAS).status_code for _ in range(3)] == [201] * 3
    times = [event["at"] for event in events_after(manager)]
    assert times == sorted(times)
    assert readyz(server).status_code == 200


def test_hall_that_was_off_for_two_months_asks_whether_the_date_is_right(
    make_server, moved_clock, eventually
):
    server = make_server(clock=moved_clock)
    manager = server.client(server.token("manager"), **{"Accept-Language": "en"})
    manager.post("/tickets", json=GAS)
    server.stop()
    moved_clock.pass_time(60 * 24 * 3600)

    server.start()

    eventually(lambda: readyz(server).status_code == 503)
    assert "30 days" in manager.post("/tickets", json=GAS).json()["detail"]
    accept(server, under_its_clock=True)
    assert_goes_on(server, manager, eventually)


def test_pages_say_that_the_clock_is_wrong(make_server, moved_clock, eventually):
    moved_clock.set_wall_to(DEAD_BATTERY)
    server = make_server(clock=moved_clock)
    code = server.navbat("pair", "kiosk", "main").stdout.strip()
    eventually(lambda: readyz(server).status_code == 503)

    with httpx.Client(base_url=server.url, headers={"Accept-Language": "en"}, timeout=15) as browser:
        assert browser.post("/pair", data={"code": code}).status_code == 303
        kiosk = browser.get("/kiosk/main")

    assert kiosk.status_code == 200
    assert '"ready": false' in kiosk.text
    assert "clock" in kiosk.text.lower()
