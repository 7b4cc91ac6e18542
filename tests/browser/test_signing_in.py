"""In by a link from a mail, and warned before the end, in a real browser."""

import re
from email import message_from_bytes, policy

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.demo.people import PASSWORD

pytestmark = pytest.mark.browser
TEXT = "I asked the porter what a good week looks like."


@pytest.fixture
def with_worker(demo, tmp_path):
    """The demo with its worker, so that mails are written."""
    served = demo[0].copy_to(tmp_path / "instance", with_worker=True).start()
    yield served
    served.kill()


def newest_link(page, site):
    """What the newest mail of the demo's letter box leads to."""
    page.wait_for_timeout(200)
    mails = sorted((site.folder / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime)
    body = message_from_bytes(mails[-1].read_bytes(), policy=policy.default).get_content()
    return re.search(r"https?://[^/\s]+(/\S+)", body)[1]


def asked(page, site):
    """Cal asks for a link on a phone, and reads his mail."""
    page.goto("/sign-in")
    page.get_by_label("Mail address or sign-in name").fill("cal@harbor.example")
    page.get_by_role("button", name="Mail me a link instead").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look in your mail")
    mails = site.folder / "mail"
    for _time in range(100):
        if any(mails.glob("link-*.eml")):
            return newest_link(page, site)
        page.wait_for_timeout(200)
    raise AssertionError("no mail came")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_cal_comes_in_by_a_link_on_a_phone(people, with_worker, scripts):
    phone = {"width": 375, "height": 700}
    page = people(None, with_worker, viewport=phone, java_script_enabled=scripts)
    link = asked(page, with_worker)

    scanner = people(None, with_worker)
    scanner.context.watch.allow("410")
    assert scanner.goto(link).status == 200
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()

    page.wait_for_url(f"**{with_worker.learn}/")
    assert scanner.goto(link).status == 410


def ends_in(site, seconds):
    """Bea's twelve hours are over soon."""
    end = f"strftime('%Y-%m-%d %H:%M:%f', 'now', '+{seconds} seconds')"
    site.rows(f"UPDATE sign_in SET ends_at = {end}")  # noqa: S608


def test_bea_is_warned_and_what_she_writes_stays(people, site):
    bea = people("bea", site)
    bea.context.watch.allow("401")
    ends_in(site, 124)
    bea.goto(f"{site.run}/settings")
    bea.get_by_label("Name").first.fill(TEXT)
    dialog = bea.locator("dialog[data-ending]")
    expect(dialog).to_be_hidden()

    expect(dialog).to_be_visible(timeout=15_000)
    expect(dialog).to_contain_text("Save or send what you wrote.")
    heading = dialog.get_by_role("heading", name="You will soon be signed out", exact=True)
    expect(heading).to_be_visible()
    bea.keyboard.press("Space")
    expect(dialog).to_be_visible()
    found = Axe().run(bea)
    assert found.violations_count == 0, found.generate_report()

    dialog.get_by_role("button", name="Back to the page").click()
    expect(bea.get_by_label("Name").first).to_have_value(TEXT)
    expect(bea.get_by_label("Name").first).to_be_focused()


def test_bea_stays_by_one_press(people, site):
    bea = people("bea", site)
    bea.goto(site.run)  # she signed in when the first of these tests began
    site.rows("UPDATE sign_in SET idle_minutes = 2")
    bea.goto(f"{site.run}/settings")
    bea.get_by_label("Name").first.fill(TEXT)
    dialog = bea.locator("dialog[data-ending]")
    expect(dialog.get_by_text("Nothing was opened or saved")).to_be_visible(timeout=15_000)
    site.rows("UPDATE sign_in SET idle_minutes = 60")

    dialog.get_by_role("button", name="Stay signed in").click()

    expect(dialog).to_be_hidden()
    expect(bea.get_by_label("Name").first).to_have_value(TEXT)


def test_after_the_end_she_signs_in_in_another_tab_and_sends_it(people, site):
    bea = people("bea", site)
    bea.context.watch.allow("401", "400")
    ends_in(site, 118)
    bea.goto(f"{site.run}/settings")
    bea.get_by_label("Name").first.fill("Spring in bloom")
    expect(bea.locator("dialog[data-ending]")).to_be_visible(timeout=15_000)
    bea.get_by_role("button", name="Back to the page").click()
    site.rows("UPDATE sign_in SET revoked_at = began_at")
    bea.evaluate("() => { const now = Date.now; Date.now = () => now() + 200000; }")

    with bea.context.expect_page() as opened:
        bea.get_by_role("link", name="Sign in again in a new tab").click(timeout=15_000)
    sign_in_again(opened.value)
    bea.get_by_role("button", name="Back to the page").click()
    bea.get_by_role("button", name="Save").click()
    bea.get_by_role("button", name="Send it now").click()

    expect(bea.get_by_role("heading", level=1)).to_contain_text("Spring in bloom")


def sign_in_again(page):
    page.get_by_label("Mail address or sign-in name").fill("bea@harbor.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_a_password_is_counted_and_shown(people, site):
    cal = people("cal", site)
    site.rows("UPDATE sign_in SET proved_at = strftime('%Y-%m-%d %H:%M:%f', 'now')")
    cal.goto("/account/password")
    field = cal.get_by_label("New password")

    field.fill("seven herons")
    expect(cal.get_by_text("12 of 15 characters")).to_be_visible()
    field.fill("seven herons 🦢🦢🦢")
    expect(cal.get_by_text("Long enough: 16 characters")).to_be_visible()
    cal.get_by_role("button", name="Show it").click()

    expect(field).to_have_attribute("type", "text")
    expect(cal.get_by_role("button", name="Hide it")).to_be_visible()
