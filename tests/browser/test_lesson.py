"""From the sign-in to the last exercise of the lesson, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.filling import ENDS_AS, FILL, hand_in, sheet_of

pytestmark = pytest.mark.browser
SAVED = re.compile(r"Saved \d+:\d\d")
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


@SCRIPTS
def test_cal_signs_in_and_hands_in_the_whole_lesson(people, site, scripts):
    page = people(None, site, java_script_enabled=scripts)
    page.goto("/")
    page.get_by_label("Mail address").fill("cal@harbor.example")
    page.get_by_label("Password").fill("a walk along the harbor")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("h1")).to_have_text("This week")

    page.get_by_role("link", name="The objections in your head").first.click()

    expect(page.locator("h1")).to_have_text("The objections in your head")
    for exercise, fill in FILL.items():
        fill(sheet_of(page, exercise))
        hand_in(page, exercise)
        expect(sheet_of(page, exercise).locator(".exercise-head .st")).to_have_text(
            ENDS_AS[exercise]
        )
    page.goto(f"{site.learn}/lessons")
    lesson = page.locator("section", has_text="The objections in your head").first
    expect(lesson).to_contain_text("of 6 done")
