"""The page of an invitation. The link shows that the address is one's own."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access import identity, tickets
from app.access.guards import public
from app.accounts.blueprint import bp
from app.accounts.entering import Way, go_in
from app.accounts.invitations.forms import AcceptForm, CalledForm
from app.accounts.links.pages import gone, unwatched
from app.core.db import db
from app.core.errors import DomainError
from app.models import Ticket, User
from app.rosters import invitations
from app.users import service


@bp.route("/invitations/<string:token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Who invites to what; then in, with the account there is or with a new one."""
    ticket = tickets.look(token, *invitations.INVITES)
    if ticket is None:
        return gone("invitation")
    owner = service.user_at(ticket.address or "")
    if owner is not None:
        return as_owner(ticket, owner)
    return as_new(ticket, token)


def as_owner(ticket: Ticket, owner: User) -> ResponseReturnValue:
    """One button for the person themselves; anybody else is asked to sign in as them."""
    if not identity.is_signed_in() or identity.me().id != owner.id:
        page = "accounts/invitation-sign-in.html"
        to = invitations.invited_to(ticket)
        return unwatched(render_template(page, ticket=ticket, to=to))
    form = CalledForm(data={"name": ticket.about.get("name", "")})
    if form.validate_on_submit() and (done := accepted(ticket, owner, form)):
        return done
    return show("accounts/invitation.html", ticket, form)


def as_new(ticket: Ticket, token: str) -> ResponseReturnValue:
    """A name and a password make the account; hashing comes before the ticket is used."""
    form = AcceptForm(data={"name": ticket.about.get("name", "")})
    form.own_words = [ticket.address or "", ticket.about.get("name", "")]
    if not form.validate_on_submit():
        return show("accounts/invitation.html", ticket, form)
    user = service.add_user(ticket.address, password=form.new_password.data)
    again = tickets.look(token, *invitations.INVITES)
    if again is None:
        return gone("invitation")
    return accepted(again, user, form) or show("accounts/invitation.html", ticket, form)


def accepted(ticket: Ticket, user: User, form: CalledForm) -> ResponseReturnValue | None:
    """In, once; None, with the words at the form, when a rule forbids it."""
    if not tickets.use(ticket):
        return gone("invitation")
    try:
        invitations.accept(ticket, user=user, name=form.name.data)
    except DomainError as error:
        db.session.rollback()  # nothing half done: the invitation is as good as before
        form.form_errors.append(str(error))
        return None
    flash(_("Welcome. You are in."), "success")
    if identity.is_signed_in() and identity.me().id == user.id:
        return redirect(url_for("site.home"), 303)
    return go_in(user, Way())


def show(page: str, ticket: Ticket, form: CalledForm) -> ResponseReturnValue:
    """What stands on it is who invites, to what."""
    to = invitations.invited_to(ticket)
    return unwatched(render_template(page, ticket=ticket, form=form, to=to))
