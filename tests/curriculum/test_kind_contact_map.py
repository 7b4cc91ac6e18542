"""The contact map: people in circles, and a goal that counts them."""

import pytest
from pydantic import ValidationError

from app.curriculum.goals import Counts
from tests.support.kinds import exercise_of, page_of, words

ANA = {"id": "0" * 12, "name": "Ana R.", "circle": "friends", "known": "the choir"}
OSEI = {"name": "Mr. Osei", "circle": "daily_life", "unusual_role": "barber"}
BOOK = {"entries": [ANA, OSEI, {"name": "Dawit", "referred_by": "Ana R."}]}


def contact_map(**keys):
    return exercise_of("contact-map", **keys)


def test_the_goal_counts_people_and_unusual_roles():
    goal = contact_map().goal(Counts(contacts={"family": 30, "": 10}, unusual={"family": 4}))

    assert goal.said == "People: 40 of 40 · In an unusual role: 4 of 5"
    assert goal.is_begun
    assert not goal.is_met


def test_it_is_met_with_enough_of_both_and_says_what_is_more():
    goal = contact_map().goal(Counts(contacts={"family": 41}, unusual={"family": 5}))

    assert goal.is_met
    assert goal.said == "People: 41 (goal: 40) · In an unusual role: 5 of 5"


def test_only_the_circles_that_are_asked_for_count():
    narrow = contact_map(circles=["work_now"], goal={"contacts": 2, "unusual": 0})

    assert not narrow.goal(Counts(contacts={"family": 9, "": 9, "work_now": 1})).is_met
    assert narrow.goal(Counts(contacts={"work_now": 2})).is_met


def test_a_line_says_who_and_what_matters():
    said = [f"{line.title}: {line.meta}" for line in contact_map().lines(BOOK)]

    assert said == ["Ana R.: Friends", "Mr. Osei: Daily life · barber", "Dawit: sent by Ana R."]
    assert contact_map().one_line(BOOK) == "Ana R. · Mr. Osei · Dawit"
    assert contact_map().one_line({}) == ""


def test_blank_paper_has_room_in_every_circle_and_help_for_the_memory(bare):
    page = page_of(bare, contact_map(), "paper", None)

    assert len(page.select("tbody")) == 7
    assert len(page.select("tbody tr:not(.fill-part)")) >= 40
    assert "librarian" in words(page)
    assert "not while you are in their care" in words(page)


def test_filled_paper_has_everybody_and_a_star_for_an_unusual_role(bare):
    page = page_of(bare, contact_map(), "paper", BOOK)

    assert [words(cell) for cell in page.select(".filled")] == [
        "Ana R.",
        "the choir",
        "Mr. Osei",
        "barber",
        "Dawit",
        "sent by Ana R.",
    ]
    assert [words(cell) for cell in page.select(".fill-star") if words(cell)] == ["★"]


def test_nothing_is_handed_in_and_nobody_else_can_read_it():
    assert contact_map().stands_on_book
    assert contact_map().is_private
    assert contact_map().fields() == {}


@pytest.mark.parametrize("keys", [{"goal": {"contacts": 0}}, {"circles": ["pets"]}, {"goal": 40}])
def test_a_goal_that_nobody_can_mean_is_a_mistake(keys):
    with pytest.raises(ValidationError):
        contact_map(**keys)
