"""The matrix and the desk by keyboard, in a real browser."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from socket import create_connection, create_server

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.support.browser import PASSWORD

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def harbor(tmp_path_factory):
    """Harbor, served by a process of its own: the address of its center and of Spring."""
    folder = tmp_path_factory.mktemp("harbor")
    with create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "tests.browser.served", str(folder), port]
    env = os.environ | {"ACQUAINT_INSTANCE": str(folder), "PORT": port}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
    wait_for(int(port))
    learn = json.loads((folder / "house.json").read_text())["learn"]
    yield f"http://127.0.0.1:{port}", learn.replace("/learn/", "/cohorts/")
    process.kill()
    process.wait()


def wait_for(port):
    for _try in range(150):
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def bea(harbor):
    """Bea's browser, signed in."""
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        found = shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=found, args=sandbox)
        page = chromium.new_context(base_url=harbor[0]).new_page()
        page.goto("/sign-in")
        page.fill("[name=email]", "bea@harbor.example")
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/today")
        yield page
        chromium.close()


def test_arrows_home_and_end_move_through_the_matrix_and_enter_opens(bea, harbor):
    bea.goto(harbor[1])
    lines = bea.locator("tbody tr")
    bea.focus("tbody .who a")

    for key, line, cell in (
        ("ArrowRight", 0, 0),
        ("ArrowDown", 1, 0),
        ("End", 1, 6),
        ("ArrowUp", 0, 6),
    ):
        bea.keyboard.press(key)
        expect(lines.nth(line).locator(".cell").nth(cell)).to_be_focused()
    bea.keyboard.press("Home")
    bea.keyboard.press("Enter")

    expect(bea.locator("h1")).to_have_text("Cal Castellanos")


def test_the_table_is_one_stop_for_the_tab_key(bea, harbor):
    bea.goto(harbor[1])

    assert bea.locator("tbody [tabindex='0']").count() == 1


def test_single_keys_can_be_turned_off_and_stay_off(bea, harbor):
    bea.goto(harbor[1])
    bea.goto(bea.locator("tbody .who a").first.get_attribute("href") + "/small-steps")
    keys = bea.locator("[data-keys]")

    expect(keys).to_be_visible()
    keys.get_by_role("button").click()

    bea.reload()
    expect(keys.get_by_role("button")).to_have_text("Turn keys on")


def test_the_page_never_scrolls_sideways_on_a_small_phone(bea, harbor):
    bea.set_viewport_size({"width": 320, "height": 640})

    for url in ("/c/harbor/today", "/c/harbor/reviews", harbor[1]):
        bea.goto(url)
        assert bea.evaluate("document.documentElement.scrollWidth") <= 320, url
