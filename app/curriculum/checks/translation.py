"""A translation has the same lessons, exercises and items, by id: only texts differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.curriculum.documents import Document
from app.curriculum.mistakes import Mistake
from app.curriculum.schema import Curriculum, Lesson

SAME = ("id", "version", "shape", "license")


def check_translation(
    original: Curriculum, other: Curriculum, document: Document, places: Mapping[str, Mistake]
) -> Iterator[Mistake]:
    """`document` is the translation's own file; `places` has where each of its ids stands."""
    for key in SAME:
        mine, theirs = getattr(other, key), getattr(original, key)
        if mine != theirs:
            words = f"`{key}` is `{theirs}` in {original.language}, and must be here"
            yield document.wrong((key,), "translation", words)
    ours = [lesson.id for lesson in other.lessons]
    if ours != [lesson.id for lesson in original.lessons]:
        words = f"the lessons are not those of {original.language}, in the same order"
        yield document.wrong(("lessons",), "translation", words)
        return
    for lesson, there in zip(other.lessons, original.lessons, strict=True):
        yield from check_lesson_pair(there, lesson, places)


def check_lesson_pair(
    original: Lesson, lesson: Lesson, places: Mapping[str, Mistake]
) -> Iterator[Mistake]:
    """The same objectives, and the same exercises with the same items."""
    at = places[lesson.id]
    if [one.id for one in lesson.objectives] != [one.id for one in original.objectives]:
        yield said(at, "the ids of the objectives are not those of the original")
    there = {exercise.id: exercise for exercise in original.exercises}
    here = {exercise.id: exercise for exercise in lesson.exercises}
    if list(there) != list(here):
        missing = sorted(set(there) - set(here)) or sorted(set(here) - set(there))
        words = f": look at `{missing[0]}`" if missing else ", in the same order"
        yield said(at, f"the exercises are not those of the original{words}")
        return
    for name, exercise in here.items():
        if exercise.kind != there[name].kind:
            yield said(places[name], f"`{name}` is a `{there[name].kind}` in the original")
        elif ids_in(exercise.model_dump()) != ids_in(there[name].model_dump()):
            yield said(places[name], f"the ids inside of `{name}` are not those of the original")


def ids_in(value: Any) -> list[str]:
    """Every `id` inside plain values, in order."""
    if isinstance(value, dict):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return own + [name for part in value.values() for name in ids_in(part)]
    if isinstance(value, (list, tuple)):
        return [name for part in value for name in ids_in(part)]
    return []


def said(at: Mistake, words: str) -> Mistake:
    """At the same place."""
    return Mistake(at.path, at.line, at.column, "translation", words)
