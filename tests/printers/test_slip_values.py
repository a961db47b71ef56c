"""A slip as plain values, on its way to a printer at another PC."""

from __future__ import annotations

import base64
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from printers.slip import (
    MOST_SPACE_DOTS,
    Align,
    Cut,
    Pair,
    Picture,
    Qr,
    Rule,
    Size,
    Slip,
    Space,
    Text,
)


def _png(size: tuple[int, int]) -> bytes:
    kept = io.BytesIO()
    Image.new("1", size).save(kept, format="PNG")
    return kept.getvalue()


LINES = st.one_of(
    st.builds(Text, st.text(), st.sampled_from(Size), st.booleans(), st.sampled_from(Align)),
    st.just(Rule()),
    st.builds(Space, st.integers(0, MOST_SPACE_DOTS)),
    st.builds(Qr, st.text(), st.text()),
    st.builds(Picture, st.sampled_from([_png((3, 2)), _png((40, 40))]), st.sampled_from(Align)),
    st.builds(Pair, st.text(), st.text(), st.sampled_from(Size), st.booleans()),
    st.just(Cut()),
)


@given(st.lists(LINES, max_size=8), st.booleans())
def test_any_slip_arrives_as_it_left(lines, large):
    slip = Slip(tuple(lines), large)

    assert Slip.from_row(json.loads(json.dumps(slip.to_row()))) == slip


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ({"is": "song", "text": "A"}, KeyError),
        ({"text": "A"}, KeyError),
        ({"is": "text"}, TypeError),
        ({"is": "text", "text": 5}, TypeError),
        ({"is": "text", "text": "A", "colour": "red"}, KeyError),
        ({"is": "text", "text": "A", "size": "huge"}, ValueError),
        ({"is": "text", "text": "A", "align": "right"}, ValueError),
        ({"is": "text", "text": "A", "bold": "yes"}, TypeError),
        ({"is": "text", "text": "A", "left": "B"}, TypeError),
        ({"is": "space", "dots": 1.5}, TypeError),
        ({"is": "space", "dots": True}, TypeError),
        ({"is": "space", "dots": -1}, ValueError),
        ({"is": "space", "dots": 10**9}, ValueError),
        ({"is": "picture", "png": "not base64!"}, ValueError),
        ({"is": "picture", "png": base64.b64encode(b"GIF89a").decode()}, ValueError),
        ("text", TypeError),
    ],
)
def test_a_line_that_is_none_of_ours_is_refused(line, error):
    with pytest.raises(error):
        Slip.from_row({"lines": [line], "large": False})


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ({}, KeyError),
        ({"lines": []}, KeyError),
        ({"lines": "A012", "large": False}, TypeError),
        ({"lines": [], "large": "no"}, TypeError),
    ],
)
def test_a_row_that_is_no_slip_is_refused(row, error):
    with pytest.raises(error):
        Slip.from_row(row)


def test_a_wrong_value_is_named_together_with_its_place():
    with pytest.raises(TypeError, match="'bold' in a line of a slip is 'yes' and not a bool"):
        Slip.from_row({"lines": [{"is": "text", "text": "A", "bold": "yes"}], "large": False})
