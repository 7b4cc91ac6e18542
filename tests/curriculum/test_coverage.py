"""`docs/coverage.md` says where each of the 158 ideas is: every line of it holds."""

import re
from pathlib import Path

import pytest

from app.curriculum.pieces import cut

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
IDEAS = range(1, 159)
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)((?: `[^`]+`)*)")
NAME = re.compile(r"`([^`]+)`")
MISSING = "not there yet: "
EXERCISE = re.compile(r"^id: ([a-z0-9-]+)$", re.MULTILINE)
ENTRY = re.compile(r"\bid: ([a-z0-9-]+)\b")


def rows():
    return [(int(number), idea, where) for number, idea, where in ROW.findall(PAGE.read_text())]


def links():
    return [
        (number, path, NAME.findall(names))
        for number, _idea, where in rows()
        for path, names in LINK.findall(where)
    ]


def names_in(path):
    """What the file may be asked for: exercises of a lesson, entries of a bank, names in code."""
    text = path.read_text()
    if path.suffix == ".md":
        pieces = cut(text, path.name).pieces
        exercises = [EXERCISE.findall(p.text)[0] for p in pieces if p.kind == "exercise"]
        blocks = [f"::: {p.name} {p.title}" for p in pieces if p.kind == "block"]
        return {*exercises, *blocks}
    if path.suffix == ".yaml":
        return {*ENTRY.findall(text), *re.findall(r"^\s*([\w-]+):", text, re.MULTILINE)}
    return set(re.findall(r"\w+", text))


def test_no_idea_is_left_out_or_stands_twice():
    assert [number for number, _idea, _where in rows()] == list(IDEAS)


def test_every_idea_has_a_place_or_says_what_is_missing():
    bare = [
        number
        for number, _idea, where in rows()
        if not LINK.search(where) and len(where.partition(MISSING)[2]) < len("a page of it")
    ]

    assert bare == []


def test_every_link_leads_to_a_file():
    lost = [
        (number, path) for number, path, _names in links() if not (PAGE.parent / path).is_file()
    ]

    assert lost == []


@pytest.mark.parametrize("path", sorted({path for _number, path, _names in links()}))
def test_what_is_named_behind_a_link_stands_in_its_file(path):
    file = PAGE.parent / path
    known = names_in(file) if file.is_file() else set()

    asked = [(number, n) for number, to, names in links() if to == path for n in names]

    assert [(number, name) for number, name in asked if name not in known] == []
