"""One exercise as its person has it before them: the form, and everything around it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, request
from flask_babel import gettext as _

from app.core import clock
from app.core.forms import BaseForm, form_of
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Lesson
from app.learning.queries import dates_of
from app.models import Enrollment, LessonDate, State, Submission
from app.progress import Step, progress
from app.revisions import curriculum_of
from app.submissions.queries import Work, answers_in, private_notes, submission_for
from app.submissions.voting import shown_votes

MOST = 200_000
"""Bytes that the answers to one exercise may take."""


@dataclass(frozen=True)
class Sheet:
    """A worksheet box on a page."""

    step: Step
    submission: Submission | None
    answers: Mapping[str, Any]
    """The working copy, with the fields that are kept private."""
    form: BaseForm
    base_version: int
    """What the next save starts from."""
    is_closed: bool
    """The cohort has closed: nothing is written any more."""
    earlier: Sequence[tuple[Exercise, Mapping[str, Any]]] = ()
    """What this person answered before and sees beside these answers."""
    votes: Mapping[str, int] | None = None
    """Of a poll: option id → votes, as far as they may be seen."""

    @property
    def exercise(self) -> Exercise:
        """What is asked."""
        return self.step.exercise

    @property
    def is_accepted(self) -> bool:
        """The counselor accepted it; it stays as it is."""
        row = self.submission
        return row is not None and row.state is State.DONE and self.exercise.review == "accept"

    @property
    def is_handed_in(self) -> bool:
        """Whether it was given away at least once: what an exercise explains comes after that."""
        return self.submission is not None and self.submission.handed_in_at is not None

    @property
    def is_fixed(self) -> bool:
        """Whether it can only be read."""
        return self.is_closed or self.is_accepted

    @property
    def is_changed(self) -> bool:
        """Whether what others can read is older than the working copy."""
        row = self.submission
        return row is not None and not self.exercise.is_private and row.is_changed_since_handed_in

    @property
    def anchor(self) -> str:
        """The id of the box on a page."""
        return anchor_of(self.exercise)


def anchor_of(exercise: Exercise) -> str:
    """The id of an exercise's box on a page."""
    return f"exercise-{exercise.id}"


def find_exercise(enrollment: Enrollment, exercise_id: str) -> tuple[Lesson, Exercise]:
    """The exercise of the cohort's revision, with its lesson; 404 if there is none."""
    curriculum = curriculum_of(enrollment.cohort.revision)
    lesson, found = curriculum.lesson_of(exercise_id), curriculum.exercise(exercise_id)
    if lesson is None or found is None:
        abort(404)
    return lesson, found


def open_sheet(enrollment: Enrollment, lesson: Lesson, exercise: Exercise) -> Sheet:
    """The worksheet with what is stored: two statements, and one for each thing more it shows."""
    submission = submission_for(enrollment, exercise.id)
    notes = private_notes(enrollment) if exercise.keeps_private() else {}
    rows = {exercise.id: submission} if submission else {}
    sheets = lay_out(enrollment, lesson, rows, notes, dates_of(enrollment.cohort))
    mine = [sheet for sheet in sheets if sheet.exercise.id == exercise.id]
    return with_more(enrollment, mine)[0]


def lay_out(
    enrollment: Enrollment,
    lesson: Lesson,
    rows: Mapping[str, Submission],
    notes: Mapping[str, Mapping[str, str]],
    dates: Mapping[str, LessonDate],
) -> Sequence[Sheet]:
    """The worksheets of a lesson in order; asks the database nothing."""
    curriculum = curriculum_of(enrollment.cohort.revision)
    work = {name: work_from(row) for name, row in rows.items()}
    steps = progress(curriculum, work, dates, now=clock.now()).of(lesson.id)
    closed = enrollment.cohort.closed_at is not None
    return [sheet_of(step, rows, notes, is_closed=closed) for step in steps]


def sheet_of(
    step: Step,
    rows: Mapping[str, Submission],
    notes: Mapping[str, Mapping[str, str]],
    *,
    is_closed: bool,
) -> Sheet:
    """One worksheet, its form filled with the working copy."""
    row = rows.get(step.exercise.id)
    answers = {**(row.answers if row else {}), **notes.get(step.exercise.id, {})}
    form = form_for(step.exercise)(formdata=None, data=answers, prefix=prefix_of(step.exercise))
    return Sheet(step, row, answers, form, row.version if row else 0, is_closed)


def with_more(enrollment: Enrollment, sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Put in what some exercises show beside their answers: a statement for what was answered
    before and one for polls, where there are such.
    """
    course = curriculum_of(enrollment.cohort.revision)
    back = {s.exercise.id: s.exercise.looks_back_at(course.exercises) for s in sheets}
    named = [name for names in back.values() for name in names]
    rows = answers_in(enrollment, named) if named else {}
    polls = [sheet.exercise.id for sheet in sheets if sheet.exercise.is_anonymous]
    votes = shown_votes(enrollment.cohort_id, polls)
    sent = {
        exercise.id: (exercise, rows[exercise.id].answers)
        for exercise in course.exercises
        if exercise.id in rows and rows[exercise.id].handed_in_at is not None
    }
    return [
        replace(
            sheet,
            earlier=[sent[name] for name in back[sheet.exercise.id] if name in sent],
            votes=votes.get(sheet.exercise.id, {}) if sheet.exercise.is_anonymous else None,
        )
        for sheet in sheets
    ]


def work_from(row: Submission) -> Work:
    """What a list needs, of a row that is here already."""
    return Work(
        exercise_id=row.exercise_id,
        state=row.state,
        is_done=row.done_at is not None,
        on_paper=row.on_paper,
        excused=row.excused,
        round=row.round,
        saved_at=row.saved_at,
        handed_in_at=row.handed_in_at,
        waiting_since=row.waiting_since,
        asked_help_at=row.asked_help_at,
    )


def form_for(exercise: Exercise) -> type[BaseForm]:
    """The form class of an exercise."""
    return form_of(exercise.fields())


def prefix_of(exercise: Exercise) -> str:
    """Several forms stand on one page: each has names and ids of its own."""
    return f"{exercise.id}-"


def received(exercise: Exercise) -> BaseForm:
    """The form as it was sent; names it does not know are not there."""
    return form_for(exercise)(formdata=request.form, prefix=prefix_of(exercise))


def is_readable(form: BaseForm) -> bool:
    """Whether a draft of this can be kept; if not, the errors stand at their fields.

    Anything can, but for what no database stores and what is longer than its place.
    """
    fits = bool(form.validate())
    if fits and len(json.dumps(form.data)) > MOST:
        form.form_errors.append(
            _("This is more text than one exercise can hold. Shorten it, then save it again.")
        )
        return False
    return fits


def showing(sheet: Sheet, form: BaseForm) -> Sheet:
    """The same worksheet with what was just sent."""
    return replace(sheet, form=form, answers=form.data)
