"""The commands that read the record: verify, replay, log export."""

import csv
import json

import pytest
from click.testing import CliRunner

from hall_server.cli.main import main
from hall_server.domain.times import rfc3339

MONDAY = "2026-11-23"


@pytest.fixture
def navbat(hall):
    """Run a command on the hall's data folder: exit code, standard output and error in one."""

    def run(*words):
        done = CliRunner().invoke(main, [*words, "--data", str(hall.folder)])
        return done.exit_code, done.output

    return run


@pytest.fixture
def morning(hall):
    """Ten minutes of a Monday: A001 is served at counter 1, A002 and B001 wait, A003 is on hold."""
    hall.open("1", "aziza")
    hall.take("gas")
    hall.take("gas")
    hall.take("tax")
    hall.clock.pass_time(minutes=4)
    held = hall.take("water")
    hall.call(held)
    hall.hold("1", minutes=60)
    hall.clock.pass_time(minutes=1)
    hall.next("1")
    hall.clock.pass_time(seconds=30)
    hall.start("1")
    hall.clock.pass_time(minutes=4, seconds=30)
    hall.take("gas")
    return hall


def test_verify_says_what_it_proved(morning, navbat):
    code, said = navbat("verify")

    length = len(morning.events())
    assert code == 0
    assert said.startswith(f"equal: {length} events, the last at 2026-11-23T04:10:00.000Z, hash ")


def test_verify_says_from_which_checkpoint_it_started(make_hall):
    hall = make_hall(hours="mon-sun 09:00-18:00", record_months=1)
    for _ in range(8):
        hall.take()
        hall.clock.pass_time(days=10)
        hall.tick()
    first = hall.events()[0]

    done = CliRunner().invoke(main, ["verify", "--data", str(hall.folder)])

    assert done.exit_code == 0
    day = first["business_day"]
    assert f" since the checkpoint after event {first['seq'] - 1}, from {day} on, " in done.output
    assert done.output.startswith(f"equal: {len(hall.events())} events ")


def test_replay_shows_counters_queues_and_boards_in_words(morning, navbat):
    code, said = navbat("replay", "--at", f"{MONDAY} 09:07")

    assert code == 0
    lines = said.splitlines()
    assert lines[0] == "Small hall, 2026-11-23 09:07:00 (Asia/Tashkent)"
    assert lines[2] == "Counter 1: open, aziza, since 2026-11-23 09:00:00; A001 serving since 09:05:30"
    assert "  1. A002 gas, 7 min, by waiting time" in lines
    assert "  away: A003 water, held" in lines
    assert "  A001 to counter 1, called at 09:05:00, serving" in lines


def test_replay_leaves_out_closed_counters_whose_visitors_others_can_serve(morning, navbat):
    early = ("replay", "--at", f"{MONDAY} 09:07:00")

    assert "Counter 2" not in navbat(*early)[1]
    assert "Counter 2: closed" in navbat(*early, "--all")[1]
    assert '"id": "2"' in navbat(*early, "--json")[1]


@pytest.mark.parametrize("command", [("put-back", "9"), ("export", "--version", "9")])
def test_version_of_the_hall_file_that_there_is_not_is_refused_in_words(morning, navbat, command):
    code, said = navbat("hall", *command)

    assert code == 1
    assert "There is no version 9; `navbat hall history` lists them." in said


@pytest.mark.parametrize("at", [f"{MONDAY} 09:02:00", f"{MONDAY}T09:02:00+05:00", f"{MONDAY}T04:02:00Z"])
def test_replay_understands_times_of_the_hall_and_of_others(morning, navbat, at):
    code, said = navbat("replay", "--at", at, "--json")

    assert code == 0
    found = json.loads(said)
    assert found["at"] == "2026-11-23T04:02:00.000Z"
    assert [ticket["label"] for ticket in found["counters"][0]["queue"]] == ["A001", "A002", "B001"]


def test_replay_of_one_screen_is_its_board(morning, navbat):
    code, said = navbat("replay", "--at", f"{MONDAY} 09:06", "--screen", "main", "--json")

    assert code == 0
    found = json.loads(said)
    assert "counters" not in found
    assert [call["label"] for call in found["boards"]["main"]["calls"]] == ["A001"]


def test_replay_of_a_screen_that_there_is_not_names_those_that_there_are(morning, navbat):
    code, said = navbat("replay", "--at", f"{MONDAY} 09:06", "--screen", "attic")

    assert code == 1
    assert "There is no screen 'attic'. There are: main, and counter-ID for each counter." in said


def test_replay_refuses_what_is_not_past(morning, navbat):
    code, said = navbat("replay", "--at", f"{MONDAY} 09:00:00+05:00")
    assert (code, "Counter 1" in said) == (0, True)

    code, said = navbat("replay", "--at", "2026-11-23 08:59")
    assert code == 1
    assert "does not reach back to 2026-11-23 08:59:00: it begins at 2026-11-23 09:00:00." in said

    code, said = navbat("replay", "--at", "2126-11-23 09:00")
    assert code == 1
    assert "2126-11-23 09:00:00 is still to come." in said


def test_replay_says_how_a_time_is_written(morning, navbat):
    code, said = navbat("replay", "--at", "noon")

    assert code == 2
    assert "'noon' is no time. Write 10:05, 2026-11-20 10:05 or 2026-11-20T10:05:00+05:00." in said


def test_log_is_exported_beside_the_running_hall(morning, navbat, tmp_path):
    out = tmp_path / "here/november"

    code, said = navbat("log", "export", "--from", MONDAY, "--to", MONDAY, "--out", str(out))

    assert code == 0
    assert "stages.csv: 5 rows" in said
    assert "shifts.csv: 1 rows" in said
    with (out / "stages.csv").open(newline="", encoding="utf-8") as file:
        assert [row["label"] for row in csv.DictReader(file)] == ["A001", "A002", "B001", "A003", "A004"]
    assert morning.events()[-1]["at"] == rfc3339(morning.clock.wall)


def test_log_of_days_in_the_wrong_order_is_refused(morning, navbat, tmp_path):
    code, said = navbat("log", "export", "--from", MONDAY, "--to", "2026-11-22", "--out", str(tmp_path / "x"))

    assert code == 2
    assert "2026-11-22 lies before 2026-11-23" in said
    assert not (tmp_path / "x").exists()
