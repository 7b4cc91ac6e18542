"""Autosave in a real browser: every character that was acknowledged is there afterwards."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.support.filling import LESSON, hand_in, saved, sheet_of

pytestmark = pytest.mark.browser
SHEET = "small-steps"
FIELD = "[name='small-steps-this-week']"
SAVED = re.compile(r"^Saved \d+:\d\d")
NO_CONNECTION = r"net::ERR_"


@pytest.fixture
def lesson(cal, site):
    return open_lesson(cal.context, site)


def open_lesson(context, site):
    page = context.new_page()
    page.goto(f"{site.learn}/lessons/{LESSON}")
    return page


def line(page):
    return saved(page, SHEET)


def text_on_the_server(people, site):
    """What Cal finds there on another device."""
    page = people("cal", site)
    page.goto(f"{site.learn}/exercises/{SHEET}")
    return page.input_value(FIELD)


def test_a_text_is_saved_after_a_rest(lesson, people, site):
    lesson.fill(FIELD, "Ring Beth")

    expect(line(lesson)).to_have_text(SAVED)

    assert text_on_the_server(people, site) == "Ring Beth"


def test_saved_is_not_said_before_the_server_has_it(lesson, people, site):
    held = []

    def hold(route):
        held.append(route)

    lesson.route("**/exercises/*", hold)

    lesson.fill(FIELD, "Ring Beth")

    expect(line(lesson)).to_have_text("Saving…")
    assert text_on_the_server(people, site) != "Ring Beth"
    expect(line(lesson)).to_have_text("Saving…")
    held[0].continue_()
    expect(line(lesson)).to_have_text(SAVED)
    assert text_on_the_server(people, site) == "Ring Beth"


def test_somebody_who_types_without_a_rest_is_saved_all_the_same(lesson):
    for _second in range(13):
        lesson.locator(FIELD).press_sequentially("word ", delay=200)
        if SAVED.match(line(lesson).inner_text()):
            return

    raise AssertionError("13 seconds of typing were not saved")


def test_leaving_at_once_loses_nothing(lesson, people, site):
    lesson.fill(FIELD, "Ring Beth")

    lesson.goto(f"{site.learn}/me")

    lesson.goto(f"{site.learn}/exercises/{SHEET}")
    for _second in range(
        30
    ):  # what was sent on leaving may arrive after the next page was asked for
        if lesson.input_value(FIELD) == "Ring Beth":
            return
        lesson.wait_for_timeout(1000)
        lesson.reload()
    raise AssertionError(lesson.input_value(FIELD))


def test_two_tabs_keep_both_texts(lesson, cal, site):
    other = open_lesson(cal.context, site)
    other.fill(FIELD, "From the second tab")
    expect(line(other)).to_have_text(SAVED)

    lesson.fill(FIELD, "From the first tab")

    expect(line(lesson)).to_contain_text("Both are kept")
    sheet_of(lesson, SHEET).get_by_text("See both texts").click()
    expect(lesson.locator(".both-texts")).to_contain_text("From the first tab")
    expect(lesson.locator(".both-texts")).to_contain_text("From the second tab")


def test_a_lost_connection_is_said_and_made_good(lesson, cal, people, site):
    cal.context.watch.allow(NO_CONNECTION)
    cal.context.set_offline(True)
    lesson.fill(FIELD, "Ring Beth")
    expect(line(lesson)).to_have_text("Not saved: we will keep trying")
    expect(sheet_of(lesson, SHEET).get_by_text("Copy my text")).to_be_visible()

    cal.context.set_offline(False)

    expect(line(lesson)).to_have_text(SAVED)
    assert text_on_the_server(people, site) == "Ring Beth"


def test_a_button_without_a_connection_stays_on_the_page(lesson, cal):
    cal.context.watch.allow(NO_CONNECTION)
    cal.context.set_offline(True)
    lesson.fill(FIELD, "Ring Beth")

    sheet_of(lesson, SHEET).locator("button[value=save]").click()

    expect(line(lesson)).to_have_text("Not saved: we will keep trying")
    assert lesson.input_value(FIELD) == "Ring Beth"


def test_a_killed_server_has_every_text_it_acknowledged(lesson, cal, people, site):
    cal.context.watch.allow(NO_CONNECTION)
    lesson.fill(FIELD, "Ring Beth")
    expect(line(lesson)).to_have_text(SAVED)
    site.kill()
    lesson.locator(FIELD).press_sequentially(" on Tuesday", delay=20)
    expect(line(lesson)).to_have_text("Not saved: we will keep trying")

    site.start()

    assert text_on_the_server(people, site) in {"Ring Beth", "Ring Beth on Tuesday"}
    expect(line(lesson)).to_have_text(SAVED)
    assert text_on_the_server(people, site) == "Ring Beth on Tuesday"


def test_a_server_that_dies_in_the_middle_of_typing_gets_all_of_it(lesson, cal, people, site):
    cal.context.watch.allow(NO_CONNECTION)
    lesson.fill(FIELD, "")
    lesson.locator(FIELD).press_sequentially("Ring Beth ", delay=20)

    site.kill()
    lesson.locator(FIELD).press_sequentially("on Tuesday ", delay=20)
    site.start()
    lesson.locator(FIELD).press_sequentially("at nine", delay=20)

    # "Saved" may stand there already, of the words before: the last ones follow after a rest.
    until = time.monotonic() + 30
    while text_on_the_server(people, site) != "Ring Beth on Tuesday at nine":
        assert time.monotonic() < until
        lesson.wait_for_timeout(500)
    expect(line(lesson)).to_have_text(SAVED)


def test_a_sign_in_that_was_ended_keeps_the_text_until_one_is_back(lesson, cal, site):
    cal.context.watch.allow("status of 40[01]")
    lesson.fill(FIELD, "")
    lesson.locator(FIELD).press_sequentially("Ring Beth", delay=20)
    end_sign_ins(site, "cal@harbor.example")
    lesson.locator(FIELD).press_sequentially(" on Tuesday", delay=20)
    expect(line(lesson)).to_have_text("You were signed out. Your text is still here.")

    with cal.context.expect_page() as opened:
        sheet_of(lesson, SHEET).get_by_text("Sign in in a new tab, then come back").click()
    sign_in(opened.value, "cal@harbor.example")
    lesson.bring_to_front()

    expect(line(lesson)).to_have_text(SAVED)
    opened.value.goto(f"{site.learn}/exercises/{SHEET}")
    assert opened.value.input_value(FIELD) == "Ring Beth on Tuesday"


def end_sign_ins(site, address):
    """As an administrator may one day: in the middle of whatever the person does."""
    site.rows(
        "UPDATE sign_in SET revoked_at = began_at"
        " WHERE user_id = (SELECT id FROM user WHERE address = ?)",
        address,
    )


def test_what_cannot_be_kept_is_said_with_the_reason(lesson, cal):
    cal.context.watch.allow("status of 422")
    lesson.fill(FIELD, "x" * 201)

    expect(line(lesson)).to_contain_text("This has 201 characters; 200 fit here.")


def test_hand_in_sends_what_was_typed_a_moment_before(lesson):
    lesson.fill("[name='my-word-word']", "asking around")

    hand_in(lesson, "my-word")

    expect(lesson.locator("#exercise-my-word .st")).to_have_text("Done")
    assert lesson.input_value("[name='my-word-word']") == "asking around"
