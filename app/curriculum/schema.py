"""A curriculum as a value: frozen, closed, and complete in itself.

The models named `…Keys` are what an author writes; `Lesson` and `Curriculum` add what reading them
brings together (the text's parts, the lessons), and hold no names of files.
"""

import json
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, SerializeAsAny, model_validator

from app.curriculum.closed import ID, Closed, PlacedError
from app.curriculum.images import Image
from app.curriculum.kinds import exercise_from
from app.curriculum.kinds.base import Exercise
from app.curriculum.written import DAY, LANGUAGE, NOTE, SHARE, VERSION

Said = Annotated[str, Field(min_length=1)]
"""Text that is required and may not be empty."""
Id = Annotated[str, Field(pattern=ID)]
Version = Annotated[str, Field(pattern=VERSION)]
Minutes = Annotated[int, Field(ge=0, le=600)]


def as_exercise(value: Any) -> Any:
    """Let the kind decide what an exercise holds."""
    return value if isinstance(value, Exercise) else exercise_from(value)


AnyExercise = Annotated[SerializeAsAny[Exercise], BeforeValidator(as_exercise)]


class Times(Closed):
    """How long a lesson takes, in minutes: what is taught, and what is done."""

    teach: Minutes
    do: Minutes


class Objective(Closed):
    """What somebody can do afterwards, and the exercise that shows it."""

    id: Id
    text: Said
    evidence: Id


class Evidence(Closed):
    """A claim of fact, and how it is known."""

    key: Annotated[str, Field(pattern=NOTE)]
    claim: Said
    reference: Said
    trust: Literal["A", "B", "S", "J"]
    checked: Annotated[str, Field(pattern=DAY)]


class RunStep(Closed):
    """One line of the run sheet."""

    minutes: Annotated[int, Field(ge=1, le=240)]
    leader: Said
    group: Said


class Adapt(Closed):
    """How the lesson is led where things are different."""

    online: Said
    small: Said
    low_literacy: Said
    screen_reader: Said


class Leader(Closed):
    """What a substitute needs to lead the lesson."""

    purpose: Said
    room: Said
    run_sheet: Annotated[tuple[RunStep, ...], Field(min_length=1)]
    ask_before_telling: Said
    if_silent: Said
    adapt: Adapt
    safety: Said
    missed: Said
    look_for: str = ""


class Setback(Closed):
    """The setback of the week; its minutes are on top of the lesson's."""

    situation: Said
    minutes: Annotated[int, Field(ge=1, le=60)]


class LessonKeys(Closed):
    """The front matter of a lesson."""

    id: Id
    title: Said
    minutes: Times
    questions: Annotated[tuple[Said, ...], Field(min_length=1)]
    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    competencies: tuple[Said, ...] = ()
    keypoints: Annotated[tuple[Said, ...], Field(min_length=1)]
    sources: tuple[Said, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    leader: Leader
    setback: Setback


class Prose(Closed):
    """Text, as Markdown."""

    kind: Literal["prose"] = "prose"
    markdown: str


class Block(Closed):
    """A set-off text: `::: name title`."""

    kind: Literal["block"] = "block"
    name: str
    title: str = ""
    markdown: str


class Place(Closed):
    """Where the text calls for an exercise."""

    kind: Literal["exercise"] = "exercise"
    exercise: AnyExercise


Part = Annotated[Prose | Block | Place, Field(discriminator="kind")]


class Lesson(LessonKeys):
    """A lesson with its text; `number` counts from 1."""

    number: int
    parts: tuple[Part, ...] = ()

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """In the order of the text."""
        return tuple(part.exercise for part in self.parts if isinstance(part, Place))


class CalendarEntry(Closed):
    """When a lesson opens and is due, in the terms of `calendar.py`."""

    lesson: Said
    opens: Said
    due: Said


class Group(Closed):
    """How many people it is made for."""

    min: Annotated[int, Field(ge=1)]
    max: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The least is not more than the most."""
        if self.min > self.max:
            raise PlacedError(f"`min` is {self.min}, more than `max`, which is {self.max}", "min")
        return self


class Completion(Closed):
    """What counts as having completed it."""

    required: Annotated[str, Field(pattern=SHARE)]
    attendance: Annotated[int, Field(ge=0, le=100)] = 0


class Retired(Closed):
    """An exercise that people have met and that is gone."""

    id: Id
    since: Version


class CurriculumKeys(Closed):
    """What `curriculum.yaml` says, but for its lessons."""

    id: Id
    title: Said
    version: Version
    language: Annotated[str, Field(pattern=LANGUAGE)]
    license: Said
    authors: Annotated[tuple[Said, ...], Field(min_length=1)]
    summary: Said
    audience: Said
    shape: Literal["cohort", "workshop", "self-paced"]
    group: Group | None = None
    frameworks: tuple[Said, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    sessions: Annotated[int, Field(ge=0, le=200)] = 0
    completion: Completion
    retired: tuple[Retired, ...] = ()


class CurriculumFile(CurriculumKeys):
    """All of `curriculum.yaml`: lessons are names of files without `.md`."""

    format: Literal[1]
    lessons: Annotated[tuple[Said, ...], Field(min_length=1)]


class Curriculum(CurriculumKeys):
    """A whole curriculum; calendar entries name lessons by id."""

    lessons: tuple[Lesson, ...]
    images: tuple[Image, ...] = ()
    """Every picture of its texts, in the order of their digests."""
    translations: tuple["Curriculum", ...] = ()
    """The same in other languages, by the same ids: a changed word is another revision."""

    def frozen(self) -> dict[str, Any]:
        """Everything, as JSON knows it."""
        return self.model_dump(mode="json", by_alias=True)

    @cached_property
    def digest(self) -> str:
        """Names this very content: SHA-256 of its JSON with sorted keys. What is as it would be if
        left out is left out: a key that a later Acquaint adds changes no content that is out.
        """
        said = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()

    @property
    def pictures(self) -> Mapping[str, Image]:
        """By digest, those of other languages among them."""
        others = (image for one in self.translations for image in one.images)
        return {image.digest: image for image in (*self.images, *others)}

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Of all lessons, in order."""
        return tuple(exercise for lesson in self.lessons for exercise in lesson.exercises)

    def lesson(self, name: str) -> Lesson | None:
        """By id."""
        return next((lesson for lesson in self.lessons if lesson.id == name), None)

    def exercise(self, name: str) -> Exercise | None:
        """By id."""
        return next((exercise for exercise in self.exercises if exercise.id == name), None)

    def lesson_of(self, exercise_id: str) -> Lesson | None:
        """Where an exercise stands."""
        for lesson in self.lessons:
            if any(exercise.id == exercise_id for exercise in lesson.exercises):
                return lesson
        return None


def label(lesson: Lesson, exercise: Exercise) -> str:
    """As `2.1`: lesson, place in the lesson."""
    return f"{lesson.number}.{lesson.exercises.index(exercise) + 1}"
