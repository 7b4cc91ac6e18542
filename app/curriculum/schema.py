"""A curriculum as a value: frozen, closed, and complete in itself."""

import json
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny

from app.curriculum.closed import ID, Closed
from app.curriculum.kinds import exercise_from
from app.curriculum.kinds.base import Exercise


def as_exercise(value: Any) -> Any:
    """Let the kind decide what an exercise holds."""
    return value if isinstance(value, Exercise) else exercise_from(value)


AnyExercise = Annotated[SerializeAsAny[Exercise], BeforeValidator(as_exercise)]


class Minutes(Closed):
    teach: int = Field(ge=0)
    do: int = Field(ge=1)


class Objective(Closed):
    id: str
    text: str
    evidence: str


class Evidence(Closed):
    key: str
    claim: str
    reference: str
    trust: Literal["A", "B", "S", "J"]
    checked: str


class RunStep(Closed):
    minutes: int
    leader: str
    group: str


class Adapt(Closed):
    online: str
    small: str
    low_literacy: str
    screen_reader: str


class Leader(Closed):
    purpose: str
    room: str
    run_sheet: tuple[RunStep, ...]
    ask_before_telling: str
    if_silent: str
    adapt: Adapt
    safety: str
    missed: str
    look_for: str = ""


class Setback(Closed):
    situation: str
    minutes: int


class Prose(Closed):
    kind: Literal["prose"] = "prose"
    markdown: str


class Block(Closed):
    kind: Literal["block"] = "block"
    name: str
    title: str = ""
    markdown: str


class Place(Closed):
    kind: Literal["exercise"] = "exercise"
    exercise: AnyExercise


Part = Annotated[Prose | Block | Place, Field(discriminator="kind")]


class Lesson(Closed):
    id: str = Field(pattern=ID)
    number: int
    title: str
    minutes: Minutes
    questions: tuple[str, ...]
    objectives: tuple[Objective, ...]
    competencies: tuple[str, ...] = ()
    keypoints: tuple[str, ...]
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    leader: Leader
    setback: Setback
    parts: tuple[Part, ...] = ()

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(part.exercise for part in self.parts if isinstance(part, Place))


class CalendarEntry(Closed):
    lesson: str
    opens: str
    due: str


class Group(Closed):
    min: int
    max: int


class Completion(Closed):
    required: str
    attendance: int = 0


class Retired(Closed):
    id: str
    since: str


class Curriculum(Closed):
    id: str
    title: str
    version: str
    language: str
    license: str
    authors: tuple[str, ...]
    summary: str
    audience: str
    shape: Literal["cohort", "workshop", "self-paced"]
    group: Group | None = None
    frameworks: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...]
    calendar: tuple[CalendarEntry, ...] = ()
    sessions: int = 0
    completion: Completion
    retired: tuple[Retired, ...] = ()

    def frozen(self) -> dict[str, Any]:
        """Everything, as JSON knows it."""
        return self.model_dump(mode="json", by_alias=True)

    @cached_property
    def digest(self) -> str:
        """Names this very content."""
        text = json.dumps(self.frozen(), sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(exercise for lesson in self.lessons for exercise in lesson.exercises)

    def lesson(self, id: str) -> Lesson | None:  # noqa: A002
        return next((lesson for lesson in self.lessons if lesson.id == id), None)

    def exercise(self, id: str) -> Exercise | None:  # noqa: A002
        return next((exercise for exercise in self.exercises if exercise.id == id), None)

    def lesson_of(self, exercise_id: str) -> Lesson | None:
        return next(
            (le for le in self.lessons if any(e.id == exercise_id for e in le.exercises)), None
        )


def label(lesson: Lesson, exercise: Exercise) -> str:
    """As `2.1`."""
    return f"{lesson.number}.{lesson.exercises.index(exercise) + 1}"
