"""A sign at the other end of a line: what it understands, shows and answers, and its switches for faults."""

from __future__ import annotations

import re
import struct
import threading

from display.signs import modbus
from display.signs.line import bodies, frame

_GARBAGE = b"\x93\xff?@"
_ILLEGAL_ADDRESS = 2


class UnitFake:
    """What signs of both languages have in common.

    Faults are switches that may be turned at any time: `is_deaf` hears nothing; `is_garbled` answers with
    nonsense; `spoils_checksum` answers with a wrong checksum; `answers_as` answers with that number and not
    its own; `refuses` cannot do what it is asked; `slow_s` takes that many seconds; `noise` stands before
    every answer. `lose_power` makes it forget what it shows.
    """

    def __init__(self, unit: int) -> None:
        self.unit = unit
        self.is_deaf = False
        self.is_garbled = False
        self.spoils_checksum = False
        self.refuses = False
        self.answers_as: int | None = None
        self.slow_s = 0.0
        self.noise = b""
        self._lock = threading.Lock()
        self._text = ""
        self._lamps: set[int] = set()
        self._history: list[str] = []
        self._orders = 0

    @property
    def text(self) -> str:
        """What can be read on it, without the blanks around it."""
        with self._lock:
            return self._text.strip()

    @property
    def cells(self) -> str:
        """What stands on it, with the blanks."""
        with self._lock:
            return self._text

    @property
    def lamps(self) -> frozenset[int]:
        """The channels that are lit."""
        with self._lock:
            return frozenset(self._lamps)

    @property
    def history(self) -> tuple[str, ...]:
        """The texts it has shown, oldest first; what it was told again is one entry."""
        with self._lock:
            return tuple(self._history)

    @property
    def orders(self) -> int:
        """How often it was told something that it understood."""
        with self._lock:
            return self._orders

    def lose_power(self) -> None:
        """It goes dark, and says nothing of it."""
        with self._lock:
            self._text = ""
            self._lamps.clear()

    def hear(self, said: bytes) -> bytes:
        """What it answers to what somebody said on the line; nothing when it was not asked."""
        if self.is_deaf:
            return b""
        answer = self._answer(said)
        if not answer:
            return b""
        if self.is_garbled:
            return _GARBAGE
        return self.noise + (self._spoiled(answer) if self.spoils_checksum else answer)

    def _answer(self, said: bytes) -> bytes:
        raise NotImplementedError

    def _spoiled(self, answer: bytes) -> bytes:
        raise NotImplementedError

    def _show(self, text: str) -> None:
        with self._lock:
            self._orders += 1
            self._text = text
            if not self._history or self._history[-1] != text.strip():
                self._history.append(text.strip())

    def _light(self, channel: int, *, on: bool) -> None:
        with self._lock:
            self._orders += 1
            self._lamps = self._lamps | {channel} if on else self._lamps - {channel}


class LineUnitFake(UnitFake):
    """Understands lines of text."""

    def _answer(self, said: bytes) -> bytes:
        for body in bodies(said):
            order = re.fullmatch(r"(\d{2,3}) ([A-Z])(?: (.*))?", body)
            if order and int(order[1]) == self.unit:
                own = self.unit if self.answers_as is None else self.answers_as
                is_done = not self.refuses and self._obey(order[2], order[3] or "")
                number = said.rstrip()[-2:].decode("ascii")
                return frame(own, f"OK {number}" if is_done else f"NO {order[2]}")
        return b""

    def _obey(self, order: str, words: str) -> bool:
        if order == "S":
            self._show(words)
            return True
        if order == "L" and (lamp := re.fullmatch(r"(\d{1,3}) ([01])", words)):
            self._light(int(lamp[1]), on=lamp[2] == "1")
            return True
        return False

    def _spoiled(self, answer: bytes) -> bytes:
        check = int(answer[-4:-2], 16) ^ 0x10
        return answer[:-4] + f"{check:02X}\r\n".encode("ascii")


class ModbusUnitFake(UnitFake):
    """Understands Modbus RTU. `registers` is how many of them it has."""

    def __init__(self, unit: int, *, registers: int = 4) -> None:
        super().__init__(unit)
        self.registers = registers

    def _answer(self, said: bytes) -> bytes:
        if not modbus.is_whole(said) or said[0] != self.unit:
            return b""
        own = self.unit if self.answers_as is None else self.answers_as
        if self.refuses or not self._obey(said):
            return modbus.checked(bytes([own, said[1] | modbus.IS_EXCEPTION, _ILLEGAL_ADDRESS]))
        return modbus.checked(bytes([own]) + said[1:6])

    def _obey(self, said: bytes) -> bool:
        function, first, value = struct.unpack_from(">xBHH", said)
        if function == modbus.WRITE_COIL and value in (modbus.COIL_ON, modbus.COIL_OFF):
            self._light(first, on=value == modbus.COIL_ON)
            return True
        if function == modbus.WRITE_REGISTERS and first == 0 and value <= self.registers:
            self._show(said[7:-2].decode("ascii"))
            return True
        return False

    def _spoiled(self, answer: bytes) -> bytes:
        return answer[:-1] + bytes([answer[-1] ^ 0x10])
