"""Links by mail: to sign in, to choose a new password, to show that an address is one's own.

Opening a link (GET) only looks, so that a mail scanner uses nothing; a button (POST) uses it.
"""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import audit, identity, tickets
from app.access.guards import freshly_proved, public, signed_in
from app.accounts import limits
from app.accounts.blueprint import bp
from app.accounts.entering import Way, asked_way, go_in
from app.accounts.links.forms import AddressForm, ResetForm
from app.core import mail
from app.core.db import db
from app.models import Purpose, Ticket, User
from app.users import mails, service, steps

GONE = 410


@bp.route("/sign-in/link", methods=["GET", "POST"])
@public
@limits.links
def ask_link() -> ResponseReturnValue:
    """Ask for a link to sign in; the answer is the same for an address that nobody has."""
    return ask(Purpose.SIGN_IN)


@bp.route("/reset", methods=["GET", "POST"])
@public
@limits.links
def ask_reset() -> ResponseReturnValue:
    """Ask for a link to choose a new password."""
    return ask(Purpose.RESET)


def ask(purpose: Purpose) -> ResponseReturnValue:
    """One field, then the same words and the same work, whoever it is."""
    form, way = AddressForm(), asked_way()
    if mail.is_on() and form.validate_on_submit():
        mails.send_link(service.normal(form.email.data), purpose)
        return render_template("accounts/link-sent.html", address=form.email.data, purpose=purpose)
    return render_template(
        "accounts/ask-link.html",
        form=form,
        purpose=purpose,
        back=way.target,
        has_mail=mail.is_on(),
    )


@bp.route("/sign-in/<string:token>", methods=["GET", "POST"])
@public
def use_link(token: str) -> ResponseReturnValue:
    """The link from the mail; the button signs in."""
    ticket = tickets.look(token, Purpose.SIGN_IN)
    if ticket is None or ticket.user_id is None:
        return gone(Purpose.SIGN_IN)
    if request.method == "GET":
        return unwatched(render_template("accounts/use-link.html", others=another(ticket)))
    if not tickets.use(ticket):
        return gone(Purpose.SIGN_IN)
    return go_in(db.session.get_one(User, ticket.user_id), Way())


@bp.route("/reset/<string:token>", methods=["GET", "POST"])
@public
def use_reset(token: str) -> ResponseReturnValue:
    """The link from the mail; the form chooses a new password and signs in."""
    ticket = tickets.look(token, Purpose.RESET)
    if ticket is None or ticket.user_id is None:
        return gone(Purpose.RESET)
    user, form = db.session.get_one(User, ticket.user_id), ResetForm()
    form.own_words, form.alone = service.names_of(user), not steps.has_any(user)
    if not form.validate_on_submit():
        return unwatched(render_template("accounts/use-reset.html", form=form))
    # Hashing lets go of the lock: the ticket is looked at again, and used, after it.
    hashed = service.hashed_apart(form.new_password.data)
    again = tickets.look(token, Purpose.RESET)
    if again is None or not tickets.use(again):
        return gone(Purpose.RESET)
    return reset(user, hashed, end_others=form.end_others.data)


def reset(user: User, hashed: str, *, end_others: bool) -> ResponseReturnValue:
    """The password is the new one; a second step is asked for all the same."""
    user.password = hashed
    if end_others:
        service.end_sign_ins(user)
    mails.tell_owner(user, "reset")
    audit.record("person:password:reset", "", by=user)
    return go_in(user, Way())


@bp.route("/account/address", methods=["GET", "POST"])
@signed_in
@freshly_proved
@limits.confirmations
def address() -> ResponseReturnValue:
    """Name another address; it counts once a link that was sent there is used."""
    form = AddressForm()
    if mail.is_on() and form.validate_on_submit():
        mails.send_confirmation(identity.me(), service.normal(form.email.data))
        audit.record("person:address:ask", "")
        words = _("We wrote to %(address)s. Open the link in that mail.", address=form.email.data)
        flash(words, "success")
        return redirect(url_for("accounts.account"), 303)
    page = "accounts/address.html"
    return render_template(page, form=form, me=identity.me(), has_mail=mail.is_on())


@bp.route("/confirm/<string:token>", methods=["GET", "POST"])
@public
def confirm(token: str) -> ResponseReturnValue:
    """Show that an address is one's own: whoever has the mail has the address."""
    ticket = tickets.look(token, Purpose.ADDRESS)
    if ticket is None or ticket.user_id is None or service.user_at(ticket.address or ""):
        return gone(Purpose.ADDRESS)
    if request.method == "GET":
        page = "accounts/confirm.html"
        return unwatched(render_template(page, ticket=ticket, others=another(ticket)))
    if not tickets.use(ticket):
        return gone(Purpose.ADDRESS)
    user = db.session.get_one(User, ticket.user_id)
    service.change_address(user, ticket.address or "")
    audit.record("person:address:change", "", by=user)
    flash(_("Thank you. Mail goes to this address from now on."), "success")
    return redirect(url_for("site.home" if identity.is_signed_in() else "accounts.sign_in"), 303)


def another(ticket: Ticket) -> bool:
    """Whether somebody else is signed in here than the one the link is for."""
    return identity.is_signed_in() and identity.me().id != ticket.user_id


def gone(purpose: str) -> ResponseReturnValue:
    """Used, run out, taken back or never there: one page, without saying which."""
    return unwatched(render_template("accounts/link-gone.html", purpose=purpose), GONE)


def unwatched(page: str, code: int = 200) -> Response:
    """A page whose address is a secret: no other site is told of it."""
    response = make_response(page, code)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
