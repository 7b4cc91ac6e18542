"""What differs between two editions of a curriculum, by id: for whoever is to move a cohort."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson


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
        tuple(compare("lesson", by_id(old.lessons), by_id(new.lessons), lesson_keys)),
        tuple(
            compare("exercise", by_id(old.exercises), by_id(new.exercises), exercise_keys(old, new))
        ),
    )


def by_id(all_of_them: Iterable[Any]) -> Mapping[str, Any]:
    """In their order."""
    return {one.id: one for one in all_of_them}


def compare(
    what: str, old: Mapping[str, Any], new: Mapping[str, Any], keys: Any
) -> Iterator[Change]:
    """One sort of thing; `keys` names what differs between two of the same id."""
    for name, one in new.items():
        if name not in old:
            yield Change(what, name, one.title, Sort.ADDED)
        elif differs := keys(old[name], one):
            moved = differs == ("number",)
            yield Change(what, name, one.title, Sort.MOVED if moved else Sort.CHANGED, differs)
    for name, one in old.items():
        if name not in new:
            yield Change(what, name, one.title, Sort.GONE)


def lesson_keys(old: Lesson, new: Lesson) -> tuple[str, ...]:
    """What differs of a lesson besides its exercises."""
    return differing(texts(old), texts(new))


def texts(lesson: Lesson) -> Mapping[str, Any]:
    """A lesson without what its exercises say: they are compared by themselves."""
    whole: dict[str, Any] = lesson.model_dump(exclude={"parts"})
    parts = [part.model_dump() for part in lesson.parts if part.kind != "exercise"]
    return whole | {"text": parts}


def exercise_keys(old: Curriculum, new: Curriculum) -> Any:
    """Names what differs of an exercise, its place included."""
    before, after = numbers(old), numbers(new)

    def keys(one: Exercise, other: Exercise) -> tuple[str, ...]:
        mine = one.model_dump() | {"number": before[one.id]}
        theirs = other.model_dump() | {"number": after[other.id]}
        return differing(mine, theirs)

    return keys


def numbers(curriculum: Curriculum) -> Mapping[str, str]:
    """Exercise → the lesson it stands in."""
    return {one.id: lesson.id for lesson in curriculum.lessons for one in lesson.exercises}


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys whose values are not the same."""
    return tuple(key for key in {**one, **other} if one.get(key) != other.get(key))
