"""What each byte that a printer says of itself means (Epson, ESC/POS: DLE EOT n and GS r)."""

from __future__ import annotations

import pytest

from printers.driver import Condition, Health, Paper
from printers.status import (
    ERROR_CAUSE,
    OFFLINE_CAUSE,
    PRINTER,
    QUESTIONS,
    ROLL,
    ask_now,
    health,
    is_given_at_once,
    paper_after_job,
)

FINE = dict.fromkeys(QUESTIONS, 0x12)
SET_BITS = 0x12  # bits 1 and 4, in every answer


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (PRINTER, b"\x10\x04\x01"),
        (OFFLINE_CAUSE, b"\x10\x04\x02"),
        (ERROR_CAUSE, b"\x10\x04\x03"),
        (ROLL, b"\x10\x04\x04"),
    ],
)
def test_a_question_is_three_bytes(question, command):
    assert ask_now(question) == command


def test_a_printer_without_complaints_is_online_and_has_paper():
    assert health(FINE) == Health(Condition.ONLINE, Paper.ENOUGH)


@pytest.mark.parametrize(
    ("question", "bits", "condition", "paper"),
    [
        (PRINTER, 0x04, Condition.ONLINE, Paper.ENOUGH),  # a drawer's pin
        (PRINTER, 0x08, Condition.OFFLINE, Paper.ENOUGH),
        (PRINTER, 0x20, Condition.ONLINE, Paper.ENOUGH),  # waits to be put back online
        (PRINTER, 0x40, Condition.ONLINE, Paper.ENOUGH),  # somebody presses the feed button
        (OFFLINE_CAUSE, 0x04, Condition.COVER_OPEN, Paper.ENOUGH),
        (OFFLINE_CAUSE, 0x08, Condition.ONLINE, Paper.ENOUGH),  # paper is fed by the button
        (OFFLINE_CAUSE, 0x20, Condition.PAPER_OUT, Paper.OUT),
        (OFFLINE_CAUSE, 0x40, Condition.ERROR, Paper.ENOUGH),
        (ERROR_CAUSE, 0x04, Condition.ONLINE, Paper.ENOUGH),  # undefined, or a black mark that was not found
        (ERROR_CAUSE, 0x08, Condition.ERROR, Paper.ENOUGH),  # the cutter
        (ERROR_CAUSE, 0x20, Condition.ERROR, Paper.ENOUGH),  # unrecoverable
        (ERROR_CAUSE, 0x40, Condition.ERROR, Paper.ENOUGH),  # a hot head
        (ROLL, 0x04, Condition.ONLINE, Paper.LOW),
        (ROLL, 0x08, Condition.ONLINE, Paper.LOW),
        (ROLL, 0x0C, Condition.ONLINE, Paper.LOW),
        (ROLL, 0x20, Condition.PAPER_OUT, Paper.OUT),
        (ROLL, 0x40, Condition.PAPER_OUT, Paper.OUT),
        (ROLL, 0x60, Condition.PAPER_OUT, Paper.OUT),
        (ROLL, 0x6C, Condition.PAPER_OUT, Paper.OUT),
    ],
)
def test_every_bit_of_an_answer_has_its_meaning(question, bits, condition, paper):
    assert health(FINE | {question: SET_BITS | bits}) == Health(condition, paper)


def test_an_open_cover_comes_before_what_it_causes():
    answers = {PRINTER: 0x1A, OFFLINE_CAUSE: 0x12 | 0x64, ERROR_CAUSE: 0x12, ROLL: 0x7E}

    assert health(answers) == Health(Condition.COVER_OPEN, Paper.OUT)


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({}, Health(Condition.UNKNOWN, Paper.UNKNOWN)),
        ({ROLL: 0x12}, Health(Condition.UNKNOWN, Paper.ENOUGH)),
        ({PRINTER: 0x12, OFFLINE_CAUSE: 0x12}, Health(Condition.ONLINE, Paper.UNKNOWN)),
        ({PRINTER: 0x12}, Health(Condition.UNKNOWN, Paper.UNKNOWN)),
        ({PRINTER: 0x1A}, Health(Condition.OFFLINE, Paper.UNKNOWN)),
        ({ROLL: 0x72}, Health(Condition.PAPER_OUT, Paper.OUT)),
    ],
)
def test_what_a_printer_does_not_say_is_unknown_and_not_fine(answers, wanted):
    assert health(answers) == wanted


def test_only_bytes_with_the_fixed_bits_are_answers_given_at_once():
    taken = {answer for answer in range(256) if is_given_at_once(answer)}

    # Bits 1 and 4 set, 0 and 7 clear; the four others are free.
    assert taken == {0x12 | a | b | c | d for a in (0, 4) for b in (0, 8) for c in (0, 32) for d in (0, 64)}


def test_only_four_bytes_say_something_of_the_paper_after_a_job():
    said = {answer: paper_after_job(bytes([answer])) for answer in range(256)}

    assert {answer: paper for answer, paper in said.items() if paper is not Paper.UNKNOWN} == {
        0x00: Paper.ENOUGH,
        0x03: Paper.LOW,
        0x0C: Paper.OUT,
        0x0F: Paper.OUT,
    }


@pytest.mark.parametrize("answer", [b"", b"\x00\x00", b"\x00?", b"\x10\x00\x00\x00"])
def test_more_or_less_than_one_byte_is_no_answer_about_the_job(answer):
    assert paper_after_job(answer) is Paper.UNKNOWN
