"""`navbat check`: what is well, what is not, and that nobody in the hall notices."""

import fcntl
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from real_hall import free_port

from audio import wav
from audio.chime import chime
from hall_server.cli.check import CHECKS
from hall_server.cli.checks import disk
from hall_server.cli.checks.files import NEEDED
from hall_server.cli.main import COMMANDS, main
from hall_server.hall.founding import accept_clock
from hall_server.hall.people import Role
from hall_server.store.database import FILE

PROJECT = Path(__file__).parents[2]
WRITTEN = PROJECT / "hall_server/cli/checks"
BUT_DISK = tuple(name for name in CHECKS if name != "disk")
"""A busy test machine may be as slow as a bad disk."""

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def quick_hall(make_hall):
    """A hall of one language, so that one call is made, whose hall file a test edits."""

    def make(**tables):
        def edit(document):
            document["hall"]["languages"] = ["uz"]
            document.update(tables)

        return make_hall(edit)

    return make


def pair(hall, kind, target):
    """A browser becomes that kiosk or screen; the receipts of a screen come from it."""
    secret, _ = hall.access.pair(hall.access.pairing_code(kind, target))
    return hall.access.by_device(secret)


def in_words(folder, *names):
    """A check as a person reads it."""
    options = [f"--only={name}" for name in names or BUT_DISK]
    return CliRunner().invoke(main, ["check", "--data", str(folder), *options])


def back_up(hall, days=0.0):
    """A file in the folder of backups, so many days old."""
    copy = hall.folder / "backups" / "hall-1.db"
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(hall.folder / FILE, copy)
    at = time.time() - days * 24 * 3600
    os.utime(copy, (at, at))


# -- the whole ---------------------------------------------------------------------------------------


def test_hall_in_which_everything_is_well_is_told_so(make_hall, tcp_printer):
    def edit(document):
        document["hall"]["address"] = "http://192.168.1.10:8080"
        document["printer"][0]["address"] = tcp_printer.address

    hall = make_hall(edit)
    pair(hall, "screen", "main")
    pair(hall, "kiosk", "main")
    back_up(hall)
    before = len(hall.events())

    done = in_words(hall.folder)

    assert (done.exit_code, done.stderr) == (0, ""), done.output
    lines = done.stdout.splitlines()
    assert lines[-1] == "All is well."
    assert {line.split()[0] for line in lines[:-2]} == {"ok"}
    for voice in ("uz", "ru", "en"):
        assert re.search(rf"^ok +voice {voice}: espeak-ng made a call of \d", done.stdout, re.MULTILINE)
    assert "printer paper: It is ready" in done.stdout
    # Nobody noticed: no paper, no line in the record, no file.
    assert (tcp_printer.jobs, tcp_printer.torn) == ((), ())
    assert len(hall.events()) == before
    assert {path.name for path in hall.folder.iterdir()} <= {FILE, f"{FILE}-wal", f"{FILE}-shm", "backups"}


def test_new_hall_has_warnings_that_say_what_to_do_and_does_not_fail(quick_hall, check):
    done = check(quick_hall().folder, *BUT_DISK)

    assert (done.exit_code, done.document["ok"], done.failed) == (0, True, [])
    assert "virtual" in done["printer paper"]["message"]
    assert "navbat pair screen main" in done["screen main"]["advice"]
    assert "navbat pair screen main" in done["speaker hall"]["advice"]
    assert "navbat pair kiosk main" in done["kiosk main"]["advice"]
    assert done["backups"]["state"] == "warning"
    assert "no address, so the code on each slip" in done["hall file"]["message"]
    for each in done.document["checks"]:
        assert set(each) == {"name", "state", "message", "advice", "details"}
        assert bool(each["advice"]) == (each["state"] in ("warning", "failed")), each


def test_check_is_summed_up_in_a_line(quick_hall):
    done = in_words(quick_hall().folder, "kiosks", "screens")

    assert done.stdout.splitlines()[-1] == "Nothing failed, 2 warnings."


def test_advice_names_only_commands_that_there_are():
    written = "\n".join(path.read_text() for path in sorted(WRITTEN.glob("*.py")))
    named = re.findall(r"`navbat (\w+)", written)

    assert len(named) > 5
    assert set(named) <= set(COMMANDS)


