"""The command `navbat agent`: what it says, how it ends, and what it needs of its PC."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from real_hall import free_port

POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}


@pytest.mark.parametrize("role", ["nobody", "operator", "screen"])
def test_agent_with_a_token_that_is_no_agents_ends_and_says_why(shared_server, make_agent, role):
    token = "nvb_wrong" if role == "nobody" else shared_server.token(role)

    agent = make_agent(shared_server.url, token, "--printer", "virtual://desk")

    assert agent.process.wait(10) == 1
    what = "not known here" if role == "nobody" else "navbat token add NAME --role agent"
    assert what in agent.said()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "--printer ADDRESS, --speaker"),
        (("--printer", "agent://desk"), "name the printer that hangs on it"),
        (("--printer", "tcp://"), "names no host"),
        (("--speaker", "screen://main"), "a speaker of this PC"),
        (("--speaker", "loud"), "is no speaker"),
        (("--printer", "virtual://desk", "--server", "192.168.1.10"), "is no address of a hall"),
        (("--printer", "virtual://desk", "--server", "http://a:b"), "is no address of a hall"),
    ],
)
def test_agent_that_is_started_wrongly_says_what_is_wrong(make_agent, words, why):
    agent = make_agent("http://127.0.0.1:9", "nvb_some", *words)

    assert agent.process.wait(10) == 2
    assert why in agent.said()


def test_agent_whose_folder_cannot_be_used_says_so(make_agent, tmp_path):
    (tmp_path / "file").write_text("")

    agent = make_agent(
        "http://127.0.0.1:9", "nvb_some", "--printer", "virtual://desk", "--data", str(tmp_path / "file/in")
    )

    assert agent.process.wait(10) == 1
    assert str(tmp_path / "file") in agent.said()


def test_agent_that_comes_before_its_server_waits_for_it_and_says_so_once(
    make_server, make_agent, eventually, desk_hall, people
):
    server = make_server(desk_hall)
    token, hall = server.token("agent", name="desk"), people(server)
    server.stop()
    agent = make_agent(server.url, token, "--printer", "virtual://desk")
    eventually(lambda: "does not answer" in agent.said())
    server.start()

    ticket = hall.take()

    assert hall.wait_for_slip(ticket, "printed")[0] == "printed"
    assert len(agent.said().splitlines()) == 2
    assert agent.stop() == 0


def test_agent_stops_in_time_while_nobody_answers_and_while_its_printer_hangs(
    make_server, make_agent, people, quick_hall, printer, eventually
):
    nobody = make_agent(f"http://127.0.0.1:{free_port()}", "nvb_some", "--printer", "virtual://desk")
    server = make_server(quick_hall)
    hall = people(server)
    agent = make_agent(server.url, server.token("agent", name="desk"), "--printer", printer.address)
    printer.hang = True
    ticket = hall.take()
    eventually(agent.has_a_slip_in_hand)

    assert agent.stop() == 0
    assert nobody.stop() == 0

    # The server heard from the agent how far it came, long before it would have given up waiting.
    assert hall.wait_for_slip(ticket, "failed", "sent", "queued")[1] == "paper"


def test_name_of_an_agent_fits_into_an_address(shared_server):
    refused = shared_server.navbat("token", "add", "the desk", "--role", "agent")

    assert refused.returncode == 2
    assert "agent://NAME" in refused.stderr


def test_nothing_on_the_way_of_the_agent_needs_a_posix_system(project):
    """It is to run on Windows too: its modules, and those of ours that they import, do without."""
    listed = subprocess.run(
        [
            sys.executable,
            "-c",
            "import hall_server.cli.main, hall_server.cli.agent, sys; print(*sys.modules)",
        ],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    ours = [
        name for name in listed if name.partition(".")[0] in ("hall_server", "kiosk", "printers", "audio")
    ]
    assert "kiosk.agent" in ours

    for name in ours:
        path = project / Path(*name.split("."))
        module = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        # What stands under a condition on the system is not loaded elsewhere.
        for node in ast.parse(module.read_text()).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not POSIX_ONLY & set(names), name


def test_agent_keeps_out_of_the_folder_of_a_hall(make_agent, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "hall.db").write_bytes(b"")

    agent = make_agent("http://127.0.0.1:9", "nvb_some", "--printer", "virtual://desk", "--data", str(folder))

    assert agent.process.wait(10) == 2
    assert "is the folder of a hall" in agent.said()
