"""A ladder: fear expected against fear met; any rung may be left out."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

RUNG = {"step": "Wave", "expected": 8, "met": 3, "done": "2027-03-12"}


def ladder(rungs=3):
    return exercise_of("ladder", rungs=rungs)


def climbed(**rungs):
    return {"rungs": {name.replace("_", "-"): rung for name, rung in rungs.items()}}


def test_one_rung_is_enough_and_the_others_may_stay_empty():
    assert ladder().missing(climbed(rung_2=RUNG)) == {}
    assert ladder().missing(climbed(rung_2={"step": "Wave", "expected": 8})) == {}
    assert ladder().missing({}) == {
        "rungs": "Fill in at least one rung. The others can stay empty."
    }


def test_what_a_begun_rung_needs_is_named():
    missing = ladder().missing(climbed(rung_1={"met": "eleven"}, rung_3=RUNG | {"done": "soon"}))

    assert missing == {
        "rungs": "Rung 1 still needs: the step itself, a whole number from 0 to 10 for the fear"
        " you expect, a whole number from 0 to 10 for the fear you met, or none."
        " Rung 3 still needs: the day as year-month-day, such as 2027-03-12, or none."
    }


def test_a_given_rung_asks_for_no_words(bare):
    given = ladder(["Say hello", "Ask the time"])
    with bare.test_request_context():
        form = sent(given, rungs_say__hello_expected="4")

    assert form.data["rungs"]["say-hello"]["expected"] == 4
    assert "step" not in form.data["rungs"]["say-hello"]
    assert given.missing(form.data) == {}


def test_the_picture_has_a_ring_where_fear_was_expected_and_a_dot_where_it_was_met(bare):
    page = page_of(bare, ladder(), "read", climbed(rung_1=RUNG, rung_2=RUNG | {"met": ""}))

    rings, dots = page.select("svg .picture-ring"), page.select("svg .picture-dot")
    assert len(rings) == 2 and len(dots) == 1
    assert float(dots[0]["cx"]) < float(rings[0]["cx"])


def test_the_picture_says_what_it_shows_and_a_table_says_the_same(bare):
    page = page_of(bare, ladder(), "read", climbed(rung_1=RUNG))

    assert words(page.select_one("svg title")) == "Fear expected and fear met on each rung"
    assert words(page.select("tbody tr")[0]) == "1 Wave 8 Mar 12, 2027 3"
    assert words(page.select("tbody tr")[1]) == "2 left out"
    assert not page.select("[style]")


def test_nothing_is_drawn_where_there_is_nothing_to_draw(bare):
    assert not page_of(bare, ladder(), "screen", {}).select("svg")
    assert not page_of(bare, ladder(), "read", climbed(rung_1={"expected": 11})).select("svg")


def test_a_line_of_a_table_counts_with_its_base():
    line = ladder().one_line(climbed(rung_1=RUNG, rung_2={"step": "Call", "expected": 5}))

    assert line == "1 of 2 rungs met · Wave 8→3"


def test_paper_has_a_row_for_every_rung_and_filled_paper_the_picture(bare):
    blank = page_of(bare, ladder(), "paper", None)
    filled = page_of(bare, ladder(), "paper", climbed(rung_1=RUNG))

    assert len(blank.select("tbody tr")) == 3 and not blank.select("svg, .filled")
    assert len(filled.select("svg")) == 1
    assert words(filled.select("tbody tr")[0]) == "1 Wave 8 Mar 12, 2027 3"


@pytest.mark.parametrize("rungs", [1, 13, [], ["One"], ["Same", "Same"]])
def test_there_are_two_rungs_to_twelve(rungs):
    with pytest.raises(ValidationError):
        ladder(rungs)
