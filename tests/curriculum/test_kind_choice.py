"""A choice: what is said comes after answering, and blames nobody."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

FACT = {
    "id": "fact",
    "ask": "Which is a fact?",
    "options": [
        {"id": "floor", "text": "We shared a floor.", "correct": True, "why": "Both can check it."},
        {"id": "mind", "text": "She would mind.", "why": "This reads her mind."},
    ],
}
FACTS = FACT | {
    "id": "facts",
    "multiple": True,
    "options": [*FACT["options"], {"id": "six", "text": "Six years.", "correct": True}],
}


def quiz(*questions):
    return exercise_of("choice", questions=questions or [FACT])


def test_nothing_is_given_away_before_answering(bare):
    for view in ("screen", "read", "paper"):
        assert "Both can check it." not in words(page_of(bare, quiz(), view, {}))


def test_after_answering_the_why_of_both_is_there_without_blame(bare):
    said = words(page_of(bare, quiz(), "screen", {"fact": "mind"}))

    assert "You chose She would mind. This reads her mind." in said
    assert "This one fits We shared a floor. Both can check it." in said
    assert "wrong" not in said.lower()


def test_of_several_that_fit_those_not_ticked_are_named_too(bare):
    said = words(page_of(bare, quiz(FACTS), "read", {"facts": ["floor"]}))

    assert "You chose, and it fits We shared a floor." in said
    assert "This one fits too Six years." in said
    assert "She would mind." not in said


def test_each_question_asks_for_its_answer():
    assert quiz(FACT, FACTS).missing({"fact": "gone", "facts": "floor"}) == {
        "fact": "Choose one answer.",
        "facts": "Tick at least one answer.",
    }


def test_ids_are_kept(bare):
    with bare.test_request_context():
        form = sent(quiz(FACT, FACTS), fact="mind", facts=["six", "floor"])

    assert form.data == {"fact": "mind", "facts": ["floor", "six"]}


def test_paper_has_rings_for_one_and_boxes_for_several(bare):
    page = page_of(bare, quiz(FACT, FACTS), "paper", {"fact": "mind", "facts": ["six"]})

    assert len(page.select(".ring")) == 2 and len(page.select(".ring.on")) == 1
    assert len(page.select(".box")) == 3 and len(page.select(".box.on")) == 1


def test_two_that_fit_need_several_to_tick():
    with pytest.raises(ValidationError, match="multiple: true"):
        quiz(FACTS | {"multiple": False})


def test_one_line_tells_what_was_chosen():
    chosen = quiz(FACT, FACTS).one_line({"fact": "mind", "facts": ["floor", "six"]})

    assert chosen == "She would mind. · We shared a floor.; Six years."
