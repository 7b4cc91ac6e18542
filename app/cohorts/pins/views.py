"""Seat somebody without mail; make, print and take back the slip with the PIN."""

from flask import abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import identity, resend
from app.access.guards import requires_cohort, requires_enrollment
from app.access.identity import standing
from app.access.permissions import Permission
from app.cohorts.blueprint import bp
from app.cohorts.pins import hand
from app.cohorts.pins.forms import PersonForm
from app.cohorts.slips import paper
from app.core.errors import DomainError
from app.core.qr import picture_of
from app.models import Cohort, Enrollment
from app.rosters.doors import slips


@bp.route("/<id:cohort>/people/without-mail", methods=["GET", "POST"])
@requires_cohort(Permission.COHORT_MANAGE)
def seat_without_mail(cohort: Cohort) -> ResponseReturnValue:
    """A name, and the slip is there."""
    form = PersonForm()
    try:
        if form.validate_on_submit():
            row = slips.seat_without_mail(cohort, name=form.name.data)
            hand.keep(row, slips.make_pin(row))
            return here(cohort, row)
    except DomainError as error:
        form.form_errors.append(str(error))
    return render_template("cohorts/without-mail.html", cohort=cohort, form=form)


@bp.route("/<id:cohort>/people/<id:enrollment>/pin", methods=["GET", "POST"])
@requires_enrollment(Permission.COHORT_MANAGE)
def pin(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """The slip that is out; a new one takes its place. It opens an account: prove who you are,
    where somebody has a password already.
    """
    user = hand.user_of(enrollment)
    if request.method == "GET":
        return show(cohort, enrollment)
    if user.password is not None and not identity.is_fresh():
        return resend.ask_to_prove()
    try:
        hand.keep(enrollment, slips.make_pin(enrollment))
    except DomainError as error:
        flash(str(error), "danger")
    return here(cohort, enrollment)


def show(cohort: Cohort, enrollment: Enrollment) -> str:
    """What there is, and what can be done."""
    user, refused = hand.user_of(enrollment), ""
    try:
        slips.refuse(enrollment, user)
    except DomainError as error:
        refused = str(error)
    return render_template(
        "cohorts/pin.html",
        cohort=cohort,
        enrollment=enrollment,
        user=user,
        refused=refused,
        slip=slips.open_slip(enrollment),
        pin=hand.at_hand(enrollment, user),
    )


@bp.post("/<id:cohort>/people/<id:enrollment>/pin/back")
@requires_enrollment(Permission.COHORT_MANAGE)
def take_pin_back(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """One click: the slip is good for nothing from here on."""
    slips.take_back(enrollment)
    flash(_("The slip is taken back. Its PIN opens nothing any more."), "success")
    return here(cohort, enrollment)


@bp.get("/<id:cohort>/people/<id:enrollment>/pin/sheet")
@requires_enrollment(Permission.COHORT_MANAGE)
def pin_sheet(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """The slip on paper, while this browser has the PIN."""
    user, slip = hand.user_of(enrollment), slips.open_slip(enrollment)
    at_hand = hand.at_hand(enrollment, user)
    if at_hand is None or slip is None:
        return here(cohort, enrollment) if slip else abort(404)
    address = f"{current_app.config['BASE_URL']}/slip"
    on_it = {"pin": at_hand, "slip": slip, "user": user, "enrollment": enrollment}
    on_it |= {"type_this": paper.short(address), "qr": picture_of(address), "cohort": cohort}
    preview = not paper.as_pdf_asked()
    pdf_url = paper.pdf_address() if preview else ""
    html = render_template("print/pin.html", preview=preview, pdf_url=pdf_url, **on_it)
    title = _("Slip for %(name)s", name=enrollment.name)
    return html if preview else paper.printed(html, title, keep=False)


def here(cohort: Cohort, enrollment: Enrollment) -> ResponseReturnValue:
    """The slip of this person."""
    center, person = standing().center.slug, enrollment.public_id
    address = url_for("cohorts.pin", center=center, cohort=cohort.public_id, enrollment=person)
    return redirect(address, 303)
