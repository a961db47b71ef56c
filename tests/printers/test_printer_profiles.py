"""Models of printers, and which of them print with letters and codes of their own."""

from __future__ import annotations

import pytest

from printers.profile import named


@pytest.mark.parametrize("baud", [1200, 9600, 19200])
@pytest.mark.parametrize("model", ["default-native", "default-native-status", "TM-T88V", "POS-5890"])
def test_on_a_slow_line_a_printer_draws_by_itself_what_it_can(model, baud):
    assert named(model, width_dots=576, baud=baud).native


@pytest.mark.parametrize("baud", [None, 38400, 115200])
def test_on_a_fast_line_everything_is_a_picture(baud):
    assert not named("default-native", width_dots=576, baud=baud).native


def test_a_model_that_nobody_knows_gets_pictures_on_a_slow_line_too_but_coarser_ones():
    slow = named("default", width_dots=576, baud=9600)

    assert (slow.native, slow.coarse) == (False, True)
    assert not named("default", width_dots=576, baud=115200).coarse
    assert not named("default", width_dots=576, baud=9600, native=False).coarse
    assert not named("default-plain", width_dots=576, baud=9600).coarse


@pytest.mark.parametrize("baud", [None, 9600, 115200])
@pytest.mark.parametrize("told", [False, True])
def test_what_the_hall_file_says_counts_more_than_the_line(told, baud):
    assert named("default-native", width_dots=576, native=told, baud=baud).native is told


def test_a_model_without_letters_of_its_own_cannot_be_told_to_use_them():
    with pytest.raises(ValueError, match=r"'default' is not known to have .* use the model default-native"):
        named("default", width_dots=576, native=True)


def test_what_listed_models_can_is_known():
    epson = named("TM-T88V", width_dots=512)

    assert (epson.native_digits, epson.native_qr, epson.native) == (True, True, False)
    assert named("POS-5890", width_dots=384).native_qr is False


def test_coarse_rows_are_for_models_that_can_print_a_row_twice():
    assert named("default-native", width_dots=576, native=True).coarse
    assert not named("default-native", width_dots=576, native=False).coarse
    assert not named("default-column-native", width_dots=576, native=True).coarse
