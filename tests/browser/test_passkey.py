"""A passkey and an app that shows codes, in a real browser: made, used, good for nothing else."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from pyotp import TOTP

from tests.browser.conftest import give_password, sign_in
from tests.browser.test_pages import findings

pytestmark = pytest.mark.browser
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(demo, tmp_path):
    """The demo under a name: browsers make no keys for a bare number."""
    served = demo[0].copy_to(tmp_path / "instance", host="localhost").start()
    yield served
    served.kill()


def device(page):
    """Plug a device into the browser; it says yes to whatever it is asked."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    added = wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return wire, added["authenticatorId"]


def says(wire, number, *, yes):
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": yes})


def go_to_steps(page):
    page.goto("/account/steps")
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")


def adds_passkey(page, name="My phone"):
    go_to_steps(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What you call it").fill(name)
    page.get_by_role("button", name="Add a passkey").click()


@pytest.fixture
def bea(people, named):
    page = people(None, named)
    sign_in(page, "bea@harbor.example")
    return page


def signs_out(page):
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in"))


def test_a_passkey_is_made_and_lets_in_alone(bea):
    device(bea)
    adds_passkey(bea)
    expect(bea.get_by_text("The passkey is added.")).to_be_visible()
    bea.get_by_role("button", name="Make ten codes").click()
    expect(bea.locator(".codes code")).to_have_count(10)
    signs_out(bea)

    bea.get_by_role("button", name="Sign in with a passkey").click()

    expect(bea.get_by_role("heading", level=1)).to_contain_text("Today")
    go_to_steps(bea)
    expect(bea.get_by_text("last used")).to_be_visible()
    expect(bea.get_by_text("10 of 10 are left")).to_be_visible()


def test_a_passkey_is_the_second_step_after_a_password(bea):
    device(bea)
    adds_passkey(bea)
    expect(bea.get_by_text("The passkey is added.")).to_be_visible()
    signs_out(bea)
    give_password(bea, "bea@harbor.example")
    expect(bea.get_by_role("heading", level=1)).to_have_text("One more step")

    bea.get_by_role("button", name="Use your passkey").click()

    expect(bea.get_by_role("heading", level=1)).to_contain_text("Today")


def test_a_device_that_does_not_know_its_owner_is_said_so(bea):
    wire, number = device(bea)
    adds_passkey(bea)
    expect(bea.get_by_text("The passkey is added.")).to_be_visible()
    signs_out(bea)
    says(wire, number, yes=False)

    bea.get_by_role("button", name="Sign in with a passkey").click()

    expect(bea.get_by_text("Your device gave no passkey.")).to_be_visible()
    says(wire, number, yes=True)
    bea.get_by_role("button", name="Sign in with a passkey").click()
    expect(bea.get_by_role("heading", level=1)).to_contain_text("Today")


def test_the_same_device_is_not_added_twice(bea):
    device(bea)
    adds_passkey(bea)
    expect(bea.get_by_text("The passkey is added.")).to_be_visible()

    adds_passkey(bea, name="Again")

    expect(bea.get_by_text("Your device made no passkey.")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_app_is_set_up_and_asked_for(people, named, scripts):
    page = people(None, named, java_script_enabled=scripts)
    sign_in(page, "bea@harbor.example")
    go_to_steps(page)
    page.get_by_role("link", name="Set up an app").click()
    address = page.locator("a[href^=otpauth]").get_attribute("href")
    app = TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    page.get_by_label("The six digits that the app shows now").fill(app.now())
    page.get_by_role("button", name="Use this app").click()
    page.get_by_role("button", name="Make ten codes").click()
    paper = page.locator(".codes code").first.text_content()
    page.get_by_role("link", name="I have kept them").click()
    signs_out(page)

    give_password(page, "bea@harbor.example")
    page.get_by_text("I do not have the app here").click()
    page.get_by_label("Recovery code").fill(paper)
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Today")
    go_to_steps(page)
    expect(page.get_by_text("9 of 10 are left")).to_be_visible()


def test_no_page_of_the_second_step_shuts_anybody_out(bea):
    device(bea)
    found = []

    def look():
        expect(bea.get_by_role("heading", level=1)).to_be_visible()
        found.extend(findings(bea))

    for place in ("/account/steps", "/account/steps/app", "/account/prove"):
        bea.goto(place)
        look()
    adds_passkey(bea)
    expect(bea.get_by_text("The passkey is added.")).to_be_visible()
    look()
    bea.get_by_role("button", name="Make ten codes").click()
    expect(bea.locator(".codes code")).to_have_count(10)
    look()
    go_to_steps(bea)
    look()
    bea.get_by_role("link", name="Remove My phone").click()
    look()
    signs_out(bea)
    look()
    give_password(bea, "bea@harbor.example")
    bea.get_by_text("I do not have my passkey here").click()
    look()
    bea.get_by_label("Recovery code").fill("nothing")
    bea.get_by_role("button", name="Use this code").click()
    expect(bea.locator(".summary")).to_be_visible()
    look()

    assert found == []
