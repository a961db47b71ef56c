"""What is said on the line, byte by byte: against the examples of the specifications and of the manual."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.signs import modbus
from display.signs.line import bodies, frame
from display.signs.modbus import Registers
from display.signs.sign import fitted


def test_crc_is_that_of_modbus():
    """The check value that catalogues of CRCs give for CRC-16/MODBUS: 0x4B37 for the nine digits."""
    assert modbus.crc(b"123456789") == bytes.fromhex("374B")


def test_frames_are_those_of_the_specification():
    """The requests of sections 6.5 and 6.12 of the specification, to unit 17, with their check bytes."""
    assert modbus.write_coil(17, 172, on=True) == bytes.fromhex("11 05 00AC FF00 4E8B")
    assert modbus.write_registers(17, 1, [0x000A, 0x0102]) == bytes.fromhex(
        "11 10 0001 0002 04 000A 0102 C6F0"
    )
    assert modbus.checked(bytes.fromhex("11 10 0001 0002")) == bytes.fromhex("11 10 0001 0002 1298")


def test_coil_that_is_switched_off_gets_zeros():
    assert modbus.write_coil(1, 0, on=False)[2:6] == bytes.fromhex("0000 0000")


@given(st.binary(min_size=2, max_size=40), st.data())
def test_any_spoiled_bit_of_a_modbus_frame_is_noticed(content, data):
    whole = modbus.checked(content)
    at = data.draw(st.integers(0, 8 * len(whole) - 1))
    spoiled = (int.from_bytes(whole, "big") ^ 1 << at).to_bytes(len(whole), "big")

    assert modbus.is_whole(whole)
    assert not modbus.is_whole(spoiled)


@pytest.mark.parametrize(
    ("registers", "text", "words"),
    [
        (Registers(), "A012", [0x4130, 0x3132]),
        (Registers(), "A01", [0x4130, 0x3120]),
        (Registers(a_register=1), "A01", [0x41, 0x30, 0x31]),
    ],
)
def test_characters_go_into_registers_as_the_model_has_them(registers, text, words):
    assert registers.words(text) == words


def test_line_is_written_as_the_manual_says():
    assert frame(5, "S A012") == b"@05 S A012*24\r\n"
    assert frame(5, "OK 24") == b"@05 OK 24*07\r\n"
    assert frame(5, "L 0 1") == b"@05 L 0 1*68\r\n"
    assert frame(123, "S    7").startswith(b"@123 S    7*")


def test_examples_of_the_manual_have_right_checksums(project):
    manual = (project / "docs/signs.md").read_text()
    lines = re.findall(r"@\d+ [^`*\n]+\*[0-9A-F]{2}", manual)
    frames = [bytes.fromhex(found) for found in re.findall(r"`((?:[0-9A-F]{2} ){4,}[0-9A-F]{2})`", manual)]

    assert len(lines) > 5
    assert [line for line in lines if not bodies(f"{line}\r\n".encode())] == []
    assert len(frames) > 3
    assert [frame.hex(" ") for frame in frames if not modbus.is_whole(frame)] == []


@given(st.binary(max_size=20), st.sampled_from(["S A012", "OK 5C", "L 12 1"]), st.binary(max_size=20))
def test_line_is_found_between_noise(before, words, after):
    assert f"07 {words}" in bodies(before + frame(7, words) + after)


@pytest.mark.parametrize("noise", [b"@05 OK 24*08\r\n", b"@05 OK 24*07", b"05 OK 24*07\r\n", b"@05 OK 2"])
def test_line_that_is_spoiled_or_not_whole_is_none(noise):
    assert bodies(noise) == []


@pytest.mark.parametrize(
    ("text", "places", "shown"),
    [
        ("A012", 4, "A012"),
        ("A012", 6, "  A012"),
        (None, 4, "    "),
        ("A012", 3, "012"),
        ("VIP1234", 4, "1234"),
        ("A1234", 3, "234"),
        ("a7", 4, "  A7"),
        ("Ў7", 4, "  ?7"),
    ],
)
def test_label_is_fitted_into_the_places_of_a_sign(text, places, shown):
    assert fitted(text, places) == shown
