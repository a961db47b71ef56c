"""Pictures of slips, found under the names that printers may have."""

import pytest

from hall_server.domain.errors import NotFound
from hall_server.web.pictures import Pictures


@pytest.mark.parametrize("printer", ["main", "kiosk.1", "a" * 64])
def test_every_virtual_printer_shows_its_slips(printer, tmp_path):
    slip = tmp_path / "slips" / printer / "0001.png"
    slip.parent.mkdir(parents=True)
    slip.touch()
    pictures = Pictures(tmp_path / "slips", tmp_path / "voice")

    (newest,) = pictures.newest()

    assert pictures.slip(newest.printer, newest.file) == slip


@pytest.mark.parametrize("printer", ["..", ".", ".hidden", "main/..", ""])
def test_no_slip_is_looked_for_outside_the_folder(printer, tmp_path):
    (tmp_path / "slips" / "main").mkdir(parents=True)
    (tmp_path / "outside.png").touch()
    pictures = Pictures(tmp_path / "slips", tmp_path / "voice")

    with pytest.raises(NotFound):
        pictures.slip(printer, "outside.png")
