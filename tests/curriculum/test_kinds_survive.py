"""Answers may hold anything anywhere, as a text where a number belongs: nothing breaks."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.curriculum.kinds import exercise_from
from app.curriculum.library import ROOT
from app.curriculum.shelf import read_shelf
from tests.support.kinds import exercise_of, page_of, stored

OPTIONS = ["Now", "Later"]
EVERY_TYPE = [
    {"id": "t", "ask": "A", "type": "text"},
    {"id": "p", "ask": "A", "type": "paragraph", "lines": 3},
    {"id": "l", "ask": "A", "type": "list", "min": 2},
    {"id": "n", "ask": "A", "type": "number", "min": 0, "max": 100},
    {"id": "s", "ask": "A", "type": "scale", "min": 0, "max": 10, "labels": ["low", "high"]},
    {"id": "s2", "ask": "A", "type": "scale", "min": 1, "max": 3, "labels": ["a", "b", "c"]},
    {"id": "s3", "ask": "A", "type": "scale", "min": 0, "max": 100},
    {"id": "c", "ask": "A", "type": "choice", "options": OPTIONS},
    {"id": "cs", "ask": "A", "type": "choices", "options": OPTIONS},
    {"id": "d", "ask": "A", "type": "date"},
    {"id": "m", "ask": "A", "type": "money"},
    {"id": "g", "ask": "A", "type": "table", "columns": ["Who", "When"], "rows": 3},
    {"id": "g2", "ask": "A", "type": "table", "columns": ["Who", "When"], "rows": OPTIONS},
    {"id": "w", "ask": "A", "type": "word"},
    {"id": "o", "ask": "A", "type": "private"},
    {"id": "aim", "ask": "A", "type": "target"},
]
BANK = [{"id": "busy", "says": "They are busy.", "fairer": "Some are."}]
STAND = {
    "id": "stand",
    "scales": [
        {
            "id": "s",
            "name": "A",
            "from": 0,
            "to": 10,
            "labels": ["low", "high"],
            "items": [{"id": "now", "text": "A"}, {"id": "later", "text": "B", "reversed": True}],
        }
    ],
    "counts": [{"id": "who", "text": "A"}],
}
RULES = list(read_shelf(ROOT / "banks", "banks").entries("script-rules").values())
QUESTIONS = [
    {"id": "now", "group": "field", "ask": "A"},
    {"id": "later", "group": "me", "ask": "B"},
]
EXERCISES = [
    exercise_of("worksheet", fields=EVERY_TYPE),
    exercise_of(
        "choice",
        questions=[
            {"id": "q", "ask": "A", "options": [{"text": "Yes", "correct": True}, "No"]},
            {"id": "r", "ask": "A", "options": OPTIONS, "multiple": True},
        ],
    ),
    exercise_of("reframe", **{"from": ["busy"]}, count=1, own=True, objections=BANK),
    exercise_of("checklist", groups=[{"name": "Before", "items": OPTIONS}]),
    exercise_of("poll", ask="A", options=OPTIONS),
    exercise_of("poll", ask="A", scale={"min": 0, "max": 10}),
    exercise_of(
        "case",
        story="Now. Later.",
        missteps=[{"text": "Later", "misstep": "A", "better": "B"}],
    ),
    exercise_of("ladder", rungs=2),
    exercise_of("ladder", rungs=OPTIONS),
    exercise_of("rhythm", horizon="week"),
    exercise_of("rhythm", horizon="month"),
    exercise_of("role-play", scenario="A", roles=OPTIONS, rubric=["Now"]),
    *(
        exercise_of("assessment", form="stand", wave=wave, asked=STAND)
        for wave in ("pre", "mid", "retro")
    ),
    exercise_of(
        "script",
        purpose="reconnect",
        relationship="dormant",
        channels=["email", "linkedin_note"],
        drafts=2,
        rules=RULES,
    ),
    exercise_of("target", proofs=1),
    exercise_of("questions", **{"from": ["field", "me"]}, pick=2, offered=QUESTIONS),
    exercise_of("contact-map", circles=["family", "daily_life"]),
    exercise_of("call-list"),
    exercise_of("conversation", goal=2, pure=True),
    exercise_of("ledger"),
]
CALLED = [f"{exercise.kind}-{number}" for number, exercise in enumerate(EXERCISES)]
PIECES = ["objection", "own", "before", "for", "against", "friend", "fairer", "after", "act"]
BOOK = [
    *("entries", "energy", "before", "after", "id", "name", "circle", "unusual_role", "known"),
    *("last_contact", "referred_by", "outcome", "channel", "note", "on", "format", "pure"),
    *("thanks", "state", "hours", "hopes", "text", "got", "gave", "advice", "interesting"),
    *("next_on", "discomfort_met", "discomfort_expected", "direction", "gift"),
]
FIELDS = [field["id"] for field in EVERY_TYPE]
NAMES = st.sampled_from(
    [
        *FIELDS,
        *PIECES,
        *BOOK,
        "when",
        "q",
        "r",
        "sentence-1",
        "done",
        "notes",
        "now",
        "later",
        "who",
        "yes",
        "no",
        *("vote", "marks", "reasons", "rungs", "rung-1", "step", "expected", "met"),
        *("goals", "slots", "plans", "obstacle", "review", "event", "time", "place", "minutes"),
        *("players", "player-1", "round-1", "strength-1", "change"),
        *("scales", "counts", "outreach"),
        *("draft-1", "draft-2", "slots", "greeting", "minutes", "target", "channel", "read_aloud"),
        *("checked", "dismissed", "no-thanks", "assembled", "first", "last", "found", "rule"),
        *("short", "long", "proof-1", "repeat", "picked", "own", "places", "own-1"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["70", "2027-03-12", "2027-02-31", "now", "busy", "1e400", "½", "٣"]),
    st.sampled_from(["yes", "no", "email", "linkedin_note", "15", "Hi [Name], coffee?"]),
    st.sampled_from(["owed", "late", "said", "family", "talked", "phone", "given", "advice"]),
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=30,
)
BUTTONS = [
    "save",
    "hand-in",
    "assemble-1",
    "check-2",
    "target-1",
    "target-aim",
    "order",
    "check-",
    "assemble-x",
]
ANSWERS = st.dictionaries(NAMES, JSON, max_size=12)


@settings(max_examples=60, deadline=None, database=None)
@given(answers=ANSWERS)
def test_whatever_is_stored_can_be_read_printed_and_judged(bare, answers):
    for exercise in EXERCISES:
        exercise.missing(answers)
        exercise.word(answers)
        page_of(bare, exercise, "read", answers)
        page_of(bare, exercise, "read", answers, handed_in=True)
        page_of(bare, exercise, "paper", answers)

        assert len(exercise.one_line(answers)) <= 120


@settings(max_examples=60, deadline=None, database=None)
@given(answers=ANSWERS)
def test_whatever_is_stored_can_be_shown_in_its_form(bare, answers):
    for exercise in EXERCISES:
        page_of(bare, exercise, "screen", answers)
        page_of(bare, exercise, "screen", answers, handed_in=True)


@settings(max_examples=60, deadline=None, database=None)
@given(answers=ANSWERS, before=ANSWERS, asked=st.sampled_from(["", *BUTTONS]))
def test_whatever_was_stored_a_save_is_settled_and_stays_so(answers, before, asked):
    for exercise in EXERCISES:
        once = exercise.settled(answers, before, asked)

        exercise.lands_on(asked)
        assert exercise.settled(once, once) == once


@settings(max_examples=60, deadline=None, database=None)
@given(answers=ANSWERS)
def test_what_a_form_keeps_of_it_it_keeps_the_second_time_too(bare, answers):
    for exercise in EXERCISES:
        with bare.app_context():
            once = stored(exercise, answers).data
            twice = stored(exercise, once).data

        assert once == twice


@pytest.mark.parametrize("exercise", EXERCISES, ids=CALLED)
@pytest.mark.parametrize("by_alias", [True, False])
def test_a_kind_comes_back_from_its_frozen_form(exercise, by_alias):
    frozen = json.loads(json.dumps(exercise.model_dump(mode="json", by_alias=by_alias)))

    assert exercise_from(frozen) == exercise


@pytest.mark.parametrize("exercise", EXERCISES, ids=CALLED)
def test_a_kind_can_tell_an_editor_its_keys(exercise):
    assert "title" in type(exercise).model_json_schema()["properties"]
