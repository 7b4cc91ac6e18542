"""The matrix and the desk by keyboard, in a real browser."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def bea(people, shown):
    """Bea's browser, at the matrix of Spring."""
    page = people("bea", shown)
    page.goto(shown.run)
    return page


def test_arrows_home_and_end_move_through_the_matrix_and_enter_opens(bea):
    lines = bea.locator("tbody tr")
    second = lines.nth(1).locator(".who a").inner_text()
    last = lines.nth(1).locator(".cell").count() - 1
    bea.focus("tbody .who a")

    for key, line, cell in (
        ("ArrowRight", 0, 0),
        ("ArrowDown", 1, 0),
        ("End", 1, last),
        ("ArrowUp", 0, last),
        ("ArrowDown", 1, last),
    ):
        bea.keyboard.press(key)
        expect(lines.nth(line).locator(".cell").nth(cell)).to_be_focused()
    bea.keyboard.press("Home")
    bea.keyboard.press("Enter")

    expect(bea.locator("h1")).to_have_text(second)


def test_the_table_is_one_stop_for_the_tab_key(bea):
    assert bea.locator("tbody [tabindex='0']").count() == 1


def test_single_keys_can_be_turned_off_and_stay_off(bea):
    bea.goto(bea.locator("tbody .who a").first.get_attribute("href") + "/small-steps")
    keys = bea.locator("[data-keys]")

    expect(keys).to_be_visible()
    keys.get_by_role("button").click()

    bea.reload()
    expect(keys.get_by_role("button")).to_have_text("Turn keys on")
