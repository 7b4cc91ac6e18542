"""The ledger: two columns and no score."""

from app.curriculum.goals import Counts
from tests.support.kinds import exercise_of, page_of, words

BOOK = {
    "entries": [
        {"direction": "given", "gift": "article", "name": "Beth", "on": "2027-03-10"},
        {"direction": "asked", "gift": "advice", "note": "on the county"},
    ]
}


def ledger(**keys):
    return exercise_of("ledger", **keys)


def test_the_goal_is_to_have_given():
    assert ledger().goal(Counts(given=1)).said == "Given: 1 of 2"
    assert ledger(goal={"given": 1}).goal(Counts(given=1)).is_met


def test_a_line_says_which_way_what_and_with_whom(bare):
    said = words(page_of(bare, ledger(), "screen", BOOK))

    assert "I gave: Something to read Mar 10, 2027 · Beth" in said
    assert "I asked for: Advice on the county" in said


def test_paper_keeps_what_came_and_what_went_apart(bare):
    first = page_of(bare, ledger(), "paper", BOOK).select_one("tbody tr").select("td")

    assert words(first[0]) == "I asked for: Advice · on the county"
    assert words(first[1]) == "I gave: Something to read · Beth · Mar 10, 2027"


def test_blank_paper_is_rows_to_write_in(bare):
    page = page_of(bare, ledger(), "paper", None)

    assert len(page.select("tbody tr")) == 14
    assert not page.select(".filled")
