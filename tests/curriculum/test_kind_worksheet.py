"""A worksheet: each field type is asked, kept, judged, read and printed."""

import pytest
from pydantic import ValidationError

from tests.support.asking import TOLD
from tests.support.kinds import exercise_of, page_of, sent, stored, words


def sheet_of(*fields):
    named = [{"id": "it", "ask": "What is it?"} | field for field in fields]
    return exercise_of("worksheet", fields=named)


NUMBER = {"type": "number", "min": 0, "max": 100}
RINGS = {"type": "scale", "min": 0, "max": 10, "labels": ["Easy", "Hard"]}
WAYS = {"options": ["By phone", "By letter"]}
STEPS = {"type": "table", "columns": ["What", "When"], "rows": 3}
HOURS = {"type": "table", "columns": ["Planned", "Spent"], "rows": ["Boards", "Calls"]}


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ({"type": "text"}, {"it": " Ask Ana "}, "Ask Ana"),
        ({"type": "paragraph"}, {"it": "One\r\ntwo"}, "One\ntwo"),
        ({"type": "list"}, {"it_1": "one", "it_2": "", "it_3": "three"}, ["one", "three"]),
        (NUMBER, {"it": "70"}, 70),
        (NUMBER, {"it": "12,5"}, 12.5),
        (NUMBER, {"it": "seventy"}, "seventy"),
        (NUMBER, {"it": "1,200"}, "1,200"),
        (RINGS, {"it": "7"}, 7),
        (RINGS, {"it": "70"}, None),
        ({"type": "choice"} | WAYS, {"it": "by-phone"}, "by-phone"),
        ({"type": "choice"} | WAYS, {"it": "by-pigeon"}, None),
        ({"type": "choices"} | WAYS, {"it": ["by-letter", "by-phone"]}, ["by-phone", "by-letter"]),
        ({"type": "date"}, {"it": "2027-03-12"}, "2027-03-12"),
        ({"type": "date"}, {"it": "next Tuesday"}, "next Tuesday"),
        ({"type": "money"}, {"it": "$1,200.50"}, 1200.5),
        (STEPS, {"it_1_what": "Call", "it_1_when": ""}, [{"what": "Call", "when": ""}]),
        (
            HOURS,
            {"it_calls_planned": "", "it_calls_spent": "2"},
            {"calls": {"planned": "", "spent": "2"}},
        ),
    ],
)
def test_a_field_keeps_what_was_typed(bare, field, typed, kept):
    with bare.test_request_context():
        form = sent(sheet_of(field), **typed)

    found = form.data["it"]
    assert not form.errors
    if isinstance(kept, dict):
        found = {row: found[row] for row in kept}
    assert found == kept


@pytest.mark.parametrize(
    ("field", "answer", "wanted"),
    [
        ({"type": "text"}, "", "Write a line here."),
        ({"type": "list", "min": 3}, ["a"], "Write at least 3 lines. So far: 1."),
        (NUMBER, "seventy", "Give a number from 0 to 100."),
        (NUMBER, 101, "Give a number from 0 to 100."),
        (NUMBER | {"optional": True}, "many", "Give a number from 0 to 100."),
        ({"type": "number", "min": 3}, 2, "Give a number of 3 or more."),
        (RINGS, 11, "Choose a number from 0 to 10."),
        ({"type": "choice"} | WAYS, "by-pigeon", "Choose one of these."),
        ({"type": "choices"} | WAYS, [], "Tick at least one of these."),
        ({"type": "date"}, "Tuesday", "Give the date as year-month-day, such as 2027-03-12."),
        ({"type": "money"}, "a lot", "Give an amount in digits, such as 12.50."),
        (STEPS, [{"what": ""}], "Fill in at least one row."),
        (HOURS, {"calls": {"spent": "2"}}, "These rows are still empty: Boards."),
        ({"type": "word"}, None, "Write the word you will use."),
    ],
)
def test_a_hand_in_says_exactly_what_is_missing(field, answer, wanted):
    assert sheet_of(field).missing({"it": answer}) == {"it": wanted}


@pytest.mark.parametrize("field", [{"type": "text", "optional": True}, {"type": "private"}])
def test_nothing_is_missing_where_nothing_must_be_written(field):
    assert sheet_of(field).missing({}) == {}


def test_zero_is_an_answer():
    sheet = sheet_of(NUMBER, RINGS | {"id": "hard"})

    assert sheet.missing({"it": 0, "hard": 0}) == {}
    assert sheet.one_line({"it": 0, "hard": 0}) == "0 · 0"


@pytest.mark.parametrize(
    "field",
    [
        {"type": "text", "rows": 3},
        {"type": "scale", "min": 3, "max": 3},
        {"type": "scale", "min": 1, "max": 5, "labels": ["a", "b", "c"]},
        {"type": "number", "min": 5, "max": 1},
        {"type": "list", "min": 4, "max": 2},
        {"type": "choice", "options": ["Only one"]},
        {"type": "table"},
        {"type": "essay"},
        {"type": "text", "id": "data"},
    ],
)
def test_a_field_that_cannot_be_right_is_refused(field):
    with pytest.raises(ValidationError):
        sheet_of(field)


def test_two_fields_of_one_id_are_refused():
    with pytest.raises(ValidationError, match="two fields have the id `it`"):
        sheet_of({"type": "text"}, {"type": "date"})


def test_too_long_a_text_is_refused_and_nothing_is_cut(bare):
    with bare.test_request_context():
        form = sent(sheet_of({"type": "text", "max": 5}), it="Ask Ana")

        assert form.errors == {"it": ["This has 7 characters; 5 fit here."]}
        assert form.data["it"] == "Ask Ana"