# -- data folder and database ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda file: file.unlink(), "There is no hall"),
        (lambda file: shutil.rmtree(file.parent), "There is no folder"),
        (lambda file: file.write_text("This is a letter.\n" * 500), "file is not a database"),
        (lambda file: file.write_bytes(b""), "cannot be used"),
        (lambda file: os.truncate(file, 40_000), "malformed"),
        (lambda file: (file.unlink(), file.mkdir()), "is not a file"),
    ],
    ids=["no file", "no folder", "letter", "empty", "cut", "folder"],
)
def test_broken_database_is_told_in_a_sentence(quick_hall, check, spoil, word):
    hall = quick_hall()
    hall.close()
    for rest in hall.folder.glob(f"{FILE}-*"):
        rest.unlink()
    spoil(hall.folder / FILE)
    there = sorted(path.name for path in hall.folder.rglob("*"))

    done = check(hall.folder)

    assert (done.exit_code, done.document["ok"]) == (1, False)
    assert done.failed[0] == "database"
    assert word in done["database"]["message"]
    assert done["database"]["advice"]
    assert done.state("files") == "ok"
    # Whoever reads a database has these two files beside it.
    made = {path.name for path in hall.folder.rglob("*")} - {f"{FILE}-wal", f"{FILE}-shm"}
    assert sorted(made) == there


def test_file_instead_of_a_data_folder_is_wrong_use(tmp_path):
    (tmp_path / "data").write_text("")

    done = CliRunner().invoke(main, ["check", "--data", str(tmp_path / "data")])

    assert done.exit_code == 2
    assert done.stderr.startswith("Usage:")


def test_damaged_page_is_found(quick_hall, check):
    hall = quick_hall()
    for _ in range(20):
        hall.take("gas")
    hall.close()
    file = hall.folder / FILE
    content = bytearray(file.read_bytes())
    with sqlite3.connect(file) as db:
        page = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'one_label_a_day'").fetchone()[0]
    content[(page - 1) * 4096 + 2000 : page * 4096] = bytes(4096 - 2000)
    file.write_bytes(content)

    done = check(hall.folder, "database")

    assert "damaged" in done["database"]["message"]
    assert done.exit_code == 1


def test_change_of_the_record_is_found(quick_hall, check):
    hall = quick_hall()
    hall.take("gas")
    hall.store.write(lambda db: db.execute("UPDATE journal SET at = at - 1 WHERE seq = 2"))

    done = check(hall.folder, "database")

    assert done.failed == ["record"]
    assert "event 2 was changed" in done["record"]["message"]


def test_database_of_an_older_version_is_read_and_not_touched(check, tmp_path):
    folder = tmp_path / "old"
    shutil.copytree(PROJECT / "tests/store/folders/0003", folder)
    before = (folder / FILE).read_bytes()

    done = check(folder, "database")

    assert done.state("database") == "warning"
    assert "older version" in done["database"]["message"]
    assert done.state("record") == "skipped"
    assert (folder / FILE).read_bytes() == before


def test_database_of_a_newer_version_is_refused(quick_hall, check):
    hall = quick_hall()
    step = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('navbat', '9999_x', '')"
    hall.store.write(lambda db: db.execute(step))

    done = check(hall.folder, "database")

    assert done.failed == ["database"]
    assert "newer version of Navbat (9999_x)" in done["database"]["message"]


# -- disk, backups, clock, files ---------------------------------------------------------------------


def test_full_and_slow_disks_are_told(tmp_path):
    assert disk.room(tmp_path, warning_bytes=1e18).state == "warning"
    assert "soon nothing can be saved" in disk.room(tmp_path, failed_bytes=1e18).message
    assert disk.speed(tmp_path, slow_ms=0).state == "warning"
    assert list(tmp_path.iterdir()) == []


