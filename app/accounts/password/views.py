"""Choose a password, for the first time or anew."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import freshly_proved, signed_in
from app.accounts.blueprint import bp
from app.accounts.password.forms import PasswordForm
from app.users import mails, service, steps


@bp.route("/account/password", methods=["GET", "POST"])
@signed_in
@freshly_proved
def password() -> ResponseReturnValue:
    """The one place where a signed-in person's password changes."""
    me, form = identity.me(), PasswordForm()
    form.own_words, form.alone = service.names_of(me), not steps.has_any(me)
    if not form.validate_on_submit():
        return render_template("accounts/password.html", form=form, is_first=me.password is None)
    strength = service.set_password(me, form.new_password.data, form.own_words)
    if form.end_others.data:
        service.end_sign_ins(me, but=identity.this_sign_in())
    identity.prove()
    mails.tell_owner(me, "password")
    audit.record("person:password:change", "")
    flash(_("Your new password is set. It is %(strength)s.", strength=strength), "success")
    return redirect(url_for("accounts.account"), 303)
