"""Passkeys: sign in with one, add one, take one away."""

from flask import Response, abort, flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import freshly_proved, public, signed_in
from app.accounts.asking import ask_known, ask_new, challenge, who_answered
from app.accounts.blueprint import bp
from app.accounts.counting import limits
from app.accounts.entering import asked_way, go_in, start_again
from app.accounts.passkeys.forms import AnswerForm, PasskeyForm
from app.accounts.steps.views import added, removed
from app.core.text import one_line
from app.users import passkeys, service

bp.add_app_template_global(passkeys.are_possible, "passkeys_are_possible")


@bp.get("/sign-in/passkey")
@public
def ask_passkey() -> Response:
    """The question to a device: for any key, or for those of whoever is here already."""
    who = identity.me() if identity.is_signed_in() else identity.pending()
    return ask_known(who)


@bp.post("/sign-in/passkey")
@public
@limits.passkeys
def sign_in_with_passkey() -> ResponseReturnValue:
    """A passkey alone is enough: the device has asked for a finger, a face or a PIN."""
    form, way = AnswerForm(), asked_way()
    user = who_answered(form.answer.data) if form.validate_on_submit() else None
    if user is None:
        audit.record("person:passkey:refuse", "")
        flash(_("That passkey is not known here. Sign in another way."), "warning")
        return start_again(way)
    return go_in(user, way, strong=True)


@bp.get("/account/steps/passkeys/question")
@signed_in
@freshly_proved
def ask_new_passkey() -> Response:
    """The question to a device that is to make a key."""
    return ask_new(identity.me())


@bp.route("/account/steps/passkeys/new", methods=["GET", "POST"])
@signed_in
@freshly_proved
def add_passkey() -> ResponseReturnValue:
    """Name it, press the button, and let the device ask."""
    me, form = identity.me(), PasskeyForm()
    if form.validate_on_submit():
        asked, name = challenge(), one_line(form.name.data)
        row = passkeys.add_passkey(me, answer=form.answer.data, challenge=asked, name=name)
        if row is not None:
            flash(_("The passkey is added. From now on you can sign in with it alone."), "success")
            return added(me, "passkey", row.public_id)
        form.form_errors.append(why_not(form))
    return render_template("accounts/add-passkey.html", form=form)


def why_not(form: PasskeyForm) -> str:
    """What to do when there is no new passkey."""
    if form.answer.data:
        return str(_("The device made no passkey that we can use. Try again."))
    return str(_("No passkey came from your browser. Scripts may be off here: use an app instead."))


@bp.route("/account/steps/passkeys/<id:passkey>/remove", methods=["GET", "POST"])
@signed_in
@freshly_proved
def remove_passkey(passkey: str) -> ResponseReturnValue:
    """Ask first; the key on the device stays there and is good for nothing."""
    me = identity.me()
    row = passkeys.passkey_of(me, passkey) or abort(404)
    if request.method == "GET":
        return render_template(
            "accounts/remove-passkey.html",
            passkey=row,
            is_last=not passkeys.has_other(me, row),
            asked_by=service.asked_by(me),
        )
    passkeys.remove_passkey(row)
    flash(_("The passkey is removed. What is left of it on the device opens nothing."), "success")
    return removed(me, "passkey", passkey)