def test_folder_that_nobody_may_write_to_fails_the_check(quick_hall):
    hall = quick_hall()
    hall.close()
    # Root may write everywhere; the check takes the identity of the folder's owner.
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "data"
        shutil.copytree(hall.folder, folder)
        Path(parent).chmod(0o755)
        if os.geteuid() == 0:
            for path in (folder, *folder.iterdir()):
                os.chown(path, 54321, 54321)
        folder.chmod(0o500)

        done = subprocess.run(
            [sys.executable, "-m", "hall_server", "check", "--json", "--only=disk", "--data", folder],
            capture_output=True,
            text=True,
            check=False,
        )

        folder.chmod(0o700)
    assert (done.returncode, done.stderr) == (1, "")
    found = {each["name"]: each for each in json.loads(done.stdout)["checks"]}
    assert "Nothing can be written" in found["disk speed"]["message"]
    assert found["disk speed"]["state"] == "failed"


@pytest.mark.parametrize(("days", "state"), [(0, "ok"), (1.5, "ok"), (3, "warning")])
def test_backup_is_to_be_two_days_old_at_most(quick_hall, check, days, state):
    hall = quick_hall()
    back_up(hall, days)

    assert check(hall.folder, "backups").state("backups") == state


def test_clock_that_stands_before_the_record_fails(quick_hall, check):
    hall = quick_hall()
    accept_clock(hall.store, wall=round(1000 * time.time()) + DAY_MS)

    done = check(hall.folder, "clock")

    assert done.failed == ["clock"]
    assert "already past" in done["clock"]["message"]
    assert "navbat clock accept" in done["clock"]["advice"]
    assert done["clock"]["details"]["zone"] == "Asia/Tashkent"


def test_files_that_are_looked_for_are_those_that_set_up_copies():
    lines = (PROJECT / "scripts/front-end-files").read_text().splitlines()
    copied = {line.split()[1] for line in lines if not line.startswith("#")}

    assert set(NEEDED) == {name for name in copied if not name.endswith(".txt")}


# -- printers ----------------------------------------------------------------------------------------


@pytest.fixture
def printer_check(quick_hall, check, tcp_printer):
    """The finding of a stopped hall's printer: `printer_check("--slip")`."""
    table = {"id": "paper", "address": tcp_printer.address, "open_s": 2, "status_s": 2}
    hall = quick_hall(printer=[table])
    return lambda *options: check(hall.folder, "printers", *options)["printer paper"]


@pytest.mark.parametrize(
    ("trouble", "state", "word"),
    [
        ("refuse", "failed", "refuses the connection"),
        ("paper_out", "failed", "out of paper"),
        ("cover_open", "failed", "cover"),
        ("near_end", "warning", "little paper"),
        ("mute", "skipped", "does not say"),
    ],
)
def test_printer_of_a_stopped_hall_is_asked_how_it_is(printer_check, tcp_printer, trouble, state, word):
    setattr(tcp_printer, trouble, True)

    found = printer_check()

    assert (found["state"], tcp_printer.jobs) == (state, ())
    assert word in found["message"]
    assert found["advice"]


def test_test_slip_comes_out_of_a_printer_when_it_is_asked_for(printer_check, tcp_printer):
    found = printer_check("--slip")

    assert (found["state"], found["details"]["slip"]) == ("ok", "printed")
    assert len(tcp_printer.wait_for_jobs(1)) == 1


def test_test_slip_that_does_not_come_out_fails(printer_check, tcp_printer):
    tcp_printer.cover_open = True

    found = printer_check("--slip")

    assert (found["state"], found["details"]["problem"]) == ("failed", "cover_open")


def test_printer_and_speaker_of_an_agent_need_its_token(quick_hall, check):
    hall = quick_hall(
        printer=[{"id": "paper", "address": "agent://desk"}],
        speaker=[{"id": "hall", "address": "agent://desk"}],
    )

    without = check(hall.folder, "printers", "speakers")
    hall.access.add_token("desk", Role.AGENT)
    with_token = check(hall.folder, "printers", "speakers")

    assert without.failed == ["printer paper", "speaker hall"]
    assert "navbat token add desk --role agent" in without["printer paper"]["advice"]
    assert with_token.state("printer paper") == "skipped"
    assert with_token.failed == []


# -- voices and loudspeakers -------------------------------------------------------------------------


CLIPS = [{"id": "nodira", "languages": ["uz"], "kind": "clips", "name": "nodira"}]


