"""What the scripts of single kinds add: marking a story by selection, and a clock."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from app.core import stylesheet
from tests.support.kinds import bare_app, exercise_of, page_of

pytestmark = pytest.mark.browser
SCRIPTS = Path(stylesheet.CSS).parent / "js"
CASE = exercise_of(
    "case",
    story="Pat came late. Pat paid. Pat never wrote.",
    missteps=[{"text": "Pat paid.", "misstep": "A", "better": "B"}],
)
PLAY = exercise_of(
    "role-play",
    scenario="You meet.",
    roles=["Asker", "Observer"],
    rubric=["Thanks"],
    round_minutes=1,
)
SELECT = """() => {
  const labels = document.querySelectorAll('.case-sentence > label');
  getSelection().setBaseAndExtent(labels[0].firstChild, 5, labels[1].firstChild, 3);
}"""


@pytest.fixture
def draw(chromium):
    """A kind's screen with the site's stylesheet and the kind's scripts, and a clock to turn."""
    page = chromium.new_page()
    page.clock.install()

    def drawn(exercise):
        body = page_of(bare_app(), exercise, "screen", {})
        page.set_content(
            f"<html lang='en'><title>A</title><main><h1>A</h1><h2>B</h2>{body}</main></html>"
        )
        page.add_style_tag(content=stylesheet.joined(stylesheet.files()))
        for name in exercise.modules:
            page.add_script_tag(path=SCRIPTS / f"{name}.js", type="module")
        page.wait_for_selector(".case-mark, .timer-face", state="attached")
        return page

    yield drawn
    page.close()


def marked(page):
    return page.locator(".case-box").evaluate_all("boxes => boxes.map((box) => box.checked)")


def test_a_selection_marks_every_sentence_it_touches(draw):
    page = draw(CASE)

    page.evaluate(SELECT)
    page.get_by_role("button", name="Mark what you selected").click()
    page.keyboard.type("Both are off.")

    assert marked(page) == [True, True, False]
    expect(page.locator(".case-reason input").first).to_have_value("Both are off.")


def test_the_same_selection_takes_the_marks_away(draw):
    page = draw(CASE)
    page.evaluate(SELECT)
    page.get_by_role("button", name="Mark what you selected").click()

    page.evaluate(SELECT)
    page.get_by_role("button", name="Take the mark away").click()

    assert marked(page) == [False, False, False]


def test_a_tap_marks_a_sentence_and_opens_its_reason(draw):
    page = draw(CASE)
    expect(page.locator(".case-reason").nth(1)).to_be_hidden()

    page.get_by_text("Pat paid.").click()

    assert marked(page) == [False, True, False]
    expect(page.locator(".case-reason").nth(1)).to_be_visible()


def test_a_story_is_marked_by_keyboard_alone(draw):
    page = draw(CASE)

    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("It was not Pat's turn.")

    assert marked(page) == [False, True, False]
    expect(page.locator(".case-reason input").nth(1)).to_have_value("It was not Pat's turn.")


def test_a_clock_runs_pauses_and_says_when_time_is_over(draw):
    page = draw(PLAY)
    face = page.locator("[role=timer]")
    expect(face).to_have_text("1:00")

    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(20_000)
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(face).to_have_text("0:40")

    page.get_by_role("button", name="Go on").click()
    page.clock.run_for(41_000)
    expect(face).to_have_text("0:00")
    expect(page.get_by_role("status")).to_contain_text("Time.")


def test_the_next_round_begins_with_all_its_minutes(draw):
    page = draw(PLAY)
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.run_for(20_000)

    page.get_by_role("button", name="Next round").click()

    expect(page.locator("[role=timer]")).to_have_text("1:00")
    expect(page.locator(".timer-round")).to_have_text("Round 2 of 2")


@pytest.mark.parametrize("exercise", [CASE, PLAY], ids=["case", "role-play"])
def test_nothing_that_a_script_adds_shuts_anybody_out(draw, exercise):
    page = draw(exercise)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
