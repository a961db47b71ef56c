"""Lines over USB, straight to the printer: without a driver of the system."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import usb.core
import usb.util

from printers.deadlines import Deadline
from printers.errors import Fault
from printers.lines.line import BrokeUnderWay, CannotOpen
from printers.lines.refusals import refusal

_PRINTER_CLASS = 7
_CHUNK_BYTES = 4096
_ANSWER_BYTES = 512  # a whole number of packets at every speed: a packet that does not fit is an error
_OLD_ANSWER_MS = 10
_MOST_OLD_ANSWERS = 16
_EMPTY_ANSWER_S = 0.02


class UsbConnector:
    """The first printer of that maker and model. `find` looks it up as `usb.core.find` does.

    It is looked up for each slip, so one that was unplugged and comes back is used again.
    """

    byte_s = 0.0

    may_be_tried = True

    def __init__(self, vendor: int, product: int, *, find: Callable[..., Any] = usb.core.find) -> None:
        self._vendor = vendor
        self._product = product
        self._find = find

    @property
    def name(self) -> str:
        """The numbers of maker and model, as lsusb writes them."""
        return f"USB {self._vendor:04x}:{self._product:04x}"

    def open(self, deadline: Deadline) -> UsbLine:
        """Take the printer from the system's own driver; it never waits."""
        deadline.left()
        try:
            device = self._find(idVendor=self._vendor, idProduct=self._product)
            if device is None:
                raise CannotOpen(
                    Fault.OFFLINE,
                    "is not plugged in",
                    "Check its cable and power; the slip prints when it is back",
                )
            return _claimed(device)
        except usb.core.NoBackendError:
            raise CannotOpen(
                Fault.REFUSED,
                "cannot be used, because this PC has no libusb",
                "Install it (on Debian: apt-get install libusb-1.0-0)",
            ) from None
        except usb.core.USBError as error:
            raise refusal(error.errno) from None


class UsbLine:
    """A printer that is claimed."""

    def __init__(self, device: Any, to_printer: Any, from_printer: Any | None) -> None:
        self._device = device
        self._to_printer = to_printer
        self._from_printer = from_printer
        self.can_answer = from_printer is not None

    def write(self, rest: memoryview, deadline: Deadline) -> int:
        """One transfer; what a transfer that ran out of time has moved counts, too."""
        while True:
            milliseconds = _milliseconds(deadline.slice())
            try:
                if taken := int(self._to_printer.write(rest[:_CHUNK_BYTES], milliseconds)):
                    return taken
            except usb.core.USBTimeoutError:
                continue
            except usb.core.USBError as error:
                raise BrokeUnderWay(error.errno, error.strerror) from None

    def read(self, deadline: Deadline) -> bytes:
        """What the printer has to say."""
        if self._from_printer is None:
            raise TimeoutError
        while True:
            milliseconds = _milliseconds(deadline.slice())
            with suppress(usb.core.USBTimeoutError):
                if answer := bytes(self._from_printer.read(_ANSWER_BYTES, milliseconds)):
                    return answer
                # Some say "nothing" at once instead of waiting.
                deadline.pause(_EMPTY_ANSWER_S)

    def drain(self, deadline: Deadline) -> None:
        """What a transfer has moved is in the printer."""

    def hang_up(self, deadline: Deadline) -> None:
        """Nobody else is on this line."""

    def forget_old_answers(self) -> None:
        """Answers to questions of earlier slips wait in the printer until somebody reads them."""
        if self._from_printer is not None:
            with suppress(usb.core.USBTimeoutError):
                for _ in range(_MOST_OLD_ANSWERS):
                    if not self._from_printer.read(_ANSWER_BYTES, _OLD_ANSWER_MS):
                        return

    def close(self) -> None:
        """Let others have the printer."""
        _let_go(self._device)


def _claimed(device: Any) -> UsbLine:
    try:
        return _opened(device)
    except (usb.core.USBError, CannotOpen):
        _let_go(device)
        raise


def _let_go(device: Any) -> None:
    with suppress(usb.core.USBError):
        usb.util.dispose_resources(device)


def _opened(device: Any) -> UsbLine:
    try:
        configuration = device.get_active_configuration()
    except usb.core.USBError as error:
        if error.errno is not None:
            raise
        # The library's way to say that the device has none yet; setting one that it has would reset it.
        device.set_configuration()
        configuration = device.get_active_configuration()
    interface = max(configuration, key=_fitness)
    to_printer = _bulk(interface, usb.util.ENDPOINT_OUT)
    if to_printer is None:
        raise CannotOpen(
            Fault.REFUSED, "takes no slips over USB", "Check its numbers with lsusb: it may be another device"
        )
    number = interface.bInterfaceNumber
    # Systems other than Linux have no such driver in the way.
    with suppress(NotImplementedError):
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    usb.util.claim_interface(device, number)
    if interface.bAlternateSetting:
        device.set_interface_altsetting(number, interface.bAlternateSetting)
    line = UsbLine(device, to_printer, _bulk(interface, usb.util.ENDPOINT_IN))
    line.forget_old_answers()
    return line


def _fitness(interface: Any) -> tuple[bool, bool, bool, bool]:
    """A printer's interface that takes bytes and answers, in its first setting, before all others."""
    return (
        _bulk(interface, usb.util.ENDPOINT_OUT) is not None,
        interface.bInterfaceClass == _PRINTER_CLASS,
        _bulk(interface, usb.util.ENDPOINT_IN) is not None,
        interface.bAlternateSetting == 0,
    )


def _bulk(interface: Any, direction: int) -> Any | None:
    for endpoint in interface:
        is_bulk = usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        if is_bulk and usb.util.endpoint_direction(endpoint.bEndpointAddress) == direction:
            return endpoint
    return None


def _milliseconds(seconds: float) -> int:
    # Zero would mean: wait for ever.
    return max(1, int(seconds * 1000))
