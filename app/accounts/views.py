"""Sign in, sign out."""

from re import match

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity, resend
from app.access.guards import View, public, signed_in
from app.accounts.blueprint import bp
from app.accounts.forms import SignInForm
from app.core import tokens
from app.core.extensions import limiter
from app.users import service

FROM_ONE_PLACE = "60 per 5 minutes"  # a whole class may share an address
ABOUT_ONE_PERSON = "10 per 5 minutes"  # trust.md R-11


def limited(view: View) -> View:
    """Count what is tried, by where it comes from and by whom it is about."""
    view = limiter.limit(FROM_ONE_PLACE, methods=["POST"])(view)
    return limiter.limit(ABOUT_ONE_PERSON, key_func=whom, methods=["POST"])(view)


def whom() -> str:
    """The account that is tried, not readable in the counters."""
    return tokens.digest(service.normal(request.form.get("email")))


def inside(target: str | None) -> str:
    """Where to go on; never to another site."""
    return target if target and match(r"/(?![/\\])[^\x00-\x20]*$", target) else url_for("site.home")


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limited
def sign_in() -> ResponseReturnValue:
    """Begin a sign-in, and go back to what was being done."""
    form = SignInForm()
    if form.validate_on_submit():
        if user := service.by_password(service.normal(form.email.data), form.password.data):
            identity.begin(user)
            audit.record("person:account:sign-in", "", by=user)
            return go_on(form.kept.data or "")
        form.form_errors.append(
            _("This address and this password do not belong together. Check both and try again.")
        )
    kept, back = form.kept.data or "", request.args.get("next", "")
    template = "accounts/sign-in-again.html" if kept else "accounts/sign-in.html"
    return render_template(template, form=form, kept=kept, back=back)


def go_on(kept: str) -> ResponseReturnValue:
    """To the page that was asked for, or to what was written, to be sent once more."""
    target = inside(request.args.get("next"))
    if fields := resend.unpack(kept):
        return render_template("errors/resend.html", fields=fields, action=target)
    return redirect(target, 303)


@bp.get("/account")
@signed_in
def account() -> str:
    """Who is signed in, and the way out."""
    return render_template("accounts/account.html", address=identity.me().address)


@bp.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in."""
    audit.record("person:account:sign-out", "")
    identity.end()
    flash(_("You are signed out."))
    return redirect(url_for("accounts.sign_in"), 303)


__all__ = ["bp"]
