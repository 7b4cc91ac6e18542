"""The person's own page, and leaving the cohort."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.learning.blueprint import address, bp
from app.learning.me.forms import WordForm
from app.learning.queries import counselors_of, progress_of
from app.models import Enrollment
from app.rosters import service as rosters
from app.rosters.called import CalledForm, call


@bp.route("/me/leave", methods=["GET", "POST"])
@requires_own_enrollment(Permission.LEARN)
def leave(enrollment: Enrollment) -> ResponseReturnValue:
    """Out of the cohort, after a page that says what it means."""
    if request.method == "GET":
        return render_template("learning/leave.html", enrollment=enrollment)
    rosters.leave(enrollment)
    flash(_("You have left %(cohort)s.", cohort=enrollment.cohort.name), "success")
    return redirect(url_for("site.home"), 303)


@bp.post("/me/about")
@requires_own_enrollment(Permission.LEARN)
def about_me(enrollment: Enrollment) -> ResponseReturnValue:
    """What one is called, where one is, and whether mail may tell."""
    form, zone = CalledForm(), enrollment.cohort.zone
    form.fill(enrollment, zone)
    if not form.validate_on_submit():
        return show_me(enrollment, WordForm(formdata=None), form)
    call(enrollment, form, zone)
    flash(_("Saved."), "success")
    return redirect(address("learning.me"), 303)


@bp.route("/me", methods=["GET", "POST"])
@requires_own_enrollment(Permission.LEARN)
def me(enrollment: Enrollment) -> ResponseReturnValue:
    """What one is called, one's own word, and what a counselor sees."""
    form = WordForm()
    form.offer(standing().center.word, enrollment.word)
    if form.validate_on_submit():
        enrollment.word = form.chosen()
        flash(_("From now on this says “%(word)s”.", word=enrollment.word), "success")
        return redirect(address("learning.me"), 303)
    called = CalledForm(formdata=None)
    called.fill(enrollment, enrollment.cohort.zone)
    return show_me(enrollment, form, called)


def show_me(enrollment: Enrollment, word: WordForm, called: CalledForm) -> str:
    """The page; what is to be mended stands in the form that was sent."""
    if not word.is_submitted() or called.errors:
        word.offer(standing().center.word, enrollment.word)
    return render_template(
        "learning/me.html",
        enrollment=enrollment,
        form=called if called.errors else word,
        word=word,
        called=called,
        progress=progress_of(enrollment),
        counselors=counselors_of(enrollment.cohort),
    )
