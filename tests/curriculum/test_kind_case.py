"""A case: passages marked with a reason; what there was to see is said after the hand-in."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

STORY = """\
Pat came late. The coffee was paid for already.

> Can you get me in?

Pat never wrote again.
"""
LATE = {"text": "Pat came late.", "misstep": "Somebody waited.", "better": "Be there early."}
JOB = {"text": "get me in?", "misstep": "It asks for a job.", "better": "Ask for a view."}
MARKED = {"marks": ["pat-came-late"], "reasons": {"pat-came-late": "Time"}}


def case(missteps=(LATE, JOB), story=STORY):
    return exercise_of("case", story=story, missteps=list(missteps))


def test_marks_and_reasons_are_kept_by_sentence(bare):
    with bare.test_request_context():
        form = sent(case(), marks=["can-you-get-me-in", "gone"], reasons_pat__came__late="Time ")

    assert form.data["marks"] == ["can-you-get-me-in"]
    assert form.data["reasons"]["pat-came-late"] == "Time"


def test_each_mark_takes_a_reason():
    assert case().missing({}) == {"marks": "Mark at least one passage, and say why."}
    assert case().missing({"marks": ["pat-came-late"]}) == {
        "marks": "A few words on why are still missing here: “Pat came late.”"
    }
    assert case().missing(MARKED) == {}


def test_every_sentence_is_a_box_with_its_words_for_a_label(bare):
    page = page_of(bare, case(), "screen", MARKED)
    boxes = page.select(".case-box")

    assert [box.has_attr("checked") for box in boxes] == [True, False, False, False]
    labels = [page.select_one(f"label[for='{box['id']}']") for box in boxes]
    assert [words(label) for label in labels][2] == "Can you get me in?"


def test_nothing_is_explained_before_the_hand_in(bare):
    before = words(page_of(bare, case(), "screen", MARKED))
    after = words(page_of(bare, case(), "screen", MARKED, handed_in=True))

    assert "Be there early." not in before
    assert "1 of 2 seen" in after and "Be there early." in after and "Ask for a view." in after


def test_an_earlier_text_that_was_never_handed_in_explains_nothing(bare):
    assert "Be there early." not in words(page_of(bare, case(), "read", MARKED, handed_in=False))


def test_what_was_passed_over_is_said_in_the_order_of_the_story():
    judged = case([JOB, LATE]).judged(MARKED)

    assert [(one.misstep.id, one.is_seen) for one in judged] == [
        ("pat-came-late", True),
        ("get-me-in", False),
    ]


def test_a_mark_we_had_nothing_in_mind_for_is_not_called_wrong(bare):
    answers = {"marks": ["pat-never-wrote-again"], "reasons": {"pat-never-wrote-again": "Rude"}}

    said = words(page_of(bare, case(), "read", answers))

    assert "0 of 2 seen" in said and "Also marked" in said and "Rude" in said
    assert "wrong:" in said


def test_a_line_of_a_table_counts_with_its_base():
    assert case().one_line(MARKED) == "1 of 2 seen · Time"
    assert case().one_line({}) == ""


def test_paper_numbers_the_sentences_and_gives_nothing_away(bare):
    page = page_of(bare, case(), "paper", None)

    assert [words(n) for n in page.select(".story-number")] == ["1", "2", "3", "4"]
    assert len(page.select(".fill-marks tbody tr")) == 2
    assert "early" not in words(page)


def test_no_number_stands_alone_at_the_end_of_a_line(bare):
    page = page_of(bare, case(), "paper", None)

    assert {n.next_sibling for n in page.select(".story-number")} == {"\N{NO-BREAK SPACE}"}


def test_filled_paper_calls_a_mark_by_the_number_of_its_sentence(bare):
    page = page_of(bare, case(), "paper", MARKED)

    assert words(page.select_one(".underlined")) == "Pat came late."
    assert words(page.select_one(".fill-marks tbody tr")) == "1 Time"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("came at once", "the story never says `came at once`; copy the words out of it"),
        ("Pat", "the story says `Pat` 2 times; give more of the words"),
    ],
)
def test_a_misstep_stands_in_the_story_exactly_once(text, wrong):
    with pytest.raises(ValidationError) as refused:
        case([LATE, LATE | {"text": text}])

    error = refused.value.errors()[0]
    assert error["loc"] == ("missteps", 1)
    assert wrong in error["msg"]
