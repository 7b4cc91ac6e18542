"""Who works at a center: invite, change a role, end."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import freshly_proved, requires_center
from app.access.permissions import Permission
from app.centers.blueprint import bp
from app.centers.staff.forms import InviteForm, RoleForm
from app.centers.staff.queries import staff_called
from app.core import mail
from app.core.errors import DomainError
from app.models import Center, Purpose, Role, Staff
from app.rosters import invitations, staff


@bp.route("/staff", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
@freshly_proved
def staff_page(center: Center) -> ResponseReturnValue:
    """Those who work here, those who are invited, and a form to invite one more."""
    form = InviteForm()
    if form.validate_on_submit():
        invitations.invite_to_work(
            center, address=form.email.data, name=form.name.data, role=Role(form.role.data)
        )
        flash(_("The invitation to %(name)s is on its way.", name=form.name.data), "success")
        return here(center)
    return render_template(
        "centers/staff.html",
        form=form,
        staff=staff.staff_of(center),
        invited=invitations.open_invitations(center, Purpose.STAFF),
        has_mail=mail.is_on(),
    )


@bp.route("/staff/<id:staff>/role", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
@freshly_proved
def change_role(center: Center, staff: str) -> ResponseReturnValue:
    """From the next request on."""
    row = working(staff)
    form = RoleForm(data={"role": row.role.value})
    try:
        if form.validate_on_submit():
            change(center, row, Role(form.role.data))
            return here(center)
    except DomainError as error:
        form.role.errors = [str(error)]
    return render_template("centers/role.html", form=form, row=row)


def change(center: Center, row: Staff, role: Role) -> None:
    """Say what was done."""
    staff.change_role(center, row, role)
    flash(_("The role of %(name)s is changed.", name=row.name), "success")


@bp.route("/staff/<id:staff>/end", methods=["GET", "POST"])
@requires_center(Permission.CENTER_MANAGE)
@freshly_proved
def end_staff(center: Center, staff: str) -> ResponseReturnValue:
    """Ask first, on a page that says what it means."""
    row = working(staff)
    if request.method == "GET":
        return render_template("centers/end-staff.html", row=row)
    try:
        end(center, row)
    except DomainError as error:
        flash(str(error), "danger")
    return here(center)


def end(center: Center, row: Staff) -> None:
    """Say what was done."""
    staff.end_work(center, row)
    flash(_("%(name)s does not work here any more, and is signed out.", name=row.name), "success")


@bp.post("/staff/invitations/<id:invitation>/<any(again, back):what>")
@requires_center(Permission.CENTER_MANAGE)
@freshly_proved
def mind_invitation(center: Center, invitation: str, what: str) -> ResponseReturnValue:
    """Send it again, or take it back."""
    row = invitations.invitation(center, invitation)
    if row is None or row.purpose is not Purpose.STAFF:
        abort(404)
    if what == "again" and invitations.is_open(row):
        invitations.mail_it(row)
        flash(_("Sent again. The link of the mail before does not work any more."), "success")
    elif what == "back":
        invitations.take_back(row)
        flash(_("The invitation is taken back. Its link does not work any more."), "success")
    return here(center)


def working(public_id: str) -> Staff:
    """Somebody who works here now, or 404."""
    return staff_called(public_id) or abort(404)


def here(center: Center) -> ResponseReturnValue:
    """Back to the list."""
    return redirect(url_for("centers.staff_page", center=center.slug), 303)
