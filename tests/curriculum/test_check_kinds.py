"""Mistakes inside an exercise of a kind stand at the line that is wrong."""

import pytest

from app.curriculum.library import ROOT, Library
from app.curriculum.shelf import read_shelf
from tests.support import tiny

L = "lessons/01-first.md"
CASE = """\
id: coffee
kind: case
title: Find it
minutes: 10
trains: skill
story: |
  Pat came late. Pat paid.
  Pat never wrote.
missteps:
  - {text: Pat came late., misstep: It was late., better: Be early.}
  - text: Pat never wrote.
    misstep: Nobody heard.
    better: Write.
"""
STAND = """\
id: stand
kind: assessment
title: Say where you stand
minutes: 10
trains: skill
form: where-i-stand
wave: pre
"""


def mistakes_in(tmp_path, exercise):
    start = tiny.LESSON.index("id: one-thing")
    end = tiny.LESSON.index("```", start)
    lesson = tiny.LESSON[:start] + exercise + tiny.LESSON[end:]
    lesson = lesson.replace("evidence: one-thing", f"evidence: {exercise.split()[1]}")
    found = Library.load(tiny.write(tmp_path, lesson=lesson))[1]
    return lesson, [(one.path, one.line, one.message) for one in found]


@pytest.mark.parametrize("exercise", [CASE, STAND], ids=["case", "assessment"])
def test_a_good_one_has_no_mistake(tmp_path, exercise):
    assert mistakes_in(tmp_path, exercise)[1] == []


@pytest.mark.parametrize(
    ("planted", "message"),
    [
        ("Pat", "the story says `Pat` 3 times; give more of the words"),
        ("Pat ran", "the story never says `Pat ran`; copy the words out of it"),
    ],
)
def test_a_misstep_that_is_not_there_once_is_found_at_its_line(tmp_path, planted, message):
    lesson, found = mistakes_in(
        tmp_path, CASE.replace("- text: Pat never wrote.", f"- text: {planted}")
    )

    assert found == [(L, tiny.line_of(lesson, f"text: {planted}\n")[0], message)]


def test_an_unknown_form_is_found_with_a_near_one(tmp_path):
    lesson, found = mistakes_in(tmp_path, STAND.replace("where-i-stand", "where-we-stand"))

    words = "the bank of assessments has no `where-we-stand`, did you mean `where-i-stand`?"
    assert found == [(L, tiny.line_of(lesson, "form:")[0], words)]


def test_the_shipped_form_has_the_24_lines_of_its_design():
    form = read_shelf(ROOT / "banks", "banks").entries("assessments")["where-i-stand"]

    assert [len(scale.items) for scale in form.scales] == [6, 4, 3, 3, 3]
    assert len(form.counts) == 5
    turned = [item.id for scale in form.scales for item in scale.items if item.reversed]
    assert turned == ["feel-fake", "put-it-off", "feels-like-taking"]


def test_nobody_can_write_what_the_bank_fills_in(tmp_path):
    _lesson, found = mistakes_in(tmp_path, STAND + "asked: {}\n")

    assert [message for _path, _line, message in found] == ["unknown key `asked`"]


LETTER = """\
id: letter
kind: script
title: Write it
minutes: 10
trains: skill
purpose: cold
relationship: stranger
channels: [email, text]
slots: [greeting, ask]
"""
POINT = """\
id: point
kind: target
title: Say it
minutes: 10
trains: skill
"""
ASK = """\
id: ask
kind: questions
title: Choose some
minutes: 10
trains: skill
from: [field, me]
pick: 4
"""


@pytest.mark.parametrize("exercise", [LETTER, POINT, ASK], ids=["script", "target", "questions"])
def test_the_three_kinds_that_ask_have_no_mistake_as_they_are(tmp_path, exercise):
    assert mistakes_in(tmp_path, exercise)[1] == []


@pytest.mark.parametrize(
    ("exercise", "right", "wrong", "said"),
    [
        (LETTER, "cold", "col", "did you mean `cold`?"),
        (LETTER, "stranger", "strangr", "did you mean `stranger`?"),
        (LETTER, "[email, text]", "[emial]", "did you mean `email`?"),
        (LETTER, "[greeting, ask]", "[greting]", "did you mean `greeting`?"),
        (LETTER, "[greeting, ask]", "[advice]", "none of `channels` has room for `advice`"),
        (LETTER, "relationship", "relation", "unknown key `relation`, did you mean"),
        (ASK, "[field, me]", "[fields]", "did you mean `field`?"),
        (ASK, "pick: 4", "pick: 0", "`pick` must be 1 or more"),
        (POINT, "title: Say it", "title: Say it\nshort: 80", "`short` must be 60 or less"),
    ],
)
def test_a_wrong_key_of_theirs_is_found_at_its_line(tmp_path, exercise, right, wrong, said):
    lesson, found = mistakes_in(tmp_path, exercise.replace(right, wrong))

    needle = wrong.rpartition("\n")[2]
    lines = [line for _path, line, message in found if said in message]
    assert lines == [tiny.line_of(lesson, needle)[0]]


@pytest.mark.parametrize(("exercise", "key"), [(LETTER, "rules"), (ASK, "offered")])
def test_nobody_can_write_what_a_kind_gathers(tmp_path, exercise, key):
    _lesson, found = mistakes_in(tmp_path, exercise + f"{key}: []\n")

    assert [message for _path, _line, message in found] == [f"unknown key `{key}`"]


def test_what_a_revision_keeps_of_the_bank_names_only_what_is_asked(tmp_path):
    start = tiny.LESSON.index("id: one-thing")
    lesson = tiny.LESSON[:start] + ASK + tiny.LESSON[tiny.LESSON.index("```", start) :]
    lesson = lesson.replace("evidence: one-thing", "evidence: ask")

    library, _mistakes = Library.load(tiny.write(tmp_path, lesson=lesson))

    offered = library.curricula[0].exercise("ask").offered
    assert {one.group for one in offered} == {"field", "me"} and len(offered) > 10
