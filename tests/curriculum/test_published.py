"""Ids that people have met stay; a version that reached people stays what it was."""

import pytest
from click.testing import CliRunner

from app.cli.curricula import curricula
from app.curriculum.library import ROOT, Library, shipped
from app.curriculum.published import publication, read_publications
from tests.support import tiny

EXERCISE = "id: one-thing\nkind: worksheet"


def call(*words):
    return CliRunner().invoke(curricula, [str(word) for word in words])


@pytest.fixture
def home(tmp_path):
    """A curriculum whose version 1.0.0 is out."""
    folder = tiny.write(tmp_path)
    assert "is published." in call("publish", folder).output
    return folder


def change(home, old, new, file="lessons/01-first.md"):
    path = home / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def codes(home):
    return [(mistake.path, mistake.code) for mistake in Library.load(home)[1]]


def test_what_is_written_out_as_it_would_be_anyway_changes_nothing(home):
    change(home, "trains: skill\n", "trains: skill\nrequired: true\n")

    assert codes(home) == []


def test_what_is_out_passes_and_is_out_once(home):
    assert codes(home) == []
    assert "published already" in call("publish", home).output


def test_a_changed_word_wants_another_version(home):
    change(home, "Some text", "Other text")

    assert codes(home) == [("curriculum.yaml", "published-version")]
    change(home, "version: 1.0.0", "version: 1.0.1", "curriculum.yaml")
    assert codes(home) == []


def test_a_record_that_is_no_list_is_a_mistake_and_not_nothing(home):
    (home / "published.yaml").write_text("version: 1.0.0\n")

    assert codes(home) == [("published.yaml", "list-type")]


def test_what_comes_next_has_a_higher_version(home):
    change(home, "version: 1.0.0", "version: 0.10.0", "curriculum.yaml")

    assert codes(home) == [("curriculum.yaml", "published-version")]


def test_an_id_that_is_gone_wants_to_be_named(home):
    change(home, "version: 1.0.0", "version: 2.0.0", "curriculum.yaml")
    change(home, "id: one-thing", "id: another-thing")
    change(home, "evidence: one-thing", "evidence: another-thing")
    assert codes(home) == [("curriculum.yaml", "lost-id")]

    path = home / "curriculum.yaml"
    path.write_text(f"{path.read_text()}retired: [{{id: one-thing, since: 2.0.0}}]\n")
    assert codes(home) == []


def test_a_new_kind_wants_a_new_id(home):
    change(home, "version: 1.0.0", "version: 2.0.0", "curriculum.yaml")
    fields = "fields:\n  - {id: thing, ask: What is it?, type: text}"
    change(home, EXERCISE, "id: one-thing\nkind: checklist")
    change(home, fields, "from: conversation")

    [mistake] = Library.load(home)[1]

    text = (home / mistake.path).read_text()
    assert (mistake.code, mistake.line) == ("changed-kind", tiny.line_of(text, "id: one-thing")[0])


def test_a_retired_id_is_never_used_again(home):
    path = home / "curriculum.yaml"
    path.write_text(f"{path.read_text()}retired: [{{id: one-thing, since: 1.0.0}}]\n")

    assert ("lessons/01-first.md", "retired-id") in codes(home)


def test_a_file_that_somebody_broke_is_a_mistake_at_its_place(home):
    change(home, "digest:", "digset:", "published.yaml")

    assert {path for path, _code in codes(home)} == {"published.yaml"}


def test_nothing_with_mistakes_is_published(tmp_path):
    folder = tiny.write(tmp_path, lesson=tiny.LESSON.replace("trains: skill", "trains: all"))

    result = call("publish", folder)

    assert result.exit_code == 1 and "trains" in result.output
    assert not (folder / "published.yaml").exists()


def test_a_new_curriculum_passes_the_check(tmp_path):
    folder = tmp_path / "ask-well"

    assert call("new", folder).exit_code == 0

    assert "No mistakes: 1 curriculum, 1 lesson, 2 exercises." in call("check", folder).output


@pytest.mark.parametrize("name", ["Ask Well", "ask_well", "-ask"])
def test_a_folder_that_could_be_no_id_is_refused(tmp_path, name):
    result = call("new", "--", tmp_path / name)

    assert result.exit_code == 1 and "named like its id" in result.output


def test_what_is_there_is_not_written_over(home):
    result = call("new", home)

    assert result.exit_code == 1 and "is there already" in result.output


def test_what_ships_is_written_down_as_it_ships():
    for one in shipped()[0].curricula:
        newest = read_publications(ROOT / one.id, "")[0][-1]

        assert newest == publication(one, on=newest.on)
