"""Joining on a phone with a slip in the hand, with scripts and without; and letting in."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import findings

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
PASSWORD = "four words that hold"
A_MINUTE = 60
A_TAP, A_LETTER = 1.2, 0.35
"""Seconds, for somebody who is not quick at it: to find and touch one thing, to type one letter."""


class Thumb:
    """Counts what a person does, to say how long it takes them."""

    def __init__(self, page):
        self.page, self.taps, self.letters = page, 0, 0

    def tap(self, found):
        self.taps += 1
        found.tap()

    def type(self, label, words):
        field = self.page.get_by_label(label)
        self.tap(field)
        self.letters += len(words)
        field.fill(words)

    @property
    def seconds(self):
        return self.taps * A_TAP + self.letters * A_LETTER


def code_of(site):
    return site.rows("SELECT code FROM cohort WHERE name = 'Spring'")[0][0]


@SCRIPTS
def test_eva_types_her_code_and_is_at_the_door_within_a_minute(people, site, scripts):
    page = people(None, site, java_script_enabled=scripts, **PHONE)
    thumb, began = Thumb(page), time.monotonic()
    page.goto("/join")

    thumb.type("Code on your slip", code_of(site).lower())
    thumb.tap(page.get_by_role("button", name="Go on"))
    thumb.type("What should we call you?", "Eva Egede")
    thumb.type("Your mail address", "eva@example.org")
    thumb.tap(page.get_by_role("button", name="Join"))

    expect(page.locator("h1")).to_have_text("Almost in")
    assert thumb.seconds + (time.monotonic() - began) < A_MINUTE
    assert (thumb.taps, thumb.letters) == (5, 32)


@SCRIPTS
def test_eva_scans_her_slip_and_opens_her_workbook_once_bea_lets_her_in(people, site, scripts):
    page = people(None, site, java_script_enabled=scripts, **PHONE)
    bea = people("bea", site, java_script_enabled=scripts)
    bea.goto(f"{site.run}/slips/sheet?count=2")
    expect(bea.locator(".door-slip-qr").first).to_be_visible()
    thumb, began = Thumb(page), time.monotonic()

    page.goto(f"/join/{code_of(site)}")  # what the picture on the slip holds
    thumb.type("What should we call you?", "Eva Egede")
    thumb.type("Or a password", PASSWORD)
    thumb.tap(page.get_by_role("button", name="Join"))
    expect(page.locator(".join-code")).to_be_visible()
    assert thumb.seconds + (time.monotonic() - began) < A_MINUTE

    bea.goto(f"{site.run}/people")
    eva = bea.locator(".entry", has_text="Eva Egede")
    eva.get_by_role("button", name="Let in").click()
    expect(bea.locator(".alert")).to_contain_text("Eva Egede is in.")
    thumb.tap(page.get_by_role("link", name="Look again"))
    expect(page.locator("h1")).to_have_text("This week")


@SCRIPTS
def test_hal_without_mail_opens_his_workbook_with_a_pin(people, site, scripts):
    bea = people("bea", site, java_script_enabled=scripts)
    bea.goto(f"{site.run}/people")
    bea.get_by_role("link", name="Add somebody without mail").click()
    bea.get_by_label("Name, as the person writes it").fill("Hal Hanna")
    bea.get_by_role("button", name="Add and make the slip").click()
    expect(bea.locator("h1")).to_have_text("PIN slip for Hal Hanna")
    handle, pin = bea.locator(".facts dd").all_inner_texts()[:2]
    page = people(None, site, java_script_enabled=scripts, **PHONE)

    page.goto("/slip")
    page.get_by_label("Sign-in name").fill(handle)
    page.get_by_label("PIN").fill(pin)
    page.get_by_label("A password of your own").fill(PASSWORD)
    page.get_by_role("button", name="Open my workbook").tap()

    expect(page.locator("h1")).to_have_text("This week")


def test_the_pages_of_joining_shut_nobody_out(people, site):
    page = people(None, site)
    page.context.watch.allow("status of 4")
    found = []
    for address in ("/join", f"/join/{code_of(site)}", "/join/ZZZZZZZZ", "/slip"):
        page.goto(address)
        found += findings(page)
    page.goto(f"/join/{code_of(site)}")
    page.get_by_role("button", name="Join").click()
    found += findings(page)
    page.get_by_label("What should we call you?").fill("Eva")
    page.get_by_label("Or a password").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    expect(page.locator("h1")).to_have_text("Almost in")
    found += findings(page)

    bea = people("bea", site)
    for address in (
        "people",
        "invite",
        "slips",
        "slips/sheet?count=3",
        "people/without-mail",
        "code",
    ):
        bea.goto(f"{site.run}/{address}")
        found += findings(bea)
    bea.goto(f"{site.run}/invite")
    bea.get_by_label("Names and mail addresses").fill("Hana\nhana@example.org")
    bea.get_by_role("button", name="Look at what you pasted").click()
    found += findings(bea)

    assert found == []