def record(hall, words, absent=()):
    """A pack of clips of these words; the files of those `absent` were forgotten."""
    folder = hall.folder / "clips/nodira"
    folder.mkdir(parents=True)
    named = {word: f"{number}.wav" for number, word in enumerate(words)}
    for word, name in named.items():
        if word not in absent:
            (folder / name).write_bytes(wav.pack(chime()))
    listed = "\n".join(f'"{word}" = "{name}"' for word, name in named.items())
    (folder / "manifest.toml").write_text(f'languages = ["uz"]\n[clips]\n{listed}\n')


def test_words_without_a_clip_are_listed_and_espeak_steps_in(quick_hall, check):
    hall = quick_hall(voice=CLIPS)
    record(hall, ["bir", "ikki"], absent=["ikki"])

    done = check(hall.folder, "voices", "clips")

    assert done.exit_code == 0
    missing = {each["word"] for each in done["clips nodira"]["details"]["missing"]}
    assert {"uch", "yuz", "oynaga"} <= missing
    assert not {"bir", "ikki"} & missing
    assert '"uch" (uz)' in done["clips nodira"]["message"]
    assert "1.wav" in done["clips"]["message"]
    assert done.state("voice uz") == "warning"
    assert "espeak-ng speaks instead" in done["voice uz"]["advice"]


def test_clips_without_a_manifest_are_told(quick_hall, check):
    done = check(quick_hall(voice=CLIPS).folder, "clips")

    assert "manifest.toml" in done["clips"]["message"]


def test_program_that_speaks_is_tried(quick_hall, check):
    row = {"id": "own", "languages": ["uz"], "kind": "program", "name": "say"}
    hall = quick_hall(voice=[row])
    without = check(hall.folder, "voices")
    program = hall.folder / "programs/say"
    program.parent.mkdir()
    (program.parent / "said.wav").write_bytes(wav.pack(chime()))
    program.write_text('#!/bin/sh\ncat >/dev/null\ncp "$(dirname "$0")/said.wav" "$1"\n')
    program.chmod(0o755)

    done = check(hall.folder, "voices")

    assert (without.state("voice uz"), done.state("voice uz")) == ("warning", "ok")
    assert "no executable program" in without["voice uz"]["message"]
    assert "own made a call of" in done["voice uz"]["message"]


@pytest.fixture
def half_translated(make_hall):
    """A hall in Uzbek and Russian, with a program for Russian and a place that is written in Uzbek alone."""

    def edit(document):
        document["hall"]["languages"] = ["uz", "ru"]
        document["counter"][0]["place"] = {"uz": "Birinchi qavat, chapda"}
        document["voice"] = [{"id": "own", "languages": ["ru"], "kind": "program", "name": "say"}]

    def make(script):
        hall = make_hall(edit)
        program = hall.folder / "programs/say"
        program.parent.mkdir()
        (program.parent / "said.wav").write_bytes(wav.pack(chime()))
        program.write_text(f"#!/bin/sh\ncat >/dev/null\n{script}\n")
        program.chmod(0o755)
        return hall

    return make


def test_voice_is_not_blamed_for_a_name_that_is_written_in_another_language_only(half_translated, check):
    hall = half_translated('cp "$(dirname "$0")/said.wav" "$1"')

    done = check(hall.folder, "voices")

    assert (done.state("voice uz"), done.state("voice ru")) == ("ok", "ok")
    assert "own made a call of" in done["voice ru"]["message"]


def test_fault_of_a_voice_is_told_where_a_name_is_written_in_another_language_only(half_translated, check):
    hall = half_translated("exit 3")

    done = check(hall.folder, "voices")

    assert done.state("voice ru") == "warning"
    assert "does not speak" not in done["voice ru"]["message"]
    assert "The program say" in done["voice ru"]["message"]


def test_voice_that_is_not_installed_fails_with_what_to_do(quick_hall, check, monkeypatch, tmp_path):
    hall = quick_hall()
    # Where espeak-ng finds its voices; the library is there, and says nothing without them.
    monkeypatch.setenv("ESPEAK_DATA_PATH", str(tmp_path))

    done = check(hall.folder, "voices")

    assert done.failed == ["voice uz"]
    assert "make setup" in done["voice uz"]["advice"]


def test_test_call_is_said_at_a_speaker_of_this_pc_when_it_is_asked_for(quick_hall, check):
    hall = quick_hall(speaker=[{"id": "hall", "address": "virtual://hall"}])

    done = check(hall.folder, "speakers", "--call")

    assert done.state("speaker hall") == "warning"
    assert "A test call was played" in done["speaker hall"]["message"]


