"""The commands of `navbat`: help, exit codes, words on stderr, results on stdout."""

import csv
import io
import json
import os
import subprocess
import sys
from functools import partial
from typing import NamedTuple

import pytest
from real_hall import SMALL_HALL

COMMANDS = (
    (),
    ("agent",),
    ("check",),
    ("run",),
    ("demo",),
    ("hall",),
    ("hall", "check"),
    ("hall", "import"),
    ("hall", "export"),
    ("hall", "history"),
    ("hall", "put-back"),
    ("user",),
    ("user", "add"),
    ("user", "list"),
    ("user", "disable"),
    ("user", "password"),
    ("token",),
    ("token", "add"),
    ("pair",),
    ("clock",),
    ("clock", "accept"),
    ("report",),
    ("verify",),
    ("replay",),
    ("log",),
    ("log", "export"),
)

WITH_FIVE_MISTAKES = """
[hall]
id = "small"
name = {en = "Small hall"}
zone = "Asia/Tashkentt"
languages = ["uz", "en"]

[[series]]
id = "A"
prefix = "A"
from = 10
to = 1

[[department]]
id = "utilities"
name = {en = "Utilities"}

[[service]]
id = "gas"
department = "utilities"
series = "Z"
name = {en = "Gas supply"}
hours = "mon 25:00-26:00"

[[counter]]
id = "1"
name = {en = "Window 1"}
services = ["gaz"]
"""


# Starting a command takes a second, so many share one process: each line asked is answered by a line.
SHELL = """
import json, os, sys
from click.testing import CliRunner
from hall_server.cli.main import main
for line in sys.stdin:
    asked = json.loads(line)
    os.chdir(asked["cwd"])
    done = CliRunner().invoke(main, asked["args"], input=asked["input"], prog_name="navbat")
    broken = "" if isinstance(done.exception, SystemExit | None) else f"Traceback: {done.exception!r}"
    print(json.dumps([done.exit_code, done.stdout, done.stderr + broken]), flush=True)
"""


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def shell():
    """Runs commands in one process: `shell(folder, "user", "list", input="")`."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NAVBAT_")}
    with subprocess.Popen(
        [sys.executable, "-c", SHELL], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def run(folder, *args, input=""):  # noqa: A002 - as subprocess.run has it
            process.stdin.write(json.dumps({"cwd": str(folder), "args": args, "input": input}) + "\n")
            process.stdin.flush()
            return Done(*json.loads(process.stdout.readline()))

        yield run
        process.stdin.close()


@pytest.fixture
def navbat(shell, tmp_path):
    """Runs a command in an empty folder."""
    return partial(shell, tmp_path)


@pytest.fixture
def beside(shell, small):
    """Runs a command on the data folder of the running hall."""

    def run(*args, **more):
        return shell("/", *args, "--data", str(small.data), **more)

    return run


@pytest.fixture(scope="module")
def small(make_hall):
    """The small hall, running, and its commands as a person starts them."""
    return make_hall(cold=True)


@pytest.fixture(scope="module")
def manager(small, cast_of, good):
    """A manager's client of a hall in which a visitor was served, one is called and one waits."""
    client = cast_of(small)["manager"]
    for service in ("gas", "gas", "tax"):
        good(client.post("/tickets", json={"service": service, "language": "uz"}))
    good(client.post("/counters/1/open"))
    for step in ("next", "start", "finish", "next"):
        good(client.post(f"/counters/1/{step}"))
    return client


def assert_refused(done, *words):
    """The command could not be done: exit code 1, a sentence on stderr, nothing on stdout."""
    assert (done.returncode, done.stdout) == (1, ""), done
    assert "Traceback" not in done.stderr
    assert "Error: " in done.stderr
    for word in words:
        assert word in done.stderr


def assert_misused(done):
    """The command was used wrongly: exit code 2 and how it is used on stderr."""
    assert (done.returncode, done.stdout) == (2, ""), done
    assert done.stderr.startswith("Usage: navbat")
    assert "Traceback" not in done.stderr


