"""The answer to a save: one line of JSON for a script, a page for a person."""

from dataclasses import replace
from typing import Any

from flask import flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import replay
from app.core.db import db
from app.core.errors import wants_json
from app.core.pages import clock
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Lesson
from app.learning.blueprint import address
from app.learning.book.replies import removed_now
from app.learning.book.shelves import shelved
from app.learning.queries import counselors_of
from app.learning.work.queries import history_of
from app.learning.work.saving import MUTATION, SAVE, Outcome, point_out
from app.learning.worksheets.sheets import Sheet, anchor_of, prefix_of
from app.models import Enrollment
from app.submissions.service import Conflict

UNPROCESSABLE = 422


def tell_script(enrollment: Enrollment, exercise_id: str, outcome: Outcome) -> ResponseReturnValue:
    """Say it in JSON, and remember what was said: sent again, the save is answered the same."""
    submission = outcome.result.submission
    told: dict[str, Any] = {"state": "saved", "version": submission.version}
    told["saved_at"] = clock(submission.saved_at, enrollment.zone or enrollment.cohort.zone)
    if isinstance(outcome.result, Conflict):
        db.session.flush()  # the kept text gets its name
        url = address("learning.exercise", exercise=exercise_id)
        told |= {"state": "conflict", "kept": outcome.result.kept.public_id, "url": url}
    if token := request.form.get(MUTATION, ""):
        replay.remember(SAVE + token, told)
    return jsonify(told)


def mend(
    enrollment: Enrollment, sheet: Sheet, outcome: Outcome | None, base: int
) -> ResponseReturnValue:
    """Nothing was kept (no `outcome`), or it was and a hand-in lacks something: say what.

    The text comes back; what was not kept still starts from where it started.
    """
    if outcome is not None:
        point_out(sheet.form, outcome.missing or {})
        return show(enrollment, sheet, is_incomplete=True)
    if wants_json():
        errors = {name or "form": words for name, words in sheet.form.errors.items()}
        return jsonify(state="invalid", errors=errors), UNPROCESSABLE
    return show(enrollment, replace(sheet, base_version=base)), UNPROCESSABLE


def go_on(lesson: Lesson, exercise: Exercise, outcome: Outcome) -> ResponseReturnValue:
    """After a button: back to where the worksheet stands, or to what needs a look."""
    here = address("learning.exercise", exercise=exercise.id)
    if isinstance(outcome.result, Conflict):
        flash(_("There are two texts now, and both are kept. Nothing was handed in."), "warning")
        return redirect(here, 303)
    part = exercise.lands_on(request.form.get("do", ""))
    if request.form.get("place") != "lesson" and not part:
        flash(thanks(exercise, outcome), "success")
    return redirect(back_to(lesson, exercise, part), 303)


def back_to(lesson: Lesson, exercise: Exercise, part: str = "") -> str:
    """The page from which a form was sent: the lesson at this exercise, or the exercise's own; and
    there, the `part` of the form to go on with.
    """
    there = f"{prefix_of(exercise)}{part}" if part else ""
    if request.form.get("place") != "lesson":
        here = address("learning.exercise", exercise=exercise.id)
        return f"{here}#{there}" if there else here
    return f"{address('learning.lesson', lesson=lesson.id)}#{there or anchor_of(exercise)}"


def thanks(exercise: Exercise, outcome: Outcome) -> str:
    """What just happened, in a sentence."""
    if not outcome.is_handed_in:
        return str(_("Saved. You can go on whenever you like."))
    if exercise.is_private:
        return str(_("Done. Only you can read it."))
    return str(_("Handed in."))


def show(enrollment: Enrollment, sheet: Sheet, *, is_incomplete: bool = False) -> str:
    """An exercise's own page: the worksheet, what came back, and every earlier text."""
    exercise = sheet.exercise
    return render_template(
        "learning/exercise.html",
        enrollment=enrollment,
        sheet=sheet,
        form=sheet.form,
        counselors=counselors_of(enrollment.cohort),
        history=history_of(sheet.submission),
        is_incomplete=is_incomplete,
        shelves=shelved(enrollment, [exercise]),
        undo=removed_now(enrollment, exercise.shelf) if exercise.shelf else None,
    )
