"""A printer without paper that can fail like a real one."""

from __future__ import annotations

import threading
import time

import pytest
from PIL import Image, ImageChops

from printers import virtual
from printers.driver import Condition, Delivery, Health, Paper
from printers.errors import Fault, PrinterError
from printers.raster import picture
from printers.slip import Size, Slip, Text
from printers.virtual import VirtualPrinter


@pytest.fixture
def printer(tmp_path, fonts):
    return VirtualPrinter("paper", tmp_path / "paper", width_dots=384, fonts=fonts)


def label(number: int) -> Slip:
    return Slip((Text(f"A{number:03d}", Size.LABEL),))


def failure(printer, slip) -> PrinterError:
    with pytest.raises(PrinterError) as caught:
        printer.print(slip)
    return caught.value


def test_it_keeps_the_slip_as_a_picture_and_as_bytes(printer, slip, fonts, printed):
    assert printer.print(slip) is Delivery.PRINTED

    (kept,) = printer.kept()
    wanted = picture(slip, width_dots=384, fonts=fonts)
    with Image.open(kept.picture) as image:
        assert ImageChops.difference(image.convert("L"), wanted.convert("L")).getbbox() is None
    assert printed(kept.stream.read_bytes(), 384).picture().tobytes() == wanted.tobytes()


def test_the_newest_slip_comes_first(printer):
    for number in (1, 2, 3):
        printer.print(label(number))

    kept = printer.kept()
    assert [slip.number for slip in kept] == [3, 2, 1]
    assert all(slip.printed_at.utcoffset().total_seconds() == 0 for slip in kept)


def test_it_goes_on_counting_after_a_restart(printer, tmp_path, fonts):
    printer.print(label(1))

    again = VirtualPrinter("paper", tmp_path / "paper", width_dots=384, fonts=fonts)
    again.print(label(2))

    assert [slip.number for slip in again.kept()] == [2, 1]


def test_only_the_newest_slips_are_kept(printer, tmp_path, monkeypatch):
    monkeypatch.setattr(virtual, "KEPT_SLIPS", 3)

    for number in range(5):
        printer.print(label(number))

    assert [slip.number for slip in printer.kept()] == [5, 4, 3]
    assert len(list((tmp_path / "paper").iterdir())) == 6


def test_nothing_is_kept_before_the_first_slip(printer):
    assert printer.kept() == ()


@pytest.mark.parametrize(
    ("switch", "code"),
    [
        ("offline", Fault.OFFLINE),
        ("paper_out", Fault.PAPER_OUT),
        ("cover_open", Fault.COVER_OPEN),
        ("error", Fault.ERROR),
    ],
)
def test_a_fault_refuses_the_slip_until_it_is_mended(switch, code, printer):
    setattr(printer, switch, True)

    error = failure(printer, label(1))

    assert (error.code, error.retry, error.began) == (code, True, False)
    assert printer.kept() == ()
    setattr(printer, switch, False)
    assert printer.print(label(1)) is Delivery.PRINTED


def test_dying_half_way_leaves_a_torn_slip(printer, fonts):
    printer.die_half_way = True

    error = failure(printer, label(1))

    assert (error.code, error.retry, error.began) == (Fault.BROKE_OFF, True, True)
    (torn,) = printer.kept()
    with Image.open(torn.picture) as image:
        assert image.height == picture(label(1), width_dots=384, fonts=fonts).height // 2


def test_a_mute_printer_prints_but_confirms_nothing(printer):
    printer.mute = True

    assert printer.print(label(1)) is Delivery.UNCONFIRMED
    assert len(printer.kept()) == 1


@pytest.mark.parametrize(
    ("switches", "wanted"),
    [
        ((), Health(Condition.ONLINE, Paper.ENOUGH)),
        (("near_end",), Health(Condition.ONLINE, Paper.LOW)),
        (("paper_out",), Health(Condition.PAPER_OUT, Paper.OUT)),
        (("cover_open",), Health(Condition.COVER_OPEN, Paper.ENOUGH)),
        (("error", "near_end"), Health(Condition.ERROR, Paper.LOW)),
        (("offline", "cover_open"), Health(Condition.OFFLINE, Paper.UNKNOWN)),
        (("mute", "paper_out"), Health(Condition.UNKNOWN, Paper.UNKNOWN)),
    ],
)
def test_it_says_how_its_switches_stand(switches, wanted, printer):
    for switch in switches:
        setattr(printer, switch, True)

    assert printer.look() == wanted
    assert printer.kept() == ()


def test_it_still_prints_near_the_end_of_its_roll(printer):
    printer.near_end = True

    assert printer.print(label(1)) is Delivery.PRINTED


def test_a_closed_printer_is_offline(printer):
    printer.close()

    assert printer.look() == Health(Condition.OFFLINE, Paper.UNKNOWN)


def test_a_slow_printer_takes_its_time(printer):
    printer.slow_s = 0.2
    began = time.monotonic()

    printer.print(label(1))

    assert time.monotonic() - began >= 0.2


def test_closing_ends_a_slow_print(printer):
    printer.slow_s = 3600
    errors = []
    thread = threading.Thread(target=lambda: errors.append(failure(printer, label(1))))
    thread.start()

    printer.close()
    thread.join()

    assert errors[0].code in (Fault.BROKE_OFF, Fault.OFFLINE)
    assert printer.kept() == ()


def test_slips_of_many_threads_are_all_kept(printer):
    threads = [threading.Thread(target=printer.print, args=(label(number),)) for number in range(12)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [slip.number for slip in printer.kept()] == list(range(12, 0, -1))
    assert len({slip.picture.read_bytes() for slip in printer.kept()}) == 12
