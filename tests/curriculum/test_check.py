"""Every planted mistake is found, exactly where it stands."""

import json
import time

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cli.curricula import curricula
from app.curriculum.library import Library, shipped
from app.curriculum.schema import Curriculum
from tests.support import tiny

C, L = "curriculum.yaml", "lessons/01-first.md"
HARD = (
    "Participants demonstrating considerable apprehension regarding professional relationship"
    " development nevertheless occasionally appreciate individualized encouragement."
)


def test_the_good_one_has_no_mistake(tmp_path):
    library, mistakes = Library.load(tiny.write(tmp_path))

    assert mistakes == ()
    assert library.curricula[0].lesson("first").number == 1


def test_what_is_frozen_thaws_to_the_same(tmp_path):
    curriculum = Library.load(tiny.write(tmp_path))[0].curricula[0]

    assert Curriculum.model_validate(curriculum.frozen()) == curriculum


def test_the_digest_is_of_what_a_participant_sees(tmp_path):
    before = Library.load(tiny.write(tmp_path / "a"))[0].curricula[0].digest
    changed = tiny.LESSON.replace("Something", "Anything")

    after = Library.load(tiny.write(tmp_path / "b", lesson=changed))[0].curricula[0].digest

    assert before != after


# file, what is replaced, by what, the code, and what the mistake stands at (in the changed file)
PLANTED = [
    (C, "title: Tiny", "titel: Tiny", "extra-forbidden", "titel"),
    (C, "title: Tiny\n", "", "missing", "format"),
    (C, "shape: cohort", "shape: cohorts", "literal-error", "shape"),
    (C, "version: 1.0.0", "version: one", "string-pattern-mismatch", "version"),
    (C, "authors: [Somebody]", "authors: []", "too-short", "authors"),
    (C, "id: tiny", "id: other", "folder-name", "id"),
    (C, "  - 01-first", "  - 01-frist", "no-lesson", "01-frist"),
    (C, "due: session 2 + 2 days", "due: sesion 2", "term", "due"),
    (C, "due: session 2 + 2 days", "due: session 9", "term", "due"),
    (C, "due: session 2 + 2 days", "due: start - 1 day", "due-before-opens", "due"),
    (C, "title: Tiny", "title: Tiny\ntitle: Twice", "duplicate-key", "title: Twice"),
    (C, "sessions: 4", "sessions: &a 4", "anchor", "&a"),
    (C, "sessions: 4", "sessions: !!int 4", "tag", "!!int"),
    (C, "sessions: 4", "\tsessions: 4", "yaml", "\tsessions"),
    (L, "minutes: {teach: 10, do: 20}", "minuts: {teach: 10, do: 20}", "extra-forbidden", "minuts"),
    (L, "do: 20", "do: 60", "minutes", "do: 60"),
    (L, "minutes: 30, leader", "minutes: 90, leader", "minutes", "run_sheet"),
    (L, "text: Name one", "text: Understand one", "banned-verb", "text: Understand"),
    (L, "text: Name one", "text: Frobnicate one", "unknown-verb", "text: Frobnicate"),
    (L, "evidence: one-thing", "evidence: one-thin", "no-evidence", "evidence: one-thin"),
    (L, "nace-2024/CSD", "nace-2024/XXX", "unknown-competency", "nace-2024/XXX"),
    (L, "trains: skill", "trains: motivation", "no-skill", "---"),
    (L, "[^liu2014]", "", "unused-note", "key: liu2014"),
    (L, "[^liu2014]", "[^liu2014][^lui2014]", "unknown-note", "[^lui2014]"),
    (L, "trust: A", "trust: M", "literal-error", "trust: M"),
    (L, "https://a.example/", "http://a.example/", "refused-link", "http://"),
    (L, "https://a.example/", "javascript:alert(1)", "refused-link", "javascript:"),
    (L, "https://a.example/", "02-none.md", "broken-link", "02-none.md"),
    (L, "## Then", "#### Then", "heading-level", "#### Then"),
    (L, "## Then", "# Then", "heading-level", "# Then"),
    (L, "::: callout", "::: calout", "unknown-block", "calout"),
    (
        L,
        ":::\n\n```exercise\nid: one",
        "\n```exercise\nid: one",
        "exercise-in-block",
        "```exercise",
    ),
    (L, "Some text", "Some <b>text</b>", "raw-html", "<b>"),
    (L, "{{ networking }}", "networking", "says-networking", "networking."),
    (L, "What stops me?", "What is networking?", "says-networking", "What is"),
    (L, "{{ networking }}", "{{ word }}", "unknown-placeholder", "{{ word"),
    (L, "Some text", "![](images/a.png) text", "no-alternative", "images/a.png"),
    (L, "Some text", "![a bus](images/a.png) text", "no-image", "images/a.png"),
    (L, "Some text", "![a bus](images/a.svg) text", "svg", "images/a.svg"),
    (L, "kind: reframe", "kind: refraim", "unknown-kind", "kind: refraim"),
    (L, "from: [fake]", "from: [fakr]", "no-bank-entry", "fakr"),
    (L, "type: text}", "type: text, colour: red}", "extra-forbidden", "colour"),
    (L, "id: three", "id: ONE-thing", "string-pattern-mismatch", "id: ONE-thing"),
    (L, "id: three", "id: one-thing", "duplicate-id", None),
    (
        L,
        "trains: skill",
        "trains: skill\nshare: private\nreview: accept",
        "private-review",
        "review",
    ),
    (
        L,
        "type: text}",
        "type: paragraph, lines: 30}",
        "paper-room",
        "lines: 30",
    ),
    (L, "Some text", f"{HARD} Some text", "reading-grade", "---"),
    (L, "count: 1\n```\n", "count: 1\n", "unclosed-block", None),
    (L, "id: first", "id: second", "file-name", "id: second"),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "at"), PLANTED)
