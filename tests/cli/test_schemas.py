"""What editors get: whatever the check takes is right by the schema, and what is wrong is not."""

import json

import pytest
from click.testing import CliRunner

from app.cli.curricula import curricula
from app.curriculum.documents import Place, read_yaml
from app.curriculum.library import ROOT
from app.curriculum.pieces import cut, exercises
from tests.support.schemas import fits


def schema(what):
    return json.loads(CliRunner().invoke(curricula, ["schema", what]).output)


def values(text):
    return read_yaml(text, Place("file")).values


CURRICULA = sorted(ROOT.glob("*/curriculum.yaml"))
LESSONS = sorted(ROOT.glob("*/lessons/*.md"))
BANKS = sorted((ROOT / "banks").rglob("*.yaml"))


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CURRICULA, ids=name_of)
def test_a_curriculum_is_right_for_editors(path):
    whole = schema("curriculum")

    assert fits(values(path.read_text()), whole, whole)


def test_every_lesson_and_exercise_is_right_for_editors():
    lesson, exercise = schema("lesson"), schema("exercise")
    wrong = []
    for path in LESSONS:
        found = cut(path.read_text(), path.name)
        wrong += [] if fits(values(found.front), lesson, lesson) else [path.name]
        for piece in exercises(found.pieces):
            keys = values(piece.text)
            wrong += [] if fits(keys, exercise, exercise) else [f"{path.name}: {keys['id']}"]

    assert wrong == []


def test_every_bank_is_right_for_editors():
    whole = schema("bank")

    assert [path.name for path in BANKS if not fits(values(path.read_text()), whole, whole)] == []


WORDS = {"id": "a", "title": "Do it", "minutes": 5, "trains": "skill"}
ASK = {"id": "b", "ask": "Which?", "type": "choice", "options": ["One", "Two"]}


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "worksheets"},
        {"trains": "skil"},
        {"titel": "Do it"},
        {"fields": []},
        {"fields": [ASK | {"type": "choise"}]},
        {"fields": [ASK | {"options": [1, 2]}]},
    ],
    ids=str,
)
def test_what_is_wrong_is_underlined(changed):
    whole = schema("exercise")
    right = WORDS | {"kind": "worksheet", "fields": [ASK]}

    assert fits(right, whole, whole)
    assert not fits(right | changed, whole, whole)


def test_nobody_is_offered_a_key_that_the_check_refuses():
    kinds = {one["title"]: one["properties"] for one in schema("exercise")["anyOf"]}

    assert "objections" not in kinds["reframe"]
    assert "rules" not in kinds["script"]
    assert "offered" not in kinds["questions"]
