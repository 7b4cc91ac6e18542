"""The pause between the two steps of a sign-in; and a fresh proof before a sensitive act."""

from flask import Response, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity
from app.access.guards import public, signed_in
from app.accounts.asking import who_answered
from app.accounts.blueprint import bp
from app.accounts.counting import limits
from app.accounts.entering import Way, asked_way, go_in, go_on, start_again
from app.accounts.giving.forms import CodeForm, ProveForm
from app.accounts.giving.ways import ways_to_prove
from app.models import User
from app.users import mails, service, steps

WAIT = 429

bp.add_app_template_global(ways_to_prove)


def wait_for_step() -> Response | None:
    """Too many tries: the same page, with what was being written, says how long to wait."""
    return None if identity.pending() is None else wait("accounts/second-step.html", CodeForm())


def wait_to_prove() -> Response:
    """Too many tries, of somebody who is signed in."""
    return wait("accounts/prove.html", ProveForm())


def wait(page: str, form: CodeForm) -> Response:
    """Nobody is locked out: the page says when to go on."""
    form.form_errors.append(
        _(
            "There were many tries in a short time, so we pause them. Wait five minutes and try"
            " again. After a day with very many tries, wait until tomorrow."
        )
    )
    return make_response(show(page, form, asked_way()), WAIT)


def show(page: str, form: CodeForm, way: Way) -> str:
    """One of the two pages."""
    return render_template(page, form=form, kept=way.kept, back=way.target)


@bp.route("/sign-in/step", methods=["GET", "POST"])
@public
@limits.steps(wait_for_step)
def second_step() -> ResponseReturnValue:
    """After a password or a mailed link: a code or a passkey, then in."""
    user, form, way = identity.pending(), CodeForm(), asked_way()
    if user is None:
        return start_again(way)
    if form.validate_on_submit() and gave_step(user, form):
        return go_in(user, way, strong=True)
    return show("accounts/second-step.html", form, way)


@bp.route("/account/prove", methods=["GET", "POST"])
@signed_in
@limits.steps(wait_to_prove)
def prove() -> ResponseReturnValue:
    """Before a sensitive act: show who is at this browser now."""
    me, form, way = identity.me(), ProveForm(), asked_way()
    if form.validate_on_submit() and proved(me, form):
        audit.record("person:account:prove", "")
        return go_on(way)
    return show("accounts/prove.html", form, way)


def proved(me: User, form: ProveForm) -> bool:
    """Where there is a second step, only that proves; it makes the sign-in a strong one."""
    if steps.has_any(me):
        right = gave_step(me, form)
        if right:
            identity.prove(strong=True)
        return right
    if not form.password.data:
        form.password.errors = [_("Type your password.")]
        return False
    if not service.is_password_of(me, form.password.data):
        form.password.errors = [_("This is not your password. Check it and try again.")]
        audit.record("person:account:refuse", "")
        return False
    identity.prove()
    return True


def gave_step(user: User, form: CodeForm) -> bool:
    """A passkey's answer, a code of the app, or one from paper. What is wrong is said at its field
    and remembered; of many wrong ones the owner hears.
    """
    if not (form.answer.data or form.code.data or form.recovery.data):
        shown = form.code if steps.authenticator_of(user) else form.recovery
        shown.errors = [_("Type the code.")]
        return False
    if gave_passkey(user, form) or gave_code(user, form):
        return True
    if steps.is_guessed(user):
        mails.tell_owner(user, "step-guessing")
    audit.record(steps.REFUSED, "", by=user)
    return False


def gave_passkey(user: User, form: CodeForm) -> bool:
    """Another person's key does not help."""
    if not form.answer.data:
        return False
    answered = who_answered(form.answer.data)
    right = answered is not None and answered.id == user.id
    if not right:
        form.form_errors.append(_("That passkey was not right. Try again, or use another way."))
    return right


def gave_code(user: User, form: CodeForm) -> bool:
    """Either kind of code is taken in either field; the owner hears of one from paper."""
    code = form.recovery.data or form.code.data or ""
    if form.answer.data:
        return False
    if steps.take_code(user, code):
        return True
    if steps.take_recovery(user, code):
        mails.tell_owner(user, "recovery-used")
        audit.record("person:recovery-code:use", "", by=user)
        return True
    if form.recovery.data:
        form.recovery.errors = [_("This code is not right, or it was used before. Try another.")]
    else:
        form.code.errors = [_("This code is not right, or it was used before. Type the next one.")]
    return False
