"""Staff give a ticket to a visitor who takes none at a kiosk, in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from real_hall import SMALL_HALL, HallServer

LANGUAGES = ("uz", "uz-Cyrl", "ru", "en")
CLOSED_TAX = SMALL_HALL.read_text().replace(
    "typical_min = 10", 'typical_min = 10\nclosed = {uz = "Taʼmir", ru = "Ремонт", en = "Repair work"}'
)


def test_a_ticket_for_two_services_is_given_and_taken_back(operator: Page, server: HallServer) -> None:
    operator.locator("a[href='/counter/tickets']").click()
    operator.locator("#find").fill("водо")  # in any language of the hall
    expect(operator.locator("[data-service]:visible")).to_have_count(1)
    operator.keyboard.press("Enter")
    operator.get_by_label("Gas supply").check()
    operator.get_by_label("Русский").check()
    operator.locator("#quantity").fill("3")
    operator.locator("#appointment").fill("9")
    operator.locator("#order [type=submit]").click()
    expect(operator.locator("#problem")).to_contain_text("for example 14:30")
    operator.locator("#appointment").fill("9:05")
    expect(operator.locator("#problem")).to_be_hidden()
    operator.locator("#priority").select_option("elderly")
    operator.locator("#kiosk").select_option("")

    operator.locator("#order [type=submit]").click()

    expect(operator.locator("#done")).to_be_visible()
    label = operator.locator("#done [data-slot=label]").inner_text()
    expect(operator.locator("#done [data-slot=ahead]")).to_have_text("0")
    expect(operator.locator("#again")).to_be_focused()
    client = server.client(server.token("operator"))
    (ticket,) = client.get("/tickets", params={"label": label}).json()["tickets"]
    assert [stage["service"] for stage in ticket["stages"]] == ["water", "gas"]
    assert (ticket["language"], ticket["priority"], ticket["quantity"]) == ("ru", "elderly", 3)
    assert ticket["appointment"].endswith("T04:05:00.000Z")  # in Tashkent it is five hours later
    assert ticket["print"]["state"] == "none"
    operator.locator("#mistake").click()
    expect(operator.locator("#done [data-slot=slip]")).to_contain_text("cancelled")
    expect(operator.locator("#done-title")).to_have_text("The ticket is cancelled")
    assert client.get(f"/tickets/{ticket['id']}").json()["state"] == "cancelled"

    operator.locator("#again").click()
    expect(operator.locator("#services input:checked")).to_have_count(0)
    operator.locator("#order [type=submit]").click()
    expect(operator.locator("#problem")).to_contain_text("Choose a service first")


def test_a_closed_service_says_why_and_whoever_gives_a_ticket_counts_as_at_the_counter(
    make_server: Callable[..., HallServer], signed_in: Callable[..., Page]
) -> None:
    server = make_server(hall=CLOSED_TAX)
    page = signed_in(server, "Dilnoza", "operator", "/counter", locale="en")
    page.locator("[data-open='1']").click()
    page.wait_for_url("**/counter/1")

    page.keyboard.press("t")
    page.wait_for_url("**/counter/tickets?counter=1")

    expect(page.locator("[data-service=tax]")).to_contain_text("Repair work")
    expect(page.locator("[data-service=tax] input")).to_be_disabled()
    page.locator("a[href='/counter/1']").click()
    page.wait_for_url("**/counter/1")
    # The page holds the line of the counter that it was reached from, as the console does.
    other = signed_in(server, "Aziza", "operator", "/counter/tickets?counter=1", locale="en")
    expect(page.locator("#warnings")).to_contain_text("Aziza")
    other.close()


def test_giving_a_ticket_has_no_barriers_in_any_language(
    operator: Page, server: HallServer, axe: Callable[..., list[str]]
) -> None:
    for language in LANGUAGES:
        operator.goto(f"{server.url}/counter/tickets?language={language}")
        operator.locator("#services input").first.check()
        assert axe(operator) == [], language
        operator.locator("#order [type=submit]").click()
        expect(operator.locator("#done")).to_be_visible()
        assert axe(operator) == [], (language, "given")