def test_a_cell_is_cleaned_and_refused_like_any_other_text(bare):
    with bare.test_request_context():
        form = sent(sheet_of(STEPS), it_1_what="Call\0", it_1_when=" soon ")

    assert form.data["it"][0]["when"] == "soon"
    assert "invisible character" in str(form.errors)


def test_a_day_that_is_not_one_is_shown_as_it_was_typed(bare):
    page = page_of(bare, sheet_of({"type": "date"}), "screen", {"it": "next Tuesday"})

    assert page.input["type"] == "text"
    assert page.input["value"] == "next Tuesday"


def test_every_row_and_line_has_a_name_of_its_own(bare):
    sheet = sheet_of(STEPS, {"id": "l", "type": "list"}, HOURS | {"id": "h"})

    page = page_of(bare, sheet, "screen", {})
    ids = [tag["id"] for tag in page.select("[id]")]

    assert len(ids) == len(set(ids))
    assert {label["for"] for label in page.select("label")} == {
        tag["id"] for tag in page.select("input")
    }


def test_private_words_are_named_and_stay_out_of_tables_and_of_others_pages(bare):
    sheet = sheet_of({"type": "text"}, {"id": "own", "type": "private"})

    assert sheet.keeps_private() == {"own"}
    assert sheet.one_line({"it": "Ana", "own": "I am angry"}) == "Ana"
    assert "Not answered" not in words(page_of(bare, sheet, "read", {"it": "Ana"}))
    assert "I am angry" in words(page_of(bare, sheet, "read", {"own": "I am angry"}))


def test_the_persons_word_is_found_and_spoken(bare):
    sheet = sheet_of({"type": "word", "ask": "Instead of {{ networking }}:"})

    assert sheet.word({"it": " talking shop "}) == "talking shop"
    assert sheet.word({}) is None
    assert "Instead of networking:" in words(page_of(bare, sheet, "screen", {}))


@pytest.mark.parametrize("field", [STEPS, HOURS])
def test_a_table_on_paper_has_one_header_row_and_room_in_every_cell(bare, field):
    page = page_of(bare, sheet_of(field), "paper", None)

    assert len(page.select("thead tr")) == 1
    assert all(cell.get("scope") for cell in page.select("th"))
    assert len(page.select("tbody tr")) == len(page.select("tbody th[scope=row]")) > 1


def test_a_table_in_boxes_has_tall_rows_and_columns_alike(bare):
    three = [{"id": "it", "ask": "Who?", "type": "table", "columns": ["Who", "How", "Why"]}]
    boxed = exercise_of("worksheet", fields=three, paper={"layout": "boxes"})
    plain = exercise_of("worksheet", fields=three)

    in_boxes = page_of(bare, boxed, "paper", None)
    in_lines = page_of(bare, plain, "paper", None)

    assert in_boxes.select_one("table.fill-tall") and not in_boxes.select(".fill-wide")
    assert in_lines.select(".fill-wide") and not in_lines.select(".fill-tall")


def test_paper_shows_a_scale_with_the_number_circled(bare):
    blank = page_of(bare, sheet_of(RINGS), "paper", None)
    filled = page_of(bare, sheet_of(RINGS), "paper", {"it": 7})

    assert not blank.select(".number.on")
    assert words(filled.select_one(".number.on")) == "7"


def test_a_stored_row_comes_back_into_its_place(bare):
    with bare.test_request_context():
        form = stored(sheet_of(STEPS), {"it": [{"what": "Call"}, {"what": "Write"}]})

    assert form["it"]["2"]["what"].data == "Write"


AIM = {"type": "target"}


def test_ones_own_target_is_offered_where_it_is_not_there_yet(bare):
    target, sheet = exercise_of("target"), sheet_of(AIM)
    earlier = [(target, TOLD)]

    page = page_of(bare, sheet, "screen", {}, earlier=earlier)
    used = page_of(bare, sheet, "screen", {"it": TOLD["short"]}, earlier=earlier)

    assert page.select_one("[name$=offered_it]")["value"] == TOLD["short"]
    assert page.select_one("button[value=target-it]")
    assert not used.select("[name$=offered_it]")
    assert sheet.looks_back_at([target, sheet]) == (target.id,)


def test_the_target_goes_in_by_its_button_and_pushes_nothing_out():
    sent = {"offered_it": "I look for claims work."}

    settled = [
        sheet_of(AIM).settled(sent | {"it": there}, {}, asked)
        for asked, there in (("target-it", ""), ("target-it", "Not sure."), ("save", "Mine."))
    ]

    assert settled == [
        {"it": "I look for claims work."},
        {"it": "Not sure. I look for claims work."},
        {"it": "Mine."},
    ]
    assert sheet_of(AIM).lands_on("target-it") == "it"


def test_a_long_target_that_is_offered_keeps_nobody_from_saving(bare):
    with bare.test_request_context():
        form = sent(sheet_of(AIM), it="A desk.", offered_it="word " * 300)

    assert not form.errors


def test_the_target_stands_at_the_head_of_the_paper(bare):
    page = page_of(bare, sheet_of(AIM, {"id": "line", "type": "text"}), "paper", {"it": "A desk."})

    assert words(page).index("A desk.") < words(page).rindex("What is it?")


def test_a_sheet_without_a_target_asks_for_one():
    assert sheet_of(AIM).missing({}) == {"it": "Write in one sentence what you are looking for."}
