"""A curriculum without sessions or dates: opened, joined, worked through and watched."""

import pytest

from app.core import clock
from app.core.db import db
from app.curriculum.library import shipped
from app.models import LessonDate, Submission
from app.rosters.service import enroll
from tests.support.cohorts import NEW, cohorts, first_step, meetings, rows, send, sent_by
from tests.support.people import open_cohort

ALIVE = "keep-it-alive"
NO_PATTERN = {"curriculum": ALIVE, "name": "Lunches", "weekdays": None, "time": None}
WROTE = {"if-it-goes-nowhere-self-talk": "A boat is a start."}


def alive():
    return shipped()[0].curriculum(ALIVE)


@pytest.fixture
def lunches(house):
    """Bea's cohort of people in work; Cal is in it."""
    with house.inside():
        row = open_cohort("Lunches", house.staff(house.bea), curriculum=alive())
        enroll(row, user=house.cal, name="Cal Castellanos")
        db.session.commit()
        db.session.refresh(row)
        db.session.expunge(row)
    return row


@pytest.fixture
def cal(house, browser):
    browser.sign_in(house.cal)
    return browser


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def learn(cohort):
    return f"/c/harbor/learn/{cohort.public_id}"


def write(browser, cohort, exercise, do="save", **answers):
    sent = {"do": do, "base_version": "0", **answers}
    browser.post(f"{learn(cohort)}/exercises/{exercise}", status=303, **sent)


def excuse(house, cohort, exercises):
    """Let Cal be done with these."""
    cal = house.enrollment(house.cal, cohort)
    with house.inside():
        for exercise in exercises:
            row = Submission(enrollment_id=cal.id, cohort_id=cohort.id, exercise_id=exercise)
            row.revision_id, row.answers = cohort.revision_id, {}
            row.excused, row.saved_at = True, clock.now()
            db.session.add(row)
        db.session.commit()


def open_now(page):
    """The numbers of the lessons that This week lists, as often as they stand there."""
    lines = page.select("[aria-labelledby=due-1] .entry-meta")
    return [int(line.get_text().split("Lesson ")[1].split()[0]) for line in lines]


def test_bea_opens_a_cohort_without_sessions(house, bea):
    page = send(bea, NEW, first_step(house, **NO_PATTERN), status=200)
    assert page.h1.get_text(strip=True) == "Check the cohort"

    send(bea, NEW, sent_by(page, go="open"))

    (opened,) = cohorts(house, "Lunches")
    assert meetings(house, opened) == []
    assert rows(house, LessonDate, opened) == []


def test_the_first_step_says_which_curriculum_needs_no_sessions(house, bea):
    assert "Leave this as it is for Keep It Alive" in bea.get(NEW).main.get_text()


def test_this_week_lists_one_lesson_and_not_all_five(lunches, cal):
    page = cal.get(f"{learn(lunches)}/")

    assert "Start lesson 1" in page.select_one(".first .btn").get_text()
    assert set(open_now(page)) == {1}
    assert "In your own time" in page.aside.get_text()


def test_a_lesson_that_was_begun_stays_beside_the_next(lunches, cal):
    write(cal, lunches, "if-it-goes-nowhere", **WROTE)

    assert set(open_now(cal.get(f"{learn(lunches)}/"))) == {1, 2}


def test_a_lesson_in_which_all_that_counts_is_done_is_left_behind(house, lunches, cal):
    excuse(house, lunches, [one.id for one in alive().lessons[0].exercises if one.required])

    assert set(open_now(cal.get(f"{learn(lunches)}/"))) == {2}


@pytest.mark.parametrize("lesson", [lesson.id for lesson in alive().lessons])
def test_cal_reads_every_lesson_at_once(lunches, cal, lesson):
    page = cal.get(f"{learn(lunches)}/lessons/{lesson}")

    assert page.h1.get_text(strip=True) == alive().lesson(lesson).title
    assert len(page.select("[id^=exercise-]")) >= 4


@pytest.mark.parametrize("page", ["", "/people", "/sessions", "/settings", "/matrix/sheet"])
def test_bea_runs_it_like_any_other(lunches, bea, page):
    shown = bea.get(f"/c/harbor/cohorts/{lunches.public_id}{page}")

    assert "Lunches" in shown.get_text()


def test_bea_is_told_that_there_are_no_sessions(lunches, bea):
    page = bea.get(f"/c/harbor/cohorts/{lunches.public_id}/sessions")

    assert "people go at their own pace" in page.main.get_text()


def test_bea_looks_at_one_person_and_at_her_day(house, lunches, bea):
    cal = house.enrollment(house.cal, lunches).public_id

    person = bea.get(f"/c/harbor/cohorts/{lunches.public_id}/people/{cal}")
    today = bea.get("/c/harbor/today")

    assert "Cal Castellanos" in person.main.get_text()
    assert "Lunches" in today.main.get_text()


def test_bea_finds_the_guide_of_every_lesson(lunches, bea):
    page = bea.get(f"/c/harbor/curricula/for/{lunches.public_id}")

    guides = {link["href"].split("/")[-2] for link in page.select("main a[href$='/guide']")}
    assert guides == {lesson.id for lesson in alive().lessons}