def test_sound_card_that_is_not_there_fails(quick_hall, check, monkeypatch, tmp_path):
    hall = quick_hall(speaker=[{"id": "hall", "address": "local:"}])
    monkeypatch.setenv("PATH", str(tmp_path))

    done = check(hall.folder, "speakers")

    assert done.failed == ["speaker hall"]
    assert "no program to play sound" in done["speaker hall"]["message"]


# -- screens, kiosks, signs --------------------------------------------------------------------------


def called(hall):
    """Somebody was called to counter 1, nine minutes ago."""
    hall.open("1")
    hall.take("gas")
    hall.clock.pass_time(minutes=1)
    return hall.next("1")["stages"][0]


def test_screen_that_has_not_confirmed_the_last_call_is_named(quick_hall, check):
    hall = quick_hall(screen=[{"id": "main"}, {"id": "side"}, {"id": "far", "counters": ["2"]}])
    main_screen, _, _ = (pair(hall, "screen", each) for each in ("main", "side", "far"))
    called(hall)
    hall.announcements.shown(main_screen, hall.board("main")["calls"][0]["call_id"])

    done = check(hall.folder, "screens")

    assert [done.state(f"screen {each}") for each in ("main", "side", "far")] == ["ok", "warning", "ok"]
    assert "did not confirm the call" in done["screen side"]["message"]
    assert done["screen main"]["details"]["last_shown_at"]


@pytest.mark.parametrize(("outcome", "state"), [("failed", "failed"), ("stale", "warning"), ("spoken", "ok")])
def test_loudspeaker_is_as_well_as_its_last_call(quick_hall, check, outcome, state):
    hall = quick_hall()
    screen = pair(hall, "screen", "main")
    called(hall)
    [call] = hall.announcements.calls("queued")
    if outcome == "failed":
        hall.announcements.call_failed(call, "speaker_failed")
    elif outcome == "stale":
        hall.announcements.call_is_stale(call)
    else:
        hall.announcements.spoken(screen, call.call_id)

    found = check(hall.folder, "speakers")["speaker hall"]

    assert found["state"] == state
    assert bool(found["advice"]) == (state != "ok")


def test_screen_whose_letters_are_too_small_for_the_hall_is_named(quick_hall, check):
    hall = quick_hall(screen=[{"id": "main", "distance_m": 40, "height_cm": 30}])
    pair(hall, "screen", "main")

    done = check(hall.folder, "screens")

    assert "From 40 m" in done["screen main"]["message"]
    assert re.search(r"\d+ cm high", done["screen main"]["advice"])


def test_own_screen_of_a_counter_is_looked_at_when_it_was_paired(quick_hall, check):
    hall = quick_hall()
    pair(hall, "screen", "counter-2")

    assert check(hall.folder, "screens").state("screen counter-2") == "ok"


def test_screen_and_loudspeaker_of_a_program_with_a_token_need_no_browser(quick_hall, check):
    hall = quick_hall()
    access = hall.access
    access.add_token("any", Role.SCREEN)
    assert check(hall.folder, "screens").state("screen main") == "warning"
    program = access.by_token(access.add_token("wall", Role.SCREEN, "main"))
    access.add_token("lamp", Role.SCREEN, "counter-2")
    before = check(hall.folder, "screens", "speakers")
    called(hall)
    call_id = hall.board("main")["calls"][0]["call_id"]
    hall.announcements.shown(program, call_id)
    hall.announcements.spoken(program, call_id)

    done = check(hall.folder, "screens", "speakers")

    for each in (before, done):
        assert {title: found["state"] for title, found in each.found.items()} == {
            "screen main": "ok",
            "screen counter-2": "ok",
            "speaker hall": "ok",
        }
    assert "nobody was called there yet" in before["screen main"]["message"]
    assert done["screen main"]["details"] | {"paired": 0, "tokens": 1} == done["screen main"]["details"]
    assert "It last confirmed a call" in done["screen main"]["message"]


