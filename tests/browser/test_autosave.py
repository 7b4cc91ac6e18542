"""Autosave in a real browser: every character that was acknowledged is there afterwards."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.support.browser import PASSWORD
from tests.support.learning import LESSON

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
BOX = "#exercise-small-steps"
FIELD = "[name='small-steps-this-week']"
SAVED = re.compile(r"Saved \d+:\d\d")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@dataclass
class Server:
    """A process of ours, and the pages of Spring that it serves."""

    folder: Path
    port: int
    process: subprocess.Popen = None

    def start(self):
        own = {"ACQUAINT_INSTANCE": str(self.folder), "PORT": str(self.port)}
        own["BASE_URL"] = self.url()
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = [sys.executable, "-m", "tests.browser.served"]
        self.process = subprocess.Popen(command, cwd=ROOT, env=env, **quiet)
        for _wait in range(150):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def url(self, path=""):
        return f"http://127.0.0.1:{self.port}{path}"

    def learn(self, path):
        house = json.loads((self.folder / "house.json").read_text())
        return self.url(house["learn"] + path)


@pytest.fixture
def server(tmp_path):
    served = Server(tmp_path, free_port())
    served.start()
    yield served
    served.kill()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        found = shutil.which("chromium")
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        started = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield started
        started.close()


@pytest.fixture
def context(chromium, server):
    with_cal = chromium.new_context()
    sign_in(with_cal.new_page(), server)
    yield with_cal
    with_cal.close()


def sign_in(page, server):
    page.goto(server.url("/sign-in"))
    page.fill("[name=email]", "cal@harbor.example")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/learn/**")


@pytest.fixture
def lesson(context, server):
    return open_lesson_in(context, server)


def open_lesson_in(context, server):
    page = context.new_page()
    page.goto(server.learn(f"/lessons/{LESSON}"))
    return page


def line(page):
    return page.locator(f"{BOX} .saved")


def text_on_the_server(context, server):
    page = context.new_page()
    page.goto(server.learn("/exercises/small-steps"))
    return page.input_value(FIELD)


def test_a_text_is_saved_after_a_rest(lesson, context, server):
    lesson.fill(FIELD, "Ring Beth")

    expect(line(lesson)).to_have_text(SAVED)

    assert text_on_the_server(context, server) == "Ring Beth"


def test_saved_is_not_said_before_the_server_has_it(lesson):
    lesson.route("**/exercises/*", lambda route: None)

    lesson.fill(FIELD, "Ring Beth")

    expect(line(lesson)).to_have_text("Saving…")
    lesson.wait_for_timeout(1000)
    expect(line(lesson)).to_have_text("Saving…")


def test_somebody_who_types_without_a_rest_is_saved_all_the_same(lesson):
    for _second in range(13):
        lesson.locator(FIELD).press_sequentially("word ", delay=200)
        if SAVED.match(line(lesson).inner_text()):
            return

    raise AssertionError("13 seconds of typing were not saved")


def test_leaving_at_once_loses_nothing(lesson, context, server):
    lesson.fill(FIELD, "Ring Beth")

    lesson.goto(server.learn("/me"))

    lesson.wait_for_timeout(500)
    assert text_on_the_server(context, server) == "Ring Beth"


def test_two_tabs_keep_both_texts(lesson, context, server):
    other = open_lesson_in(context, server)
    other.fill(FIELD, "From the second tab")
    expect(line(other)).to_have_text(SAVED)

    lesson.fill(FIELD, "From the first tab")

    expect(line(lesson)).to_contain_text("Both are kept")
    lesson.click(f"{BOX} >> text=See both texts")
    both = lesson.locator(".both-texts").inner_text()
    assert "From the first tab" in both
    assert "From the second tab" in both


def test_a_lost_connection_is_said_and_made_good(lesson, context, server):
    context.set_offline(True)
    lesson.fill(FIELD, "Ring Beth")
    expect(line(lesson)).to_have_text("Not saved: we will keep trying")
    expect(lesson.locator(BOX).get_by_text("Copy my text")).to_be_visible()

    context.set_offline(False)

    expect(line(lesson)).to_have_text(SAVED)
    assert text_on_the_server(context, server) == "Ring Beth"


def test_a_button_without_a_connection_stays_on_the_page(lesson, context):
    context.set_offline(True)
    lesson.fill(FIELD, "Ring Beth")

    lesson.click(f"{BOX} button[value=save]")

    expect(line(lesson)).to_have_text("Not saved: we will keep trying")
    assert lesson.input_value(FIELD) == "Ring Beth"


def test_a_killed_server_has_every_text_it_acknowledged(lesson, context, server):
    lesson.fill(FIELD, "Ring Beth")
    expect(line(lesson)).to_have_text(SAVED)
    server.kill()
    lesson.fill(FIELD, "Ring Beth on Tuesday")
    expect(line(lesson)).to_have_text("Not saved: we will keep trying")

    server.start()

    assert text_on_the_server(context, server) in {"Ring Beth", "Ring Beth on Tuesday"}
    expect(line(lesson)).to_have_text(SAVED, timeout=20_000)
    assert text_on_the_server(context, server) == "Ring Beth on Tuesday"


def test_a_sign_in_that_ran_out_keeps_the_text_until_one_is_back(lesson, context, server):
    other = context.new_page()
    other.goto(server.learn("/me"))
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/sign-in")
    lesson.fill(FIELD, "Ring Beth")
    expect(line(lesson)).to_have_text("You were signed out. Your text is still here.")

    sign_in(other, server)

    expect(line(lesson)).to_have_text(SAVED, timeout=20_000)
    assert text_on_the_server(context, server) == "Ring Beth"


def test_what_cannot_be_kept_is_said_with_the_reason(lesson):
    lesson.fill(FIELD, "x" * 201)

    expect(line(lesson)).to_contain_text("This has 201 characters; 200 fit here.")


def test_hand_in_sends_what_was_typed_a_moment_before(lesson):
    lesson.fill("[name='my-word-word']", "asking around")

    lesson.click("#exercise-my-word button[value=hand-in]")

    expect(lesson.locator("#exercise-my-word .st")).to_have_text("Done")
    assert lesson.input_value("[name='my-word-word']") == "asking around"
