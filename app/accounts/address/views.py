"""Name another mail address, and show by a link that it is one's own."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_limiter import RequestLimit

from app.access import audit, identity, tickets
from app.access.guards import freshly_proved, public, signed_in
from app.accounts.blueprint import bp
from app.accounts.counting import limits
from app.accounts.links.forms import AddressForm
from app.accounts.links.pages import another, gone, unwatched
from app.core import mail
from app.core.db import db
from app.models import Purpose, Ticket, User
from app.users import mails, service

WAIT = 429


def wait_for_confirmation(limit: RequestLimit) -> Response:
    """Enough mails for now, and when the next can go."""
    form = AddressForm()
    form.form_errors.append(
        _(
            "Three mails went out already. Look in your mail, and in the folder for spam. You can"
            " ask for another in %(time)s.",
            time=limits.how_long(limit),
        )
    )
    return make_response(show_address(form), WAIT)


@bp.route("/account/address", methods=["GET", "POST"])
@signed_in
@freshly_proved
@limits.confirmations(wait_for_confirmation)
def address() -> ResponseReturnValue:
    """Name another address; it counts once a link that was sent there is used."""
    me, form = identity.me(), AddressForm()
    if not mail.is_on() or not form.validate_on_submit():
        return show_address(form)
    if not service.is_change(me, form.email.data):
        form.email.errors = [_("This is your address already. Type another one.")]
        return show_address(form)
    mails.send_confirmation(me, form.email.data)
    audit.record("person:address:ask", "")
    words = _("We wrote to %(address)s. Open the link in that mail.", address=form.email.data)
    flash(words, "success")
    return redirect(url_for("accounts.account"), 303)


def show_address(form: AddressForm) -> str:
    """The one field, and what the address is now."""
    return render_template("accounts/address.html", form=form, me=identity.me())


@bp.route("/confirm/<string:token>", methods=["GET", "POST"])
@public
def confirm(token: str) -> ResponseReturnValue:
    """Show that an address is one's own: whoever has the mail has the address."""
    ticket = tickets.look(token, Purpose.ADDRESS)
    if ticket is None or ticket.user_id is None:
        return gone(Purpose.ADDRESS)
    if request.method != "POST":
        page = "accounts/confirm.html"
        return unwatched(render_template(page, ticket=ticket, others=another(ticket)))
    if not tickets.use(ticket) or not confirmed(ticket):
        return gone(Purpose.ADDRESS)
    flash(_("Thank you. Mail goes to this address from now on."), "success")
    return redirect(url_for("site.home" if identity.is_signed_in() else "accounts.sign_in"), 303)


def confirmed(ticket: Ticket) -> bool:
    """The account has the address now; whoever reads at the old one is told."""
    user = db.session.get_one(User, ticket.user_id)
    before = user.address
    if not service.change_address(user, ticket.address or ""):
        return False
    if before:
        mails.tell_owner(user, "address", at=before)
    audit.record("person:address:change", "", by=user)
    return True