def test_kiosk_says_when_its_last_ticket_was_taken(quick_hall, check):
    hall = quick_hall()
    pair(hall, "kiosk", "main")
    hall.take("gas")

    done = check(hall.folder, "kiosks")

    assert done.state("kiosk main") == "ok"
    assert "the last ticket was taken there at" in done["kiosk main"]["message"]


def test_sign_whose_line_is_not_there_fails(quick_hall, check):
    sign = {"id": "one", "counter": "1", "address": "serial:///dev/ttyUSB77?baud=9600"}

    done = check(quick_hall(sign=[sign]).folder, "signs")

    assert done.failed == ["sign one"]
    assert "/dev/ttyUSB77 is not there" in done["sign one"]["message"]


# -- beside the running hall -------------------------------------------------------------------------


def test_running_hall_is_asked_for_its_printers(printing_hall, door_printer, check):
    done = check(printing_hall.data, "server", "printers")

    assert done.state("server") == "ok"
    assert done["server"]["details"]["address"] == printing_hall.url
    assert done.state("printer door") == "ok"
    assert "virtual" in done["printer spare"]["message"]
    assert door_printer.jobs == ()
    with sqlite3.connect(printing_hall.data / FILE) as db:
        assert db.execute("SELECT count(*) FROM tokens WHERE name LIKE 'command%'").fetchone() == (0,)


def test_running_hall_tells_which_screens_and_loudspeakers_are_away(printing_hall, check):
    code = printing_hall.navbat("pair", "screen", "main").stdout.strip()
    assert printing_hall.client().post(f"{printing_hall.url}/pair", data={"code": code}).status_code == 303

    done = check(printing_hall.data, "screens", "speakers", "signs")

    assert {title: each["state"] for title, each in done.found.items()} == {
        "screen main": "warning",
        "speaker hall": "warning",
    }
    assert "not connected to the running hall" in done["screen main"]["message"]
    assert done["speaker hall"]["details"]["problem"] == "screen_away"


def test_running_hall_prints_the_test_slips(printing_hall, door_printer, check):
    before = len(door_printer.jobs)

    done = check(printing_hall.data, "printers", "--slip")

    assert (done.state("printer door"), done["printer door"]["details"]["slip"]) == ("ok", "printed")
    assert "picture on the page /slips" in done["printer spare"]["message"]
    assert len(door_printer.jobs) == before + 1


def test_printer_that_the_running_hall_cannot_reach_fails(printing_hall, door_printer, check):
    door_printer.refuse = True

    done = check(printing_hall.data, "printers", "--slip")

    assert done.failed == ["printer door"]
    assert done["printer door"]["details"]["problem"] == "printer_refused"


class Stranger(BaseHTTPRequestHandler):
    """Something else at the address of the hall."""

    status, said = 200, b""

    def do_GET(self):
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.said)

    def log_message(self, *_words):
        """Is silent."""


@pytest.mark.parametrize(
    ("status", "said", "word"),
    [
        (200, b"[1]", "does not answer"),
        (503, b"{}", "answers with 503"),
        (503, b'{"problems": ["It sleeps. Wake it."]}', "It sleeps."),
    ],
)
def test_answer_of_something_else_fails_the_check_in_a_sentence(quick_hall, check, status, said, word):
    hall = quick_hall(sign=[{"id": "one", "counter": "1", "address": "virtual://one"}])
    handler = type("Answer", (Stranger,), {"status": status, "said": said})
    with (hall.folder / "lock").open("w") as lock, HTTPServer(("127.0.0.1", 0), handler) as server:
        lock.write(f"123\nhttp://127.0.0.1:{server.server_port}\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        threading.Thread(target=server.serve_forever, daemon=True).start()

        done = check(hall.folder, "server", "printers", "speakers", "screens", "signs")
        server.shutdown()

    assert done.failed == ["server"]
    assert word in done["server"]["message"]
    assert {done.state(each) for each in ("printer", "speaker", "screen", "sign")} == {"skipped"}


def test_server_that_holds_the_folder_and_does_not_answer_fails(quick_hall, check):
    hall = quick_hall()
    with (hall.folder / "lock").open("w") as lock:
        lock.write(f"123\nhttp://127.0.0.1:{free_port()}\n")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)

        done = check(hall.folder, "server", "printers")

    assert done.failed == ["server"]
    assert "process 123" in done["server"]["message"]
    assert done.state("printer") == "skipped"
