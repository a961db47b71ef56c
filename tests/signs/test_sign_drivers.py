"""Both drivers against signs behind a pseudo-terminal: what they show, and what is no confirmation."""

import os
import time
from itertools import pairwise

import pytest

from display.signs.errors import Fault, SignError
from display.signs.line import LineSign
from display.signs.modbus import ModbusSign
from display.signs.port import BITS_A_CHARACTER, SILENT_CHARACTERS, SerialPort


@pytest.fixture(params=["line", "modbus"])
def unit(request, left, right):
    """The sign of that language at the other end of the line."""
    return left if request.param == "line" else right


@pytest.fixture
def sign(port, unit, left):
    """The driver of that sign."""
    driver = LineSign if unit is left else ModbusSign
    return driver(port, unit=unit.unit, places=4, channel=12)


def failure(act) -> SignError:
    with pytest.raises(SignError) as caught:
        act()
    return caught.value


def test_sign_shows_a_number_and_goes_dark(sign, unit):
    sign.show("A012")
    assert unit.cells == "A012"

    sign.show("B7")
    assert unit.cells == "  B7"

    sign.show(None)
    assert unit.cells == "    "


def test_lamp_is_switched_at_its_channel(sign, unit):
    sign.light(True)
    assert unit.lamps == {12}

    sign.light(False)
    assert unit.lamps == set()


def test_only_the_sign_of_that_number_takes_what_is_said(sign, unit, left, right):
    sign.show("A012")

    other = right if unit is left else left
    assert other.orders == 0


def test_silence_is_kept_before_every_frame(sign, line):
    for number in range(4):
        sign.show(f"A{number}")

    said = line.said
    gaps = [after.at - before.at for before, after in pairwise(said) if not after.is_answer]
    assert len(gaps) == 3
    assert min(gaps) >= SILENT_CHARACTERS * BITS_A_CHARACTER / line.baud


def test_sign_that_says_nothing_is_given_up_soon(sign, unit):
    unit.is_deaf = True
    began = time.monotonic()

    error = failure(lambda: sign.show("A012"))

    assert (error.code, error.retry) == (Fault.SILENT, True)
    assert time.monotonic() - began < 2
    assert "Check the sign's power" in str(error)


@pytest.mark.parametrize(
    "switch",
    [{"is_garbled": True}, {"spoils_checksum": True}, {"answers_as": 9}],
    ids=lambda each: next(iter(each)),
)
def test_what_is_no_answer_of_this_sign_is_no_confirmation(sign, unit, switch):
    vars(unit).update(switch)

    assert failure(lambda: sign.show("A012")).code is Fault.GARBLED


def test_noise_before_an_answer_is_passed_over(sign, unit):
    unit.noise = b"\x00\xff@0"

    sign.show("A012")

    assert unit.text == "A012"


def test_sign_that_cannot_do_what_it_is_asked_says_so(sign, unit):
    unit.refuses = True

    error = failure(lambda: sign.show("A012"))

    assert (error.code, error.retry) == (Fault.REFUSED, False)
    assert "Check its kind, places and channel" in str(error)


def test_answer_that_comes_too_late_does_not_confirm_the_next_question(sign, unit, line, until):
    unit.slow_s = 0.5
    assert failure(lambda: sign.show("A012")).code is Fault.SILENT
    unit.is_deaf = True
    until(lambda: line.said[-1].is_answer)

    assert failure(lambda: sign.show("B001")).code is Fault.SILENT


def test_adapter_that_is_pulled_out_closes_the_line(sign, line, port):
    line.unplug()

    error = failure(lambda: sign.show("A012"))

    assert (error.code, error.retry) == (Fault.LINE_AWAY, True)
    assert not port.is_open


def test_adapter_that_is_pulled_out_is_noticed_without_a_question(line, port):
    port.look()
    line.unplug()

    assert failure(port.look).code is Fault.LINE_AWAY


def test_line_works_again_under_the_same_name(sign, unit, line, port):
    line.unplug()
    assert failure(lambda: sign.show("A012")).code is Fault.LINE_AWAY
    assert failure(port.open).code is Fault.LINE_AWAY
    line.plug()

    port.open()
    sign.show("A013")

    assert unit.text == "A013"


def test_line_that_another_program_has_is_refused(line, port):
    error = failure(SerialPort(str(line.path)).open)

    assert error.code is Fault.LINE_REFUSED
    assert "is being used by another program" in str(error)


def test_device_that_is_no_serial_line_is_refused():
    error = failure(SerialPort("/dev/null").open)

    assert error.code is Fault.LINE_REFUSED
    assert "is no serial line" in str(error)


def test_line_that_nobody_takes_bytes_from_is_given_up_in_time(tmp_path):
    far, near = os.openpty()
    (tmp_path / "stuck").symlink_to(os.ttyname(near))
    port = SerialPort(str(tmp_path / "stuck"), baud=115200)
    port.open()
    began = time.monotonic()

    error = failure(lambda: port.ask(bytes(20_000), lambda _: None, longest=1))

    assert error.code is Fault.LINE_AWAY
    assert time.monotonic() - began < 10
    os.close(far)
    os.close(near)
