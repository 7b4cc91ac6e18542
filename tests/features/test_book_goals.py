"""Done by a goal: in which cohorts, when, and who sees how far somebody is."""

from random import Random

import pytest

from app.core import clock
from app.core.db import db
from app.demo.book import keep
from app.models import Cohort, LessonDate, Submission, Tally
from tests.support.book import BOOKED, LESSON, booked, contacts_of, knows, learn, open_summer
from tests.support.statements import counted

NAMES = ("Ana Quintero", "Beth Ruiz", "Dawit Haile")


@pytest.fixture
def summer(house):
    return open_summer(house)


@pytest.fixture
def cal(house, browser):
    browser.sign_in(house.cal)
    return browser


@pytest.fixture
def bea(house, browsers):
    browser = browsers()
    browser.sign_in(house.bea)
    return browser


def meet(house, who=None):
    """Three people, one of them in an unusual role."""
    knows(house, who or house.cal, *NAMES, unusual_role="barber")


def work(house, cohort, exercise, who=None):
    with house.inside():
        db.session.expire_all()
        person = house.enrollment(who or house.cal, cohort)
        rows = db.session.query(Submission).filter_by(enrollment_id=person.id)
        return rows.filter_by(exercise_id=exercise).one_or_none()


def tally(house, cohort, exercise="my-people"):
    with house.inside():
        row = db.session.query(Tally).filter_by(cohort_id=cohort.id, exercise_id=exercise).one()
        return row.started, row.done


def open_now(house, cohort):
    """Let the day come on which the cohort's lesson opens."""
    with house.inside():
        for row in db.session.query(LessonDate).filter_by(cohort_id=cohort.id):
            row.opens_at = clock.now()
        db.session.commit()


def run(cohort):
    return f"/c/harbor/cohorts/{cohort.public_id}"


def said(tag):
    return " ".join(tag.get_text(" ").split())


def test_a_goal_that_is_met_is_done_in_the_same_transaction_and_counted(house, summer):
    knows(house, house.cal, "Ana")
    assert work(house, summer, "my-people").state == "draft"
    assert tally(house, summer) == (1, 0)

    meet(house)

    assert work(house, summer, "my-people").done_at is not None
    assert tally(house, summer) == (1, 1)


def test_once_done_it_stays_done(house, summer, cal):
    meet(house)
    done_at = work(house, summer, "my-people").done_at
    for person in contacts_of(house, house.cal).values():
        cal.post(f"{learn(summer)}/book/contacts/{person.public_id}/remove")

    assert work(house, summer, "my-people").done_at == done_at
    assert tally(house, summer) == (1, 1)


def test_one_book_counts_in_every_cohort_of_the_person(house, summer):
    autumn = open_summer(house, name="Second")

    meet(house)

    assert work(house, summer, "my-people").done_at is not None
    assert work(house, autumn, "my-people").done_at is not None
    assert work(house, autumn, "my-people", house.dee) is None


def test_a_closed_cohort_stays_as_it_was_and_the_book_stays_open(house, summer, cal):
    with house.inside():
        db.session.get(Cohort, summer.id).closed_at = clock.now()
        db.session.commit()

    cal.post(f"{learn(summer)}/book/contacts/new", name="Ana")
    page = cal.get(f"{learn(summer)}/exercises/my-people")

    assert "Your book stays open to you" in said(page)
    assert "Ana" in contacts_of(house, house.cal)
    assert work(house, summer, "my-people") is None


def test_a_lesson_that_is_not_open_is_not_done(house):
    later = open_summer(house, opened=False)

    meet(house)

    assert work(house, later, "my-people") is None


def test_what_was_there_before_counts_at_the_next_write(house, cal):
    later = open_summer(house, opened=False)
    meet(house)
    open_now(house, later)

    cal.post(f"{learn(later)}/book/ledger/new", direction="asked", gift="advice", on="2026-11-02")

    assert work(house, later, "my-people").done_at is not None