# -- help and misuse -------------------------------------------------------------------------------


def test_every_command_explains_itself(navbat, tmp_path):
    for command in COMMANDS:
        done = navbat(*command, "--help")

        assert done.returncode == 0, done
        assert done.stdout.startswith("Usage: navbat"), done.stdout
        assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_every_command_is_tested_here(navbat):
    def listed(text):
        below = text.partition("Commands:")[2]
        return {line.split()[0] for line in below.splitlines() if line.startswith("  ") and line.split()}

    top = listed(navbat("--help").stdout)

    assert top == {command[0] for command in COMMANDS if command}


@pytest.mark.parametrize(
    "command",
    [
        ("dance",),
        ("agent", "--printer", "virtual://desk"),
        ("run", "--port", "0"),
        ("run", "--port", "many"),
        ("run", "--colour", "red"),
        ("check", "--only", "weather"),
        ("hall", "check"),
        ("hall", "import"),
        ("hall", "export", "--version", "0"),
        ("hall", "put-back", "first"),
        ("user", "add", "Nodira"),
        ("user", "add", "Nodira", "--role", "king"),
        ("token", "add", "x", "--role", "king"),
        ("report", "weather"),
        ("report", "day", "--from", "yesterday"),
        ("report", "day", "--format", "doc"),
        ("pair", "door", "main"),
        ("verify", "now"),
        ("replay",),
        ("log", "export", "--from", "2026-11-23", "--to", "2026-11-23"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_from_failure(navbat, tmp_path, command):
    assert_misused(navbat(*command))
    assert list(tmp_path.iterdir()) == []


def test_option_that_does_not_fit_the_role_is_wrong_use(beside):
    assert_misused(beside("token", "add", "odd one", "--role", "manager", "--kiosk", "main"))


@pytest.mark.parametrize(
    "command",
    [
        ("user", "list"),
        ("user", "add", "x", "--role", "operator"),
        ("token", "add", "x", "--role", "operator"),
        ("clock", "accept"),
        ("verify",),
        ("replay", "--at", "10:05"),
        ("log", "export", "--from", "2026-11-23", "--to", "2026-11-23", "--out", "log"),
        ("report", "day"),
        ("pair", "kiosk", "main"),
    ],
    ids=" ".join,
)
def test_command_without_a_hall_says_how_to_make_one_and_makes_nothing(navbat, tmp_path, command):
    assert_refused(navbat(*command, input="a good password\n"), "data", "navbat run")
    assert list(tmp_path.iterdir()) == []


def test_file_that_is_no_database_is_told_in_a_sentence(navbat, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/hall.db").write_text("This is a letter and no database at all.\n" * 100)

    for command in (("verify",), ("user", "list"), ("run",)):
        assert_refused(navbat(*command), "hall.db")


def test_data_folder_that_is_a_file_is_wrong_use(navbat, tmp_path):
    (tmp_path / "data").write_text("")

    assert_misused(navbat("verify"))


# -- the hall file -----------------------------------------------------------------------------------


def test_hall_file_with_five_mistakes_is_answered_with_five_places(navbat, tmp_path):
    file = tmp_path / "hall.toml"
    file.write_text(WITH_FIVE_MISTAKES)

    checked, started = navbat("hall", "check", "hall.toml"), navbat("run", "--hall", "hall.toml")

    for done in (checked, started):
        assert_refused(done, "Asia/Tashkentt", "from", "gaz", "25:00")
        for place in ('series "A"', 'service "gas"', 'counter "1"'):
            assert place in done.stderr
        lines = [line for line in done.stderr.splitlines() if "hall.toml:" in line or "line " in line]
        assert len(lines) >= 5, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"hall.toml"}
    assert file.read_text() == WITH_FIVE_MISTAKES


@pytest.mark.parametrize(
    "content",
    [None, b"", b"[hall", b"\xff\xfe\x00", b'hall = "small"'],
    ids=["none", "empty", "half", "binary", "odd"],
)
def test_hall_file_that_is_none_is_refused_in_words(navbat, tmp_path, content):
    if content is not None:
        (tmp_path / "hall.toml").write_bytes(content)

    for command in (("hall", "check", "hall.toml"), ("run", "--hall", "hall.toml")):
        assert_refused(navbat(*command), "hall.toml")
    assert not (tmp_path / "data").exists()


def test_good_hall_file_is_praised_and_changes_nothing(navbat, tmp_path):
    done = navbat("hall", "check", str(SMALL_HALL))

    assert done.returncode == 0
    assert "3 services" in done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


PRINTERS_THAT_CANNOT_BE_USED = """
[[printer]]
id = "unknown-model"
address = "tcp://192.168.1.40:9100"
profile = "Epsonn"

[[printer]]
id = "serial"
address = "serial:///dev/ttyUSB0"

[[printer]]
id = "usb"
address = "usb://04b8:0e15"

[[printer]]
id = "file"
address = "file:///dev/usb/lp0"

[[printer]]
id = "agent"
address = "agent://left"

[[speaker]]
id = "far"
address = "agent://left"
"""


def test_device_that_run_cannot_use_is_named_by_the_check(navbat, tmp_path):
    (tmp_path / "hall.toml").write_text(SMALL_HALL.read_text() + PRINTERS_THAT_CANNOT_BE_USED)

    done = navbat("hall", "check", "hall.toml")

    assert done.returncode == 0
    advice = [line for line in done.stderr.splitlines() if line.startswith("Advice: ")]
    assert len(advice) == 1
    assert '"unknown-model" ' in advice[0]
    assert "'Epsonn'" in done.stderr


def test_printer_told_to_use_letters_that_its_model_lacks_is_named_by_the_check(navbat, tmp_path):
    printer = '[[printer]]\nid = "plain"\naddress = "virtual://plain"\nnative = true\n'
    (tmp_path / "hall.toml").write_text(f"{SMALL_HALL.read_text()}\n{printer}")

    done = navbat("hall", "check", "hall.toml")

    assert 'Advice: Printer "plain" cannot be used' in done.stderr
    assert "use the model default-native" in done.stderr


def test_example_halls_need_no_advice(navbat):
    for file in SMALL_HALL.parent.glob("*.toml"):
        assert "Advice" not in navbat("hall", "check", str(file)).stderr


def test_first_run_gives_the_advice_of_the_check(make_hall):
    server = make_hall(SMALL_HALL.read_text() + PRINTERS_THAT_CANNOT_BE_USED, cold=True)

    assert 'Advice: Printer "unknown-model" cannot be used' in server.log()


# -- people and tokens ---------------------------------------------------------------------------------


def test_token_stands_alone_on_standard_output(small):
    done = small.navbat("token", "add", "lone", "--role", "manager")

    assert done.returncode == 0
    assert len(done.stdout.split()) == 1
    assert small.client(done.stdout.strip()).get("/journal").status_code == 200


def test_name_is_given_to_one_token_or_person_only(small, beside):
    assert beside("token", "add", "twice", "--role", "screen").returncode == 0

    assert_refused(beside("token", "add", "twice", "--role", "screen"), "twice")
    assert_refused(beside("user", "add", "twice", "--role", "operator", input="a good password\n"), "twice")
    assert_refused(beside("token", "add", "admin", "--role", "manager"), "admin")


def test_token_of_a_kiosk_that_is_not_there_is_refused(small, beside):
    assert_refused(beside("token", "add", "ghost", "--role", "kiosk", "--kiosk", "ghost"), "ghost", "main")


def test_device_that_is_not_there_cannot_be_paired(small, beside):
    assert_refused(beside("pair", "kiosk", "ghost"), "ghost", "main")


def test_people_are_added_listed_disabled_and_let_in_again(small, beside):
    def listed():
        return {
            line.split("\t")[0]: line.split("\t")[1:] for line in beside("user", "list").stdout.splitlines()
        }

    added = beside("user", "add", "Gʻayrat", "--role", "manager", input="a good password\n")
    assert (added.returncode, added.stdout) == (0, "")
    assert "Gʻayrat" in added.stderr
    assert listed()["Gʻayrat"] == ["manager", "enabled"]

    assert beside("user", "disable", "Gʻayrat").returncode == 0
    assert listed()["Gʻayrat"] == ["manager", "disabled"]

    assert beside("user", "password", "Gʻayrat", input="another password\n").returncode == 0
    assert listed()["Gʻayrat"] == ["manager", "enabled"]
    assert listed()["admin"] == ["admin", "enabled"]


@pytest.mark.parametrize(
    ("command", "password", "word"),
    [
        (("user", "add", "Short", "--role", "operator"), "short\n", "8"),
        (("user", "add", "None", "--role", "operator"), "", "standard input"),
        (("user", "add", "admin", "--role", "operator"), "a good password\n", "admin"),
        (("user", "password", "Ghost"), "a good password\n", "Ghost"),
        (("user", "disable", "Ghost"), "", "Ghost"),
    ],
)
def test_person_who_cannot_be_is_refused_in_words(beside, command, password, word):
    assert_refused(beside(*command, input=password), word)


@pytest.mark.parametrize("name", ["", " ", "a\tb", "a\nb", " Nodira", "n" * 65], ids=repr)
@pytest.mark.parametrize("kind", ["user", "token"])
def test_name_that_nobody_can_read_is_wrong_use(beside, kind, name):
    assert_misused(beside(kind, "add", name, "--role", "operator", input="a good password\n"))


# -- figures -------------------------------------------------------------------------------------------


def test_report_of_the_command_is_the_report_over_http(manager, beside):
    as_json, as_csv = (beside("report", "day", "--format", style) for style in ("json", "csv"))

    assert as_json.returncode == as_csv.returncode == 0, as_json.stderr + as_csv.stderr
    over_http = manager.get("/reports/day")
    assert json.loads(as_json.stdout) == over_http.json()
    csv_over_http = manager.get("/reports/day", params={"format": "csv"})
    assert csv_over_http.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(as_csv.stdout)))
    assert rows == list(csv.DictReader(io.StringIO(csv_over_http.text.removeprefix("\ufeff"))))
    assert list(rows[0]) == [
        "service", "counter", "issued", "called", "served", "no_show", "cancelled", "unserved", "n",
        "wait_mean_s", "wait_p50_s", "wait_p90_s", "service_mean_s",
    ]  # fmt: skip
    assert sum(int(row["issued"]) for row in rows) == over_http.json()["totals"]["issued"] == 3
    assert over_http.json()["totals"]["served"] == 1


def test_report_of_days_gone_is_empty(manager, beside):
    empty = beside("report", "day", "--from", "2020-01-01", "--to", "2020-01-31", "--format", "csv")

    assert empty.returncode == 0
    assert len(empty.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("last", "why"), [("2020-01-31", "lies before 2020-02-01"), ("2021-02-01", "at most 366")]
)
def test_days_that_no_report_can_have_are_wrong_use(beside, last, why):
    done = beside("report", "day", "--from", "2020-02-01", "--to", last)

    assert_misused(done)
    assert why in done.stderr


def test_verify_says_how_much_is_equal(manager, beside):
    done = beside("verify")

    assert done.returncode == 0
    assert done.stdout.startswith("equal: ")
    assert done.stderr == ""


def test_second_start_goes_on_and_ignores_the_hall_file(make_server, tmp_path):
    server = make_server(cold=True)
    secret = server.token("manager")
    server.client(secret).post("/tickets", json={"service": "gas", "language": "uz"})
    server.stop()
    server.hall = tmp_path / "not there.toml"

    server.start()

    assert "--hall is ignored" in server.log()
    assert server.log().count("password") == 1
    assert (
        server.client(secret).post("/tickets", json={"service": "gas", "language": "uz"}).json()["label"]
        == "A002"
    )
