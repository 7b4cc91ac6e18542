"""What a newer edition changes, and whose work it touches: shown before anything moves."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.edition.service import fitted, move_to
from app.cohorts.schedule.moves import Moves, compare
from app.cohorts.schedule.queries import plan_of, windows_of
from app.cohorts.service import resolved
from app.core.errors import DomainError
from app.curriculum.changes import Changes, changes
from app.curriculum.schema import Curriculum
from app.editions.queries import begun_in, newest
from app.models import Cohort
from app.revisions import curriculum_of


@dataclass(frozen=True)
class Step:
    """From one edition to the other: what is different, whom it touches, which dates move."""

    old: Curriculum
    new: Curriculum
    changes: Changes
    begun: dict[str, int]
    moves: Moves

    @property
    def touched(self) -> int:
        """Pieces of work on exercises that change or go."""
        return sum(self.begun.get(name, 0) for name in self.changes.touches)


@bp.route("/<id:cohort>/edition", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def edition(cohort: Cohort) -> ResponseReturnValue:
    """Show the step; take it when the very edition that was shown is confirmed."""
    new = newest(cohort.curriculum_id)
    if new is None or new.digest == cohort.revision.digest:
        return render_template("cohorts/edition.html", cohort=cohort, step=None)
    try:
        step = look(cohort, new)
        if request.method == "POST" and request.form.get("to") == new.digest:
            move_to(cohort, new)
            words = _("The cohort works through %(title)s %(version)s now.", **said(new))
            flash(words, "success")
            return redirect(here(cohort), 303)
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(here(cohort), 303)
    return render_template("cohorts/edition.html", cohort=cohort, step=step)


def look(cohort: Cohort, new: Curriculum) -> Step:
    """Raises DomainError when the newer edition's dates cannot be right for this cohort."""
    old, plan = curriculum_of(cohort.revision), plan_of(cohort)
    then = fitted(plan, new.sessions)
    found = resolved(new, then)
    moves = compare(plan, then, lessons=new.lessons, then=windows_of(cohort), now=found)
    return Step(old, new, changes(old, new), dict(begun_in(cohort)), moves)


def said(new: Curriculum) -> dict[str, str]:
    """What the edition is called."""
    return {"title": new.title, "version": new.version}


def here(cohort: Cohort) -> str:
    """The settings, where the edition stands."""
    return url_for("cohorts.settings", center=standing().center.slug, cohort=cohort.public_id)
