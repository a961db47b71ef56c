"""The fake on a socket is a device too."""

from __future__ import annotations

import socket

import pytest

from printers.fakes.tcp import TcpPrinterFake


def said(fake: TcpPrinterFake, stream: bytes, answers: int = 0) -> bytes:
    """Send a stream, read that many bytes, hang up, and read what else came."""
    with socket.create_connection(("127.0.0.1", fake.port), timeout=5) as line:
        line.sendall(stream)
        heard = b""
        while len(heard) < answers:
            heard += line.recv(answers - len(heard))
        line.shutdown(socket.SHUT_WR)
        while more := line.recv(100):
            heard += more
        return heard


def test_it_keeps_the_job_without_the_questions(fake):
    heard = said(fake, b"\x10\x04\x04\x1b@\x1dv0\x00\x01\x00\x02\x00\xaa\x55\x1dVB\x00\x1dr\x01", answers=2)

    assert heard == b"\x12\x00"
    assert fake.wait_for_jobs(1) == (b"\x1b@\x1dv0\x00\x01\x00\x02\x00\xaa\x55\x1dVB\x00",)


def test_a_question_that_is_only_part_of_a_picture_is_not_answered(fake):
    picture = b"\x1dv0\x00\x03\x00\x02\x00" + b"\x1dr\x01" + b"\x10\x04\x04"
    columns = b"\x1b*\x21\x02\x00" + b"\x1dr\x01" * 2 + b"\n"

    heard = said(fake, picture + columns)

    assert heard == b""
    assert fake.wait_for_jobs(1) == (picture + columns,)


def test_a_question_that_is_only_part_of_other_commands_is_not_answered(fake):
    stream = b"\x1b@\x1ba\x10\x04\x04\x1d!\x10\x04\x1b$\x1dr\x01\x1d(k\x06\x00\x31\x50\x30\x10\x04\x04"

    assert said(fake, stream) == b""
    assert fake.wait_for_jobs(1) == (stream,)


def test_commands_may_come_a_byte_at_a_time(fake):
    stream = b"\x1b@\x1b3\x10\x1dv0\x00\x01\x00\x01\x00\xff\x1b2\x1bd\x05\x1dVB\x00"

    with socket.create_connection(("127.0.0.1", fake.port), timeout=5) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in stream:
            line.sendall(bytes([byte]))

    assert fake.wait_for_jobs(1) == (stream,)


def test_a_job_that_ends_inside_a_command_is_torn(fake):
    said(fake, b"\x1b@\x1dv0\x00\x10\x00\x10\x00\xff")

    assert fake.wait_for_torn(1) == (b"\x1b@",)
    assert fake.jobs == ()


def test_it_refuses_and_takes_again_at_the_same_address(fake):
    fake.refuse = True
    with pytest.raises(ConnectionRefusedError):
        said(fake, b"\x1b@")

    fake.refuse = False

    said(fake, b"\x1b@")
    assert fake.wait_for_jobs(1) == (b"\x1b@",)


@pytest.mark.parametrize(
    ("switches", "answers"),
    [
        ((), b"\x12\x12\x12\x12\x00"),
        (("near_end",), b"\x12\x12\x12\x1e\x03"),
        (("paper_out",), b"\x1a\x32\x12\x72"),
        (("cover_open",), b"\x1a\x16\x12\x12"),
        (("error",), b"\x1a\x52\x1a\x12"),
        (("swallow",), b"\x12\x12\x12\x12"),
        (("late",), b"\x12\x12\x12\x12"),
        (("mute",), b""),
    ],
)
def test_it_answers_as_its_switches_stand(switches, answers, fake):
    for switch in switches:
        setattr(fake, switch, True)
    questions = b"".join(b"\x10\x04" + bytes([number]) for number in (1, 2, 3, 4)) + b"\x1dr\x01"

    assert said(fake, questions) == answers
    assert fake.jobs == ()


def test_a_late_answer_comes_with_the_next_job(fake):
    fake.late = True
    assert said(fake, b"\x1b@A\x1dr\x01") == b""
    fake.late = False

    assert said(fake, b"\x1b@B\x10\x04\x04") == b"\x00\x12"


def test_paper_that_ends_in_a_job_tears_it_and_is_said_at_once(fake):
    fake.paper_ends_after = 3

    assert said(fake, b"\x1b@ABC\x1dr\x01\x10\x04\x04") == b"\x72"
    assert fake.wait_for_torn(1) == (b"\x1b@ABC",)
    assert fake.paper_out


def test_what_it_swallows_is_no_job(fake):
    fake.swallow = True
    said(fake, b"\x1b@A")
    fake.swallow = False

    said(fake, b"\x1b@B")

    assert fake.wait_for_jobs(1) == (b"\x1b@B",)


def test_waiting_for_slips_that_do_not_come_says_how_many_came(fake):
    with pytest.raises(TimeoutError, match=r"0 of 1 slips came within 0.01 seconds"):
        fake.wait_for_jobs(1, timeout_s=0.01)


def test_two_fakes_have_two_addresses(fake):
    with TcpPrinterFake() as other:
        assert other.address != fake.address
