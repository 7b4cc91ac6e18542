"""`flask handouts`: sheets from a checkout alone, and whether they hold."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from app.cli import handouts as commands
from app.cli.handouts import handouts
from app.cli.proofs import faults
from app.core import config, pdf
from app.core.pdf import Page

CURRICULUM, LESSON, EXERCISE = "known-and-knowing", "the-objections-in-your-head", "my-word"
ALL = ", ".join(one.id for one in commands.shipped()[0].curricula)
OUT = ("--out", "sheet.pdf")
AS_INSTALLED = "from app.cli.handouts import handouts; handouts()"


@pytest.fixture
def fake_press(monkeypatch):
    """What would have been printed; the press itself is tested elsewhere."""
    asked = []

    def print_pdf(html, paper):
        asked.append((html, paper))
        return pdf.Printed(b"%PDF-", 2)

    monkeypatch.setattr(pdf, "print_pdf", print_pdf)
    return asked


def render(*words):
    return CliRunner().invoke(handouts, ["render", *map(str, words)])


@pytest.mark.pdf
def test_a_sheet_needs_no_instance_and_works_from_any_folder(tmp_path):
    instance = tmp_path / "instance"
    done = subprocess.run(
        [sys.executable, "-c", AS_INSTALLED, "render", CURRICULUM, LESSON, EXERCISE, *OUT],
        cwd=tmp_path,
        env={"ACQUAINT_INSTANCE": str(instance), "PYTHONPATH": str(config.ROOT), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "sheet.pdf: 1 page\n"
    assert done.stderr == ""
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_without_an_exercise_it_is_the_lesson(tmp_path, fake_press):
    result = render(CURRICULUM, LESSON, "--paper", "a4", "--out", tmp_path / "lesson.pdf")

    assert (result.exit_code, result.output) == (0, f"{tmp_path}/lesson.pdf: 2 pages\n")
    [(html, paper)] = fake_press
    assert paper == "a4"
    assert "There may be something good under it" in html
    assert "Build seven small steps" in html


def test_with_an_exercise_it_is_that_one(tmp_path, fake_press):
    render(CURRICULUM, LESSON, "small-steps", "--out", tmp_path / "sheet.pdf")

    [(html, paper)] = fake_press
    assert paper == "letter"
    assert "<h1>Build seven small steps</h1>" in html
    assert "There may be something good under it" not in html


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("known-and-knowin", LESSON), "Did you mean known-and-knowing?"),
        ((CURRICULUM, "02-the-objections-in-your-head"), f"Did you mean {LESSON}?"),
        ((CURRICULUM, LESSON, "small-step"), "Did you mean small-steps?"),
        (("zebra", LESSON), f"There is: {ALL}."),
    ],
)
def test_an_id_that_is_not_there_is_answered_with_the_nearest(tmp_path, fake_press, ids, said):
    result = render(*ids, "--out", tmp_path / "sheet.pdf")

    assert result.exit_code == 1
    assert said in result.output
    assert result.output.count("\n") == 1
    assert fake_press == []


@pytest.mark.parametrize("place", ["nowhere/sheet.pdf", "."])
def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path, fake_press, place):
    result = render(CURRICULUM, LESSON, EXERCISE, "--out", tmp_path / place)

    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert result.output.count("\n") == 1


def test_a_document_that_the_press_refuses_is_said_in_one_line(tmp_path, monkeypatch):
    def refuse(_html, _paper):
        raise pdf.PdfError("it took too much time or memory")

    monkeypatch.setattr(pdf, "print_pdf", refuse)

    result = render(CURRICULUM, LESSON, EXERCISE, "--out", tmp_path / "sheet.pdf")

    assert result.exit_code == 1
    assert "The PDF could not be made" in result.output
    assert not (tmp_path / "sheet.pdf").exists()


def test_broken_curricula_are_said_and_nothing_is_printed(tmp_path, fake_press, monkeypatch):
    library = commands.shipped()[0]
    monkeypatch.setattr(commands, "shipped", lambda: (library, ("lesson.md:3: no title",)))

    result = render(CURRICULUM, LESSON, EXERCISE, "--out", tmp_path / "sheet.pdf")

    assert result.exit_code == 1
    assert "lesson.md:3: no title" in result.output
    assert fake_press == []


GOOD = Page(0.9, [], [], [])


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([GOOD, Page(0.2, [], [], [])], []),
        ([GOOD, Page(0.1, [], [], [])], ["page 2 of 2 is 10% full"]),
        ([Page(0.5, [], [], [])] * 4, ["takes 4 pages for what fits on 3"]),
        ([GOOD, Page(0.5, ["Ada"], [], [])], ["page 2 begins inside “Ada”"]),
        ([Page(0.9, [], ["Next"], []), GOOD], ["page 1 ends with the heading “Next”"]),
        ([Page(0.9, [], [], ["Bea"])], ["page 1 has too little room to write: “Bea”"]),
    ],
)
def test_what_does_not_hold_is_said_in_words(pages, said):
    assert list(faults(pages)) == said


def test_every_sheet_is_laid_out_on_both_papers(monkeypatch):
    asked = []
    monkeypatch.setattr(pdf, "measure", lambda html, paper: asked.append((html, paper)) or [GOOD])

    result = CliRunner().invoke(handouts, ["check", "ask-better"])

    curriculum = next(one for one in commands.shipped()[0].curricula if one.id == "ask-better")
    sheets = 2 * (len(curriculum.lessons) + len(curriculum.exercises))
    assert (result.exit_code, result.output) == (0, f"No mistakes: {sheets} sheets.\n")
    assert [paper for _html, paper in asked] == ["a4", "letter"] * (sheets // 2)


def test_a_fault_is_one_line_and_an_error(monkeypatch):
    monkeypatch.setattr(pdf, "measure", lambda _html, _paper: [Page(0.9, [], [], ["Ada"])])

    result = CliRunner().invoke(handouts, ["check", "ask-better"])

    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert len(lines) == len(set(lines))
    assert lines[0] == (
        "ask-better why-decent-people-avoid-it (a4): page 1 has too little room to write: “Ada”"
    )
