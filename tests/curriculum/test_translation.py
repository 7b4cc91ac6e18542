"""A translation: the same ids, other words."""

import shutil

import pytest

from app.curriculum.library import Library
from tests.support import tiny


@pytest.fixture
def home(tmp_path):
    """A curriculum with itself in Spanish; its exercises need no bank."""
    lesson = tiny.LESSON.replace("from: [fake]", "own: true")
    folder = tiny.write(tmp_path, lesson=lesson)
    shutil.copytree(folder, tmp_path / "es")
    shutil.move(tmp_path / "es", folder / "es")
    change(folder, "language: en", "language: es", "curriculum.yaml")
    change(folder, "competencies: [nace-2024/CSD]", "competencies: []")
    change(folder, "Some text", "Un texto")
    change(folder, "text: Name one thing", "text: Nombrar una cosa")
    return folder


def change(home, old, new, file="lessons/01-first.md"):
    path = home / "es" / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_a_translation_belongs_to_its_curriculum(home):
    library, mistakes = Library.load(home)

    assert mistakes == ()
    [found] = library.curricula
    assert [one.language for one in found.translations] == ["es"]


def test_a_changed_word_in_any_language_is_another_revision(home):
    before = Library.load(home)[0].curricula[0].digest

    change(home, "Un texto", "Otro texto")

    assert Library.load(home)[0].curricula[0].digest != before


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("id: tiny", "id: small", "curriculum.yaml"),
        ("version: 1.0.0", "version: 1.0.1", "curriculum.yaml"),
        ("id: one-thing", "id: una-cosa", "lessons/01-first.md"),
        ("{id: name-it,", "{id: nombrar,", "lessons/01-first.md"),
        ("{id: thing,", "{id: cosa,", "lessons/01-first.md"),
    ],
)
def test_what_differs_by_id_is_found_in_the_translation(home, old, new, file):
    change(home, old, new, file)

    mistakes = Library.load(home)[1]

    assert mistakes
    assert {mistake.path for mistake in mistakes} <= {f"es/{file}"}
