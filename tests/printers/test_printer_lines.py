"""A slip over every line, and everything that can be wrong: sockets, pseudo-terminals, FIFOs, USB."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace

import pytest

from printers.deadlines import Deadlines
from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.escpos import encode
from printers.escpos_printer import EscposPrinter
from printers.fakes.file import FilePrinterFake
from printers.fakes.model import PrinterFake
from printers.fakes.serial import SerialPrinterFake
from printers.fakes.tcp import TcpPrinterFake
from printers.fakes.usb import PRODUCT, VENDOR, UsbPrinterFake
from printers.lines.file import FileConnector
from printers.lines.line import Connector
from printers.lines.serial import SerialConnector
from printers.lines.tcp import TcpConnector
from printers.lines.usb import UsbConnector
from printers.profile import named
from printers.raster import picture
from printers.slip import Size, Slip, Text

WIDTH = 384
QUICK = Deadlines(open_s=0.3, answer_s=0.2, write_s=0.3, status_s=0.3, linger_s=0.1)
# For answers that do come: long enough on a busy machine, and never waited out.
PATIENT = Deadlines(open_s=10, answer_s=10, write_s=10, status_s=10, linger_s=10)
FAST_BAUD = 921600

LABEL = Slip((Text("A012", Size.LABEL),))
# More than a pseudo-terminal holds for a reader that does not read.
LONG = Slip(tuple(Text(f"A{number:03d} A012 A345", Size.LABEL) for number in range(48)))

ALL = ("tcp", "serial", "file", "usb")
ANSWERING = ("tcp", "serial", "usb")


@dataclass
class Bench:
    """A printer on one kind of line, and its driver."""

    fake: PrinterFake
    connector: Connector
    printer: Callable[..., EscposPrinter]
    unplug: Callable[[], None]
    plug: Callable[[], None]


@pytest.fixture
def bench(request, tmp_path, fonts):
    """The printer on the line that the test asks for; where a line can answer, its model confirms."""
    with ExitStack() as stack:
        fake, connector = _on(request.param, tmp_path, stack)

        def printer(*, deadlines=PATIENT, profile=None):
            may_confirm = "default" if request.param == "file" else "default-status"
            model = named(profile or may_confirm, width_dots=WIDTH)
            made = EscposPrinter(connector, profile=model, fonts=fonts, deadlines=deadlines)
            stack.callback(made.close)
            return made

        def switch(*, is_off):
            if isinstance(fake, TcpPrinterFake):
                fake.refuse = is_off
            elif is_off:
                fake.unplug()
            else:
                fake.plug()

        yield Bench(fake, connector, printer, lambda: switch(is_off=True), lambda: switch(is_off=False))


def _on(line: str, folder, stack: ExitStack) -> tuple[PrinterFake, Connector]:
    match line:
        case "tcp":
            tcp = stack.enter_context(TcpPrinterFake())
            return tcp, TcpConnector("127.0.0.1", tcp.port)
        case "serial":
            serial = stack.enter_context(SerialPrinterFake(folder / "ttyUSB0", baud=FAST_BAUD))
            return serial, SerialConnector(str(serial.path), baud=FAST_BAUD)
        case "file":
            fifo = stack.enter_context(FilePrinterFake(folder / "lp0"))
            return fifo, FileConnector(str(fifo.path))
        case _:
            usb = stack.enter_context(UsbPrinterFake())
            return usb, UsbConnector(VENDOR, PRODUCT, find=usb.find)


on_every_line = pytest.mark.parametrize("bench", ALL, indirect=True)
on_answering_lines = pytest.mark.parametrize("bench", ANSWERING, indirect=True)


def job(slip, fonts, profile="default") -> bytes:
    return encode(slip, profile=named(profile, width_dots=WIDTH), fonts=fonts)


def failure(printer, slip=LABEL) -> PrinterError:
    with pytest.raises(PrinterError) as caught:
        printer.print(slip)
    return caught.value


# -- a slip comes out -----------------------------------------------------------------------------------


@on_every_line
def test_the_slip_comes_out_dot_for_dot(bench, slip, printed, fonts):
    delivery = bench.printer().print(slip)

    (stream,) = bench.fake.wait_for_jobs(1)
    assert (
        printed(stream, WIDTH).picture().tobytes() == picture(slip, width_dots=WIDTH, fonts=fonts).tobytes()
    )
    assert delivery is (Delivery.SENT if isinstance(bench.fake, FilePrinterFake) else Delivery.PRINTED)


def test_a_serial_line_of_9600_baud_carries_a_slip_dot_for_dot_in_the_time_it_needs(tmp_path, printed, fonts):
    with SerialPrinterFake(tmp_path / "ttyUSB0", baud=9600) as fake:
        connector = SerialConnector(str(fake.path), baud=9600)
        model = named("default-status", width_dots=WIDTH)
        # Far less than the slip needs on this line, which is waited for all the same.
        deadlines = Deadlines(write_s=0.1, status_s=5)
        printer = EscposPrinter(connector, profile=model, fonts=fonts, deadlines=deadlines)
        slip = Slip((Text("A012", Size.LARGE),))
        began = time.monotonic()

        delivery = printer.print(slip)

        took_s = time.monotonic() - began
        (stream,) = fake.wait_for_jobs(1)
        assert delivery is Delivery.PRINTED
        assert (
            printed(stream, WIDTH).picture().tobytes()
            == picture(slip, width_dots=WIDTH, fonts=fonts).tobytes()
        )
        assert took_s >= len(stream) * 10 / 9600


@on_every_line
def test_a_model_that_cannot_confirm_is_not_asked(bench, fonts):
    delivery = bench.printer(profile="default-silent").print(LABEL)

    assert delivery is Delivery.SENT
    assert bench.fake.wait_for_jobs(1) == (job(LABEL, fonts),)


@on_every_line
def test_slips_of_two_threads_are_not_mixed(bench, fonts):
    printer = bench.printer()
    threads = [threading.Thread(target=printer.print, args=(LABEL,)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert bench.fake.wait_for_jobs(4) == (job(LABEL, fonts),) * 4


@on_every_line
def test_a_slow_printer_is_waited_for(bench):
    bench.fake.slow_s = 0.3

    assert bench.printer().print(LABEL) in (Delivery.PRINTED, Delivery.SENT)
    assert len(bench.fake.wait_for_jobs(1)) == 1


# -- the line --------------------------------------------------------------------------------------------


@on_every_line
def test_a_printer_that_is_away_is_offline_and_prints_when_it_is_back(bench, fonts):
    printer = bench.printer()
    printer.print(LABEL)
    bench.fake.wait_for_jobs(1)
    bench.unplug()
    began = time.monotonic()

    error = failure(printer)

    assert error.code in (Fault.OFFLINE, Fault.REFUSED)
    assert (error.retry, error.began) == (True, False)
    assert bench.connector.name in str(error)
    assert time.monotonic() - began < 1
    bench.plug()
    printer.print(LABEL)
    assert bench.fake.wait_for_jobs(2) == (job(LABEL, fonts),) * 2


@on_every_line
@pytest.mark.parametrize("after", [1, 3000])
def test_a_line_that_breaks_in_the_middle_is_a_torn_slip(after, bench):
    bench.fake.cut_after = after

    error = failure(bench.printer(), LONG)

    assert (error.code, error.retry) == (Fault.BROKE_OFF, True)
    # Where the first question already breaks the line, nothing was begun.
    assert error.began or after == 1
    assert "broke off the connection" in str(error)
    assert bench.fake.jobs == ()


@on_every_line
def test_a_printer_that_broke_off_prints_again_when_it_is_back(bench, fonts):
    bench.fake.cut_after = 3000
    printer = bench.printer()
    failure(printer, LONG)
    bench.fake.wait_for_torn(1)

    bench.fake.cut_after = None
    bench.plug()

    printer.print(LABEL)
    assert bench.fake.wait_for_jobs(1) == (job(LABEL, fonts),)


@on_every_line
def test_a_printer_that_does_not_read_is_given_up_at_the_deadline(bench):
    bench.fake.hang = True
    began = time.monotonic()

    error = failure(bench.printer(profile="default", deadlines=QUICK), LONG)

    assert (error.code, error.retry) == (Fault.TIMEOUT, True)
    assert time.monotonic() - began < 3


@on_every_line
def test_a_printer_that_gets_stuck_in_the_middle_is_given_up_at_the_deadline(bench):
    bench.fake.stuck_after = 3000
    began = time.monotonic()

    error = failure(bench.printer(deadlines=QUICK), LONG)

    assert (error.code, error.retry, error.began) == (Fault.TIMEOUT, True, True)
    assert " bytes in " in str(error)
    assert time.monotonic() - began < 3


@on_every_line
def test_closing_ends_a_print_that_waits(bench):
    bench.fake.stuck_after = 3000
    printer = bench.printer(deadlines=Deadlines(write_s=60, answer_s=60, status_s=60))
    errors = []
    thread = threading.Thread(target=lambda: errors.append(failure(printer, LONG)))
    thread.start()
    bench.fake.wait_for_connections(1)
    began = time.monotonic()

    printer.close()
    thread.join(10)

    assert not thread.is_alive()
    assert time.monotonic() - began < 2
    assert not errors[0].retry
    assert "taken out of service" in str(errors[0])


@on_every_line
def test_a_closed_printer_takes_no_more_slips(bench):
    printer = bench.printer()
    printer.close()

    error = failure(printer)

    assert (error.code, error.retry, error.began) == (Fault.OFFLINE, False, False)
    assert printer.look() == Health(Condition.OFFLINE)


# -- the printer -----------------------------------------------------------------------------------------


@on_every_line
def test_a_printer_that_takes_everything_and_prints_nothing_has_not_printed(bench):
    bench.fake.swallow = True

    is_silent_line = isinstance(bench.fake, FilePrinterFake)
    expected = Delivery.SENT if is_silent_line else Delivery.UNCONFIRMED
    assert bench.printer(deadlines=QUICK).print(LABEL) is expected
    assert bench.fake.jobs == ()


@on_answering_lines
@pytest.mark.parametrize(
    ("switch", "code", "words"),
    [
        ("paper_out", Fault.PAPER_OUT, "is out of paper. Put in a new roll"),
        ("cover_open", Fault.COVER_OPEN, "has its cover open. Close it"),
        ("error", Fault.ERROR, "reports an error. Look for a jam"),
    ],
)
def test_trouble_is_said_before_a_byte_is_sent_so_another_printer_can_take_the_slip(
    switch, code, words, bench
):
    setattr(bench.fake, switch, True)
    printer = bench.printer()

    error = failure(printer)

    assert (error.code, error.retry, error.began) == (code, True, False)
    assert words in str(error)
    assert bench.fake.jobs == bench.fake.torn == ()
    setattr(bench.fake, switch, False)
    assert printer.print(LABEL) is Delivery.PRINTED


@on_answering_lines
def test_paper_that_ends_in_the_middle_is_a_torn_slip(bench):
    bench.fake.paper_ends_after = 500

    error = failure(bench.printer(deadlines=QUICK))

    assert (error.code, error.retry, error.began) == (Fault.PAPER_OUT, True, True)
    assert len(bench.fake.wait_for_torn(1)) == 1
    assert bench.fake.jobs == ()


@on_answering_lines
def test_a_roll_that_is_nearly_used_up_still_prints(bench):
    bench.fake.near_end = True
    printer = bench.printer()

    assert printer.print(LABEL) is Delivery.PRINTED
    assert printer.look() == Health(Condition.ONLINE, Paper.LOW)


@on_answering_lines
@pytest.mark.parametrize("switch", ["mute", "garbage"])
def test_silence_and_nonsense_are_no_confirmation(switch, bench, fonts):
    setattr(bench.fake, switch, True)
    printer = bench.printer(deadlines=QUICK)

    assert printer.print(LABEL) is Delivery.UNCONFIRMED
    assert bench.fake.wait_for_jobs(1) == (job(LABEL, fonts),)
    assert printer.look() == Health(Condition.UNKNOWN, Paper.UNKNOWN)


@on_answering_lines
def test_a_late_confirmation_is_not_taken_for_that_of_the_next_slip(bench):
    printer = bench.printer(deadlines=QUICK)
    bench.fake.late = True
    assert printer.print(LABEL) is Delivery.UNCONFIRMED
    bench.fake.wait_for_jobs(1)

    # Its word about the first slip comes with the second one, which it swallows.
    bench.fake.late = False
    bench.fake.swallow = True

    assert printer.print(LABEL) is Delivery.UNCONFIRMED


@on_answering_lines
def test_a_printer_that_confirmed_late_is_believed_again_when_it_is_quiet(bench):
    printer = bench.printer(deadlines=QUICK)
    bench.fake.late = True
    printer.print(LABEL)
    bench.fake.late = False

    deliveries = [printer.print(LABEL) for _ in range(2)]

    assert deliveries == [Delivery.PRINTED] * 2


@on_answering_lines
def test_a_printer_that_talks_nonsense_before_the_job_is_not_believed_after_it(bench):
    printer = bench.printer(deadlines=QUICK)
    bench.fake.late = True
    printer.print(LABEL)
    bench.fake.late = False

    # Its late word, a good one, comes with this slip.
    bench.fake.garbage = True

    assert printer.print(LABEL) is Delivery.UNCONFIRMED


# -- its health ------------------------------------------------------------------------------------------


@on_answering_lines
@pytest.mark.parametrize(
    ("switches", "wanted"),
    [
        ((), Health(Condition.ONLINE, Paper.ENOUGH)),
        (("near_end",), Health(Condition.ONLINE, Paper.LOW)),
        (("paper_out",), Health(Condition.PAPER_OUT, Paper.OUT)),
        (("cover_open", "paper_out"), Health(Condition.COVER_OPEN, Paper.OUT)),
        (("error",), Health(Condition.ERROR, Paper.ENOUGH)),
    ],
)
def test_a_printer_says_how_it_is_and_prints_nothing(switches, wanted, bench):
    for switch in switches:
        setattr(bench.fake, switch, True)

    assert bench.printer().look() == wanted
    assert bench.fake.jobs == bench.fake.torn == ()


@on_every_line
def test_a_model_that_cannot_answer_is_unknown_and_not_fine(bench):
    assert bench.printer(profile="default-silent").look() == Health(Condition.UNKNOWN, Paper.UNKNOWN)
    assert bench.fake.jobs == bench.fake.torn == ()


@on_answering_lines
@pytest.mark.parametrize("profile", ["default", "default-status"])
def test_a_printer_that_is_away_is_offline_when_it_is_looked_at(profile, bench):
    printer = bench.printer(profile=profile)
    bench.unplug()

    found = printer.look()

    assert (found.condition, found.paper) == (Condition.OFFLINE, Paper.UNKNOWN)
    assert found.problem in (Fault.OFFLINE, Fault.REFUSED)
    assert found.sentence.startswith("The printer at ")
    bench.plug()
    assert printer.look().condition is not Condition.OFFLINE


def test_looking_at_a_fifo_is_not_an_empty_slip_to_its_reader(tmp_path, fonts):
    with FilePrinterFake(tmp_path / "lp0") as fifo:
        connector = FileConnector(str(fifo.path))
        printer = EscposPrinter(connector, profile=named("default", width_dots=WIDTH), fonts=fonts)

        assert [printer.look() for _ in range(3)] == [Health()] * 3

        printer.print(LABEL)
        assert fifo.wait_for_jobs(1) == (job(LABEL, fonts),)
        fifo.unplug()
        assert printer.look() == Health()


@on_answering_lines
def test_looking_does_not_disturb_a_print_and_says_what_was_known_before(bench, fonts):
    printer = bench.printer()
    bench.fake.near_end = True
    known = printer.look()
    bench.fake.wait_until_idle()
    bench.fake.near_end = False
    bench.fake.slow_s = 0.5
    thread = threading.Thread(target=printer.print, args=(LABEL,))
    thread.start()
    bench.fake.wait_for_connections(2)
    began = time.monotonic()

    seen = printer.look()

    assert time.monotonic() - began < 0.1
    assert seen == known == Health(Condition.ONLINE, Paper.LOW)
    thread.join()
    assert bench.fake.wait_for_jobs(1) == (job(LABEL, fonts),)


@on_answering_lines
def test_a_printer_that_breaks_off_while_it_is_asked_is_offline(bench):
    bench.fake.cut_after = 0

    assert bench.printer().look().condition is Condition.OFFLINE


# -- a model of which nobody knows what it answers ------------------------------------------------------


@on_answering_lines
def test_unknown_model_that_confirms_is_believed_and_its_silence_then_tells(bench):
    printer = bench.printer(profile="default", deadlines=QUICK)
    assert printer.print(LABEL) is Delivery.PRINTED

    bench.fake.mute = True

    assert printer.print(LABEL) is Delivery.UNCONFIRMED


@on_answering_lines
def test_unknown_model_that_says_nothing_is_asked_once_and_not_waited_for_again(bench):
    bench.fake.mute = True
    deadlines = replace(QUICK, answer_s=0.6, status_s=30)
    printer = bench.printer(profile="default", deadlines=deadlines)
    assert printer.print(LABEL) is Delivery.SENT

    begun = time.monotonic()
    assert printer.print(LABEL) is Delivery.SENT

    assert time.monotonic() - begun < 0.6
    assert len(bench.fake.wait_for_jobs(2)) == 2


@on_answering_lines
def test_unknown_model_that_begins_to_answer_is_asked_again(bench):
    bench.fake.mute = True
    printer = bench.printer(profile="default", deadlines=QUICK)
    printer.print(LABEL)
    bench.fake.mute = False

    assert printer.look().condition is Condition.ONLINE

    assert printer.print(LABEL) is Delivery.PRINTED


@on_answering_lines
def test_unknown_model_without_paper_gets_no_slip(bench):
    bench.fake.paper_out = True

    error = failure(bench.printer(profile="default", deadlines=QUICK))

    assert (error.code, error.began) == (Fault.PAPER_OUT, False)


@on_answering_lines
def test_unknown_model_that_answers_at_once_but_confirms_nothing_has_sent_the_slip(bench):
    bench.fake.swallow = True
    printer = bench.printer(profile="default", deadlines=QUICK)

    assert printer.print(LABEL) is Delivery.SENT
    assert printer.print(LABEL) is Delivery.SENT
