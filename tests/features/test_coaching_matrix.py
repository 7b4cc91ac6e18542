"""The matrix, its file, and one person's page: marks for whoever runs the cohort, never words."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from app.core.db import db
from app.models import Verdict
from tests.support.coaching import (
    CARD,
    CASES,
    DRAFT_WORDS,
    FORECAST,
    GOOD,
    OBJECTIONS,
    PRIVATE_WORDS,
    SENTENCE,
    STEPS,
    WORD,
    asks_for_help,
    crowd,
    hands_in,
    is_answered,
    place_of,
    saves,
    was_last_here,
)
from tests.support.learning import open_lesson
from tests.support.statements import counted

EXERCISES = [WORD, CASES, OBJECTIONS, STEPS, FORECAST, "the-minute-before", CARD]


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def row_of(page, name):
    """Exercise → the words of the cell in somebody's line."""
    row = next(row for row in page.select("tbody tr") if name in row.th.get_text())
    words = [cell.get_text(strip=True) for cell in row.select("td:not(.seen)")]
    return dict(zip(EXERCISES, words, strict=True))


def names(page):
    return [link.get_text(strip=True) for link in page.select("tbody th a")]


def test_every_state_has_its_mark_and_its_word(house, bea):
    hands_in(house, house.cal, WORD)
    saves(house, house.cal, CARD)
    hands_in(house, house.cal, STEPS)
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)

    row = row_of(bea.get(house.run), "Cal")

    assert row[WORD] == "Done" and row[CARD] == "Draft" and row[CASES] == "Not started"
    assert row[STEPS] == "Handed in" and row[OBJECTIONS] == "Returned"


def test_accepted_work_says_so(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS, Verdict.ACCEPT)

    assert row_of(bea.get(house.run), "Cal")[OBJECTIONS] == "Accepted"


def test_work_that_came_again_has_a_mark_of_its_own(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)
    hands_in(house, house.cal, OBJECTIONS)

    assert row_of(bea.get(house.run), "Cal")[OBJECTIONS] == "Handed in again"


def test_private_work_is_done_or_not_and_nothing_between(house, bea):
    saves(house, house.cal, FORECAST)
    hands_in(house, house.dee, FORECAST)

    page = bea.get(house.run)

    assert row_of(page, "Cal")[FORECAST] == "Not done (private)"
    assert row_of(page, "Dee")[FORECAST] == "Done (private)"


def test_what_is_past_its_day_has_the_second_mark(house, bea):
    open_lesson(house, due=-timedelta(days=1))
    hands_in(house, house.cal, STEPS)

    row = row_of(bea.get(house.run), "Cal")

    assert row[CASES] == "Not started, overdue"
    assert row[STEPS] == "Handed in"


def test_cells_lead_to_the_work_for_who_may_read_it(house, bea, browsers):
    hands_in(house, house.cal, OBJECTIONS)
    ada = browsers()
    ada.sign_in(house.ada)

    cells, plain = bea.get(house.run).select("td a.cell"), ada.get(house.run)

    assert [cell["href"] for cell in cells] == [place_of(house, house.cal, OBJECTIONS)]
    assert not plain.select("td a.cell")
    assert row_of(plain, "Cal")[OBJECTIONS] == "Handed in"


def test_the_last_row_counts_everybody_who_has_done_it(house, bea):
    hands_in(house, house.cal, WORD)
    hands_in(house, house.dee, WORD)
    hands_in(house, house.cal, OBJECTIONS)

    foot = [cell.get_text(strip=True) for cell in bea.get(house.run).select("tfoot > tr > *")]

    assert foot[:4] == ["Done, of 2", "2", "0", "0"]


def test_a_quiet_person_and_a_call_for_help_are_told_under_the_name(house, bea):
    was_last_here(house, house.cal, 12)
    asks_for_help(house, house.dee, STEPS)

    page = bea.get(house.run)

    heads = [head.get_text(" ", strip=True) for head in page.select("tbody th")]
    assert heads == ["Cal Castellanos quiet for 12 days", "Dee Diallo asks for help"]


@pytest.mark.parametrize("show", ["waiting", "help", "quiet"])
def test_the_table_shows_only_whom_one_asks_for(house, bea, show):
    hands_in(house, house.cal, OBJECTIONS)
    asks_for_help(house, house.cal, OBJECTIONS)
    was_last_here(house, house.cal, 20)

    assert names(bea.get(f"{house.run}?show={show}")) == ["Cal Castellanos"]


def test_a_part_of_a_name_finds_the_person(house, bea):
    assert names(bea.get(f"{house.run}?q=dIa")) == ["Dee Diallo"]
    assert names(bea.get(f"{house.run}?q=%25")) == []
    assert "Nobody in this cohort fits" in bea.get(f"{house.run}?q=%00xyz").get_text()


def test_the_longest_quiet_and_the_most_done_can_come_first(house, bea):
    was_last_here(house, house.dee, 5)
    was_last_here(house, house.cal, 2)
    assert names(bea.get(f"{house.run}?sort=quiet")) == ["Dee Diallo", "Cal Castellanos"]

    hands_in(house, house.dee, WORD)

    assert names(bea.get(f"{house.run}?sort=done")) == ["Dee Diallo", "Cal Castellanos"]
    assert names(bea.get(f"{house.run}?sort=no-such")) == ["Cal Castellanos", "Dee Diallo"]


def test_one_lesson_can_be_shown_alone(house, bea):
    page = bea.get(f"{house.run}?lesson=the-objections-in-your-head")

    assert len(page.select("th.ex")) == len(EXERCISES)
    assert page.select_one("#lesson option[selected]")["value"] == "the-objections-in-your-head"


