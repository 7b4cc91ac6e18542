"""Type a code, or open its link."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.access import identity
from app.access.guards import public
from app.core.db import db
from app.core.ids import read_code
from app.joining import limits, queries
from app.joining.blueprint import bp
from app.joining.door.forms import CodeForm
from app.joining.forms import NameForm
from app.joining.newcomer.coming import as_newcomer
from app.joining.pages import GONE, UNKNOWN, lead, refuse_shut, show, shut
from app.joining.queries import Behind
from app.rosters.doors import askings
from app.rosters.doors.codes import DoorShutError


@bp.route("/join", methods=["GET", "POST"])
@public
def type_code() -> ResponseReturnValue:
    """What a slip says to type; the code's own address does the rest."""
    form = CodeForm()
    if form.validate_on_submit():
        return redirect(url_for(".join", code=read_code(form.code.data)), 303)
    return render_template("joining/code.html", form=form)


@bp.route("/join/<string:code>", methods=["GET", "POST"])
@public
@limits.joins
def join(code: str) -> ResponseReturnValue:
    """What the QR code and the link open."""
    found = look_behind(code)
    if found is None:
        return shut("unknown", UNKNOWN)
    try:
        return as_known(found) if identity.is_signed_in() else as_newcomer(found)
    except DoorShutError as error:
        db.session.rollback()  # no account without a place
        return shut(error.state, GONE)


def look_behind(code: str) -> Behind | None:
    """What the code opens; a wrong one is counted."""
    read = read_code(code)
    if read is None:
        return None
    limits.count_guess()
    if found := queries.behind(read):
        limits.give_back_guess()
    return found


def as_known(found: Behind) -> ResponseReturnValue:
    """One button, with the name they like; whoever is in already is led there."""
    me = identity.me()
    there = askings.place_of(found.cohort, me)
    if there is not None and not askings.may_pass(found.cohort, there):
        return lead(found, there)
    if there is None:
        refuse_shut(found)
    form = NameForm(data={"name": queries.last_name_of(me)})
    if not form.validate_on_submit():
        return show("joining/as-known.html", found, form, me=me)
    there = askings.knock(found.cohort, user=me, name=form.name.data)
    return lead(found, there)


@bp.post("/join/<string:code>/not-me")
@public
def not_me(code: str) -> ResponseReturnValue:
    """Somebody else is still signed in at this browser: sign them out, and begin again."""
    identity.end()
    return redirect(url_for(".join", code=code), 303)
