"""What is particular to serial lines, device files and USB."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time

import pytest
import serial
import usb.core

from printers.deadlines import Deadline, Deadlines
from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.escpos import encode
from printers.escpos_printer import EscposPrinter
from printers.fakes.file import FilePrinterFake
from printers.fakes.serial import SerialPrinterFake
from printers.fakes.usb import PRODUCT, VENDOR, UsbPrinterFake
from printers.lines.file import FileConnector
from printers.lines.refusals import refusal
from printers.lines.serial import SerialConnector
from printers.lines.usb import UsbConnector
from printers.profile import named
from printers.slip import Size, Slip, Text

LABEL = Slip((Text("A012", Size.LABEL),))
QUICK = Deadlines(open_s=0.3, answer_s=0.2, write_s=0.3, status_s=0.3, linger_s=0.1)


@pytest.fixture
def printer_at(fonts):
    """Makes a driver for a connector."""

    def make(connector, *, profile="default", deadlines=None):
        model = named(profile, width_dots=384)
        return EscposPrinter(connector, profile=model, fonts=fonts, deadlines=deadlines)

    return make


def failure(printer) -> PrinterError:
    with pytest.raises(PrinterError) as caught:
        printer.print(LABEL)
    return caught.value


# -- what the system says --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code", "words"),
    [
        (errno.ENOENT, Fault.OFFLINE, "is not there"),
        (errno.ENODEV, Fault.OFFLINE, "is not there"),
        (errno.ENXIO, Fault.OFFLINE, "has nobody at its other end"),
        (errno.EIO, Fault.OFFLINE, "cannot be opened (Input/output error)"),
        (None, Fault.OFFLINE, "cannot be opened (unknown error)"),
        (errno.EACCES, Fault.REFUSED, "may not be used by this user"),
        (errno.EPERM, Fault.REFUSED, "may not be used by this user"),
        (errno.EBUSY, Fault.REFUSED, "is being used by another program"),
        (errno.EAGAIN, Fault.REFUSED, "is being used by another program"),
    ],
)
def test_what_the_system_says_becomes_a_sentence_for_staff(number, code, words):
    refused = refusal(number)

    assert (refused.code, refused.happened) == (code, words)
    assert refused.to_do


# -- serial lines ----------------------------------------------------------------------------------------


def test_a_device_that_is_no_serial_line_is_refused(printer_at):
    error = failure(printer_at(SerialConnector("/dev/null")))

    assert (error.code, error.began) == (Fault.REFUSED, False)
    assert str(error) == (
        "The printer at /dev/null is no serial line. Use file:// for a device that is none."
    )


def test_a_serial_line_that_another_program_has_is_refused(printer_at, tmp_path):
    with (
        SerialPrinterFake(tmp_path / "ttyUSB0") as fake,
        serial.Serial(str(fake.path), 9600, exclusive=True),
    ):
        error = failure(printer_at(SerialConnector(str(fake.path), baud=9600)))

    assert (error.code, error.began) == (Fault.REFUSED, False)
    assert "is being used by another program" in str(error)


@pytest.mark.parametrize("flow", ["none", "rtscts", "xonxoff"])
def test_a_printer_may_hold_the_line_up_in_every_known_way(flow, printer_at, tmp_path):
    with SerialPrinterFake(tmp_path / "ttyUSB0", baud=921600) as fake:
        connector = SerialConnector(str(fake.path), baud=921600, flow=flow)

        assert printer_at(connector, profile="default-status").print(LABEL) is Delivery.PRINTED


def test_bytes_are_handed_over_no_faster_than_the_line_carries_them(tmp_path):
    with SerialPrinterFake(tmp_path / "ttyUSB0", baud=9600) as fake:
        line = SerialConnector(str(fake.path), baud=9600).open(Deadline(5))
        rest, began = memoryview(bytes(960)), time.monotonic()

        while rest:
            rest = rest[line.write(rest, Deadline(5)) :]
        handed_over_s = time.monotonic() - began
        line.drain(Deadline(5))
        drained_s = time.monotonic() - began

        line.close()
        # A second of line time, of which the kernel may hold a fifth and the last part.
        assert 0.4 < handed_over_s < 0.95
        assert 1.0 <= drained_s < 1.5


# -- files -----------------------------------------------------------------------------------------------


def test_a_plain_file_is_no_printer_and_is_left_alone(printer_at, tmp_path):
    file = tmp_path / "slips.bin"
    file.write_bytes(b"something dear")

    error = failure(printer_at(FileConnector(str(file))))

    assert (error.code, error.began) == (Fault.REFUSED, False)
    assert "is neither a device nor a FIFO" in str(error)
    assert file.read_bytes() == b"something dear"


def test_a_device_that_is_full_is_out_of_paper(printer_at):
    error = failure(printer_at(FileConnector("/dev/full")))

    assert (error.code, error.began) == (Fault.PAPER_OUT, False)


def test_a_device_that_vanished_is_offline(printer_at, tmp_path):
    error = failure(printer_at(FileConnector(str(tmp_path / "lp0"))))

    assert (error.code, error.retry, error.began) == (Fault.OFFLINE, True, False)
    assert "is not there" in str(error)


def test_a_fifo_that_nobody_reads_is_offline_at_once(printer_at, tmp_path):
    os.mkfifo(tmp_path / "lp0")
    began = time.monotonic()

    error = failure(printer_at(FileConnector(str(tmp_path / "lp0"))))

    assert (error.code, error.retry, error.began) == (Fault.OFFLINE, True, False)
    assert "has nobody at its other end" in str(error)
    assert time.monotonic() - began < 1
    assert stat.S_ISFIFO((tmp_path / "lp0").stat().st_mode)


def test_a_slip_that_its_reader_left_in_the_fifo_has_not_come_out(printer_at, tmp_path):
    path = tmp_path / "lp0"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    error = failure(printer_at(FileConnector(str(path)), deadlines=QUICK))

    # The whole slip fits into the FIFO; that nobody took it out is noticed all the same.
    assert (error.code, error.began) == (Fault.TIMEOUT, True)
    assert "took not all of" in str(error)
    os.close(reader)


def test_a_device_file_that_can_answer_is_asked(printer_at, tmp_path, fonts):
    # A pseudo-terminal is the one device file that answers and needs no hardware.
    with SerialPrinterFake(tmp_path / "lp0", baud=921600) as fake:
        printer = printer_at(FileConnector(str(fake.path)), profile="default-status")

        assert printer.print(LABEL) is Delivery.PRINTED
        assert printer.look() == Health(Condition.ONLINE, Paper.ENOUGH)
        assert fake.wait_for_jobs(1) == (
            encode(LABEL, profile=named("default-status", width_dots=384), fonts=fonts),
        )


def test_a_serial_device_behind_a_file_does_not_become_the_terminal_of_the_server(printer_at, tmp_path):
    with SerialPrinterFake(tmp_path / "lp0", baud=921600) as fake:
        program = (
            "import os, sys, pathlib\n"
            "os.setsid()\n"
            "from printers.deadlines import Deadline\n"
            "from printers.lines.file import FileConnector\n"
            f"line = FileConnector({str(fake.path)!r}).open(Deadline(5))\n"
            "try:\n    os.open('/dev/tty', os.O_RDWR)\n"
            "except OSError:\n    sys.exit(0)\n"
            "sys.exit(1)\n"
        )
        process = os.spawnv(os.P_WAIT, os.sys.executable, [os.sys.executable, "-c", program])

    assert process == 0


# -- USB -------------------------------------------------------------------------------------------------


@pytest.fixture
def usb_fake():
    with UsbPrinterFake() as fake:
        yield fake


@pytest.fixture
def usb_printer(usb_fake, printer_at):
    return printer_at(UsbConnector(VENDOR, PRODUCT, find=usb_fake.find), profile="default-status")


@pytest.mark.parametrize(
    ("switch", "words"),
    [
        ("denied", "may not be used by this user"),
        ("busy", "is being used by another program"),
        ("no_library", "cannot be used, because this PC has no libusb"),
    ],
)
def test_why_usb_does_not_let_us_in_is_said(switch, words, usb_fake, usb_printer):
    setattr(usb_fake, switch, True)

    error = failure(usb_printer)

    assert (error.code, error.retry, error.began) == (Fault.REFUSED, True, False)
    assert f"The printer at USB 04b8:0e15 {words}. " in str(error)
    assert usb_printer.look().condition is Condition.OFFLINE
    setattr(usb_fake, switch, False)
    assert usb_printer.print(LABEL) is Delivery.PRINTED


def test_the_systems_own_driver_is_moved_out_of_the_way_each_time_the_printer_comes_back(
    usb_fake, usb_printer
):
    assert usb_fake.has_kernel_driver
    usb_printer.print(LABEL)
    assert not usb_fake.has_kernel_driver

    usb_fake.unplug()
    usb_fake.plug()

    assert usb_fake.has_kernel_driver
    assert usb_printer.print(LABEL) is Delivery.PRINTED


def test_the_printer_is_free_for_others_between_slips(usb_fake, usb_printer):
    usb_printer.print(LABEL)

    usb_fake.wait_until_idle()
    other = usb_fake.find(idVendor=VENDOR, idProduct=PRODUCT)
    usb.util.claim_interface(other, 0)
    usb.util.dispose_resources(other)


def test_a_printer_that_is_only_a_part_of_its_device_is_found(printer_at):
    with UsbPrinterFake(interface=1) as fake:
        printer = printer_at(UsbConnector(VENDOR, PRODUCT, find=fake.find), profile="default-status")

        assert printer.print(LABEL) is Delivery.PRINTED


def test_a_device_that_takes_no_slips_is_refused(printer_at):
    with UsbPrinterFake(interface=None) as fake:
        error = failure(printer_at(UsbConnector(VENDOR, PRODUCT, find=fake.find)))

    assert (error.code, error.began) == (Fault.REFUSED, False)
    assert "takes no slips over USB. Check its numbers with lsusb" in str(error)


def test_another_model_on_usb_is_not_taken_for_the_printer(usb_fake, printer_at):
    error = failure(printer_at(UsbConnector(VENDOR, PRODUCT + 1, find=usb_fake.find)))

    assert error.code is Fault.OFFLINE
    assert "The printer at USB 04b8:0e16 is not plugged in" in str(error)


def test_unplugging_while_the_printer_is_waited_for_ends_the_wait(usb_fake, printer_at):
    usb_fake.late = True
    printer = printer_at(
        UsbConnector(VENDOR, PRODUCT, find=usb_fake.find),
        profile="default-status",
        deadlines=Deadlines(status_s=60),
    )
    errors = []
    thread = threading.Thread(target=lambda: errors.append(failure(printer)))
    thread.start()
    usb_fake.wait_until_it_owes()

    usb_fake.unplug()
    thread.join(5)

    assert (errors[0].code, errors[0].began) == (Fault.BROKE_OFF, True)


# -- the fakes are devices, too --------------------------------------------------------------------------


def test_the_fake_of_a_serial_line_reads_no_more_than_its_baud_rate(tmp_path):
    with SerialPrinterFake(tmp_path / "ttyUSB0", baud=9600) as fake:
        with serial.Serial(str(fake.path), 9600) as line:
            began = time.monotonic()
            line.write(b"\x1b@" + b"A" * 480 + b"\x1dr\x01")

            line.timeout = 5
            assert line.read(1) == b"\x00"
            assert time.monotonic() - began >= 485 * 10 / 9600

        assert fake.wait_for_jobs(1) == (b"\x1b@" + b"A" * 480,)


def test_the_fake_of_a_serial_line_comes_back_under_its_name(tmp_path):
    path = tmp_path / "ttyUSB0"
    with SerialPrinterFake(path) as fake:
        line = serial.Serial(str(path), 9600)
        fake.unplug()

        assert not path.exists()
        with pytest.raises(serial.SerialException):
            line.read(1)
        line.close()
        fake.plug()
        serial.Serial(str(path), 9600).close()
    assert not path.exists()


def test_the_fake_of_a_fifo_keeps_each_job_and_what_was_torn(tmp_path):
    with FilePrinterFake(tmp_path / "lp0") as fake:
        for number in (1, 2):
            with (tmp_path / "lp0").open("wb", buffering=0) as line:
                line.write(b"\x1b@%d" % number)
            fake.wait_for_jobs(number)
        with (tmp_path / "lp0").open("wb", buffering=0) as line:
            line.write(b"\x1b@\x1dv0\x00\x10\x00\x10\x00\xff")
            fake.wait_for_connections(3)
            fake.unplug()

        assert fake.jobs == (b"\x1b@1", b"\x1b@2")
        assert fake.wait_for_torn(1) == (b"\x1b@\x1dv0\x00\x10\x00\x10\x00\xff",)


def test_the_fake_on_usb_answers_through_the_library(usb_fake):
    device = usb_fake.find(idVendor=VENDOR, idProduct=PRODUCT)
    device.detach_kernel_driver(0)
    usb_fake.cover_open = True

    device.write(0x01, b"\x10\x04\x02")

    assert bytes(device.read(0x82, 64)) == b"\x16"
    with pytest.raises(usb.core.USBTimeoutError):
        device.read(0x82, 64, 10)
    usb_fake.unplug()
    with pytest.raises(usb.core.USBError, match="No such device"):
        device.write(0x01, b"\x10\x04\x02")
    assert usb_fake.find(idVendor=VENDOR, idProduct=PRODUCT) is None
