"""A lesson with nothing but a keyboard: no pointer, no shortcut of the test's own."""

import pytest
from playwright.sync_api import expect

from tests.support.filling import sheet_of

pytestmark = pytest.mark.browser
MOST = 400


def tab_to(page, selector):
    """Press Tab until the focus is there, as one must; every stop on the way can be seen."""
    for _press in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """(selector) => {
              const at = document.activeElement;
              const box = (at.labels?.[0] ?? at).getBoundingClientRect();
              return [at.matches(selector), box.width > 0 && box.height > 0];
            }""",
            selector,
        )
        assert here[1], "the focus is on something that nobody can see"
        if here[0]:
            return
    raise AssertionError(f"{MOST} times Tab, and no {selector}")


def write(page, name, text):
    tab_to(page, f"[name='{name}']")
    page.keyboard.type(text)


def press_button(page, exercise):
    tab_to(page, f"#exercise-{exercise} button.btn-hand-in, #exercise-{exercise} .btn-primary")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(sheet_of(page, exercise).locator(".exercise-head .st")).to_have_text("Done")


def open_lesson(page):
    """From the start page: sign in, skip the navigation, and choose the lesson."""
    page.goto("/")
    tab_to(page, "[name=email]")
    page.keyboard.type("cal@harbor.example")
    write(page, "password", "a walk along the harbor")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("This week")
    tab_to(page, ".skip")
    page.keyboard.press("Enter")
    tab_to(page, "[href*='/lessons/the-objections-in-your-head']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("The objections in your head")


def test_rings_and_lines_are_filled_by_keyboard_alone(people, site):
    page = people(None, site)
    open_lesson(page)

    write(page, "check-the-forecast-act", "Call Ana")
    tab_to(page, "[name='check-the-forecast-expected']")
    for _ring in range(7):
        page.keyboard.press("ArrowRight")
    write(page, "check-the-forecast-forecast", "She will be busy.")
    tab_to(page, "[name='check-the-forecast-met']")
    page.keyboard.press("ArrowRight")
    write(page, "check-the-forecast-happened", "We talked for ten minutes.")
    press_button(page, "check-the-forecast")

    expect(page.locator("[name='check-the-forecast-expected'][value='7']")).to_be_checked()
    expect(page.locator("[name='check-the-forecast-met'][value='1']")).to_be_checked()


def test_ticks_and_notes_are_made_by_keyboard_alone(people, site):
    page = people(None, site)
    open_lesson(page)

    tab_to(page, "[name='the-minute-before-done']")
    page.keyboard.press("Space")
    tab_to(page, ".tick-note summary")
    page.keyboard.press("Enter")
    write(page, "the-minute-before-notes_purpose", "To ask about the port")
    press_button(page, "the-minute-before")

    note = page.locator("[name='the-minute-before-notes_purpose']")
    expect(note).to_have_value("To ask about the port")
    expect(page.locator("[name='the-minute-before-done']").first).to_be_checked()


def test_what_folds_can_be_opened_and_filled_by_keyboard_alone(people, site):
    page = people("cal", site)
    page.goto(f"{site.learn}/exercises/three-objections")
    part = page.locator("#three-objections-sentence-3")
    is_open = part.get_attribute("open") is not None

    tab_to(page, "#three-objections-sentence-3 summary")
    if not is_open:
        page.keyboard.press("Enter")
    tab_to(page, "[name='three-objections-sentence-3_own']")

    expect(page.locator("[name='three-objections-sentence-3_own']")).to_be_focused()
