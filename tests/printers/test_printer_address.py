"""Addresses of printers."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from config.models import Printer as PrinterTable
from config.values import PrinterAddress
from printers.address import (
    AgentAddress,
    FileAddress,
    SerialAddress,
    TcpAddress,
    UsbAddress,
    VirtualAddress,
    open_printer,
    parse,
)
from printers.deadlines import Deadlines
from printers.driver import Condition, Delivery
from printers.errors import PrinterError
from printers.escpos_printer import EscposPrinter
from printers.lines.serial import BAUDS, FLOWS
from printers.virtual import VirtualPrinter


@pytest.fixture
def hall_file_takes():
    """Whether the hall file allows an address of a printer."""

    def takes(address):
        try:
            TypeAdapter(PrinterAddress).validate_python(address)
        except ValidationError:
            return False
        return True

    return takes


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("tcp://192.168.1.40:9100", TcpAddress("192.168.1.40", 9100)),
        ("tcp://192.168.1.40", TcpAddress("192.168.1.40", 9100)),
        ("tcp://epson-hall.local:9101", TcpAddress("epson-hall.local", 9101)),
        ("tcp://[fe80::1]:9100", TcpAddress("fe80::1", 9100)),
        ("serial:///dev/ttyUSB0", SerialAddress("/dev/ttyUSB0", 38400, "none")),
        ("serial:///dev/ttyS0?baud=9600&flow=rtscts", SerialAddress("/dev/ttyS0", 9600, "rtscts")),
        ("serial:///dev/ttyS0?flow=xonxoff", SerialAddress("/dev/ttyS0", 38400, "xonxoff")),
        (
            "serial:///dev/serial/by-id/usb-Prolific_Technology_Inc._USB-Serial-if00-port0",
            SerialAddress("/dev/serial/by-id/usb-Prolific_Technology_Inc._USB-Serial-if00-port0"),
        ),
        ("usb://04b8:0e15", UsbAddress(0x04B8, 0x0E15)),
        ("usb://04B8:0E15", UsbAddress(0x04B8, 0x0E15)),
        ("file:///dev/usb/lp0", FileAddress("/dev/usb/lp0")),
        ("agent://kiosk-1", AgentAddress("kiosk-1")),
        ("virtual://paper", VirtualAddress("paper")),
        ("virtual://Hall_2-left", VirtualAddress("Hall_2-left")),
    ],
)
def test_an_address_is_read(address, parts):
    assert parse(address) == parts


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("serial://", "names no device"),
        ("serial://ttyUSB0", "names no device"),
        ("serial:////ttyUSB0", "names no device"),
        ("serial:///dev/ttyUSB0?baud=38500", "wrong baud, not 9600, 19200, 38400, 57600, 115200"),
        ("serial:///dev/ttyUSB0?baud=", "wrong baud"),
        ("serial:///dev/ttyUSB0?baud=9600&baud=19200", "each once"),
        ("serial:///dev/ttyUSB0?flow=dtrdsr", "wrong flow, not none, rtscts, xonxoff"),
        ("serial:///dev/ttyUSB0?parity=odd", "?baud= and &flow="),
        ("usb://", "no two numbers"),
        ("usb://epson", "no two numbers"),
        ("usb://4b8:e15", "no two numbers"),
        ("usb://04b8:0e15/left", "no two numbers"),
        ("usb://04b8:0e15?first", "says too much"),
        ("file://", "names no device"),
        ("file://dev/usb/lp0", "names no device"),
        ("file:///dev/usb/lp0?baud=9600", "says too much"),
        ("agent://", "no plain name"),
        ("agent://left/paper", "says too much"),
        ("tcp://", "names no host"),
        ("tcp://192.168.1.40:99999", "wrong port"),
        ("tcp://192.168.1.40:paper", "wrong port"),
        ("tcp://192.168.1.40:0", "wrong port"),
        ("tcp://192.168.1.40:9100/queue", "says too much"),
        ("tcp://192.168.1.40:9100?baud=9600", "says too much"),
        ("tcp://me@192.168.1.40", "says too much"),
        ("tcp://[fe80::1", "is unknown"),
        ("virtual://", "no plain name"),
        ("virtual://../secrets", "says too much"),
        ("virtual://..", "no plain name"),
        ("http://192.168.1.40", "is unknown"),
        ("192.168.1.40:9100", "is unknown"),
        ("", "is unknown"),
    ],
)
def test_a_wrong_address_is_refused_with_what_is_allowed(address, words):
    with pytest.raises(ValueError, match=re.escape("; use tcp://HOST:9100, serial:///dev/ttyUSB0")) as caught:
        parse(address)

    assert words in str(caught.value)
    assert repr(address) in str(caught.value)


@pytest.mark.parametrize("baud", BAUDS)
@pytest.mark.parametrize("flow", FLOWS)
def test_what_the_hall_file_takes_for_a_serial_line_can_be_opened(baud, flow, hall_file_takes):
    address = f"serial:///dev/ttyUSB0?baud={baud}&flow={flow}"

    assert hall_file_takes(address)
    assert parse(address) == SerialAddress("/dev/ttyUSB0", baud, flow)


PIECES = {
    "scheme": st.sampled_from(["tcp", "serial", "usb", "file", "agent", "virtual", "AGENT", " tcp", "lpt"]),
    "strokes": st.sampled_from(["://", "://", "://", ":///", ":////", ":", ":/"]),
    "place": st.sampled_from(
        [
            "x",
            "a.b",
            "a" * 64,
            "-x",
            "x\n",
            "me@x",
            "",
            "host:9100",
            "host:0",
            "[::1]:9100",
            "04b8:0e15",
            "dev/usb/lp0",
            "dev//lp0",
            "dev/t\ty",
        ]
    ),
    "rest": st.sampled_from(["", "", "", "?", "#", "#x", "/", "/x", "?x", ";x", "?baud=9600", "?flow=none"])
    | st.sampled_from(["?baud=9600&flow=none", "?baud=9600flow=none", "?baud=9600&", "?&flow=none", "\n"]),
}


@given(st.builds("{scheme}{strokes}{place}{rest}".format, **PIECES))
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_hall_file_takes_is_an_address(hall_file_takes, address):
    if not hall_file_takes(address):
        return
    place = parse(address)

    agent = PrinterTable(id="paper", address=address).agent
    assert agent == (place.name if isinstance(place, AgentAddress) else None)


@pytest.mark.parametrize(
    "address",
    [
        "virtual://a.b",
        "virtual://" + "a" * 64,
        "agent://kiosk.1",
        "file:///dev/usb/lp0",
        "usb://04B8:0e15",
        "tcp://[fe80::1]:9100",
        "serial:///dev/ttyUSB0?flow=xonxoff",
        "serial:///dev/ttyUSB0",
    ],
)
def test_both_take_what_an_address_may_be(address, hall_file_takes):
    assert hall_file_takes(address)
    parse(address)


@pytest.mark.parametrize(
    "address",
    [
        "AGENT://x",
        "agent://x?",
        "agent://x#",
        "agent://x\n",
        "virtual://" + "a" * 65,
        "virtual://.a",
        "tcp://me@host:9100",
        "file:////dev/lp0",
        "file:///dev/lp0?x",
        "serial:///dev/ttyS0?baud=9600flow=none",
        "usb://04b8:0e15#x",
        "serial:///dev/ttyS0#x",
        " tcp://host:9100",
    ],
)
def test_neither_takes_what_others_would_read_differently(address, hall_file_takes):
    assert not hall_file_takes(address)
    with pytest.raises(ValueError, match="printer address"):
        parse(address)


def test_a_printer_of_another_pc_is_not_opened_here(fonts, tmp_path):
    with pytest.raises(ValueError, match="hangs on another PC"):
        open_printer("agent://left", width_dots=576, fonts=fonts, folder=tmp_path)


@pytest.mark.parametrize(
    "address", ["serial:///dev/no-such-line", "usb://04b8:0e15", "file:///dev/usb/no-such-lp"]
)
def test_a_printer_that_is_not_there_can_be_opened_and_is_offline(address, fonts, tmp_path):
    printer = open_printer(address, width_dots=576, fonts=fonts, folder=tmp_path)

    assert printer.look().condition is Condition.OFFLINE


def test_a_network_printer_is_opened_and_prints(fake, fonts, tmp_path, slip):
    printer = open_printer(fake.address, width_dots=512, profile="TM-T88V", fonts=fonts, folder=tmp_path)

    assert isinstance(printer, EscposPrinter)
    assert printer.print(slip) is Delivery.PRINTED


def test_a_printer_keeps_to_the_deadlines_that_it_is_given(fake, fonts, tmp_path, slip):
    fake.hang = True
    deadlines = Deadlines(write_s=0.2)
    printer = open_printer(fake.address, width_dots=576, fonts=fonts, folder=tmp_path, deadlines=deadlines)

    with pytest.raises(PrinterError, match=r"bytes in 0.2 seconds"):
        printer.print(slip)


def test_a_printer_that_is_off_can_be_opened(fake, fonts, tmp_path):
    fake.refuse = True

    open_printer(fake.address, width_dots=576, fonts=fonts, folder=tmp_path)


def test_a_virtual_printer_keeps_its_slips_below_the_folder(fonts, tmp_path, slip):
    printer = open_printer("virtual://paper", width_dots=576, fonts=fonts, folder=tmp_path)

    assert isinstance(printer, VirtualPrinter)
    printer.print(slip)
    assert {file.suffix for file in (tmp_path / "paper").iterdir()} == {".png", ".bin"}


def test_an_unknown_model_is_refused(fonts, tmp_path):
    with pytest.raises(ValueError, match=r"no printer model 'LX-80'"):
        open_printer("virtual://paper", width_dots=576, profile="LX-80", fonts=fonts, folder=tmp_path)


def test_missing_fonts_are_noticed_before_the_first_slip(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"Inter-Regular.woff2 is not in .*make setup"):
        open_printer("virtual://paper", width_dots=576, fonts=tmp_path, folder=tmp_path)


def test_slow_serial_line_draws_the_label_with_letters_of_the_printer_unless_told_otherwise(fonts, tmp_path):
    def opened(address, **choice):
        printer = open_printer(
            address, width_dots=576, profile="default-native", fonts=fonts, folder=tmp_path, **choice
        )
        return printer._profile.native

    assert opened("serial:///dev/ttyUSB0?baud=9600")
    assert not opened("serial:///dev/ttyUSB0?baud=9600", native=False)
    assert not opened("serial:///dev/ttyUSB0?baud=38400")
    assert not opened("tcp://127.0.0.1:9100")
    assert opened("tcp://127.0.0.1:9100", native=True)
