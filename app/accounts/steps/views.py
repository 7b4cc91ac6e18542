"""The second step: give it, prove again who one is; add an app, take it away; codes on paper."""

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import freshly_proved, public, signed_in
from app.accounts import limits
from app.accounts.asking import ask_known, who_answered
from app.accounts.blueprint import bp
from app.accounts.entering import asked_way, go_in, go_on
from app.accounts.steps.forms import AppForm, CodeForm, ProveForm
from app.accounts.steps.picture import picture_of
from app.models import User
from app.users import mails, service, steps
from app.users.passkeys import passkeys_of

NEW = "new_authenticator"


@bp.route("/sign-in/step", methods=["GET", "POST"])
@public
@limits.steps
def second_step() -> ResponseReturnValue:
    """After a password or a mailed link: a code or a passkey, then in."""
    user, form, way = identity.pending(), CodeForm(), asked_way()
    if user is None:
        return redirect(url_for("accounts.sign_in", next=way.target or None), 303)
    if form.validate_on_submit():
        if gave_step(user, form):
            return go_in(user, way, strong=True)
        form.form_errors.append(_("That did not work. A code is good for half a minute, and once."))
    page = "accounts/second-step.html"
    asked = ask_known(user) if passkeys_of(user) else None
    return render_template(page, form=form, kept=way.kept, back=way.target, asked=asked)


def gave_step(user: User, form: CodeForm | ProveForm) -> bool:
    """A passkey's answer, a code of the app, or one from paper; its owner hears of the last."""
    if form.answer.data:
        answered = who_answered(form.answer.data)
        return answered is not None and answered.id == user.id
    if steps.take_code(user, form.code.data or ""):
        return True
    used = steps.take_recovery(user, form.code.data or "")
    if used:
        mails.tell_owner(user, "recovery-used")
        audit.record("person:recovery-code:use", "", by=user)
    return used


@bp.route("/account/prove", methods=["GET", "POST"])
@signed_in
@limits.steps
def prove() -> ResponseReturnValue:
    """Before a sensitive act: show who is at this browser now."""
    me, form, way = identity.me(), ProveForm(), asked_way()
    if form.validate_on_submit():
        if proved(me, form):
            return go_on(way)
        form.form_errors.append(_("That did not work. Check it and try again."))
    asked = ask_known(me) if passkeys_of(me) else None
    page = "accounts/prove.html"
    has = {"has_password": me.password is not None, "has_app": steps.has_any(me)}
    return render_template(page, form=form, kept=way.kept, back=way.target, asked=asked, **has)


def proved(me: User, form: ProveForm) -> bool:
    """Where there is a second step, only that proves; it makes the sign-in a strong one."""
    if form.answer.data or form.code.data:
        right = gave_step(me, form)
        if right:
            identity.prove(strong=True)
        return right
    if steps.has_any(me) or not service.is_password_of(me, form.password.data or ""):
        return False
    identity.prove()
    return True


@bp.get("/account/steps", endpoint="steps")
@signed_in
@freshly_proved
def steps_page() -> str:
    """What there is, and what could be added."""
    me = identity.me()
    return render_template(
        "accounts/steps.html",
        needed="needed" in request.args,
        app=steps.authenticator_of(me),
        keys=passkeys_of(me),
        codes=steps.codes_left(me),
    )


@bp.route("/account/steps/app", methods=["GET", "POST"])
@signed_in
@freshly_proved
def add_app() -> ResponseReturnValue:
    """Show the secret as a picture and as letters; take the app into use by its first code."""
    me, form = identity.me(), AppForm()
    secret = session.get(NEW) or steps.new_secret()
    session[NEW] = secret
    if form.validate_on_submit():
        if steps.add_authenticator(me, secret, form.code.data):
            session.pop(NEW)
            return added(me, "authenticator-added")
        form.code.errors = [_("This is not what the app shows for this key. Try the next code.")]
    picture = picture_of(secret, me.address or me.handle or "")
    return render_template("accounts/add-app.html", form=form, secret=secret, picture=picture)


def added(me: User, event: str) -> ResponseReturnValue:
    """The sign-in is a strong one now; whoever has no codes on paper is shown ten."""
    identity.prove(strong=True)
    mails.tell_owner(me, event)
    audit.record(f"person:{event.replace('-', ':')}", "")
    flash(_("From now on you are asked for it after your password."), "success")
    if steps.codes_left(me):
        return redirect(url_for("accounts.steps"), 303)
    return render_template("accounts/codes.html", codes=steps.new_codes(me))


@bp.route("/account/steps/app/remove", methods=["GET", "POST"])
@signed_in
@freshly_proved
def remove_app() -> ResponseReturnValue:
    """Ask first: the password alone may let one in afterwards."""
    me = identity.me()
    if steps.authenticator_of(me) is None:
        abort(404)
    if request.method == "GET":
        return render_template("accounts/remove-app.html", keys=passkeys_of(me))
    steps.remove_authenticator(me)
    mails.tell_owner(me, "authenticator-removed")
    audit.record("person:authenticator:remove", "")
    flash(_("The app is taken away. Its codes are good for nothing now."), "success")
    return redirect(url_for("accounts.steps"), 303)


@bp.post("/account/steps/codes")
@signed_in
@freshly_proved
def new_codes() -> ResponseReturnValue:
    """Ten new ones, shown this once; the old ones are good for nothing."""
    me = identity.me()
    if not steps.has_any(me):
        abort(404)
    codes = steps.new_codes(me)
    mails.tell_owner(me, "recovery-new")
    audit.record("person:recovery-codes:make", "")
    return render_template("accounts/codes.html", codes=codes)
