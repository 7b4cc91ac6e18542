"""A conversation: a goal, the thank-you clock in kind words, and a card to carry."""

import pytest

from app.curriculum.goals import Counts
from tests.support.kinds import exercise_of, page_of, words

TALK = {
    "name": "Beth",
    "on": "2027-03-10",
    "format": "phone",
    "pure": True,
    "hopes": [{"text": "The county list", "got": True}, {"text": "My resume", "got": False}],
    "gave": "An article",
    "discomfort_expected": 8,
    "discomfort_met": 3,
    "thanks": {"state": "owed", "hours": 30},
}


def conversation(**keys):
    return exercise_of("conversation", **keys)


def test_any_conversation_counts_unless_pure_ones_are_asked_for():
    counts = Counts(conversations=2, pure=1)

    assert conversation(goal=2).goal(counts).is_met
    assert not conversation(goal=2, pure=True).goal(counts).is_met
    assert conversation(goal=1, pure=True).goal(counts).is_met


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ({"state": "owed", "hours": 30}, "Thank-you owed: 30 hours left"),
        ({"state": "late"}, "A late thank-you still lands"),
        ({"state": "said"}, ""),
        ({"state": "over"}, ""),
    ],
)
def test_the_clock_never_blames(clock, said):
    line = next(conversation().lines({"entries": [TALK | {"thanks": clock}]}))

    assert line.asks == said


def test_a_line_says_who_when_and_how(bare):
    said = words(page_of(bare, conversation(), "screen", {"entries": [TALK]}))

    assert said == "Beth Mar 10, 2027 · Phone · no opening Thank-you owed: 30 hours left"


def test_a_blank_card_for_each_that_is_asked_for(bare):
    page = page_of(bare, conversation(goal=2), "paper", None)

    assert len(page.select(".talk")) == 2
    assert len(page.select(".hope")) == 6
    assert not page.select(".filled")


def test_a_filled_card_has_before_and_after(bare):
    page = page_of(bare, conversation(), "paper", {"entries": [TALK]})

    assert [words(ring) for ring in page.select(".number.on")] == ["8", "3"]
    assert len(page.select(".hope .box.on")) == 1
    assert "The county list" in words(page)
