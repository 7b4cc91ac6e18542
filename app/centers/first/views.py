"""The page of the first start. Its address was printed where the site was started."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import public
from app.centers.first import service
from app.centers.first.forms import FirstForm
from app.core import zones
from app.core.db import db
from app.core.errors import DomainError

first = Blueprint("first", __name__)
USED_HERE = "America/New_York"


@first.route("/first-start/<string:token>", methods=["GET", "POST"])
@public
def first_start(token: str) -> ResponseReturnValue:
    """Make the first center and its administrator, who is signed in at once."""
    if service.first_start(token) is None:
        abort(404)
    form = FirstForm()
    form.zone.choices = zones.choices(form.zone.data or USED_HERE)
    try:
        if form.validate_on_submit():
            return make(token, form)
    except DomainError as error:
        db.session.rollback()  # nothing half done: the address is as good as before
        form.form_errors.append(str(error))
    return render_template("centers/first.html", form=form)


def make(token: str, form: FirstForm) -> ResponseReturnValue:
    """Begin, with what is still missing said on the way."""
    about = form.about()
    user = service.make_first(
        token,
        about,
        name=form.person.data,
        address=form.email.data,
        password=form.password.data,
    )
    identity.begin(user)
    audit.record("host:first-start:use", "", by=user)
    flash(_("Your center is there. Staff sign in with a second step: set up yours now."), "success")
    return redirect(url_for("centers.settings", center=about.slug), 303)
