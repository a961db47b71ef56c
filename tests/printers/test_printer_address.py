"""Addresses of printers."""

from __future__ import annotations

import pytest

from printers.address import TcpAddress, VirtualAddress, open_printer, parse
from printers.driver import Delivery
from printers.tcp import TcpPrinter
from printers.virtual import VirtualPrinter


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("tcp://192.168.1.40:9100", TcpAddress("192.168.1.40", 9100)),
        ("tcp://192.168.1.40", TcpAddress("192.168.1.40", 9100)),
        ("tcp://epson-hall.local:9101", TcpAddress("epson-hall.local", 9101)),
        ("tcp://[fe80::1]:9100", TcpAddress("fe80::1", 9100)),
        ("virtual://paper", VirtualAddress("paper")),
        ("virtual://Hall_2-left", VirtualAddress("Hall_2-left")),
    ],
)
def test_an_address_is_read(address, parts):
    assert parse(address) == parts


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("serial:///dev/ttyUSB0?baud=38400", "serial:// cannot be used yet"),
        ("usb://04b8:0e15", "usb:// cannot be used yet"),
        ("file:///dev/usb/lp0", "file:// cannot be used yet"),
        ("agent://left", "agent:// cannot be used yet"),
        ("tcp://", "names no host"),
        ("tcp://192.168.1.40:99999", "wrong port"),
        ("tcp://192.168.1.40:paper", "wrong port"),
        ("tcp://192.168.1.40:0", "wrong port"),
        ("tcp://192.168.1.40:9100/queue", "says too much"),
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
    with pytest.raises(ValueError, match="use tcp://HOST:9100 or virtual://NAME") as caught:
        parse(address)

    assert words in str(caught.value)
    assert repr(address) in str(caught.value)


def test_a_network_printer_is_opened_and_prints(fake, fonts, tmp_path, slip):
    printer = open_printer(fake.address, width_dots=512, profile="TM-T88V", fonts=fonts, folder=tmp_path)

    assert isinstance(printer, TcpPrinter)
    assert printer.print(slip) is Delivery.PRINTED


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
