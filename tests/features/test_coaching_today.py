"""Today and the queue: who needs a counselor, and who does not."""

import pytest

from app.core import clock
from app.core.db import db
from app.models import WorkshopSession
from tests.support.coaching import (
    OBJECTIONS,
    STEPS,
    asks_for_help,
    crowd,
    hands_in,
    is_answered,
    place_of,
    was_last_here,
)
from tests.support.statements import counted

TODAY, REVIEWS = "/c/harbor/today", "/c/harbor/reviews"


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def names(page):
    return [row.get_text(strip=True) for row in page.select("tbody th a")]


def test_today_begins_with_whoever_has_waited_longest(house, bea):
    hands_in(house, house.dee, OBJECTIONS)
    hands_in(house, house.cal, OBJECTIONS)

    first = bea.get(TODAY).select_one(".first")

    assert "Dee Diallo has waited" in first.h2.get_text()
    assert first.select_one(".btn")["href"] == place_of(house, house.dee, OBJECTIONS)


def test_a_call_for_help_comes_before_older_work(house, bea):
    hands_in(house, house.dee, OBJECTIONS)
    asks_for_help(house, house.cal, STEPS)

    page = bea.get(REVIEWS)

    assert names(page) == ["Cal Castellanos", "Dee Diallo"]
    assert "Cal Castellanos asks for your help" in bea.get(TODAY).select_one(".first h2").text


def test_what_was_answered_waits_no_longer(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)

    assert names(bea.get(REVIEWS)) == []
    assert bea.get(TODAY).select_one(".first") is None


def test_nobody_waits_who_left(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    with house.inside():
        house.enrollment(house.cal).removed_at = clock.now()
        db.session.commit()

    assert names(bea.get(REVIEWS)) == []


def test_an_empty_queue_says_what_belongs_there(bea):
    assert "Nothing waits for you" in bea.get(REVIEWS).main.get_text()


def test_who_wrote_nothing_for_ten_days_has_gone_quiet(house, bea):
    was_last_here(house, house.cal, 12)
    was_last_here(house, house.dee, 9)

    quiet = bea.get(TODAY).select_one("[aria-labelledby=quiet]").get_text(" ", strip=True)

    assert "Cal Castellanos" in quiet and "12 d" in quiet and "Nothing since" in quiet
    assert "1 of 2 people" in quiet and "Dee Diallo" not in quiet


def test_who_has_just_joined_is_not_quiet(house, bea):
    quiet = bea.get(TODAY).select_one("[aria-labelledby=quiet]").get_text(" ", strip=True)

    assert "Nobody." in quiet and "0 of 2 people" in quiet


def test_the_reason_for_quiet_stands_in_words(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)
    was_last_here(house, house.cal, 11)

    quiet = bea.get(TODAY).select_one("[aria-labelledby=quiet]").get_text(" ", strip=True)

    assert "Work came back and was not taken up." in quiet


def test_a_session_of_today_says_when_where_and_in_which_zone(house, bea):
    with house.inside():
        meets = db.session.query(WorkshopSession).filter_by(cohort_id=house.spring.id).first()
        meets.starts_at = clock.now()
        db.session.commit()

    note = bea.get(TODAY).select_one("aside .note").get_text(" ", strip=True)

    assert "Spring, session" in note and "Central Time" in note
    assert "Harbor Library, room 2B" in note


def test_cohorts_stand_with_week_active_people_and_work_done(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)

    row = bea.get(TODAY).select_one("[aria-labelledby=cohorts] tbody tr").get_text(" ", strip=True)

    assert row == "Spring 1 of 6 1 of 2 0 of 14"


def test_eli_sees_neither_the_cohort_nor_the_people_of_bea(house, browser):
    hands_in(house, house.cal, OBJECTIONS)
    browser.sign_in(house.eli)

    text = browser.get(TODAY).get_text() + browser.get(REVIEWS).get_text()

    assert "Autumn" in text
    assert "Spring" not in text and "Cal" not in text


def test_ada_sees_every_cohort_and_no_queue(house, browser):
    hands_in(house, house.cal, OBJECTIONS)
    browser.sign_in(house.ada)

    page = browser.get(TODAY)

    assert {"Spring", "Autumn"} <= set(names(page))
    assert not page.select_one(".first") and not page.select("#waiting")


def test_participants_are_forbidden_and_strangers_find_nothing(house, browsers):
    for who, status in ((house.cal, 403), (house.gus, 404), (house.fay, 404)):
        person = browsers()
        person.sign_in(who)

        person.get(TODAY, status=status)
        person.get(REVIEWS, status=status)


def test_the_queue_comes_in_pages(house, bea):
    crowd(house, 60)

    first, second = bea.get(REVIEWS), bea.get(f"{REVIEWS}?page=2")

    assert [len(names(first)), len(names(second))] == [50, 10]
    assert "60 pieces of work wait" in first.select_one(".lede").text
    bea.get(f"{REVIEWS}?page=3", status=404)
    assert len(names(bea.get(f"{REVIEWS}?page=x"))) == 50


@pytest.mark.parametrize("people", [1, 20])
def test_today_and_the_queue_ask_no_more_with_more_people(house, bea, people):
    crowd(house, people)
    bea.get(TODAY)  # the curriculum is read from the database once per process

    with counted() as today:
        bea.get(TODAY)
    with counted() as queue:
        bea.get(REVIEWS)

    assert len(today) <= 2 + 8, today
    assert len(queue) <= 2 + 1, queue
