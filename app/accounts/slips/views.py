"""The first sign-in with a slip: the PIN is used once, and a password takes its place."""

from flask import flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, tickets
from app.access.guards import public
from app.accounts.blueprint import bp
from app.accounts.counting import limits
from app.accounts.entering import Way, go_in
from app.accounts.slips.forms import SlipForm
from app.core.db import db
from app.models import User
from app.rosters.doors import slips
from app.users import service


@bp.route("/slip", methods=["GET", "POST"])
@public
@limits.slips
def slip() -> ResponseReturnValue:
    """The same words for a name that nobody has, a wrong PIN, one that was used or has run out."""
    form = SlipForm()
    form.own_words = [form.who]
    if form.validate_on_submit():
        if user := use(form):
            flash(_("Your password is set. From now on you sign in with it."), "success")
            return go_in(user, Way())
        form.form_errors.append(
            _(
                "This name and this PIN do not belong together. A PIN works once, for seven days."
                " Your counselor can print a new one."
            )
        )
    return render_template("accounts/slip.html", form=form)


def use(form: SlipForm) -> User | None:
    """Whose slip it was. Hashing lets go of the lock: the ticket is looked at again after it."""
    if slips.look(form.who, form.pin.data) is None:
        return None
    hashed = service.hashed_apart(form.new_password.data)
    ticket = slips.look(form.who, form.pin.data)
    if ticket is None or not tickets.use(ticket):
        return None
    user = db.session.get_one(User, ticket.user_id)
    if user.password is not None:  # forgotten, or not theirs: nobody else stays signed in
        service.end_sign_ins(user)
    user.password = hashed
    audit.record("person:slip:use", ticket.public_id, by=user)
    return user
