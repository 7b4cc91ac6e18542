"""The call list: names in order, and a goal that counts tries, not luck."""

from app.curriculum.goals import Counts
from tests.support.kinds import exercise_of, page_of, words

BOOK = {
    "entries": [
        {"name": "Beth", "outcome": "talked", "channel": "phone"},
        {"name": "Ana", "outcome": "voicemail", "note": "back on Thursday"},
        {"name": "Mr. Osei"},
    ],
    "energy": {"before": 2, "after": 4},
}


def call_list(**keys):
    return exercise_of("call-list", **keys)


def test_the_goal_counts_people_who_were_tried():
    assert call_list().goal(Counts(called=4)).said == "People tried: 4 of 5"
    assert call_list(minimum=3).goal(Counts(called=3)).is_met


def test_the_list_says_what_came_of_each_and_what_is_open(bare):
    said = words(page_of(bare, call_list(), "screen", BOOK))

    assert "1 Beth Phone · We talked" in said
    assert "2 Ana I left a message · back on Thursday" in said
    assert "3 Mr. Osei Not tried yet" in said


def test_blank_paper_has_a_box_for_each_outcome_in_every_row(bare):
    page = page_of(bare, call_list(), "paper", None)

    assert len(page.select("tbody tr")) == 12
    assert len(page.select("tbody .box")) == 12 * 5
    assert not page.select(".on")


def test_filled_paper_has_the_ticks_and_the_energy(bare):
    page = page_of(bare, call_list(), "paper", BOOK)

    assert len(page.select("tbody .box.on")) == 2
    assert [words(ring) for ring in page.select(".number.on")] == ["2", "4"]
