"""What differs between two editions of a curriculum, by id: for whoever is to move a cohort."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.curriculum.rewording import Reworded, reworded
from app.curriculum.schema import Curriculum, Lesson

Keys = Mapping[str, Any]
"""A lesson or an exercise as plain values."""


class Sort(StrEnum):
    """What became of a lesson or an exercise."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    MOVED = "moved"
    """In another lesson, or at another place; with the same words."""


@dataclass(frozen=True)
class Change:
    """One lesson, or one exercise, that is not as it was."""

    what: str
    """lesson or exercise."""
    id: str
    title: str
    sort: Sort
    keys: tuple[str, ...] = ()
    """Of a changed one: which of its keys differ."""
    words: tuple[Reworded, ...] = ()
    """Of a changed one: its texts that differ."""


@dataclass(frozen=True)
class Changes:
    """All of them: lessons first, in the order of the newer edition, what is gone at the end."""

    lessons: tuple[Change, ...]
    exercises: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.lessons or self.exercises)

    @property
    def touches(self) -> set[str]:
        """Ids of the exercises whose answers may read differently, or that are gone."""
        touched = {Sort.CHANGED, Sort.GONE}
        return {change.id for change in self.exercises if change.sort in touched}


def changes(old: Curriculum, new: Curriculum) -> Changes:
    """By id: what is there in one edition alone, and what differs between the two."""
    return Changes(
        tuple(compare("lesson", lessons(old), lessons(new))),
        tuple(compare("exercise", exercises(old), exercises(new))),
    )


def lessons(curriculum: Curriculum) -> Mapping[str, Keys]:
    """Each without what its exercises say: they are compared by themselves."""
    return {lesson.id: texts(lesson) for lesson in curriculum.lessons}


def texts(lesson: Lesson) -> Keys:
    """A lesson's own words."""
    whole: dict[str, Any] = lesson.model_dump(exclude={"parts"})
    parts = [part.model_dump() for part in lesson.parts if part.kind != "exercise"]
    return whole | {"text": parts}


def exercises(curriculum: Curriculum) -> Mapping[str, Keys]:
    """Each with the lesson it stands in as its `number`."""
    return {
        one.id: one.model_dump() | {"number": lesson.id}
        for lesson in curriculum.lessons
        for one in lesson.exercises
    }


def compare(what: str, old: Mapping[str, Keys], new: Mapping[str, Keys]) -> Iterator[Change]:
    """One sort of thing, by id."""
    for name, one in new.items():
        title = str(one["title"])
        if name not in old:
            yield Change(what, name, title, Sort.ADDED)
        elif differs := differing(old[name], one):
            sort = Sort.MOVED if differs == ("number",) else Sort.CHANGED
            yield Change(what, name, title, sort, differs, reworded(one, old[name], differs))
    for name, one in old.items():
        if name not in new:
            yield Change(what, name, str(one["title"]), Sort.GONE)


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys whose values are not the same."""
    return tuple(key for key in {**one, **other} if one.get(key) != other.get(key))
