"""A role-play: the roles go round, and the observer fills in what was seen."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

RUBRIC = [{"id": "opened", "text": "Opened with thanks"}, {"id": "closed", "text": "Closed"}]
ROUND = {
    "marks": {"opened": 2, "closed": 0},
    "strength-1": "Thanked",
    "strength-2": "Listened",
    "change": "Name the time",
}


def play(roles=("Asker", "Contact", "Observer"), **keys):
    about = {"scenario": "You **meet**.", "rubric": RUBRIC, "roles": list(roles)}
    return exercise_of("role-play", **(about | keys))


def test_everybody_has_every_role_once():
    answers = {"players": {"player-1": "Ana", "player-2": "Ben"}}

    assert [one.players for one in play().cast(answers)] == [
        ("Ana", "Ben", "Person 3"),
        ("Ben", "Person 3", "Ana"),
        ("Person 3", "Ana", "Ben"),
    ]


def test_more_rounds_than_roles_begin_again():
    rounds = [one.players for one in play(("Asker", "Observer"), rounds=3).cast({})]

    assert rounds[0] == rounds[2] != rounds[1]


def test_one_whole_round_is_enough():
    assert play().missing({"round-2": ROUND}) == {}
    assert play().missing({"round-1": {"marks": {"opened": True}}}) == {
        "round-1": "Fill in at least one round: what the observer saw, two strengths, a change."
    }


def test_a_begun_round_is_asked_for_the_rest():
    begun = {"marks": {"opened": 1}, "strength-1": "Thanked"}

    assert play().missing({"round-1": ROUND, "round-3": begun}) == {
        "round-3": "Round 3 still needs: a mark on every line (1 to go), a second strength,"
        " one change."
    }


def test_marks_are_kept_as_numbers_and_only_nought_to_two(bare):
    with bare.test_request_context():
        form = sent(play(), round__1_marks_opened="2", round__1_marks_closed="3")

    assert form.data["round-1"]["marks"] == {"opened": 2, "closed": None}


def test_the_timer_is_plain_text_until_a_script_makes_it_a_clock(bare):
    page = page_of(bare, play(round_minutes=4), "screen", {})

    assert "3 rounds, 4 minutes each. Any clock will do." in words(page.select_one("[data-timer]"))
    assert page.select_one("[data-timer]")["data-minutes"] == "4"
    assert play().modules == ("timer",)


def test_reading_has_the_marks_in_words(bare):
    said = words(page_of(bare, play(), "read", {"round-1": ROUND}))

    assert "Opened with thanks 2 clearly" in said and "Closed 0 not seen" in said
    assert "Round 2 of 3" not in said


def test_a_line_of_a_table_begins_with_the_change():
    assert play().one_line({"round-1": ROUND}) == "Name the time · Thanked"


def test_paper_has_a_sheet_for_each_round(bare):
    blank = page_of(bare, play(), "paper", None)
    filled = page_of(bare, play(), "paper", {"round-1": ROUND})

    assert len(blank.select(".taken")) == 3 and not blank.select(".on")
    assert len(filled.select(".on")) == 2


@pytest.mark.parametrize("keys", [{"roles": ["One"]}, {"rubric": []}, {"rounds": 0}])
def test_it_takes_two_and_something_to_watch(keys):
    with pytest.raises(ValidationError):
        play(**keys)
