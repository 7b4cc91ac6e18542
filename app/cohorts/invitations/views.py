"""Invite people to a cohort by mail; look first, send then; send again, take back."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.access.guards import requires_cohort
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts import service
from app.cohorts.blueprint import bp
from app.cohorts.invitations import lines
from app.cohorts.invitations.forms import PasteForm
from app.core import mail
from app.core.errors import DomainError
from app.models import Cohort, Purpose
from app.rosters import invitations
from app.rosters.doors import codes


@bp.route("/<id:cohort>/invite", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def invite(cohort: Cohort) -> ResponseReturnValue:
    """What was understood is shown first; it is sent once every line is right."""
    form, sends = PasteForm(), request.form.get("go") == "send"
    read: Sequence[lines.Line] = ()
    try:
        if mail.is_on() and form.validate_on_submit():
            service.refuse_if_closed(cohort)
            read = lines.read(form.people.data)
            if sends and not any(line.problem for line in read):
                return send(cohort, read)
    except DomainError as error:
        form.form_errors.append(str(error))
    return show(cohort, form, read)


def show(cohort: Cohort, form: PasteForm, read: Sequence[lines.Line]) -> str:
    """With what is known already: who is invited, and how many seats are free."""
    center = standing().center
    before = invitations.open_invitations(center, Purpose.COHORT, cohort.public_id)
    return render_template(
        "cohorts/invite.html",
        cohort=cohort,
        form=form,
        lines=read,
        open={row.address for row in before},
        free=max(0, cohort.seats - codes.seated(cohort)),
        has_mail=mail.is_on(),
    )


def send(cohort: Cohort, read: Sequence[lines.Line]) -> ResponseReturnValue:
    """All of them, by the outbox."""
    center = standing().center
    invitations.invite_many(cohort, center, [(line.address, line.name) for line in read])
    words = ngettext(
        "%(num)s invitation is on its way.", "%(num)s invitations are on their way.", len(read)
    )
    flash(words, "success")
    return here(cohort)


@bp.post("/<id:cohort>/invited/<id:invited>/<any(again, back):what>")
@requires_cohort(Permission.COHORT_MANAGE)
def mind_invitation(cohort: Cohort, invited: str, what: str) -> ResponseReturnValue:
    """Send it again, or take it back."""
    row = invitations.invitation(standing().center, invited)
    if (
        row is None
        or row.purpose is not Purpose.COHORT
        or invitations.place_of(row) != cohort.public_id
    ):
        abort(404)
    if what == "again" and invitations.is_open(row):
        invitations.mail_it(row)
        flash(_("Sent again. The link of the mail before does not work any more."), "success")
    elif what == "back":
        invitations.take_back(row)
        flash(_("The invitation is taken back. Its link does not work any more."), "success")
    return here(cohort)


def here(cohort: Cohort) -> ResponseReturnValue:
    """The people."""
    center = standing().center.slug
    return redirect(url_for("cohorts.people", center=center, cohort=cohort.public_id), 303)
