"""What docs/author.md shows is so: its examples pass, and its kind in six steps is a kind."""

import json
import re
import tomllib

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader

from app import sheets
from app.cli.curricula import curricula
from app.core.config import ROOT
from app.curriculum import kinds
from app.curriculum.kinds.fields.grids import AnyAsk
from app.curriculum.library import Library
from app.curriculum.schema import label
from tests.support import tiny
from tests.support.kinds import bare_app, page_of, sent, words

GUIDE = (ROOT / "docs" / "author.md").read_text()
BLOCK = re.compile(r"^```(?P<sort>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [found["text"] for found in BLOCK.finditer(GUIDE) if found["sort"] == "exercise"]
STEPS = GUIDE.split("## Adding a kind, in six steps or fewer")[1]


def key_of(example, key):
    return re.search(rf"^{key}: (.+)$", example, re.MULTILINE)[1]


def with_exercise(example):
    """The smallest good lesson, with an exercise in the place of its first."""
    start = tiny.LESSON.index("id: one-thing")
    end = tiny.LESSON.index("```", start)
    other = {"skill": "motivation", "motivation": "skill"}[key_of(example, "trains")]
    do = int(key_of(example, "minutes")) + 10
    lesson = tiny.LESSON[:start] + example + tiny.LESSON[end:]
    lesson = lesson.replace("evidence: one-thing", f"evidence: {key_of(example, 'id')}")
    lesson = lesson.replace("do: 20", f"do: {do}").replace(
        "minutes: 30, leader", f"minutes: {do + 10}, leader"
    )
    return lesson.replace("trains: motivation\nfrom: [fake]", f"trains: {other}\nfrom: [fake]")


def read(tmp_path, example):
    return Library.load(tiny.write(tmp_path, lesson=with_exercise(example)))


def test_every_kind_has_one_example_under_its_name():
    named = re.findall(r"^### ([a-z-]+)$", GUIDE, re.MULTILINE)

    assert sorted(named) == sorted(kinds.KINDS)
    assert [key_of(example, "kind") for example in EXAMPLES] == named


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: key_of(text, "kind"))
def test_an_example_passes_the_check(tmp_path, example):
    assert read(tmp_path, example)[1] == ()


def test_the_worksheet_shows_every_type_of_field():
    [worksheet] = [text for text in EXAMPLES if "kind: worksheet" in text]
    shown = set(re.findall(r"type: (\w+)", worksheet))

    types = {ask.model_fields["type"].annotation.__args__[0] for ask in asks_of(AnyAsk)}
    assert shown == types


def asks_of(union):
    return union.__origin__.__args__


def test_every_command_of_the_guide_is_there():
    named = set(re.findall(r"flask curricula ([a-z]+)", GUIDE))

    assert named <= set(curricula.commands)
    assert {"new", "check", "words", "preview", "publish", "diff", "schema"} <= named


def test_the_settings_of_editors_can_be_read_and_name_the_four_schemas():
    blocks = [(found["sort"], found["text"]) for found in BLOCK.finditer(GUIDE)]
    [code, tasks] = [json.loads(text) for sort, text in blocks if sort == "json"]
    [helix] = [tomllib.loads(text) for sort, text in blocks if sort == "toml"]

    server = helix["language-server"]["yaml-language-server"]["config"]["yaml"]
    assert server["schemas"] == code["yaml.schemas"]
    made = re.findall(r"schema (\w+) > ~/curricula/(\S+)", GUIDE)
    assert [f".schemas/{what}.json" for what, _file in made] == list(server["schemas"])
    assert [file for _what, file in made] == list(server["schemas"])
    line = "ask-well/lessons/01-a.md:4:22: `do` is empty"
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]["regexp"]
    assert re.match(pattern, line).groups() == (
        "ask-well/lessons/01-a.md",
        "4",
        "22",
        "`do` is empty",
    )


@pytest.fixture
def promise(tmp_path, monkeypatch):
    """The kind of the guide, written as its steps say; its example."""
    parts = [found["text"] for found in BLOCK.finditer(STEPS)]
    files = re.findall(
        r"^\*\*\d\.\*\* `(?:app/curriculum|templates)/(kinds/[\w./]+)`", STEPS, re.MULTILINE
    )
    for name, text in zip(files, parts, strict=False):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert len(re.findall(r"^\*\*\d\.\*\*", STEPS, re.MULTILINE)) <= 6
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path / "kinds")])
    monkeypatch.setitem(kinds.KINDS, "promise", kinds.look()["promise"])
    return parts[len(files)]


@pytest.fixture
def pages(tmp_path):
    """Our templates, and those of the guide's kind."""
    made = bare_app()
    made.jinja_loader = ChoiceLoader([made.jinja_loader, FileSystemLoader(tmp_path)])
    return made


GIVEN = {"promise": "I call Beth on Tuesday.", "whom": "Sam"}


def test_a_kind_of_its_own_is_checked(tmp_path, promise):
    good, wrong = promise, promise.replace("words: 100", "words: 9")

    assert read(tmp_path / "good", good)[1] == ()
    [mistake] = read(tmp_path / "wrong", wrong)[1]
    assert mistake.message == "`words` must be 20 or more"
    assert mistake.line == tiny.line_of(with_exercise(wrong), "words: 9")[0]


def test_a_kind_of_its_own_is_seen_on_screen_and_read(tmp_path, promise, pages):
    exercise = read(tmp_path / "one", promise)[0].curricula[0].exercise("my-promise")

    screen = page_of(pages, exercise, "screen", GIVEN)
    with pages.test_request_context():
        typed = sent(exercise, promise="I call Beth on Tuesday.", whom="Sam").data

    assert screen.select_one("[name=the-exercise-promise]")["value"] == "I call Beth on Tuesday."
    assert typed == GIVEN
    assert words(page_of(pages, exercise, "read", GIVEN)) == "I call Beth on Tuesday. Sam"
    assert exercise.one_line(GIVEN) == "I call Beth on Tuesday. · Sam"
    assert exercise.missing({}) == {"promise": "Write your promise."}
    assert exercise.missing(GIVEN) == {}


def test_a_kind_of_its_own_is_on_paper_blank_and_filled(tmp_path, promise, pages):
    curriculum = read(tmp_path / "one", promise)[0].curricula[0]
    exercise = curriculum.exercise("my-promise")
    assert label(curriculum.lessons[0], exercise) == "1.1"

    with pages.test_request_context():
        filled = sheets.Filled(GIVEN, "Cal", "March 12, 2027")
        blank = sheets.set_in_html(sheets.worksheet(curriculum, exercise, center="Harbor"))
        full = sheets.set_in_html(
            sheets.worksheet(curriculum, exercise, center="Harbor", filled=filled)
        )

    assert "What I promise myself" in blank and "Beth" not in blank
    assert "I call Beth on Tuesday." in full and "Sam" in full and "Cal" in full
