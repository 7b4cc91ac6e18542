"""A target: pieces, and two sentences that keep to their limits or hear by how much they do not."""

import pytest
from pydantic import ValidationError

from tests.support.asking import TOLD
from tests.support.kinds import exercise_of, page_of, sent, words


def target(**keys):
    return exercise_of("target", **keys)


def test_a_whole_one_is_complete():
    assert target().missing(TOLD) == {}
    assert target().missing(TOLD | {"field": "", "repeat": None}) == {}


def test_what_is_missing_is_asked_for_piece_by_piece():
    assert target(proofs=1).missing({}) == {
        "field": "Name a field or a role: without one nobody knows whom to think of.",
        "contribution": "Write what you bring: one thing is enough.",
        "proof-1": "Write one thing you did that shows it. A small one counts.",
        "short": "Write the sentence in up to 25 words.",
        "long": "Write the sentence in up to 60 words.",
    }


def test_a_sentence_that_is_too_long_hears_by_how_much():
    assert target().missing(TOLD | {"short": "word " * 27}) == {
        "short": "This has 27 words, and 25 is the limit. Take out 2."
    }
    assert target().missing(TOLD | {"short": "word " * 25}) == {}


def test_words_with_apostrophes_and_hyphens_are_one():
    assert target(short=5).missing(TOLD | {"short": "I\u2019m a well-read night clerk"}) == {}


def test_a_draft_keeps_a_sentence_of_any_length(bare):
    with bare.test_request_context():
        form = sent(target(), short="word " * 200)

    assert not form.errors and len(form.data["short"].split()) == 200


def test_the_screen_says_how_long_each_sentence_is(bare):
    page = page_of(bare, target(), "screen", TOLD)

    assert [line.get_text() for line in page.select("[data-count]")] == [
        "11 of 25 words",
        "18 of 60 words",
    ]


def test_reading_begins_with_the_sentences(bare):
    said = words(page_of(bare, target(), "read", TOLD))

    assert said.startswith("In one short sentence I look for claims work")
    assert "Could somebody say it back? Yes" in said
    assert "What I am not looking for" not in said


def test_a_line_of_a_table_is_the_short_sentence_or_what_there_is():
    assert target().one_line(TOLD) == TOLD["short"]
    assert target().one_line({"role": "Adjuster"}) == "Adjuster"


def test_paper_has_a_line_for_each_piece(bare):
    blank, filled = (page_of(bare, target(proofs=3), "paper", a) for a in (None, TOLD))

    assert not blank.select(".filled") and "Proof 3" in words(blank)
    assert "Calm on the phone" in words(filled)


def test_the_longer_sentence_has_more_room():
    with pytest.raises(ValidationError, match="`long` must be more than `short`"):
        target(short=30, long=30)
