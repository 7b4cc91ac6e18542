"""Sign in with a password, sign out, and what there is to say about an account."""

from flask import Response, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_limiter import RequestLimit

from app.access import audit, identity
from app.access.guards import public, signed_in
from app.accounts.address import views as address
from app.accounts.blueprint import bp
from app.accounts.browsers import views as browsers
from app.accounts.counting import limits
from app.accounts.entering import Way, asked_way, go_in
from app.accounts.forms import SignInForm
from app.accounts.giving import views as giving
from app.accounts.invitations import views as invitations
from app.accounts.keeping import views as keeping
from app.accounts.links import views as links
from app.accounts.passkeys import views as passkeys
from app.accounts.password import views as password
from app.accounts.slips import views as slips
from app.accounts.steps import views as steps_views
from app.core import mail
from app.users import passkeys as keys
from app.users import service, steps

__all__ = [
    "address",
    "bp",
    "browsers",
    "giving",
    "invitations",
    "keeping",
    "links",
    "passkeys",
    "password",
    "slips",
    "steps_views",
]
WAIT = 429

bp.add_app_template_global(mail.is_on, "mail_is_on")


def wait_to_sign_in(limit: RequestLimit) -> Response:
    """Too many tries: the page says when to go on, and keeps what was being written."""
    form, way = SignInForm(), asked_way()
    form.form_errors.append(
        _(
            "There were many tries in a short time, so we pause them. Try again in %(time)s.",
            time=limits.how_long(limit),
        )
    )
    return make_response(show_sign_in(form, way), WAIT)


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limits.tries(wait_to_sign_in)
def sign_in() -> ResponseReturnValue:
    """Begin a sign-in, and go back to what was being done."""
    form, way = SignInForm(), asked_way()
    if form.validate_on_submit():
        if user := service.by_password(service.normal(form.email.data), form.password.data):
            return go_in(user, way)
        form.form_errors.append(
            _("This address and this password do not belong together. Check both and try again.")
        )
    return show_sign_in(form, way)


def show_sign_in(form: SignInForm, way: Way) -> str:
    """The cover; what was being written lies in it until its person is back."""
    page = "accounts/sign-in-again.html" if way.kept else "accounts/sign-in.html"
    return render_template(page, form=form, kept=way.kept, back=way.target)


@bp.get("/account")
@signed_in
def account() -> str:
    """How one signs in, and where one is signed in."""
    me = identity.me()
    return render_template(
        "accounts/account.html",
        me=me,
        app=steps.authenticator_of(me),
        keys=keys.passkeys_of(me),
        browsers=browsers.rows_of(me),
    )


@bp.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    """End this browser's sign-in."""
    audit.record("person:account:sign-out", "")
    identity.end()
    flash(_("You are signed out."))
    return redirect(url_for("accounts.sign_in"), 303)
