"""A checklist: ticks, and a note for each line."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

GROUPS = [
    {"name": "Before", "items": [{"id": "aim", "text": "I know my aim."}]},
    {"name": "After", "items": [{"id": "thanks", "text": "I said thanks."}]},
]


def checklist(groups=GROUPS):
    return exercise_of("checklist", groups=groups)


def test_ticks_and_notes_are_kept_by_id(bare):
    with bare.test_request_context():
        form = sent(checklist(), done=["thanks", "gone"], notes_aim=" To learn ", notes_thanks="")

    assert form.data == {"done": ["thanks"], "notes": {"aim": "To learn", "thanks": ""}}


def test_a_note_opens_only_where_there_is_one(bare):
    page = page_of(bare, checklist(), "screen", {"notes": {"aim": "To learn"}})

    assert [note.has_attr("open") for note in page.select("details")] == [True, False]


def test_each_line_has_its_box_and_a_labelled_note(bare):
    page = page_of(bare, checklist(), "screen", {"done": ["aim"]})

    assert [box.has_attr("checked") for box in page.select("[type=checkbox]")] == [True, False]
    assert {label["for"] for label in page.select("label")} == {
        tag["id"] for tag in page.select("input")
    }


@pytest.mark.parametrize("answers", [{"done": ["aim"]}, {"notes": {"thanks": "Not yet"}}])
def test_one_tick_or_one_note_is_enough(answers):
    assert checklist().missing(answers) == {}


@pytest.mark.parametrize("answers", [{}, {"done": ["gone"]}, {"done": "aim"}, {"notes": []}])
def test_nothing_at_all_is_not(answers):
    assert checklist().missing(answers) == {
        "done": "Tick at least one line, or write in a note what stands in the way."
    }


def test_a_line_of_a_table_counts_with_its_base():
    line = checklist().one_line({"done": ["aim"], "notes": {"aim": "To learn"}})

    assert line == "1 of 2 ticked · To learn"
    assert checklist().one_line({}) == ""


def test_reading_says_what_is_ticked_in_words(bare):
    said = words(page_of(bare, checklist(), "read", {"done": ["aim"]}))

    assert "I know my aim. ✓ ticked" in said
    assert "I said thanks. not ticked" in said


def test_paper_has_a_box_and_room_for_a_note_in_every_line(bare):
    page = page_of(bare, checklist(), "paper", None)

    assert len(page.select("tbody .box")) == len(page.select("tbody .fill-note")) == 2
    assert [words(caption) for caption in page.select("caption")] == ["Before", "After"]


def test_an_id_stands_once_in_the_whole_list():
    with pytest.raises(ValidationError, match="two items have the id `aim`"):
        checklist([GROUPS[0], GROUPS[0] | {"name": "Again"}])


def test_there_must_be_something_to_tick():
    with pytest.raises(ValidationError, match="give `groups`"):
        checklist([])