def test_a_cohort_of_many_comes_in_pages_and_keeps_what_was_asked(house, bea):
    crowd(house, 70)

    first = bea.get(f"{house.run}?show=waiting")
    second = bea.get(first.select_one("a[rel=next]")["href"])

    assert [len(names(first)), len(names(second))] == [50, 20]
    assert "70 people" in first.select_one("thead .who").get_text()
    bea.get(f"{house.run}?page=9", status=404)


@pytest.mark.parametrize("people", [1, 48])
@pytest.mark.parametrize("query", ["", "?show=waiting&sort=done&q=p"])
def test_the_matrix_asks_three_things_however_many_people(house, bea, people, query):
    crowd(house, people, exercises=EXERCISES)
    bea.get(house.run)  # the curriculum is read from the database once per process

    with counted() as statements:
        page = bea.get(house.run + query)

    assert len(names(page)) >= people
    assert len(statements) <= 3 + 3, statements


@pytest.mark.parametrize("exercises", [EXERCISES[:1], EXERCISES])
def test_a_person_page_asks_no_more_with_more_work(house, bea, exercises):
    for exercise in set(exercises) & set(GOOD):
        hands_in(house, house.cal, exercise)
    where = place_of(house, house.cal)
    bea.get(where)

    with counted() as statements:
        bea.get(where)

    assert len(statements) <= 4 + 2, statements


def test_the_file_has_the_words_of_the_table_and_everybody(house, bea):
    crowd(house, 60)
    hands_in(house, house.cal, OBJECTIONS)

    answer = bea.fetch(f"{house.run}/matrix.csv")

    rows = list(csv.DictReader(StringIO(answer.text.lstrip("\ufeff"))))
    cal = next(row for row in rows if row["Name"] == "Cal Castellanos")
    assert answer.mimetype == "text/csv" and len(rows) == 62
    shown = row_of(bea.get(f"{house.run}?q=cal"), "Cal")
    assert list(cal.values())[1 : 1 + len(EXERCISES)] == list(shown.values())


@pytest.mark.parametrize("start", list("=+-@"))
def test_a_name_that_a_spreadsheet_would_run_gets_a_quote(house, bea, start):
    with house.inside():
        house.enrollment(house.cal).name = f"{start}2+5 Cal"
        db.session.commit()

    assert f"\n'{start}2+5 Cal," in bea.fetch(f"{house.run}/matrix.csv").text


def test_the_file_is_for_whoever_runs_the_cohort(house, browsers):
    for who, status in ((house.ada, 200), (house.eli, 404), (house.cal, 404), (house.fay, 404)):
        person = browsers()
        person.sign_in(who)

        assert person.fetch(f"{house.run}/matrix.csv").status_code == status, who


def test_eli_fay_gus_and_participants_find_no_matrix_and_no_person(house, browsers):
    for who in (house.eli, house.fay, house.gus, house.cal):
        person = browsers()
        person.sign_in(who)

        person.get(house.run, status=404)
        person.get(place_of(house, house.cal), status=404)


def test_a_person_page_says_how_far_and_when(house, bea):
    hands_in(house, house.cal, OBJECTIONS)
    is_answered(house, house.cal, OBJECTIONS)
    hands_in(house, house.cal, OBJECTIONS)
    asks_for_help(house, house.cal, STEPS)

    page = bea.get(place_of(house, house.cal))

    text = page.main.get_text(" ", strip=True)
    assert "Handed in again" in text and "round 2" in text and "Asks for help" in text
    assert "I am stuck" not in text
    assert page.select_one(f"a[href='{place_of(house, house.cal, OBJECTIONS)}']")


def test_somebody_who_left_has_no_page_and_no_line(house, bea):
    where = place_of(house, house.cal)
    with house.inside():
        row = house.enrollment(house.cal)
        row.removed_at = row.joined_at
        db.session.commit()

    assert names(bea.get(house.run)) == ["Dee Diallo"]
    bea.get(where, status=404)


def test_an_empty_cohort_says_what_belongs_there(house, browser):
    browser.sign_in(house.eli)

    page = browser.get(f"/c/harbor/cohorts/{house.autumn.public_id}")

    assert "Nobody is in this cohort yet" in page.main.get_text()


def test_no_draft_and_no_private_word_is_on_any_page_of_the_staff(house, browsers):
    secret = GOOD[OBJECTIONS] | {"sentence-2": SENTENCE | {"own": DRAFT_WORDS}}
    for exercise in (FORECAST, CARD, OBJECTIONS):
        hands_in(house, house.cal, exercise)
    saves(house, house.cal, OBJECTIONS, secret)
    saves(house, house.cal, STEPS, GOOD[STEPS] | {"half": DRAFT_WORDS})
    asks_for_help(house, house.cal, STEPS)
    asks_for_help(house, house.cal, FORECAST)

    for who in (house.bea, house.ada, house.eli):
        person = browsers()
        person.sign_in(who)
        for url in every_page(house):
            answer = person.fetch(url)
            assert answer.status_code in {200, 403, 404}, url
            assert DRAFT_WORDS not in answer.text and PRIVATE_WORDS not in answer.text, url


def every_page(house):
    work = [place_of(house, house.cal, exercise) for exercise in EXERCISES]
    run = [house.run, f"{house.run}/matrix.csv", place_of(house, house.cal)]
    return ["/c/harbor/today", "/c/harbor/reviews", *run, *work]


def test_a_lesson_that_has_not_opened_is_one_line(house, bea):
    open_lesson(house, opened=timedelta(days=-3))

    page = bea.get(place_of(house, house.cal))

    assert "7 exercises. They open on" in page.main.get_text()
    assert not page.select("main .entries")
