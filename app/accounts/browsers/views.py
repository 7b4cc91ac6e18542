"""Where I am signed in: end one, or all but this."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from app.access import audit, identity
from app.access.guards import signed_in
from app.accounts.blueprint import bp
from app.accounts.browsers.words import browser_words, from_now
from app.core import clock
from app.core.db import db
from app.models import SignIn, User
from app.users import service


@dataclass(frozen=True)
class Row:
    """A sign-in that is good, in words."""

    public_id: str
    browser: str
    began: str
    ends: str
    is_this: bool


def rows_of(user: User) -> Sequence[Row]:
    """This browser first, then the newest."""
    this = identity.this_sign_in()
    good = select(SignIn).where(SignIn.user_id == user.id, SignIn.revoked_at.is_(None))
    rows = db.session.scalars(
        good.where(SignIn.ends_at > clock.now()).order_by(SignIn.id != this.id, SignIn.id.desc())
    )
    return [
        Row(
            row.public_id,
            browser_words(row.browser),
            from_now(row.began_at),
            from_now(row.ends_at),
            row is this,
        )
        for row in rows
    ]


@bp.post("/account/browsers/<id:browser>/end")
@signed_in
def end_browser(browser: str) -> ResponseReturnValue:
    """Sign one browser out; it is out on its next request."""
    mine = select(SignIn).where(SignIn.user_id == identity.me().id, SignIn.public_id == browser)
    row = db.session.scalars(mine).first() or abort(404)
    audit.record("person:sign-in:end", row.public_id)
    if row is identity.this_sign_in():
        identity.end()
        flash(_("You are signed out."))
        return redirect(url_for("accounts.sign_in"), 303)
    row.revoked_at = row.revoked_at or clock.now()
    flash(_("That browser is signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


@bp.post("/account/browsers/end-others")
@signed_in
def end_others() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    count = service.end_sign_ins(identity.me(), but=identity.this_sign_in())
    audit.record("person:sign-in:end-others", "")
    words = ngettext("%(num)s other is signed out.", "%(num)s others are signed out.", count)
    flash(words, "success")
    return redirect(url_for("accounts.account"), 303)