def test_or_at_a_button_and_never_by_looking(house, cal):
    later = open_summer(house, opened=False)
    meet(house)
    open_now(house, later)

    page = cal.get(f"{learn(later)}/exercises/my-people")
    assert work(house, later, "my-people") is None
    where = cal.post(page.select_one(".book-count")["action"], **{"for": "my-people"})

    assert where.endswith("/exercises/my-people")
    assert work(house, later, "my-people").done_at is not None


def test_writing_in_the_book_is_being_active(house, summer):
    meet(house)

    with house.inside():
        db.session.expire_all()
        assert house.enrollment(house.cal, summer).last_active_at is not None


def test_the_counselor_sees_how_many_and_never_who(house, summer, bea):
    meet(house)
    with house.inside():
        person = house.enrollment(house.cal, summer).public_id
    desk = f"{run(summer)}/people/{person}"

    assert "People 3 of 3" in said(bea.get(f"{desk}/my-people"))
    assert "People: 3 of 3" in said(bea.get(desk))
    for page in (run(summer), f"{run(summer)}/matrix.csv", f"{run(summer)}/matrix/sheet", desk):
        text = bea.fetch(page).text
        assert not [name for name in (*NAMES, "barber") if name in text], page
    bea.get(f"{desk}/my-people/sheet", status=404)
    bea.get(f"{learn(summer)}/book/contacts", status=404)


def test_an_administrator_sees_done_and_no_numbers(house, summer, browser):
    knows(house, house.cal, "Ana")
    with house.inside():
        person = house.enrollment(house.cal, summer).public_id
    browser.sign_in(house.ada)

    page = said(browser.get(f"{run(summer)}/people/{person}"))

    assert "Begun" in page
    assert "of 3" not in page


def test_the_matrix_says_begun_and_done(house, summer, bea):
    knows(house, house.dee, "Ana")
    meet(house)

    cells = {
        said(row.select_one("th")): said(row) for row in bea.get(run(summer)).select("tbody tr")
    }

    assert "Done" in cells["Cal Castellanos"]
    assert "Begun" in cells["Dee Diallo"]


def test_a_book_is_its_owners_alone(house, summer, cal, browsers):
    meet(house)
    ana = contacts_of(house, house.cal)["Ana Quintero"].public_id
    knows(house, house.dee, "Fritz")
    dee = browsers()
    dee.sign_in(house.dee)

    here = f"{learn(summer)}/book/contacts/{ana}"
    cal.get(here)
    dee.get(here, status=404)
    dee.post(f"{here}/remove", status=404)
    told = {"on": "2026-11-02", "format": "phone", "gave": "Tea", "contact": ana}
    dee.post(f"{learn(summer)}/book/conversations/new", status=422, **told)
    for shelf in ("contacts", "calls", "conversations", "ledger"):
        assert "Quintero" not in said(dee.get(f"{learn(summer)}/book/{shelf}"))
    assert "Quintero" not in said(dee.get(f"{learn(summer)}/lessons/{LESSON}"))


@pytest.mark.parametrize("place", ["", "/people/{person}", "/people/{person}/my-people"])
def test_no_page_of_the_counselor_asks_more_with_fuller_books(house, summer, bea, place):
    with house.inside():
        place = place.format(person=house.enrollment(house.cal, summer).public_id)

    def statements():
        with counted() as asked:
            bea.get(run(summer) + place)
        return len(asked)

    meet(house)
    few = statements()
    knows(house, house.cal, *(f"P {number}" for number in range(60)))

    assert statements() == few


@pytest.mark.parametrize("exercise", [keys["id"] for keys in BOOKED])
def test_the_demo_fills_a_book_as_far_as_it_is_asked(house, summer, exercise):
    with house.inside():
        cal = house.enrollment(house.cal, summer)
        keep(cal, booked().exercise(exercise), share=1.0, rng=Random(1))
        db.session.commit()

    assert work(house, summer, exercise).done_at is not None
