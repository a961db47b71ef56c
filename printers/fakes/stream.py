"""Reading ESC/POS as a printer does: command by command, however the bytes come."""

from __future__ import annotations

import struct

# Commands of a fixed length; whatever is not known is taken byte for byte.
_LENGTHS = {b"\x10\x04": 3, b"\x1b@": 2, b"\x1b2": 2, b"\x1dr": 3}
# With one byte behind: spacing, feeds, letters' size and look, code page, alignment, bar codes' size.
_LENGTHS |= {b"\x1b" + bytes([letter]): 3 for letter in b" !-3EGJMRVadrt{"}
_LENGTHS |= {b"\x1d" + bytes([letter]): 3 for letter in b"!BHbfhw"}
# With two: positions and margins.
_LENGTHS |= dict.fromkeys((b"\x1b$", b"\x1b\\", b"\x1dL", b"\x1dW", b"\x1dP"), 4)
_HEADS = {b"\x1dv": 8, b"\x1b*": 5, b"\x1dV": 3, b"\x1d(": 5}


def take_commands(waiting: bytearray) -> list[bytes]:
    """Take the complete commands off the front of what was received.

    Pictures have to be skipped by their length: a question's bytes may stand in them by chance.
    """
    found = []
    while waiting:
        length = _length(waiting)
        if length is None or length > len(waiting):
            break
        found.append(bytes(waiting[:length]))
        del waiting[:length]
    return found


def _length(waiting: bytearray) -> int | None:
    """The length of the command at the front in bytes; None while too little of it is there to know."""
    if waiting[0] not in (0x10, 0x1B, 0x1D):
        return 1
    head = bytes(waiting[:2])
    if len(head) < 2 or len(waiting) < _HEADS.get(head, 2):
        return None
    if head == b"\x1dv":
        width, rows = struct.unpack_from("<HH", waiting, 4)
        return 8 + int(width) * int(rows)
    if head == b"\x1b*":
        (columns,) = struct.unpack_from("<H", waiting, 3)
        return 5 + int(columns) * (3 if waiting[2] >= 32 else 1)
    if head == b"\x1d(":
        (size,) = struct.unpack_from("<H", waiting, 3)
        return 5 + int(size)
    if head == b"\x1dV":
        return 4 if waiting[2] in (65, 66) else 3
    return _LENGTHS.get(head, 1)
