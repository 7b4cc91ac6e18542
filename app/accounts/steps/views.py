"""The second step of one's own account: an app, passkeys, and codes on paper."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import freshly_proved, signed_in
from app.accounts.blueprint import bp
from app.accounts.steps.forms import AppForm
from app.accounts.steps.setup import new_setup, read_setup
from app.models import User
from app.users import mails, service, steps
from app.users.passkeys import are_possible, passkeys_of


@bp.get("/account/steps", endpoint="steps")
@signed_in
@freshly_proved
def steps_page() -> str:
    """What there is, and what could be added; `needed` when a center has sent them here."""
    me = identity.me()
    return render_template(
        "accounts/steps.html",
        asked_by=service.asked_by(me),
        needed="needed" in request.args,
        app=steps.authenticator_of(me),
        keys=passkeys_of(me),
        can_add_keys=are_possible(),
        codes=steps.codes_left(me),
    )


@bp.route("/account/steps/app", methods=["GET", "POST"])
@signed_in
@freshly_proved
def add_app() -> ResponseReturnValue:
    """Show the secret as a picture and as letters; take the app into use by its first code."""
    me, form = identity.me(), AppForm()
    setup = read_setup(me, form.setup.data or "") or new_setup(me)
    if form.validate_on_submit():
        if steps.add_authenticator(me, setup.secret, form.code.data):
            flash(_("The app is set up. You are asked for its code when you sign in."), "success")
            return added(me, "authenticator")
        form.code.errors = [
            _("This is not what the app shows for this picture. Wait for the next code, type that.")
        ]
    has = steps.authenticator_of(me) is not None
    return render_template("accounts/add-app.html", form=form, setup=setup, has_app=has)


def added(me: User, kind: str, thing: str = "") -> ResponseReturnValue:
    """The sign-in is a strong one now; whoever has no codes on paper is sent to make them."""
    identity.prove(strong=True)
    identity.stale_others(me)
    mails.tell_owner(me, f"{kind}-added")
    audit.record(f"person:{kind}:add", thing)
    has_codes = steps.codes_left(me) > 0
    return redirect(url_for("accounts.steps" if has_codes else "accounts.codes"), 303)


@bp.route("/account/steps/app/remove", methods=["GET", "POST"])
@signed_in
@freshly_proved
def remove_app() -> ResponseReturnValue:
    """Ask first: the password alone may let one in afterwards."""
    me = identity.me()
    if steps.authenticator_of(me) is None:
        abort(404)
    if request.method == "GET":
        is_last, asked_by = not passkeys_of(me), service.asked_by(me)
        return render_template("accounts/remove-app.html", is_last=is_last, asked_by=asked_by)
    steps.remove_authenticator(me)
    flash(_("The app is removed. Its codes are good for nothing now."), "success")
    return removed(me, "authenticator")


def removed(me: User, kind: str, thing: str = "") -> ResponseReturnValue:
    """With the last of them the codes on paper go, and no sign-in is a strong one any more."""
    if not steps.has_any(me):
        steps.forget_codes(me)
        identity.weaken(me)
    mails.tell_owner(me, f"{kind}-removed")
    audit.record(f"person:{kind}:remove", thing)
    return redirect(url_for("accounts.steps"), 303)


@bp.route("/account/steps/codes", methods=["GET", "POST"])
@signed_in
@freshly_proved
def codes() -> ResponseReturnValue:
    """What the codes are for; the button makes ten, shown this once, in place of the old ones."""
    me = identity.me()
    if not steps.has_any(me):
        return redirect(url_for("accounts.steps"), 303)
    left = steps.codes_left(me)
    if request.method == "GET":
        return render_template("accounts/codes.html", left=left)
    made = steps.new_codes(me)
    if left:
        mails.tell_owner(me, "recovery-new")
    audit.record("person:recovery-codes:make", "")
    return render_template("accounts/codes-made.html", codes=made, address=me.address or me.handle)
