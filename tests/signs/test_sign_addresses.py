"""Addresses of signs, as the hall file writes them."""

import pytest

from display.signs.address import SignAt, line_of, open_bus
from display.signs.line import LineSign
from display.signs.modbus import ModbusSign
from display.signs.virtual import VirtualSign


@pytest.mark.parametrize(
    ("sign", "driver"),
    [
        (SignAt("a", "serial:///dev/serial/by-id/usb-FTDI_0-port0?baud=19200"), LineSign),
        (SignAt("a", "serial:///dev/ttyUSB0", "modbus"), ModbusSign),
        (SignAt("a", "virtual://left"), VirtualSign),
    ],
)
def test_address_and_driver_make_the_sign(sign, driver):
    assert isinstance(open_bus([sign]).sign("a"), driver)


@pytest.mark.parametrize(
    ("address", "driver", "words"),
    [
        ("tcp://10.0.0.1:9100", "line", "is unknown"),
        ("serial://ttyUSB0", "line", "is unknown"),
        ("serial:///dev/ttyUSB0?baud=1200", "line", "has a wrong baud"),
        ("serial:///dev/ttyUSB0", "dmx", "no driver 'dmx'"),
        ("virtual://", "line", "is unknown"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_is_allowed(address, driver, words):
    with pytest.raises(ValueError, match=words):
        open_bus([SignAt("a", address, driver)])


def test_signs_share_a_line_whatever_speed_they_name():
    assert line_of("serial:///dev/ttyUSB0?baud=9600") == line_of("serial:///dev/ttyUSB0")
    assert line_of("virtual://a") != line_of("virtual://b")
