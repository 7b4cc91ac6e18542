"""A reframe: one's own sentence first, the bank's after it, and no number is a wrong one."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

BANK = [
    {"id": "busy", "says": "They are busy.", "fairer": "Some are, and some like a short break."},
    {"id": "fake", "says": "It is fake.", "fairer": "Saying why I call is not fake."},
]
WHOLE = {
    "objection": "busy",
    "before": 70,
    "for": "No answer yet.",
    "against": "Ana answered.",
    "friend": "One did.",
    "fairer": "Ana had time.",
    "after": 45,
    "act": "Write to Ben",
    "when": "2027-03-12",
}


def reframe(count=1, own=True, **keys):
    ids = [one["id"] for one in BANK]
    return exercise_of("reframe", **{"from": ids}, objections=BANK, count=count, own=own, **keys)


def read(bare, view="screen", **pieces):
    return words(page_of(bare, reframe(), view, {"sentence-1": WHOLE | pieces}))


def test_a_whole_one_is_complete():
    assert reframe().missing({"sentence-1": WHOLE}) == {}


def test_what_is_missing_is_named_piece_by_piece():
    pieces = {**WHOLE, "fairer": " ", "after": "101", "when": "soon"}

    assert reframe().missing({"sentence-1": pieces}) == {
        "sentence-1": "Sentence 1 still needs: a fairer sentence, a whole number from 0 to 100"
        " for how much you believe it at the end, a date as year-month-day, such as 2027-03-12,"
        " or none."
    }


def test_a_sentence_not_begun_says_so():
    missing = reframe(count=2).missing({"sentence-1": WHOLE})

    assert missing == {"sentence-2": "Sentence 2 is still empty. Pick one or write one to begin."}


def test_when_may_be_left_out():
    assert reframe().missing({"sentence-1": WHOLE | {"when": ""}}) == {}


def test_the_banks_sentence_waits_for_ones_own(bare):
    assert "some like a short break" in read(bare)
    assert "some like a short break" not in read(bare, fairer="")
    assert "some like a short break" not in read(bare, own="Nobody has time for me.")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (50, "Moved: from 70 to 50."),
        (51, "From 70 to 51. That is worth knowing."),
        (70, "Still 70. That is worth knowing too."),
        (80, "From 70 to 80. That is worth knowing."),
    ],
)
def test_a_drop_of_twenty_is_called_moved_and_no_other_is_blamed(bare, after, said):
    assert said in read(bare, after=after)


def test_ones_own_words_win_over_the_sentence_picked():
    taken = next(reframe().taken({"sentence-1": WHOLE | {"own": "Nobody has time for me."}}))

    assert taken.sentence == "Nobody has time for me."


def test_the_next_sentence_to_work_on_stands_open(bare):
    page = page_of(bare, reframe(count=3), "screen", {"sentence-1": WHOLE})

    assert [part.has_attr("open") for part in page.select("details")] == [True, True, False]


def test_steps_that_are_answered_are_not_open(bare):
    page = page_of(bare, reframe(), "screen", {"sentence-1": WHOLE | {"friend": ""}})

    assert [words(step.label) for step in page.select(".step-open")] == ["What would a friend say?"]


def test_a_number_in_words_is_kept_and_shown_again(bare):
    with bare.test_request_context():
        form = sent(reframe(), sentence__1_before="70ish", sentence__1_after="45")

    assert form.data["sentence-1"]["before"] == "70ish"
    assert form.data["sentence-1"]["after"] == 45
    page = page_of(bare, reframe(), "screen", form.data)
    assert page.find(id="the-exercise-sentence-1_before")["value"] == "70ish"


def test_what_is_missing_can_be_pointed_out_at_its_sentence(bare):
    with bare.test_request_context():
        form = sent(reframe(), sentence__1_before="70")
        form["sentence-1"].errors = [*form["sentence-1"].errors, "Sentence 1 still needs: all."]

    assert form.errors == {"sentence-1": ["Sentence 1 still needs: all."]}


def test_paper_has_room_for_every_sentence_and_none_of_the_banks_answers(bare):
    page = page_of(bare, reframe(count=2), "paper", None)

    assert len(page.select(".taken")) == 2
    assert "short break" not in words(page)
    assert not page.select(".filled, .on")


def test_headings_follow_the_page_they_stand_on(bare):
    assert page_of(bare, reframe(count=2), "read", {}).select("h3")
    assert not page_of(bare, reframe(count=2), "read", {}).select("h2")


@pytest.mark.parametrize(
    "keys",
    [
        {"from": [], "own": False},
        {"from": ["busy"], "own": False, "count": 2},
        {"from": ["busy", "busy"], "own": True},
    ],
)
def test_there_must_be_enough_to_pick_from(keys):
    with pytest.raises(ValidationError):
        exercise_of("reframe", **keys)
