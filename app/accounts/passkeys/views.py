"""Passkeys: sign in with one, add one, take one away."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import freshly_proved, public, signed_in
from app.accounts import limits
from app.accounts.asking import ask_new, challenge, who_answered
from app.accounts.blueprint import bp
from app.accounts.entering import asked_way, go_in
from app.accounts.passkeys.forms import AnswerForm, PasskeyForm
from app.accounts.steps.views import added
from app.core.text import one_line
from app.users import mails, passkeys


@bp.post("/sign-in/passkey")
@public
@limits.tries
def sign_in_with_passkey() -> ResponseReturnValue:
    """A passkey alone is enough: the device has asked for a finger, a face or a PIN."""
    form, way = AnswerForm(), asked_way()
    user = who_answered(form.answer.data) if form.validate_on_submit() else None
    if user is None:
        flash(_("That passkey is not known here. Sign in with your password or a link."), "danger")
        return redirect(url_for("accounts.sign_in", next=way.target or None), 303)
    return go_in(user, way, strong=True)


@bp.route("/account/passkeys/new", methods=["GET", "POST"])
@signed_in
@freshly_proved
def add_passkey() -> ResponseReturnValue:
    """Name it, press the button, and let the device ask."""
    me, form = identity.me(), PasskeyForm()
    if form.validate_on_submit():
        asked, name = challenge(), one_line(form.name.data)
        row = passkeys.add_passkey(me, answer=form.answer.data, challenge=asked, name=name)
        if row is not None:
            return added(me, "passkey-added")
        form.form_errors.append(_("The device did not make a passkey. Try again."))
    return render_template("accounts/add-passkey.html", form=form, asked=ask_new(me))


@bp.route("/account/passkeys/<id:passkey>/remove", methods=["GET", "POST"])
@signed_in
@freshly_proved
def remove_passkey(passkey: str) -> ResponseReturnValue:
    """Ask first; the key on the device stays there and is good for nothing."""
    me = identity.me()
    row = next((key for key in passkeys.passkeys_of(me) if key.public_id == passkey), None)
    if row is None:
        abort(404)
    if request.method == "GET":
        return render_template("accounts/remove-passkey.html", row=row)
    passkeys.remove_passkey(me, passkey)
    mails.tell_owner(me, "passkey-removed")
    audit.record("person:passkey:remove", passkey)
    flash(_("The passkey is taken away. What is left of it on the device is good for nothing."))
    return redirect(url_for("accounts.steps"), 303)
