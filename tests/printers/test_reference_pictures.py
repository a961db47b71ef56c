"""Slips look as they did when somebody looked at them last."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops
from slip_pictures import FOLDER, PICTURES, renew

TOLERANCE = 0.005
"""Share of the dots that may differ: libraries that draw letters round edges a little differently."""

LARGEST_BYTES = 13_000


@pytest.mark.parametrize("name", PICTURES)
def test_a_slip_looks_like_its_reference_picture(name):
    drawn = PICTURES[name]()

    with Image.open(FOLDER / f"{name}.png") as kept:
        assert kept.mode == "1"
        assert drawn.size == kept.size
        differing = ImageChops.logical_xor(drawn, kept).convert("L").histogram()[255]
    assert differing <= TOLERANCE * drawn.width * drawn.height, (
        f"{differing} dots differ. If the slip is meant to look so, renew the pictures (see CONTRIBUTING.md) "
        "and look at each"
    )


def test_a_changed_letter_is_more_than_the_tolerance():
    with Image.open(FOLDER / "en-576.png") as kept:
        moved = ImageChops.offset(kept, 0, 2)
        differing = ImageChops.logical_xor(moved, kept).convert("L").histogram()[255]

    assert differing > 2 * TOLERANCE * kept.width * kept.height


def test_pictures_are_small_and_none_is_left_over():
    files = {file.stem: file.stat().st_size for file in FOLDER.glob("*.png")}

    assert set(files) == set(PICTURES)
    assert max(files.values()) <= LARGEST_BYTES


def test_one_command_renews_them(tmp_path):
    (tmp_path / "old.png").write_bytes(b"")

    renew(tmp_path)

    assert {file.stem for file in tmp_path.iterdir()} == set(PICTURES)
