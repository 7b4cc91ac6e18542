"""This week, contents, lesson, cohort, me: what a participant reads."""

from datetime import timedelta

import pytest

from app.core import clock
from app.core.db import db
from app.models import Cohort, Enrollment, Submission, WorkshopSession
from tests.support.content import one_lesson
from tests.support.learning import LESSON, STEPS, WORD, answer, crowd, open_lesson, put
from tests.support.statements import counted

WHO_AND_WHERE = 3


@pytest.fixture
def cal(house, browser):
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def change_enrollment(house, who, **values):
    with house.inside():
        db.session.query(Enrollment).filter_by(id=house.enrollment(who).id).update(values)
        db.session.commit()


def change_cohort(house, **values):
    with house.inside():
        db.session.query(Cohort).filter_by(id=house.spring.id).update(values)
        db.session.commit()


def excuse(house, exercise):
    """Cal need not do it."""
    row = Submission(cohort_id=house.spring.id, exercise_id=exercise, excused=True)
    row.enrollment_id, row.revision_id = house.enrollment(house.cal).id, house.spring.revision_id
    row.answers, row.version, row.round, row.saved_at = {}, 0, 0, clock.now()
    db.session.add(row)


def test_this_week_says_what_is_first(house, cal):
    page = cal.get(f"{house.learn}/")

    assert page.select_one(".first h2").get_text(strip=True) == "The objections in your head"
    assert "Start lesson 1" in page.select_one(".first .btn").get_text()
    assert len(page.select(".first")) == 1


def test_this_week_carries_on_where_somebody_stopped(house, cal):
    put(cal, house, "thought-or-fact", **{"thought-or-fact-night-shift": "nothing"})

    button = cal.get(f"{house.learn}/").select_one(".first .btn")

    assert "Carry on with lesson 1" in button.get_text()
    assert button["href"].endswith("#exercise-thought-or-fact")


def test_this_week_says_when_and_where_we_meet_next(house, cal):
    note = cal.get(f"{house.learn}/").select_one("aside .note")

    assert "Session 1" in note.get_text() or "Session 2" in note.get_text()
    assert "Harbor Library, room 2B" in note.get_text()
    assert "Central Time" in note.get_text()
    assert "Bea Brandt" in note.get_text()


def test_this_week_adds_the_clock_of_somebody_who_is_elsewhere(house, cal):
    change_enrollment(house, house.cal, zone="Europe/Lisbon")

    note = cal.get(f"{house.learn}/").select_one("aside .note")

    assert "where you are" in note.get_text()


def test_this_week_quotes_what_came_back(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)
    answer(house, house.cal, "small-steps", "The fourth step is two steps.")

    page = cal.get(f"{house.learn}/")

    assert "it came back" in page.select_one(".first .kicker").get_text()
    assert "The fourth step is two steps." in page.select_one(".first").get_text()
    assert page.select_one(".first .btn")["href"].endswith("/exercises/small-steps")


def test_this_week_is_kind_about_what_was_due(house, cal):
    open_lesson(house, due=timedelta(days=-1))

    page = cal.get(f"{house.learn}/")

    assert "Still open from before" in page.get_text()
    assert "was due on" in page.get_text()


def test_this_week_names_a_lesson_once_where_much_is_open_from_before(house, cal):
    open_lesson(house, due=timedelta(days=-1))

    entries = cal.get(f"{house.learn}/").select("[aria-labelledby='due-1'] .entry")

    assert [one.select_one("a").get_text() for one in entries] == ["The objections in your head"]
    assert "7 exercises" in entries[0].get_text()


def test_this_week_names_the_few_exercises_that_are_open_from_before(house, cal):
    open_lesson(house, due=timedelta(days=-1))
    with house.inside():
        for exercise in ("my-word", "thought-or-fact", "three-objections"):
            excuse(house, exercise)
        db.session.commit()

    entries = cal.get(f"{house.learn}/").select("[aria-labelledby='due-1'] .entry")

    assert len(entries) == 4
    assert "Build seven small steps" in entries[0].get_text()


def test_this_week_is_quiet_before_the_first_lesson_opens(house, cal):
    open_lesson(house, opened=timedelta(days=-3), due=timedelta(days=9))

    page = cal.get(f"{house.learn}/")

    assert page.select(".first") == []
    assert "Nothing is due now" in page.get_text()
    assert "It opens on" in page.get_text()


def test_this_week_says_so_when_every_session_is_over(house, cal):
    with house.inside():
        for row in db.session.query(WorkshopSession).filter_by(cohort_id=house.spring.id):
            row.starts_at = clock.now() - timedelta(days=30 - row.number)
        db.session.commit()

    assert "Every session of your cohort is over" in cal.get(f"{house.learn}/").get_text()


def test_this_week_of_a_cohort_that_never_meets_says_so(house, cal):
    with house.inside():
        db.session.query(WorkshopSession).filter_by(cohort_id=house.spring.id).delete()
        db.session.commit()

    assert "No sessions are planned" in cal.get(f"{house.learn}/").get_text()
    assert "No sessions are planned" in cal.get(f"{house.learn}/cohort").get_text()


def test_this_week_counts_what_is_done_of_what_counts(house, cal):
    before = cal.get(f"{house.learn}/").get_text()
    put(cal, house, "small-steps", do="hand-in", **STEPS)
    put(cal, house, "my-word", do="hand-in", **WORD)

    assert "0 of 6 done" in before
    assert "1 of 6 done" in cal.get(f"{house.learn}/").get_text()


