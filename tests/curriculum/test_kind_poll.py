"""A poll: one question, and no place where an answer could be kept."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

WAYS = ["By a friend", "By a posting"]


def poll(**keys):
    return exercise_of("poll", ask="How did you find work?", **(keys or {"options": WAYS}))


def test_a_vote_is_one_of_the_options(bare):
    with bare.test_request_context():
        good, bad = sent(poll(), vote="by-a-friend"), sent(poll(), vote="by-magic")

    assert poll().missing(good.data) == {}
    assert poll().missing(bad.data) == {"vote": "Choose one of these, then vote."}


def test_a_scale_is_voted_on_by_its_numbers():
    scale = poll(scale={"min": 0, "max": 3})

    assert [choice.id for choice in scale.choices] == ["0", "1", "2", "3"]
    assert scale.missing({"vote": "4"})


def test_before_the_vote_it_is_said_what_a_vote_is(bare):
    said = words(page_of(bare, poll(), "screen", {}))

    assert "One vote each, without your name." in said
    assert "A vote cannot be changed" in said


def test_no_page_shows_a_vote_even_if_one_were_stored(bare):
    for view in ("read", "paper"):
        stored, none = (page_of(bare, poll(), view, a) for a in ({"vote": "by-a-friend"}, {}))
        assert str(stored) == str(none)
    assert poll().one_line({"vote": "by-a-friend"}) == ""


def test_counts_stand_with_their_base(bare):
    said = words(page_of(bare, poll(), "read", {}, votes={"by-a-friend": 4, "by-a-posting": 1}))

    assert "By a friend 4 of 5" in said and "By a posting 1 of 5" in said


def test_without_counts_it_says_when_there_will_be_some(bare):
    said = words(page_of(bare, poll(), "read", {}, votes={}))

    assert "The counts are shown once five people have voted." in said


def test_paper_is_a_slip_to_tear_off(bare):
    page = page_of(bare, poll(), "paper", None)

    assert len(page.select(".slip .ring")) == 2
    assert "Leave your name off this part." in words(page.select_one(".slip"))


@pytest.mark.parametrize(
    "keys",
    [
        {"options": []},
        {"options": ["One"]},
        {"options": WAYS, "scale": {"min": 1, "max": 5}},
        {"scale": {"min": 5, "max": 5}},
        {"options": WAYS, "review": "accept"},
        {"options": WAYS, "share": "private"},
    ],
)
def test_there_is_one_way_to_answer_and_nobody_to_review_it(keys):
    with pytest.raises(ValidationError):
        poll(**keys)