def test_a_planted_mistake_is_found_at_its_place(tmp_path, file, old, new, code, at):
    texts = {C: tiny.CURRICULUM, L: tiny.LESSON}
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    home = tiny.write(tmp_path, curriculum=texts[C], lesson=texts[L])

    library, mistakes = Library.load(home)

    found = [mistake for mistake in mistakes if mistake.code == code]
    assert library.curricula == ()
    assert {mistake.path for mistake in found} == {file}, mistakes
    if at is not None:
        assert (found[0].line, found[0].column) == tiny.line_of(texts[file], at), found[0]


def test_a_second_id_is_the_mistake_at_its_own_line(tmp_path):
    text = tiny.LESSON.replace("id: three", "id: one-thing")

    (mistake,) = Library.load(tiny.write(tmp_path, lesson=text))[1]

    assert mistake.line == tiny.line_of(text, "id: one-thing\nkind: reframe")[0]


def test_mistakes_of_all_files_come_in_one_run(tmp_path):
    home = tiny.write(
        tmp_path,
        curriculum=tiny.CURRICULUM.replace("shape: cohort", "shape: cohorts"),
        lesson=tiny.LESSON.replace("do: 20", "do: 90").replace("trust: A", "trust: M"),
    )

    paths = {mistake.path for mistake in Library.load(home)[1]}

    assert paths == {C, L}


def test_a_near_miss_is_suggested(tmp_path):
    text = tiny.LESSON.replace("minutes: {teach", "minuts: {teach")

    words = [str(mistake) for mistake in Library.load(tiny.write(tmp_path, lesson=text))[1]]

    assert any("unknown key `minuts`, did you mean `minutes`?" in word for word in words)


