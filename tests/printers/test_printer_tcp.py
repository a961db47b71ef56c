"""A printer on the network and everything that can be wrong with it, on real sockets."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from printers.deadlines import Deadlines
from printers.driver import Delivery
from printers.errors import Fault, PrinterError
from printers.escpos import encode
from printers.escpos_printer import EscposPrinter
from printers.lines.tcp import TcpConnector
from printers.profile import named
from printers.slip import Slip

QUICK = Deadlines(open_s=0.3, answer_s=0.2, write_s=0.3, status_s=0.3, linger_s=0.2)
# For answers that do come: long enough on a busy machine, and never waited out.
PATIENT = Deadlines(open_s=10, answer_s=10, write_s=10, status_s=10, linger_s=10)


@pytest.fixture
def printer_for(fonts):
    """Makes a driver for a fake, one that confirms unless told otherwise."""

    def make(fake, *, profile="default-status", deadlines=PATIENT, host="127.0.0.1"):
        model = named(profile, width_dots=576)
        return EscposPrinter(TcpConnector(host, fake.port), profile=model, fonts=fonts, deadlines=deadlines)

    return make


def failure(printer, slip) -> PrinterError:
    with pytest.raises(PrinterError) as caught:
        printer.print(slip)
    return caught.value


def test_a_slip_that_the_printer_confirms_is_printed(fake, printer_for, slip, fonts):
    delivery = printer_for(fake).print(slip)

    assert delivery is Delivery.PRINTED
    wanted = encode(slip, profile=named("default-status", width_dots=576), fonts=fonts)
    assert fake.wait_for_jobs(1) == (wanted,)


def test_a_model_that_cannot_confirm_is_not_asked(fake, printer_for, slip, fonts):
    delivery = printer_for(fake, profile="default-silent").print(slip)

    assert delivery is Delivery.SENT
    assert fake.wait_for_jobs(1) == (encode(slip, profile=named("default", width_dots=576), fonts=fonts),)


def test_slips_follow_each_other_each_on_a_connection_of_its_own(fake, printer_for, slip):
    printer = printer_for(fake)

    assert [printer.print(slip) for _ in range(3)] == [Delivery.PRINTED] * 3
    assert len(set(fake.wait_for_jobs(3))) == 1


def test_slips_of_two_threads_are_not_mixed(fake, printer_for, slip, fonts):
    printer = printer_for(fake)
    threads = [threading.Thread(target=printer.print, args=(slip,)) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    wanted = encode(slip, profile=named("default-status", width_dots=576), fonts=fonts)
    assert fake.wait_for_jobs(4) == (wanted,) * 4


def test_a_printer_is_found_by_its_name(fake, printer_for, slip):
    assert printer_for(fake, host="localhost").print(slip) is Delivery.PRINTED


def test_nobody_at_the_address_is_refused(fake, printer_for, slip):
    fake.refuse = True

    error = failure(printer_for(fake), slip)

    assert (error.code, error.retry, error.began) == (Fault.REFUSED, True, False)
    assert str(error) == (
        f"The printer at 127.0.0.1:{fake.port} refuses the connection."
        " Check that it is switched on and ready, and that its address and port are right."
    )


def test_a_printer_that_comes_back_prints_again(fake, printer_for, slip):
    printer = printer_for(fake)
    fake.refuse = True
    failure(printer, slip)

    fake.refuse = False

    assert printer.print(slip) is Delivery.PRINTED


def test_an_address_without_an_answer_is_given_up_at_the_deadline(printer_for, slip):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        # A full waiting room: the kernel answers no further caller.
        callers = [socket.socket() for _ in range(3)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(door.getsockname())
        began = time.monotonic()

        error = failure(printer_for(_At(door), deadlines=QUICK), slip)

        assert (error.code, error.retry, error.began) == (Fault.OFFLINE, True, False)
        assert "did not answer within 0.3 seconds" in str(error)
        assert time.monotonic() - began < 3
        for caller in callers:
            caller.close()


def test_a_name_that_nobody_has_is_offline(fake, printer_for, slip):
    error = failure(printer_for(fake, host="no-such-printer.invalid"), slip)

    assert (error.code, error.retry, error.began) == (Fault.OFFLINE, True, False)


def test_no_paper_is_said_before_a_byte_is_sent_so_another_printer_can_take_the_slip(fake, printer_for, slip):
    fake.paper_out = True

    error = failure(printer_for(fake), slip)

    assert (error.code, error.retry, error.began) == (Fault.PAPER_OUT, True, False)
    assert "is out of paper. Put in a new roll" in str(error)
    assert fake.jobs == fake.torn == ()


def test_paper_that_ends_with_the_slip_is_no_paper(fake, printer_for, slip):
    fake.status = 0x0C

    error = failure(printer_for(fake), slip)

    assert (error.code, error.began) == (Fault.PAPER_OUT, True)


def test_a_roll_that_is_nearly_used_up_still_prints(fake, printer_for, slip):
    fake.status = 0x03

    assert printer_for(fake).print(slip) is Delivery.PRINTED


def test_a_printer_that_does_not_read_is_given_up_at_the_deadline(fake, printer_for, slip):
    fake.hang = True
    began = time.monotonic()

    # Far more than the buffers of a socket take for a reader that never comes.
    long_slip = Slip(slip.lines * 4)
    error = failure(printer_for(fake, profile="default", deadlines=QUICK), long_slip)

    assert (error.code, error.retry, error.began) == (Fault.TIMEOUT, True, True)
    assert "bytes in 0.3 seconds" in str(error)
    assert time.monotonic() - began < 3


def test_a_slow_printer_is_waited_for(fake, printer_for, slip):
    fake.slow_s = 0.5

    assert printer_for(fake).print(slip) is Delivery.PRINTED


@pytest.mark.parametrize("profile", ["default", "default-status"])
@pytest.mark.parametrize("after", [1, 3000, 9000])
def test_a_connection_that_breaks_in_the_middle_is_a_torn_slip(after, profile, fake, printer_for, slip):
    fake.cut_after = after

    error = failure(printer_for(fake, profile=profile), slip)

    assert (error.code, error.retry) == (Fault.BROKE_OFF, True)
    assert "broke off the connection" in str(error)
    assert len(fake.wait_for_torn(1)[0]) >= 1
    assert fake.jobs == ()


def test_silence_after_the_job_is_not_taken_for_a_confirmation(fake, printer_for, slip):
    fake.mute = True

    assert printer_for(fake, deadlines=QUICK).print(slip) is Delivery.UNCONFIRMED
    assert len(fake.wait_for_jobs(1)) == 1


def test_nonsense_after_the_job_is_not_taken_for_a_confirmation(fake, printer_for, slip):
    fake.garbage = True

    assert printer_for(fake).print(slip) is Delivery.UNCONFIRMED
    assert len(fake.wait_for_jobs(1)) == 1


@pytest.mark.parametrize("status", [0x04, 0x10, 0x48, 0x80, 0xFF])
def test_a_status_that_no_printer_gives_is_unknown_and_not_no_paper(status, fake, printer_for, slip):
    fake.status = status

    assert printer_for(fake).print(slip) is Delivery.UNCONFIRMED


def test_closing_ends_a_print_that_waits(fake, printer_for, slip):
    fake.hang = True
    printer = printer_for(fake, deadlines=Deadlines(write_s=60, answer_s=60))
    errors = []
    thread = threading.Thread(target=lambda: errors.append(failure(printer, slip)))
    thread.start()
    fake.wait_for_connections(1)

    while thread.is_alive():
        printer.close()
        thread.join(0.05)

    assert not errors[0].retry


def test_a_closed_printer_takes_no_more_slips(fake, printer_for, slip):
    printer = printer_for(fake)
    printer.close()

    error = failure(printer, slip)

    assert (error.code, error.retry) == (Fault.OFFLINE, False)


class _At:
    """Something that listens somewhere."""

    def __init__(self, door: socket.socket) -> None:
        self.port = door.getsockname()[1]
