"""Links by mail: to sign in, and to choose a new password.

Opening a link (GET, HEAD) only looks, so that a mail scanner uses nothing; a button (POST) uses
it.
"""

from flask import Response, flash, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_limiter import RequestLimit

from app.access import audit, identity, resend, tickets
from app.access.guards import public
from app.accounts.blueprint import bp
from app.accounts.counting import limits
from app.accounts.entering import Way, asked_way, go_in, inside
from app.accounts.links.forms import AddressForm, ResetForm
from app.accounts.links.pages import another, gone, unwatched
from app.core import mail
from app.core.db import db
from app.models import Purpose, User
from app.users import mails, service, steps

WAIT = 429


def wait_for_link(limit: RequestLimit) -> Response:
    """Enough mails for now, whoever the address belongs to; and when the next can go."""
    form = AddressForm()
    form.form_errors.append(
        _(
            "Several links were asked for in a short time. Look in your mail, and in the folder"
            " for spam. You can ask for another in %(time)s.",
            time=limits.how_long(limit),
        )
    )
    kind = Purpose.RESET if request.endpoint == "accounts.ask_reset" else Purpose.SIGN_IN
    return make_response(show_ask(form, kind, asked_way()), WAIT)


@bp.route("/sign-in/link", methods=["GET", "POST"])
@public
@limits.links(wait_for_link)
def ask_link() -> ResponseReturnValue:
    """Ask for a link to sign in; the answer is the same for an address that nobody has."""
    return ask(Purpose.SIGN_IN)


@bp.route("/reset", methods=["GET", "POST"])
@public
@limits.links(wait_for_link)
def ask_reset() -> ResponseReturnValue:
    """Ask for a link to choose a new password."""
    return ask(Purpose.RESET)


def ask(purpose: Purpose) -> ResponseReturnValue:
    """One field, then the same words and the same work, whoever it is."""
    form, way = AddressForm(), asked_way()
    if not mail.is_on() or not form.validate_on_submit():
        return show_ask(form, purpose, way)
    mails.send_link(form.email.data, purpose, target=way.target)
    return render_template(
        "accounts/link-sent.html",
        address=form.email.data,
        purpose=purpose,
        back=inside(way.target),
        fields=resend.unpack(way.kept),
    )


def show_ask(form: AddressForm, purpose: Purpose, way: Way) -> str:
    """The one field; or, without mail, whom to ask."""
    page = "accounts/ask-link.html"
    return render_template(page, form=form, purpose=purpose, back=way.target, kept=way.kept)


@bp.route("/sign-in/<string:token>", methods=["GET", "POST"])
@public
def use_link(token: str) -> ResponseReturnValue:
    """The link from the mail; the button signs in."""
    ticket = tickets.look(token, Purpose.SIGN_IN)
    if ticket is None or ticket.user_id is None:
        return gone(Purpose.SIGN_IN)
    if request.method != "POST":
        page = "accounts/use-link.html"
        return unwatched(render_template(page, ticket=ticket, others=another(ticket)))
    if not tickets.use(ticket):
        return gone(Purpose.SIGN_IN)
    user = db.session.get_one(User, ticket.user_id)
    return go_in(user, Way(str(ticket.about.get("next", ""))))


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
        page = "accounts/use-reset.html"
        return unwatched(render_template(page, form=form, ticket=ticket, others=another(ticket)))
    # Hashing lets go of the lock: the ticket is looked at again, and used, after it.
    new = service.chosen(form.new_password.data, form.own_words)
    again = tickets.look(token, Purpose.RESET)
    if again is None or not tickets.use(again):
        return gone(Purpose.RESET)
    return reset(user, new, end_others=form.end_others.data)


def reset(user: User, new: service.Chosen, *, end_others: bool) -> ResponseReturnValue:
    """The password is the new one; a second step is asked for all the same."""
    user.password = new.hashed
    if end_others:
        service.end_sign_ins(user)
    mails.tell_owner(user, "reset")
    audit.record("person:password:reset", "", by=user)
    answer = go_in(user, Way())
    if identity.is_signed_in():
        words = _("Your new password is set. It is %(strength)s.", strength=new.strength)
        flash(words, "success")
    return answer
