"""The people book on paper: readable by everybody, blank and filled, and its owner's alone."""

import pytest

from tests.features.test_handouts import is_accessible, words_of
from tests.support.book import LESSON, knows, learn, open_summer

SHEETS = ("my-people", "my-list", "a-talk", "given")


@pytest.fixture
def paper(house, browser):
    """Where Cal prints; the book holds something of every sort."""
    summer = open_summer(house)
    browser.sign_in(house.cal)
    ana = knows(house, house.cal, "Ana", known="the choir").public_id
    told = {
        "contact": ana,
        "on": "2026-11-02",
        "format": "phone",
        "gave": "Tea",
        "hope_1": "A name",
    }
    told |= {"outcome": "talked", "direction": "given", "gift": "skill"}
    for shelf in ("calls", "conversations", "ledger"):
        browser.post(f"{learn(summer)}/book/{shelf}/new", **told)
    return f"{learn(summer)}/handouts/{LESSON}"


@pytest.mark.pdf
@pytest.mark.parametrize("exercise", SHEETS)
@pytest.mark.parametrize("filled", ["", "&filled=1"], ids=["blank", "filled"])
def test_every_sheet_can_be_read_by_everybody(paper, browser, exercise, filled):
    pdf = browser.fetch(f"{paper}/{exercise}?as=pdf{filled}").data

    is_accessible(pdf)
    assert ("Ana" in words_of(pdf)[0]) == bool(filled)


def test_the_lesson_on_paper_has_them_blank(paper, browser):
    page = browser.get(paper).get_text(" ")

    assert "Went from me: offered, given" in page
    assert "the choir" not in page


def test_no_counselor_prints_a_book(house, paper, browsers):
    bea = browsers()
    bea.sign_in(house.bea)

    bea.get(f"{paper}/my-people?filled=1", status=404)
