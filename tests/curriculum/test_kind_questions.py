"""Questions for a conversation: ticked and own, in an order, and closed ones pointed out kindly."""

import pytest
from pydantic import ValidationError

from tests.support.asking import LIST, QUESTIONS
from tests.support.kinds import exercise_of, page_of, sent, words

KEEP = {key: value for key, value in LIST.items() if key not in {"id", "kind"}}
IDS = [one["id"] for one in QUESTIONS if one["group"] == "field"]
ASK = {one["id"]: one["ask"] for one in QUESTIONS}


def questions(**keys):
    return exercise_of("questions", **KEEP | keys)


def order(answers, **keys):
    return [one.key for one in questions(**keys).chosen(answers)]


def test_the_groups_that_are_named_are_offered_in_that_order():
    offered = questions(**{"from": ["me", "field"]}).offered

    assert [one.group for one in offered] == ["me"] * 13 + ["field"] * (len(offered) - 13)


def test_ticked_and_own_ones_make_the_list():
    answers = {"picked": [IDS[1], IDS[0]], "own": ["How did you start?"]}

    assert order(answers) == [IDS[0], IDS[1], "own-1"]
    assert questions().missing(answers) == {}


def test_numbers_put_it_in_order_and_what_has_none_comes_after():
    answers = {
        "picked": IDS[:2],
        "own": ["How did you start?", "What would you change?"],
        "places": {"own-2": 1, IDS[1]: 2},
    }

    assert order(answers) == ["own-2", IDS[1], IDS[0], "own-1"]


def test_put_in_order_the_numbers_count_from_one():
    answers = {"picked": IDS[:3], "own": [], "places": {IDS[2]: "0", IDS[0]: 7}}

    kept = questions().settled(answers, {}, "order")

    assert kept["places"] == {IDS[2]: 1, IDS[0]: 2, IDS[1]: 3}
    assert questions().lands_on("order") == "places" and questions().lands_on("save") == ""


def test_a_number_goes_with_its_question_and_nonsense_stays_to_be_mended():
    answers = {"picked": IDS[:1], "own": [], "places": {IDS[0]: "first", IDS[1]: 2}}

    assert questions().settled(answers, {})["places"] == {IDS[0]: "first"}


def test_too_few_and_too_many_are_said():
    few = questions().missing({"picked": IDS[:1]})
    many = questions().missing({"picked": IDS[:9]})

    assert few == {"picked": "You have 1 of 3. Tick some more, or write your own below."}
    assert many["picked"].startswith("These are 9, and a conversation holds about 8.")
    assert questions().missing({"picked": IDS[:8]}) == {}


@pytest.mark.parametrize(
    ("text", "is_closed"),
    [
        ("Do you like it here?", True),
        ("And are you hiring?", True),
        ("Don\u2019t you miss the road?", True),
        ("Could you tell me how you began?", False),
        ("Would you walk me through a day?", False),
        ("How did you begin?", False),
        ("Which tools do you use?", False),
        ("Island work: what is it like?", False),
    ],
)
def test_own_questions_that_yes_or_no_would_answer_are_seen(text, is_closed):
    assert [one.is_closed for one in questions().chosen({"own": [text]})] == [is_closed]


def test_none_of_the_banks_questions_is_closed():
    every = questions(**{"from": ["company", "field", "work", "path", "me"]})
    found = every.chosen({"picked": list(ASK)})

    assert len(found) == len(QUESTIONS)
    assert not [one.text for one in found if one.is_closed]


def test_a_closed_one_is_pointed_out_and_not_refused(bare):
    answers = {"picked": IDS[:2], "own": ["Do you like it?"]}

    said = words(page_of(bare, questions(), "screen", answers))

    assert "Yes or no would answer this. That is fine to begin with" in said
    assert questions().missing(answers) == {}


def test_the_screen_has_a_number_for_each_that_is_chosen(bare):
    answers = {"picked": IDS[:2], "own": [], "places": {IDS[1]: 1, IDS[0]: "x"}}

    places = page_of(bare, questions(), "screen", answers).select(".place-list input")

    assert [(one["name"].rpartition("_")[2], one["value"]) for one in places] == [
        (IDS[1], "1"),
        (IDS[0], "x"),
    ]


def test_a_form_that_is_sent_keeps_what_was_ticked_and_written(bare):
    with bare.test_request_context():
        form = sent(questions(), picked=[IDS[3], "nonsense"], own_2="How so?")

    assert form.data["picked"] == [IDS[3]] and form.data["own"] == ["How so?"]


def test_reading_and_the_line_of_a_table_have_the_order(bare):
    answers = {"picked": IDS[:1], "own": ["How so?"], "places": {"own-1": 1}}

    page = page_of(bare, questions(), "read", answers)

    assert [words(line) for line in page.select("li")] == ["How so? own", ASK[IDS[0]]]
    assert questions().one_line(answers).startswith("How so? · ")


def test_paper_is_a_choice_when_blank_and_a_sheet_to_take_along_when_filled(bare):
    blank = page_of(bare, questions(), "paper", None)
    filled = page_of(bare, questions(), "paper", {"picked": IDS[:1]})

    assert "Choose 3, your own included." in words(blank) and ASK[IDS[5]] in words(blank)
    assert words(filled) == f"1 {ASK[IDS[0]]}"


def test_a_group_is_named_once_and_exists():
    with pytest.raises(ValidationError, match="names a group twice"):
        questions(**{"from": ["me", "me"]})
    with pytest.raises(ValidationError, match="company"):
        questions(**{"from": ["you"]})
