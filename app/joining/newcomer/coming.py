"""Make the account, sign it in here, and ask by mail whether the address is theirs."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import identity
from app.access.replay import FIELD
from app.core import mail
from app.joining import limits, queries
from app.joining.newcomer import service
from app.joining.newcomer.forms import NewcomerForm
from app.joining.pages import UNKNOWN, lead, refuse_shut, show, shut
from app.joining.queries import Behind
from app.models import Asking, Enrollment, User
from app.users.mails import send_confirmation
from app.users.service import hashed_apart, normal


def as_newcomer(found: Behind) -> ResponseReturnValue:
    """A name and a way to come back."""
    refuse_shut(found)
    form = NewcomerForm()
    form.own_words = [found.center.name, found.cohort.name, request.form.get("name", "")]
    if form.validate_on_submit():
        return sign_up(found, form)
    return show("joining/newcomer.html", found, form, has_mail=mail.is_on())


def sign_up(found: Behind, form: NewcomerForm) -> ResponseReturnValue:
    """Hashing comes before the door is locked: what is behind the code is looked at again."""
    code = found.cohort.code
    hashed = hashed_apart(form.new_password.data) if form.new_password.data else None
    again = queries.behind(code)
    if again is None:
        return shut("unknown", UNKNOWN)
    new = service.Newcomer(form.name.data, request.form.get(FIELD, ""), hashed)
    try:
        user, there = service.sign_up(again.cohort, new)
    except service.SentBeforeError as error:
        form.form_errors.append(str(error))
        return show("joining/newcomer.html", again, form, has_mail=mail.is_on())
    return welcome(again, user, there, normal(form.email.data))


def welcome(
    found: Behind, user: User, there: Enrollment | Asking, address: str
) -> ResponseReturnValue:
    """Signed in here from now on; whether somebody has that address already, nobody sees."""
    if address and mail.is_on() and limits.may_write_to(address):
        send_confirmation(user, address)
    identity.begin(user)
    if address and mail.is_on():
        told = _(
            "We wrote to %(to)s. Open the link in that mail, so that you can come back.", to=address
        )
        flash(told)
    if user.handle and isinstance(there, Enrollment):
        return redirect(url_for(".arrived"), 303)
    return lead(found, there)
