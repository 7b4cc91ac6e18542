"""A message, a target and a list of questions in a real browser, with nothing but a keyboard."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.core import stylesheet
from tests.support.asking import LETTER, LIST, POINT, QUESTIONS, TOLD
from tests.support.kinds import bare_app, exercise_of, page_of

pytestmark = pytest.mark.browser
SCRIPTS = Path(stylesheet.CSS).parent / "js"
KEEP_STILL = """() => document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  document.body.dataset.pressed = event.submitter.value;
})"""
BAD = {"draft-1": {"text": "Dear [Name], shall we have coffee?", "checked": "yes"}}
FIELD = [one["id"] for one in QUESTIONS if one["group"] == "field"]


def of(keys):
    about = {key: value for key, value in keys.items() if key not in {"id", "kind"}}
    return exercise_of(keys["kind"], **about)


SHOWN = {
    "script": (of(LETTER), {}, [(of(POINT), TOLD)]),
    "found": (of(LETTER), BAD, []),
    "target": (of(POINT), TOLD, []),
    "questions": (of(LIST), {"picked": FIELD[:2], "own": ["Do you like it?"]}, []),
}


@pytest.fixture
def draw(chromium):
    """A kind's screen in a form that says which button was pressed, and sends nothing."""
    page = chromium.new_page()

    def drawn(name):
        exercise, answers, earlier = SHOWN[name]
        body = page_of(bare_app(), exercise, "screen", answers, earlier=earlier)
        page.set_content(
            "<html lang='en'><title>A</title><main><h1>A</h1><h2>B</h2>"
            f"<form>{body}<button name='do' value='hand-in'>Hand in</button></form></main></html>"
        )
        page.add_style_tag(content=stylesheet.joined(stylesheet.files()))
        for script in exercise.modules:
            page.add_script_tag(path=SCRIPTS / f"{script}.js", type="module")
        page.evaluate(KEEP_STILL)
        return page

    yield drawn
    page.close()


def tab_to(page, name):
    """Press Tab until the focus is on a field or button of this name or value."""
    for _press in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.name, document.activeElement.value]")
        if (here[0] or "").endswith(name) or here[1] == name:
            return
    raise AssertionError(f"no {name} within reach")


def pressed(page):
    return page.evaluate("document.body.dataset.pressed")


def test_a_message_is_written_and_every_button_reached_by_keyboard_alone(draw):
    page = draw("script")

    tab_to(page, "slots_greeting")
    page.keyboard.type("Hi Beth,")
    page.keyboard.press("Enter")
    assert pressed(page) == "save"

    for button in ("target-1", "assemble-1"):
        tab_to(page, button)
        page.keyboard.press("Space")
        assert pressed(page) == button
    tab_to(page, "draft-1_text")
    page.keyboard.type("Could we talk?")
    expect(page.locator("[data-count]")).to_have_text("3 of 150 words")
    tab_to(page, "check-1")
    page.keyboard.press("Enter")
    assert pressed(page) == "check-1"


def test_findings_open_and_take_a_reason_by_keyboard_alone(draw):
    page = draw("found")
    closed = page.locator(".found-one:not([open])")
    before = closed.count()

    closed.first.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("She offered the coffee")

    expect(closed).to_have_count(before - 1)
    assert page.evaluate("document.activeElement.name").startswith(
        "the-exercise-draft-1_dismissed_"
    )


def test_questions_are_ticked_and_put_in_order_by_keyboard_alone(draw):
    page = draw("questions")

    tab_to(page, "the-exercise-picked")
    page.keyboard.press("Space")
    tab_to(page, "places_own-1")
    page.keyboard.press("Control+A")
    page.keyboard.type("1")
    tab_to(page, "order")
    page.keyboard.press("Enter")

    assert pressed(page) == "order"
    expect(page.locator("[name$=picked]").first).not_to_be_checked()
    expect(page.locator("[name$='places_own-1']")).to_have_value("1")


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_shuts_anybody_out_or_runs_off_the_page(draw, name, width):
    page = draw(name)
    page.set_viewport_size({"width": width, "height": 800})

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
