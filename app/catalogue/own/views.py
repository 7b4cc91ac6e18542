"""A center's own curricula: bring one, copy one, look at its mistakes, publish, throw away."""

from io import BytesIO

from flask import Response, abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_center
from app.access.permissions import Permission
from app.catalogue.blueprint import bp
from app.catalogue.own.forms import BringForm, CopyForm
from app.catalogue.own.words import refusal
from app.core.archives import ArchiveError
from app.core.errors import DomainError
from app.editions import queries, service
from app.editions.folders import kept_open
from app.editions.shipped import shipped
from app.models import Center, OwnCurriculum

ONE = "/own/<id:curriculum>"


@bp.route("/bring", methods=["GET", "POST"])
@requires_center(Permission.CURRICULUM_EDIT)
def bring(center: Center) -> ResponseReturnValue:
    """A ZIP becomes a draft, whatever the check finds in it."""
    form = BringForm()
    try:
        if form.validate_on_submit():
            row = service.bring(form.data_sent)
            flash(_("The draft is here. Nobody but staff sees it until it is published."))
            return to(center, row)
    except ArchiveError as error:
        form.archive.errors = [refusal(error)]
    except DomainError as error:
        form.archive.errors = [str(error)]
    return render_template("catalogue/bring.html", form=form)


@bp.route("/shipped/<slug:name>/copy", methods=["GET", "POST"])
@requires_center(Permission.CURRICULUM_EDIT)
def copy(center: Center, name: str) -> ResponseReturnValue:
    """A shipped curriculum as a draft of one's own."""
    original = shipped()[0].curriculum(name) or abort(404)
    form = CopyForm(data={"name": f"{center.slug}-{name}"})
    try:
        if form.validate_on_submit():
            return to(center, service.copy(name, name=form.name.data))
    except DomainError as error:
        form.name.errors = [str(error)]
    return render_template("catalogue/copy.html", form=form, original=original)


@bp.get(ONE + "/draft")
@requires_center(Permission.CURRICULUM_VIEW)
def draft(center: Center, curriculum: str) -> str:
    """What the check finds in it, in place; or the way to look at it and to publish."""
    row = mine(curriculum)
    found = kept_open(row.files, row.curriculum_id)
    return render_template(
        "catalogue/draft.html", row=row, found=found, is_out=service.is_out(row), zone=center.zone
    )


@bp.get(ONE + "/files")
@requires_center(Permission.CURRICULUM_VIEW)
def files(center: Center, curriculum: str) -> Response:
    """The folder, to work on with an editor."""
    row = mine(curriculum)
    name = f"{center.slug}-{row.curriculum_id}.zip"
    return send_file(BytesIO(row.files), "application/zip", as_attachment=True, download_name=name)


@bp.post(ONE + "/publish")
@requires_center(Permission.CURRICULUM_EDIT)
def publish(center: Center, curriculum: str) -> ResponseReturnValue:
    """From now on cohorts can begin with it; running ones stay where they are."""
    row = mine(curriculum)
    try:
        found = service.publish(row)
        words = _("%(title)s %(version)s is published.", title=row.title, version=found.version)
        flash(words, "success")
    except DomainError as error:
        flash(str(error), "danger")
    return to(center, row)


@bp.route(ONE + "/throw-away", methods=["GET", "POST"])
@requires_center(Permission.CURRICULUM_EDIT)
def throw_away(center: Center, curriculum: str) -> ResponseReturnValue:
    """Ask first."""
    row = mine(curriculum)
    if request.method == "GET":
        return render_template("catalogue/throw-away.html", row=row)
    try:
        service.throw_away(row)
        flash(_("%(title)s is gone.", title=row.title), "success")
    except DomainError as error:
        flash(str(error), "danger")
    return redirect(url_for("catalogue.index", center=center.slug), 303)


def mine(public_id: str) -> OwnCurriculum:
    """One of the center's own, or 404."""
    return queries.own_called(public_id) or abort(404)


def to(center: Center, row: OwnCurriculum) -> ResponseReturnValue:
    """The draft's page."""
    return redirect(url_for("catalogue.draft", center=center.slug, curriculum=row.public_id), 303)
