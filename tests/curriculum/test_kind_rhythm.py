"""A rhythm: every plan has a cue and an act of at most half an hour, or hears what to do."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

SLOT = {"act": "Write to Jo", "day": "Tue", "time": "9:00", "place": "Kitchen", "minutes": 20}
PLAN = {"event": "When I have poured my coffee", "act": "Read one page", "minutes": 10}
REST = {"obstacle": "A bad night", "coping": "I write one line"}
WHOLE = {"slots": [SLOT], "plans": [PLAN]} | REST


def rhythm(horizon="week"):
    return exercise_of("rhythm", horizon=horizon)


def test_a_whole_one_is_complete():
    assert rhythm().missing(WHOLE) == {}
    assert rhythm().missing(REST | {"plans": [PLAN]}) == {}
    assert rhythm().missing(REST | {"slots": [{}, SLOT]}) == {}


def test_a_time_and_a_place_are_a_cue_too():
    plan = {"time": "At noon", "place": "Bus stop", "act": "Ring Beth", "minutes": 30}

    assert rhythm().missing(REST | {"plans": [plan]}) == {}


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (
            {"event": ""},
            (
                "Plan 1 has no cue yet. Without one an act is easily put off. Write a time and a"
                " place, or something that happens, such as “when I have poured my coffee”."
            ),
        ),
        (
            {"event": "", "time": "9:00"},
            "Plan 1 has a time and no place yet. Add where you will be.",
        ),
        (
            {"event": "", "place": "Library"},
            "Plan 1 has a place and no time yet. Add when you will be there.",
        ),
        ({"act": ""}, "Plan 1 has no act yet. Write what you will do then."),
        (
            {"minutes": "a few"},
            "Plan 1: how many minutes will it take? Give a number from 1 to 30.",
        ),
        (
            {"minutes": 45},
            (
                "Plan 1 takes 45 minutes. Split it: write here what fits in 30 minutes, and the"
                " rest as one of its own."
            ),
        ),
    ],
)
def test_a_plan_that_is_none_yet_is_asked_for_what_it_lacks(pieces, said):
    assert rhythm().missing(REST | {"plans": [PLAN | pieces]}) == {"plans": said}


def test_a_slot_without_a_place_and_too_long_hears_both():
    slot = SLOT | {"place": "", "minutes": 31}

    assert rhythm().missing(WHOLE | {"slots": [slot]}) == {
        "slots": "Slot 1 has a time and no place yet. Add where you will be. Slot 1 takes 31"
        " minutes. Split it: write here what fits in 30 minutes, and the rest as one of its own."
    }


def test_half_an_hour_is_not_too_long():
    assert rhythm().missing(WHOLE | {"slots": [SLOT | {"minutes": 30}]}) == {}


def test_nothing_planned_is_no_rhythm():
    assert rhythm().missing({"goals": {"outreach": "some"}}) == {
        "goals": "Give a whole number, or leave it empty: People I contact.",
        "slots": "Plan at least one act: a slot here, or an if-then plan below.",
        "obstacle": "Write one thing that could get in the way.",
        "coping": "Write what you will do if it does.",
    }


def test_what_was_typed_is_kept_as_it_was(bare):
    with bare.test_request_context():
        form = sent(rhythm(), slots_1_act="Write", slots_1_minutes="a few", goals_gives="2")

    assert form.data["slots"][0]["minutes"] == "a few"
    assert form.data["goals"]["gives"] == 2


def test_the_look_back_opens_once_the_plan_is_handed_in(bare):
    def is_open(**more):
        return page_of(bare, rhythm(), "screen", WHOLE, **more).details.has_attr("open")

    assert not is_open()
    assert is_open(handed_in=True)


def test_a_month_says_what_it_is_for(bare):
    assert "What this month is for" in words(page_of(bare, rhythm("month"), "screen", {}))
    assert "What this month is for" not in words(page_of(bare, rhythm(), "screen", {}))


def test_reading_has_each_act_with_its_cue(bare):
    said = words(page_of(bare, rhythm(), "read", WHOLE | {"review": {"learned": "Mornings"}}))

    assert "Tue, 9:00, Kitchen: Write to Jo 20 minutes" in said
    assert "When I have poured my coffee: Read one page 10 minutes" in said
    assert "What I learned Mornings" in said and "What I will change" not in said


def test_a_line_of_a_table_names_the_acts():
    assert rhythm().one_line({"plans": [PLAN]}) == "When I have poured my coffee: Read one page"


def test_paper_has_room_for_all_of_it(bare):
    blank, filled = (page_of(bare, rhythm(), "paper", answers) for answers in (None, WHOLE))

    assert len(blank.select("tbody tr")) == 7 and not blank.select(".filled")
    assert "Later: look back" in words(blank)
    assert "Kitchen" in words(filled)


def test_a_horizon_is_a_week_or_a_month():
    with pytest.raises(ValidationError):
        rhythm("year")
