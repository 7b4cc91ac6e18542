"""One submission as its counselor reads it: only what was handed in, and never a private word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.book.goals import counts_of
from app.coaching.review.compare import Change, changes
from app.curriculum.goals import Goal
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Lesson
from app.models import Cohort, Enrollment, Feedback, Submission, SubmissionVersion, Verdict
from app.revisions import curriculum_of
from app.submissions.queries import feedback_on, handed_in
from app.submissions.voting import shown_votes


@dataclass(frozen=True)
class Event:
    """One thing that happened, for the list of what was so far."""

    at: datetime
    mark: str
    round: int
    feedback: Feedback | None = None
    """None: it was handed in."""


@dataclass(frozen=True)
class Desk:
    """An exercise of one person, with all that its counselor may know."""

    lesson: Lesson
    exercise: Exercise
    number: str
    submission: Submission | None
    versions: Sequence[SubmissionVersion]
    """What was handed in, newest first; nothing for private work."""
    feedback: Sequence[Feedback]
    votes: Mapping[str, int]
    """Of a poll: option id → votes of the whole cohort, as far as they may be seen."""
    goal: Goal | None = None
    """How far somebody is with an exercise on the people book: numbers, and nothing else."""

    @property
    def ways(self) -> Sequence[Verdict]:
        """What can be decided now, the likeliest first."""
        if self.submission is None:
            return ()
        if self.submission.waiting_since is not None and not self.exercise.is_private:
            accept = self.exercise.review == "accept"
            return (Verdict.ACCEPT, Verdict.RETURN) if accept else (Verdict.ACCEPT,)
        return (Verdict.COMMENT,) if self.submission.asked_help_at is not None else ()

    @property
    def changes(self) -> Sequence[Change]:
        """What is another answer than in the round before."""
        if len(self.versions) < 2:
            return ()
        return changes(self.exercise, self.versions[0].answers, self.versions[1].answers)

    @property
    def so_far(self) -> Sequence[Event]:
        """Hand-ins and answers, the first at the top."""
        given = [
            Event(version.created_at, "handed_in" if version.round == 1 else "again", version.round)
            for version in self.versions
        ]
        return sorted([*given, *map(event_of, self.feedback)], key=lambda event: event.at)


def event_of(feedback: Feedback) -> Event:
    """An answer as something that happened."""
    mark = {Verdict.RETURN: "returned", Verdict.ACCEPT: "done"}.get(feedback.verdict, "")
    return Event(feedback.created_at, mark, feedback.round, feedback)


def find(cohort: Cohort, exercise_id: str) -> tuple[Lesson, Exercise] | None:
    """The exercise, where the cohort's revision has it."""
    curriculum = curriculum_of(cohort.revision)
    lesson, exercise = curriculum.lesson_of(exercise_id), curriculum.exercise(exercise_id)
    return (lesson, exercise) if lesson and exercise else None


def lay_out(
    enrollment: Enrollment, lesson: Lesson, exercise: Exercise, submission: Submission | None
) -> Desk:
    """Everything about one person's work that the counselor of the cohort may read."""
    place = [other.id for other in lesson.exercises].index(exercise.id) + 1
    reads = submission is not None and not exercise.is_private
    polls = [exercise.id] if exercise.is_anonymous else []
    return Desk(
        lesson=lesson,
        exercise=exercise,
        number=f"{lesson.number}.{place}",
        submission=submission,
        versions=handed_in(submission) if submission and reads else (),
        feedback=feedback_on([submission]).get(submission.id, ()) if submission else (),
        votes=shown_votes(enrollment.cohort_id, polls).get(exercise.id, {}),
        goal=exercise.goal(counts_of(enrollment)) if exercise.stands_on_book else None,
    )
