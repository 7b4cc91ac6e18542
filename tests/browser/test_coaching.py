"""Between Cal and Bea: a return, a better text, an answer, a call for help, a sheet of paper."""

import pytest
from playwright.sync_api import expect

from tests.support.filling import ENDS_AS, FILL, LESSON, hand_in, sheet_of

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
EXERCISE = "three-objections"


def open_work(page, site, exercise):
    """Bea finds Cal in the matrix, and his exercise there."""
    page.goto(site.run)
    page.locator("tbody .who a", has_text="Cal Castellanos").click()
    page.goto(f"{page.url}/{exercise}")


@SCRIPTS
def test_what_came_back_is_improved_and_accepted(people, site, scripts):
    cal = people("cal", site, java_script_enabled=scripts)
    bea = people("bea", site, java_script_enabled=scripts)
    cal.goto("/")
    expect(cal.locator(".first")).to_contain_text("First: it came back to you")
    cal.get_by_role("link", name="Read the answer").click()
    FILL[EXERCISE](sheet_of(cal, EXERCISE))
    hand_in(cal, EXERCISE)

    open_work(bea, site, EXERCISE)
    expect(bea.locator(".compare")).to_contain_text("I counted eleven people I could write to.")
    bea.get_by_label("To Cal").fill("Say the first one aloud before Thursday.")
    bea.get_by_role("button", name="Return for another round").click()
    expect(bea.locator("body")).to_contain_text("Your answer has gone to Cal Castellanos.")

    cal.goto(site.learn)
    expect(cal.locator(".quoted")).to_contain_text("Say the first one aloud before Thursday.")
    cal.get_by_role("link", name="Read the answer").click()
    cal.locator(f"[name='{EXERCISE}-sentence-1_fairer']").fill(
        "I know eleven people who know more."
    )
    hand_in(cal, EXERCISE)
    expect(sheet_of(cal, EXERCISE).locator(".exercise-head .st")).to_have_text(ENDS_AS[EXERCISE])

    open_work(bea, site, EXERCISE)
    expect(bea.locator(".compare ins").first).to_be_visible()
    bea.get_by_role("button", name="Accept", exact=True).click()
    expect(bea.locator("body")).to_contain_text("Your answer has gone to Cal Castellanos.")

    cal.goto(f"{site.learn}/exercises/{EXERCISE}")
    expect(sheet_of(cal, EXERCISE)).to_contain_text("Your counselor accepted this.")


@SCRIPTS
def test_a_call_for_help_stands_on_top_of_beas_day(people, site, scripts):
    cal = people("cal", site, java_script_enabled=scripts)
    bea = people("bea", site, java_script_enabled=scripts)
    cal.goto(f"{site.learn}/lessons/{LESSON}")

    sheet_of(cal, "small-steps").get_by_role("link", name="Ask for help").click()
    cal.get_by_label("What are you stuck on?").fill("Is this step too small to count?")
    cal.get_by_role("button", name="Ask for help").click()

    expect(cal.locator("body")).to_contain_text("Your counselor can see that you asked for help.")
    calls = site.rows("SELECT count(*) FROM submission WHERE asked_help_at IS NOT NULL")[0][0]
    bea.goto("/")
    expect(bea.locator(".first .kicker")).to_have_text("Asks for help")
    waiting = bea.locator("table").first.locator("tbody tr").filter(has_text="Asks for help")
    assert 1 <= waiting.count() <= calls
    expect(bea.locator("tbody tr").first).to_contain_text("Asks for help")
    waiting.get_by_role("link", name="Cal Castellanos").click()
    expect(bea.locator("main")).to_contain_text("Is this step too small to count?")
    expect(bea.locator("main")).not_to_contain_text("Thank the bus driver")
    bea.get_by_label("To Cal").fill("It counts. Take it.")
    bea.get_by_role("button", name="Send").click()

    cal.goto(f"{site.learn}/exercises/small-steps")
    expect(cal.locator(".thread")).to_contain_text("It counts. Take it.")


@pytest.mark.pdf
@pytest.mark.parametrize("words", ["This lesson on paper", "Blank worksheet", "With what I wrote"])
def test_a_print_link_leads_to_a_sheet_and_its_pdf(people, shown, words):
    cal = people("cal", shown)
    cal.goto(f"{shown.learn}/lessons/{LESSON}")

    cal.get_by_role("link", name=words).first.click()

    sheet = cal.get_by_role("link", name="Open as PDF to print").get_attribute("href")
    answer = cal.request.get(shown.base + sheet)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
