"""A printer on USB, where the library that speaks USB meets the system: a backend of pyusb."""

from __future__ import annotations

import errno
import os
import threading
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.core
from usb.backend import IBackend

from printers.fakes.model import PrinterFake, Session

VENDOR, PRODUCT = 0x04B8, 0x0E15
_OUT, _IN = 0x01, 0x82
_PRINTER_CLASS, _BULK = 7, 2
_OTHER_CLASS = 3
_PACKET_BYTES = 64


class UsbPrinterFake(PrinterFake):
    """Give its `find` to the connector, in place of the library's own.

    `interface`: the number of the interface that prints; those before it are for something else. None: only
    one that is for something else. `denied`: this user may not use it. `busy`: another program has it.
    `no_library`: this PC has no libusb. `unplug` and `plug` take it away and bring it back.
    """

    def __init__(self, *, interface: int | None = 0) -> None:
        super().__init__()
        self.interface = interface
        self.denied = False
        self.busy = False
        self.no_library = False
        self.has_kernel_driver = True
        self._is_plugged = True
        self._session: Session | None = None
        self._answers = bytearray()
        self._is_slow = False
        self._backend = _Backend(self)

    def find(self, **wanted: int) -> Any:
        """The device, as `usb.core.find` gives it; None while it is unplugged."""
        if self.no_library:
            raise usb.core.NoBackendError("No backend available")
        return usb.core.find(backend=self._backend, **wanted)

    @property
    def is_plugged(self) -> bool:
        """Is it there?"""
        return self._is_plugged

    def plug(self) -> None:
        """It is there, and the system gives it to its own driver."""
        self._is_plugged = self.has_kernel_driver = True

    def unplug(self) -> None:
        """It goes, also in the middle of a job."""
        self._is_plugged = False
        self.let_go(is_whole=False)

    def claim(self) -> None:
        """A program takes it; raises USBError as the switches say."""
        if self.busy or self.has_kernel_driver:
            raise _error(errno.EBUSY)
        if self._session is None:
            self._session = self._opened()
            self._is_slow = bool(self.slow_s)

    def let_go(self, *, is_whole: bool = True) -> None:
        """The program that had it is done."""
        with self._news:
            session, self._session = self._session, None
        if session is not None:
            session.end(is_whole=is_whole)

    def take(self, sent: bytes, timeout_s: float) -> int:
        """What the printer takes of a transfer; raises USBError as the library does."""
        self.must_be_there()
        if self.hang or self._session is None or self._session.is_stuck:
            self._closing.wait(timeout_s)
            raise _timeout()
        if self._is_slow:
            self._is_slow = False
            self._closing.wait(self.slow_s)
        # As much as a packet at a time, like a printer that stops in the middle of a transfer.
        sent = sent[:_PACKET_BYTES] if self.stuck_after is not None else sent
        answers = self._session.take(sent)
        if self._session.is_cut:
            self.unplug()
            raise _error(errno.ENODEV)
        with self._news:
            self._answers += answers
            self._news.notify_all()
        return len(sent)

    def say(self, most: int, timeout_s: float) -> bytes:
        """The next packet of answers; raises USBError when there is none in time."""
        with self._news:
            self._news.wait_for(lambda: self._answers or not self._is_plugged, timeout_s)
            self.must_be_there()
            if not self._answers:
                raise _timeout()
            said = bytes(self._answers[:most])
            del self._answers[:most]
            return said

    def must_be_there(self) -> None:
        """Raises USBError while it is unplugged."""
        if not self._is_plugged:
            raise _error(errno.ENODEV)


class _Backend(IBackend):  # type: ignore[misc]
    """One device, one configuration, one interface that prints, with two endpoints."""

    def __init__(self, printer: UsbPrinterFake) -> None:
        self._printer = printer
        self._lock = threading.Lock()

    def enumerate_devices(self) -> Iterator[UsbPrinterFake]:
        return iter([self._printer] if self._printer.is_plugged else [])

    def get_device_descriptor(self, _device: object) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x0200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=_PACKET_BYTES,
            idVendor=VENDOR,
            idProduct=PRODUCT,
            bcdDevice=0x0100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0,
            bNumConfigurations=1,
            address=1,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=2,
        )

    def get_configuration_descriptor(self, _device: object, _number: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1 + (self._printer.interface or 0),
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(
        self, _device: object, number: int, setting: int, _configuration: int
    ) -> SimpleNamespace:
        prints = number == self._printer.interface
        if setting or number > (self._printer.interface or 0):
            raise IndexError
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=number,
            bAlternateSetting=0,
            bNumEndpoints=2 * prints,
            bInterfaceClass=_PRINTER_CLASS if prints else _OTHER_CLASS,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(
        self, _device: object, number: int, _interface: int, _setting: int, _configuration: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(_OUT, _IN)[number],
            bmAttributes=_BULK,
            wMaxPacketSize=_PACKET_BYTES,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, _device: object) -> object:
        self._printer.must_be_there()
        if self._printer.denied:
            raise _error(errno.EACCES)
        return object()

    def close_device(self, _handle: object) -> None:
        self._printer.let_go()

    def get_configuration(self, _handle: object) -> int:
        self._printer.must_be_there()
        return 1

    def set_configuration(self, _handle: object, _value: int) -> None:
        self._printer.must_be_there()

    def is_kernel_driver_active(self, _handle: object, _interface: int) -> bool:
        return self._printer.has_kernel_driver

    def detach_kernel_driver(self, _handle: object, _interface: int) -> None:
        self._printer.has_kernel_driver = False

    def claim_interface(self, _handle: object, interface: int) -> None:
        if interface != self._printer.interface:
            raise _error(errno.ENOENT)
        self._printer.must_be_there()
        self._printer.claim()

    def release_interface(self, _handle: object, _interface: int) -> None:
        self._printer.let_go()

    def bulk_write(
        self, _handle: object, _endpoint: int, _interface: int, sent: array[int], timeout: int
    ) -> int:
        return self._printer.take(sent.tobytes(), timeout / 1000)

    def bulk_read(
        self, _handle: object, _endpoint: int, _interface: int, room: array[int], timeout: int
    ) -> int:
        said = self._printer.say(len(room), timeout / 1000)
        room[: len(said)] = array("B", said)
        return len(said)


def _error(number: int) -> Exception:
    error: Exception = usb.core.USBError(os.strerror(number), None, number)
    return error


def _timeout() -> Exception:
    error: Exception = usb.core.USBTimeoutError(os.strerror(errno.ETIMEDOUT), None, errno.ETIMEDOUT)
    return error
