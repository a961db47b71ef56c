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


def test_waiting_for_slips_that_do_not_come_says_how_many_came(fake):
    with pytest.raises(TimeoutError, match=r"0 of 1 slips came within 0.01 seconds"):
        fake.wait_for_jobs(1, timeout_s=0.01)


def test_two_fakes_have_two_addresses(fake):
    with TcpPrinterFake() as other:
        assert other.address != fake.address