BOMBS = {
    "laughs": b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n",
    "deep": b"---\na: " + b"[" * 100_000 + b"\n---\n",
    "deep json": b"---\n" + b"{a: " * 50_000 + b"\n---\n",
    "long line": b"---\ntitle: " + b"x" * 5_000_000 + b"\n---\n",
    "brackets": tiny.LESSON.encode() + b"![" * 40_000,
    "latin": "---\ntitle: caf\u00e9\n---\n".encode("latin-1"),
    "mark": b"\xef\xbb\xbf" + tiny.LESSON.encode(),
    "nul": tiny.LESSON.replace("Some", "So\0me").encode(),
    "tab": tiny.LESSON.replace("  purpose", "\tpurpose").encode(),
    "empty": b"",
    "open": b"---\nid: x\n",
    "only exercise": b"```exercise\n",
    "binary": bytes(range(256)) * 20,
}


@pytest.mark.parametrize("name", BOMBS)
def test_whatever_a_file_holds_is_a_located_mistake(tmp_path, name):
    library, mistakes = Library.load(tiny.write(tmp_path, lesson=BOMBS[name]))

    assert library.curricula == ()
    assert mistakes
    assert all(mistake.line >= 1 and mistake.column >= 1 for mistake in mistakes)


def test_not_more_is_said_than_anybody_reads(tmp_path):
    keys = "".join(f"k{number}: 1\n" for number in range(15_000))
    began = time.process_time()

    mistakes = Library.load(tiny.write(tmp_path, curriculum=tiny.CURRICULUM + keys))[1]

    assert 100 < len(mistakes) <= 201
    assert time.process_time() - began < 20


def test_windows_line_ends_keep_their_places(tmp_path):
    text = tiny.LESSON.replace("do: 20", "do: 90")

    unix = Library.load(tiny.write(tmp_path / "a", lesson=text))[1]
    windows = tiny.write(tmp_path / "b", lesson=text.replace("\n", "\r\n").encode())

    assert Library.load(windows)[1] == unix


def test_a_lesson_that_is_a_link_out_of_the_folder_is_not_followed(tmp_path):
    home = tiny.write(tmp_path)
    (tmp_path / "secret.md").write_text("secret")
    (home / "lessons/01-first.md").unlink()
    (home / "lessons/01-first.md").symlink_to(tmp_path / "secret.md")

    codes = {mistake.code for mistake in Library.load(home)[1]}

    assert "outside" in codes


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(cut=st.integers(0, len(tiny.LESSON)), put=st.text(max_size=12))
def test_no_edit_of_a_lesson_makes_the_check_fall_over(tmp_path_factory, cut, put):
    text = tiny.LESSON[:cut] + put + tiny.LESSON[cut:]
    lesson = text.encode("utf-8", "surrogatepass")

    Library.load(tiny.write(tmp_path_factory.mktemp("fuzz"), lesson=lesson))


def test_the_shipped_curricula_are_right():
    library, mistakes = shipped()

    assert mistakes == ()
    assert library.curriculum("known-and-knowing") is not None


def test_the_command_says_all_and_fails(tmp_path):
    home = tiny.write(tmp_path, lesson=tiny.LESSON.replace("do: 20", "do: 90"))

    result = CliRunner().invoke(curricula, ["check", str(home)])

    assert result.exit_code == 1
    assert result.output.startswith("lessons/01-first.md:4:")


def test_the_command_speaks_json(tmp_path):
    home = tiny.write(tmp_path, lesson=tiny.LESSON.replace("do: 20", "do: 90"))

    result = CliRunner().invoke(curricula, ["check", str(home), "--json"])

    assert set(json.loads(result.output)[0]) == {"path", "line", "column", "code", "message"}


def test_the_command_is_content_with_what_is_right(tmp_path):
    result = CliRunner().invoke(curricula, ["check", str(tiny.write(tmp_path))])

    assert result.exit_code == 0
    assert result.output.count("\n") == 1


@pytest.mark.parametrize("what", ["curriculum", "lesson", "exercise", "bank"])
def test_editors_get_a_schema(what):
    result = CliRunner().invoke(curricula, ["schema", what])

    assert "$defs" in json.loads(result.output)


def test_show_names_what_there_is():
    result = CliRunner().invoke(curricula, ["show", "nothing"])

    assert result.exit_code == 1
    assert "known-and-knowing" in result.output
