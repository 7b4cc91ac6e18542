"""Rules about one lesson: minutes that add up, objectives that can be seen, both sides trained."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.curriculum.documents import Document, Place
from app.curriculum.kinds.base import Exercise
from app.curriculum.mistakes import Mistake, near, one_of
from app.curriculum.schema import LessonKeys
from app.curriculum.shelf import Shelf

SLACK = 0.2
"""Minutes may miss their sum by a fifth."""
SIDES = ("skill", "motivation")


def check_lesson(
    keys: LessonKeys, front: Document, exercises: Sequence[Exercise], shelf: Shelf
) -> Iterator[Mistake]:
    """Everything about a lesson that its keys and its exercises tell."""
    yield from check_minutes(keys, front, exercises)
    yield from check_objectives(keys, front, exercises, shelf)
    trained = {exercise.trains for exercise in exercises}
    for side in SIDES:
        if side not in trained:
            words = f"no exercise trains {side}: a lesson needs both skill and motivation"
            yield Place(front.place.path).mistake(0, 0, f"no-{side}", words)


def check_minutes(
    keys: LessonKeys, front: Document, exercises: Sequence[Exercise]
) -> Iterator[Mistake]:
    """Exercises add up to `do`, the run sheet to teach and do; the setback is on top."""
    do = sum(exercise.minutes for exercise in exercises)
    if off(do, keys.minutes.do):
        words = f"the exercises take {do} minutes, `do` says {keys.minutes.do}"
        yield front.wrong(("minutes", "do"), "minutes", words)
    run, whole = sum(step.minutes for step in keys.leader.run_sheet), sum_of(keys)
    if off(run, whole):
        words = f"the run sheet takes {run} minutes, `teach` and `do` are {whole}"
        yield front.wrong(("leader", "run_sheet"), "minutes", words)


def sum_of(keys: LessonKeys) -> int:
    """Minutes of the whole lesson."""
    return keys.minutes.teach + keys.minutes.do


def off(found: int, said: int) -> bool:
    """More than a fifth apart."""
    return abs(found - said) > SLACK * said


def check_objectives(
    keys: LessonKeys, front: Document, exercises: Sequence[Exercise], shelf: Shelf
) -> Iterator[Mistake]:
    """Each begins with a verb that somebody could see, and names the exercise that shows it."""
    ids = [exercise.id for exercise in exercises]
    known = {verb for verbs in shelf.verbs.levels.values() for verb in verbs}
    for number, objective in enumerate(keys.objectives):
        at = ("objectives", number, "text")
        first = objective.text.split()[0].strip(",.:;").lower()
        banned = [verb for verb in shelf.verbs.banned if begins(objective.text, verb)]
        if banned:
            words = f"nobody can see `{banned[0]}` being done; begin with what people will do"
            yield front.wrong(at, "banned-verb", words)
        elif known and first not in known:
            words = f"`{first}` is not in the bank of verbs{near(first, known)}"
            yield front.wrong(at, "unknown-verb", words)
        if objective.id in [one.id for one in keys.objectives[:number]]:
            words = f"`{objective.id}` is the id of an objective above"
            yield front.wrong(("objectives", number, "id"), "duplicate-id", words)
        if objective.evidence not in ids:
            words = f"there is no exercise `{objective.evidence}` in this lesson"
            words += near(objective.evidence, ids)
            yield front.wrong(("objectives", number, "evidence"), "no-evidence", words)


def begins(text: str, verb: str) -> bool:
    """Whole words, small or capital."""
    return f"{text.lower()} ".startswith(f"{verb} ")


def check_competencies(
    keys: LessonKeys, front: Document, frameworks: Sequence[str], shelf: Shelf
) -> Iterator[Mistake]:
    """`framework/CODE`, of a framework that the curriculum names and the banks have."""
    for number, name in enumerate(keys.competencies):
        framework, _, code = name.partition("/")
        at = ("competencies", number)
        if framework not in frameworks:
            words = f"`{framework}` is not among this curriculum's frameworks"
            yield front.wrong(at, "unknown-framework", words + near(framework, frameworks))
        elif framework in shelf.frameworks and code not in shelf.frameworks[framework].codes:
            codes = shelf.frameworks[framework].codes
            words = f"`{code}` is no code of {framework}; there are {one_of(codes)}"
            yield front.wrong(at, "unknown-competency", words)


def check_notes(
    keys: LessonKeys, front: Document, notes: Mapping[str, Mistake]
) -> Iterator[Mistake]:
    """Every `[^key]` has an entry, and every entry is used."""
    known = [entry.key for entry in keys.evidence]
    for key, mistake in notes.items():
        if key not in known:
            yield Mistake(
                mistake.path,
                mistake.line,
                mistake.column,
                mistake.code,
                mistake.message + near(key, known),
            )
    for number, key in enumerate(known):
        if key not in notes:
            words = f"the text never says `[^{key}]`"
            yield front.wrong(("evidence", number, "key"), "unused-note", words)
        if key in known[:number]:
            words = f"`{key}` is the key of an entry above"
            yield front.wrong(("evidence", number, "key"), "duplicate-id", words)


def learner_texts(value: Any, steps: tuple[int | str, ...] = ()) -> Iterator[tuple[Any, str]]:
    """Every text inside plain values, with the way to it."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in {"id", "kind", "type", "from", "evidence"}:
                yield from learner_texts(part, (*steps, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from learner_texts(part, (*steps, number))
