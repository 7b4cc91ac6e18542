"""Where a code leads: to the form, to the place somebody has, or to why it lets nobody in."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.core.forms import BaseForm
from app.joining import queries
from app.joining.queries import Behind
from app.models import Asking, Enrollment
from app.rosters.doors import codes
from app.rosters.doors.codes import DoorShutError

UNKNOWN, GONE = 404, 410


def lead(found: Behind, there: Enrollment | Asking) -> ResponseReturnValue:
    """Into the workbook, or to where one waits."""
    if isinstance(there, Asking):
        return redirect(url_for(".waiting"), 303)
    center, cohort = found.center.slug, found.cohort.public_id
    return redirect(url_for("learning.this_week", center=center, cohort=cohort), 303)


def refuse_shut(found: Behind) -> None:
    """Raises DoorShutError."""
    if (state := codes.state_now(found.cohort)) != "open":
        raise DoorShutError(state)


def shut(state: str, status: int) -> ResponseReturnValue:
    """Why this code lets nobody in, without a word about whose it is."""
    return render_template("joining/shut.html", state=state), status


def show(page: str, found: Behind, form: BaseForm, **more: object) -> str:
    """Where one is about to go: who hosts it, when and where one meets first."""
    meets = queries.meets(found.cohort)
    named = {"host": found.center.name, "cohort": found.cohort}
    return render_template(page, form=form, meets=meets, **named, **more)
