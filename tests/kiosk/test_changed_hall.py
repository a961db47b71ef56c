"""The hall file is changed while a kiosk is on: it shows the new hall without anybody at it."""

from pathlib import Path

from playwright.sync_api import expect

SMALL_HALL = Path(__file__).parents[2] / "config/small.toml"

PASSPORTS = """
[[department]]
id = "passports"
name = {uz = "Pasport stoli", "uz-Cyrl" = "Паспорт столи", ru = "Паспортный стол", en = "Passport office"}

[[service]]
id = "passport"
department = "passports"
series = "A"
name = {uz = "Pasport", "uz-Cyrl" = "Паспорт", ru = "Паспорт", en = "Passport"}
"""


def test_kiosk_offers_a_new_department_and_the_new_name_of_the_hall(server, kiosk, tmp_path):
    file = tmp_path / "larger.toml"
    text = SMALL_HALL.read_text(encoding="utf-8").replace("Kichik zal", "Katta zal")
    file.write_text(text + PASSPORTS, encoding="utf-8")

    assert server.navbat("hall", "import", str(file)).returncode == 0

    expect(kiosk.locator("[data-hall-name]")).to_have_text("Katta zal", timeout=15_000)
    expect(kiosk.locator("body[data-view=start]")).to_be_visible()  # it was loaded anew, script and all
    kiosk.locator("[data-do=language][data-id=en]").click()
    expect(kiosk.get_by_text("Passport office")).to_be_visible()