def test_contents_folds_the_exercises_of_a_lesson_that_is_done(house, cal):
    with house.inside():
        for exercise in one_lesson().exercises:
            excuse(house, exercise.id)
        db.session.commit()

    page = cal.get(f"{house.learn}/lessons")

    assert len(page.select("details:not([open]) .entry")) == 7


def test_contents_names_the_exercises_of_a_lesson_that_is_not_done(house, cal):
    page = cal.get(f"{house.learn}/lessons")

    assert page.select("details .entry") == []


def test_contents_shows_every_exercise_with_its_mark(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)

    page = cal.get(f"{house.learn}/lessons")

    assert "The objections in your head" in page.select_one("h2").get_text()
    rows = [row.get_text(" ", strip=True) for row in page.select(".entry")]
    assert len(rows) == 7
    assert "Handed in" in next(row for row in rows if "Build seven small steps" in row)


def test_a_lesson_that_is_not_open_says_when_it_will_be(house, cal):
    open_lesson(house, opened=timedelta(days=-3), due=timedelta(days=9))

    lesson = cal.get(f"{house.learn}/lessons/{LESSON}")

    assert "This lesson opens on" in lesson.get_text()
    assert lesson.select(".exercise") == []
    assert "Opens on" in cal.get(f"{house.learn}/lessons").get_text()
    assert cal.get(f"{house.learn}/exercises/my-word").select("textarea, input[type=text]") == []


def test_a_lesson_has_its_exercises_standing_in_the_text(house, cal):
    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    assert len(page.select("form[data-autosave]")) == 7
    assert "Exercise 1.3 · about 26 minutes" in page.get_text()
    assert page.select(".prose + .exercise")


def test_a_lesson_never_shows_what_is_for_the_leader(house, cal):
    text = cal.get(f"{house.learn}/lessons/{LESSON}").get_text()

    assert "If you run late, cut cases here" not in text
    assert "Count to ten in your head" not in text


def test_a_lesson_says_what_a_claim_rests_on(house, cal):
    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    links = [a["href"] for a in page.select(".lesson a[href^='#evidence-']")]
    assert links
    assert all(page.select(link) for link in links)
    assert "[^" not in page.select_one(".lesson").get_text()


def test_every_exercise_says_who_can_read_it_before_anything_is_typed(house, cal):
    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    said = {
        x["id"]: x.select_one(".readers").get_text(strip=True) for x in page.select(".exercise")
    }
    assert said["exercise-check-the-forecast"] == "Only you can ever read this."
    assert said["exercise-small-steps"] == (
        "Only you can read this until you hand it in. Then Bea Brandt can."
    )
    assert len(said) == 7


def test_one_button_of_a_lesson_is_the_primary_one(house, cal):
    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    assert len(page.select("main .btn-primary")) == 1
    assert len(page.select(".btn-hand-in")) == 6


def test_the_cohort_page_says_who_counsels_and_when_we_meet(house, cal):
    page = cal.get(f"{house.learn}/cohort")

    assert "Bea Brandt" in page.get_text()
    assert "Eli Eriksen" not in page.get_text()
    assert len(page.select("ol.entries > .entry")) == 12
    assert "Harbor Library, room 2B" in page.get_text()


def test_me_says_what_my_counselor_sees(house, cal):
    put(cal, house, "small-steps", do="hand-in", **STEPS)

    page = cal.get(f"{house.learn}/me")

    rows = {row.select_one("a").get_text(): row.get_text() for row in page.select(".entry")}
    assert "Only you can ever read this." in rows["1.5 Check the forecast"]
    assert "can be read by you and Bea Brandt" in rows["1.4 Build seven small steps"]
    assert "until you hand it in" in rows["1.2 Tell a thought from a fact"]


def test_a_closed_cohort_can_be_read_and_not_written(house, cal):
    put(cal, house, "my-word", **{"my-word-word": "asking around"})
    change_cohort(house, closed_at=clock.now())

    page = cal.get(f"{house.learn}/lessons/{LESSON}")

    assert page.select("form[data-autosave]") == []
    assert "This cohort has closed" in page.get_text()
    assert "asking around" in page.select_one("#exercise-my-word").get_text()


@pytest.mark.parametrize(
    ("path", "most"),
    [("/", 6), ("/lessons", 4), (f"/lessons/{LESSON}", 4), ("/me", 4), ("/cohort", 3)],
)
def test_a_page_asks_little_however_many_learn(house, cal, path, most):
    put(cal, house, "small-steps", do="hand-in", **STEPS)
    answer(house, house.cal, "small-steps", "Smaller.")
    crowd(house, 20)
    cal.get(f"{house.learn}{path}")

    with counted() as asked:
        cal.get(f"{house.learn}{path}")

    assert len(asked) <= most + WHO_AND_WHERE, asked


@pytest.mark.parametrize("path", ["/", "/lessons", f"/lessons/{LESSON}", "/cohort", "/me"])
@pytest.mark.parametrize("who", ["bea", "ada", "eli", "gus", "fay"])
def test_nobody_else_sees_a_participants_pages(house, browser, who, path):
    browser.sign_in(getattr(house, who))

    browser.get(f"{house.learn}{path}", status=404)
