"""The driver `modbus`: Modbus RTU, with the number in holding registers and lamps as coils.

After the MODBUS Application Protocol Specification V1.1b3 (sections 6.5 and 6.12: functions 5 and 16;
section 7: exceptions) and the MODBUS over Serial Line Specification and Implementation Guide V1.02 (section
2.5.1: frames, silence and CRC; section 6.2: how the CRC is made), both at https://www.modbus.org/specs.php.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from display.signs.errors import Fault, SignError
from display.signs.port import SerialPort
from display.signs.sign import fitted

WRITE_COIL, WRITE_REGISTERS = 0x05, 0x10
IS_EXCEPTION = 0x80
COIL_ON, COIL_OFF = 0xFF00, 0x0000
LONGEST_ANSWER = 8
BUSY = (5, 6)
"""Exceptions of a unit that has work to do first."""

_EXCEPTIONS = {1: "illegal function", 2: "illegal data address", 3: "illegal data value", 4: "device failure"}
_EXCEPTION_BYTES = 5


@dataclass(frozen=True, slots=True)
class Registers:
    """Where a model of sign expects its characters: data, so that another model needs no code."""

    first: int = 0
    a_register: int = 2
    """Characters in a register: two, the first one in the high byte, or one, in the low byte."""

    def words(self, text: str) -> list[int]:
        """The registers of a text, filled up with blanks."""
        raw = text.encode("ascii")
        if self.a_register == 1:
            return list(raw)
        raw += b" " * (len(raw) % 2)
        return [raw[at] << 8 | raw[at + 1] for at in range(0, len(raw), 2)]


COMMON = Registers()


def crc(frame: bytes) -> bytes:
    """The two check bytes of a frame, the low one first."""
    value = 0xFFFF
    for byte in frame:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
    return struct.pack("<H", value)


def checked(frame: bytes) -> bytes:
    """A frame with its check bytes."""
    return frame + crc(frame)


def is_whole(frame: bytes) -> bool:
    """Do the last two bytes check the others?"""
    return len(frame) > 3 and crc(frame[:-2]) == frame[-2:]


def write_coil(unit: int, coil: int, *, on: bool) -> bytes:
    """Function 5: one coil."""
    return checked(struct.pack(">BBHH", unit, WRITE_COIL, coil, COIL_ON if on else COIL_OFF))


def write_registers(unit: int, first: int, words: list[int]) -> bytes:
    """Function 16: several holding registers."""
    head = struct.pack(">BBHHB", unit, WRITE_REGISTERS, first, len(words), 2 * len(words))
    return checked(head + struct.pack(f">{len(words)}H", *words))


class ModbusSign:
    """A unit that understands Modbus RTU."""

    def __init__(
        self, port: SerialPort, *, unit: int, places: int, channel: int, registers: Registers = COMMON
    ) -> None:
        self._port = port
        self._unit = unit
        self._places = places
        self._channel = channel
        self._registers = registers

    def show(self, text: str | None) -> None:
        """Show a text; None: nothing."""
        words = self._registers.words(fitted(text, self._places))
        self._ask(write_registers(self._unit, self._registers.first, words))

    def light(self, on: bool) -> None:
        """Switch the coil of the lamp or relay."""
        self._ask(write_coil(self._unit, self._channel, on=on))

    def _ask(self, request: bytes) -> None:
        # Both functions are confirmed by the first six bytes of the question.
        confirmation = checked(request[:6])
        head = bytes([self._unit, request[1] | IS_EXCEPTION])

        def read(received: bytes) -> int | None:
            # Noise may stand before the answer: lines that change hands make some.
            if confirmation in received:
                return 0
            for at in range(len(received) - _EXCEPTION_BYTES + 1):
                answer = received[at : at + _EXCEPTION_BYTES]
                if answer.startswith(head) and is_whole(answer):
                    return answer[2]
            return None

        exception = self._port.ask(request, read, longest=LONGEST_ANSWER)
        if exception:
            why = _EXCEPTIONS.get(exception, "busy" if exception in BUSY else "unknown")
            message = (
                f"The sign {self._unit} on {self._port.name} cannot do what it was asked "
                f"(exception {exception}: {why}). Check its kind, places and channel in the hall file."
            )
            raise SignError(message, retry=exception in BUSY, code=Fault.REFUSED)
