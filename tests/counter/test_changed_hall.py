"""The hall file is changed while an operator works: the console names things anew by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

SMALL_HALL = Path(__file__).parents[2] / "config/small.toml"

GAS = 'en = "Gas supply"'


@pytest.fixture
def rename_gas(server, tmp_path):
    """Imports a hall file in which gas supply has another name."""

    def load(name):
        text = SMALL_HALL.read_text(encoding="utf-8")
        assert GAS in text
        file = tmp_path / "renamed.toml"
        file.write_text(text.replace(GAS, f'en = "{name}"'), encoding="utf-8")
        done = server.navbat("hall", "import", str(file))
        assert done.returncode == 0, done.stderr

    return load


def test_console_names_services_as_the_new_hall_file_does(server, signed_in, rename_gas):
    page = signed_in(
        server, "Dilnoza", "operator", "/counter", locale="en", viewport={"width": 1366, "height": 768}
    )
    page.locator("[data-open='1']").click()
    page.wait_for_url("**/counter/1")
    manager = server.client(server.token("manager"))
    manager.post("/tickets", json={"service": "gas", "language": "ru"})
    expect(page.locator("#queue")).to_contain_text("Gas supply")

    rename_gas("Natural gas")

    expect(page.locator("#queue")).to_contain_text("Natural gas", timeout=15_000)
