"""What is done, due, overdue and first: computed here and nowhere else, from plain values.

"Done" is what curriculum-format.md says it is; it is stored with the submission (`done_at`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson
from app.models import LessonDate
from app.submissions.queries import Work


@dataclass(frozen=True)
class Step:
    """One exercise as one participant stands towards it."""

    lesson: Lesson
    exercise: Exercise
    number: str
    """As `2.1`: lesson, place in the lesson."""
    work: Work | None
    opens_at: datetime | None
    due_at: datetime | None
    mark: str
    is_done: bool
    is_open: bool
    is_overdue: bool

    @property
    def is_returned(self) -> bool:
        """It came back with an answer that asks for another round."""
        return self.mark == "returned"


@dataclass(frozen=True)
class Progress:
    """All steps in order, and the questions that pages ask of them."""

    steps: Sequence[Step]

    def of(self, lesson_id: str) -> Sequence[Step]:
        """The steps of one lesson."""
        return [step for step in self.steps if step.lesson.id == lesson_id]

    @property
    def done(self) -> int:
        """How many required exercises are done."""
        return sum(step.is_done for step in self.steps if step.exercise.required)

    @property
    def required(self) -> int:
        """How many exercises count."""
        return sum(step.exercise.required for step in self.steps)

    @property
    def returned(self) -> Sequence[Step]:
        """What came back."""
        return [step for step in self.steps if step.is_returned]

    @property
    def due(self) -> Sequence[Step]:
        """What is open and not done and not waiting for a counselor, the earliest first."""
        return sorted(
            (step for step in self.steps if is_due(step)),
            key=lambda step: (step.due_at is None, step.due_at and step.due_at.timestamp()),
        )

    @property
    def first(self) -> Step | None:
        """The one thing to do next: what came back, else what is due first."""
        required = [step for step in self.due if step.exercise.required]
        return next(iter([*self.returned, *required, *self.due]), None)


def is_due(step: Step) -> bool:
    """Open, and waiting for the participant."""
    waits = step.work is not None and step.work.waiting_since is not None
    return step.is_open and not step.is_done and not waits and not step.is_returned


def progress(
    curriculum: Curriculum,
    work: Mapping[str, Work],
    dates: Mapping[str, LessonDate],
    *,
    now: datetime,
) -> Progress:
    """Put a curriculum, somebody's work (by exercise id) and a cohort's dates (by lesson id)
    together. A lesson without dates is open and never overdue.
    """
    return Progress(
        [
            step(lesson, place, exercise, work.get(exercise.id), dates.get(lesson.id), now)
            for lesson in curriculum.lessons
            for place, exercise in enumerate(lesson.exercises, start=1)
        ]
    )


def step(
    lesson: Lesson,
    place: int,
    exercise: Exercise,
    work: Work | None,
    dates: LessonDate | None,
    now: datetime,
) -> Step:
    """One exercise at `now`."""
    done = work is not None and (work.is_done or work.excused)
    opens_at, due_at = (dates.opens_at, dates.due_at) if dates else (None, None)
    handed_in = work is not None and work.handed_in_at is not None
    return Step(
        lesson=lesson,
        exercise=exercise,
        number=f"{lesson.number}.{place}",
        work=work,
        opens_at=opens_at,
        due_at=due_at,
        mark=work.mark if work else "none",
        is_done=done,
        is_open=opens_at is None or opens_at <= now,
        is_overdue=due_at is not None and due_at < now and not done and not handed_in,
    )
