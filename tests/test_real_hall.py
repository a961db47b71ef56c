"""The child process that tests run halls in notices a server that breaks its promises."""

import signal
import textwrap

import pytest
import real_hall

GOOD = """
    import http.server, signal, sys

    class Alive(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    def serve():
        print("at your service", flush=True)
        port = int(sys.argv[sys.argv.index("--port") + 1])
        http.server.HTTPServer(("127.0.0.1", port), Alive).serve_forever()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if sys.argv[1] == "run":
        serve()
    elif sys.argv[1] == "token":
        print("secret for " + " ".join(sys.argv[3:6]))
    else:
        sys.exit(f"{sys.argv[1]}: {sys.stdin.read()}")
"""
WITH_A_CHILD = ("serve()\nelif", "import subprocess; subprocess.Popen(['sleep', '60']); serve()\nelif")


@pytest.fixture
def play(make_server):
    """Makes a server that plays a part instead of running a hall: GOOD, with some of its words changed."""

    def make(*changes):
        program = textwrap.dedent(GOOD)
        for old, new in changes:
            assert old in program
            program = program.replace(old, new)
        server = make_server(start=False, cold=True)
        part = server.data.parent / "hall_server"
        part.mkdir()
        (part / "__main__.py").write_text(program)
        return server

    return make


def test_good_server_is_started_stopped_and_started_again(play):
    server = play().start()

    stopped = server.stop()

    assert stopped.code == 0
    assert stopped.seconds < real_hall.STOP_S
    assert server.start().is_running
    assert server.log() == "at your service\n" * 2


def test_killed_server_leaves_no_process(play):
    server = play(WITH_A_CHILD).start()
    group = server.process.pid

    server.kill()

    assert not server.is_running
    assert real_hall.alive_in_group(group) == []


def test_server_that_dies_at_its_start_is_quoted(play):
    server = play(("serve()\nelif", "sys.exit('the paper is out')\nelif"))

    with pytest.raises(AssertionError, match=r"ended with 1:\s+the paper is out"):
        server.start()


def test_server_that_never_answers_is_given_up(play, monkeypatch):
    monkeypatch.setattr(real_hall, "START_S", 1.0)
    server = play(("serve()\nelif", "signal.pause()\nelif"))

    with pytest.raises(AssertionError, match="no answer"):
        server.start()
    assert not server.is_running


@pytest.mark.parametrize(
    ("handler", "problem"),
    [
        ("signal.SIG_IGN", "still running"),
        ("lambda *_: sys.exit(3)", "ended with 3"),
        ("signal.SIG_DFL", "ended with -15"),
    ],
)
def test_server_that_does_not_stop_as_promised_is_a_failure(play, monkeypatch, handler, problem):
    monkeypatch.setattr(real_hall, "STOP_S", 1.0)
    server = play(("lambda *_: sys.exit(0)", handler)).start()

    with pytest.raises(AssertionError, match=problem):
        server.stop()


def test_process_left_behind_is_a_failure(play):
    server = play(WITH_A_CHILD).start()

    with pytest.raises(AssertionError, match="left behind"):
        server.stop()


def test_traceback_in_the_log_is_a_failure(play):
    server = play(("at your service", "Traceback (most recent call last)")).start()

    with pytest.raises(AssertionError, match="Traceback"):
        server.clear_away()
    server._log.unlink()


def test_commands_run_on_the_data_of_the_server(play):
    server = play()

    done = server.navbat("verify", input="some words")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "verify: some words\n")


def test_tokens_are_made_under_names_of_their_own(play):
    server = play()

    assert server.token("operator") == "secret for operator 1 --role operator"
    assert server.token("operator") == "secret for operator 2 --role operator"


def test_client_sends_its_token_to_the_contract(play):
    server = play().start()

    with server.client("secret") as client:
        answer = client.get("/hall")

    assert str(answer.request.url) == f"{server.url}/api/v1/hall"
    assert answer.request.headers["Authorization"] == "Bearer secret"


def test_server_can_be_interrupted_as_with_ctrl_c(play):
    server = play(("signal.signal(signal.SIGTERM", "signal.signal(signal.SIGINT")).start()

    assert server.stop(with_signal=signal.SIGINT).code == 0
