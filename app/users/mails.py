"""Mails about an account, to its owner: links that work once, and what changed."""

from collections.abc import Mapping
from secrets import token_urlsafe

from flask import current_app, render_template
from flask_babel import gettext as _

from app import outbox
from app.access import tickets
from app.core import clock, mail, tokens
from app.core.db import db
from app.models import Purpose, User
from app.users.service import is_taken, normal, user_at, user_called

PATHS: Mapping[Purpose, str] = {
    Purpose.SIGN_IN: "sign-in",
    Purpose.RESET: "reset",
    Purpose.ADDRESS: "confirm",
    Purpose.STAFF: "invitations",
    Purpose.COHORT: "invitations",
    Purpose.FIRST_START: "first-start",
}


def link_to(purpose: Purpose, token: str) -> str:
    """Where a ticket is used: built from `BASE_URL`, never from a request (R-16)."""
    return f"{current_app.config['BASE_URL']}/{PATHS[purpose]}/{token}"


def send_link(address: str, purpose: Purpose, *, target: str = "") -> None:
    """Mail a link for `purpose` to whoever has this address; the same work if nobody has it.

    `target` is where the person wanted to go.
    """
    key, to = f"link-{token_urlsafe(9)}", normal(address)
    outbox.put(mail_link, key=key, address=to, purpose=purpose, target=target)


@outbox.job
def mail_link(*, key: str, address: str, purpose: str, target: str = "") -> None:
    """The ticket is made here, so that its secret is in the mail and nowhere else."""
    user = user_at(address)
    if not mail.is_on() or user is None or user.address is None:
        return
    kind, to = Purpose(purpose), user.address
    about = {"next": target} if target else {}
    link = link_to(kind, tickets.issue(kind, user=user, address=to, about=about))
    db.session.commit()
    subject = {
        Purpose.SIGN_IN: _("Your link to sign in"),
        Purpose.RESET: _("Choose a new password"),
    }[kind]
    mail.send(key=key, to=to, subject=subject, body=render_template(f"mail/{kind}.txt", link=link))


def send_confirmation(user: User, address: str) -> None:
    """Ask by mail whether `address` is the person's; until they say so, no other goes there."""
    outbox.put(
        mail_confirmation, key=f"confirm-{token_urlsafe(9)}", user=user.id, address=normal(address)
    )


@outbox.job
def mail_confirmation(*, key: str, user: int, address: str) -> None:
    """To an address that has an account already: a word to its owner instead, and no link."""
    person = db.session.get(User, user)
    if not mail.is_on() or person is None or not person.active:
        return
    link = ""
    if not is_taken(address):
        token = tickets.issue(Purpose.ADDRESS, user=person, address=address)
        link = link_to(Purpose.ADDRESS, token)
    db.session.commit()
    sign_in = f"{current_app.config['BASE_URL']}/sign-in"
    body = render_template("mail/address.txt", link=link, sign_in=sign_in)
    mail.send(key=key, to=address, subject=_("Is this your address?"), body=body)


def tell_owner(user: User, event: str, *, at: str | None = None) -> None:
    """Tell the owner what changed on the account, so that a stranger's hand is noticed.

    `event` is one of `happened`; `at` is where to write if that is not the present address.
    """
    address = at or user.address
    if address:
        outbox.put(mail_owner, key=f"owner-{token_urlsafe(9)}", address=address, event=event)


@outbox.job
def mail_owner(*, key: str, address: str, event: str) -> None:
    """At least once: better twice than not at all."""
    if not mail.is_on():
        return
    account = f"{current_app.config['BASE_URL']}/account"
    body = render_template("mail/owner.txt", happened=happened()[event], account=account)
    db.session.rollback()
    subject = subjects().get(event) or _("Your account has changed")
    mail.send(key=key, to=address, subject=subject, body=body)


def warn_of_guessing(name: str) -> None:
    """Somebody tries many passwords for whoever has this address or sign-in name: tell the owner,
    once a day. The same work if nobody has it.
    """
    key = f"guessing-{tokens.digest(name)[:16]}-{clock.now():%Y-%m-%d}"
    outbox.put_apart(mail_guessed, key=key, name=name)


@outbox.job
def mail_guessed(*, key: str, name: str) -> None:
    """To a person who has a mail address."""
    user = user_called(name)
    if user is not None and user.address is not None:
        mail_owner(key=key, address=user.address, event="guessing")


def happened() -> Mapping[str, str]:
    """What may have happened to an account, in words."""
    return {
        "password": _("The password was changed."),
        "reset": _("A new password was chosen by a link from your mail."),
        "authenticator-added": _("An authenticator app was added."),
        "authenticator-removed": _("The authenticator app was taken away."),
        "passkey-added": _("A passkey was added."),
        "passkey-removed": _("A passkey was taken away."),
        "recovery-used": _("A recovery code was used. It works only once."),
        "recovery-new": _("New recovery codes were made. The old ones are good for nothing now."),
        "steps-forgotten": _(
            "The people who run this site have removed your second step. You are signed out"
            " everywhere; set up a new one when you sign in."
        ),
        "step-guessing": _(
            "Somebody gave your password, or a link from your mail, and then many wrong codes."
        ),
        "address": _("The mail address was changed. This is the last mail to the old one."),
        "guessing": _(
            "Somebody has typed many passwords for your account in a short time. We slowed them"
            " down. A browser that you have signed in with before still lets you in."
        ),
        "leaves": _("The account will be deleted in seven days. Sign in before then to keep it."),
    }


def subjects() -> Mapping[str, str]:
    """For what is no change."""
    return {
        "guessing": _("Many passwords were tried"),
        "step-guessing": _("Many codes were tried"),
        "leaves": _("Your account will be deleted"),
    }


__all__ = [
    "happened",
    "link_to",
    "send_confirmation",
    "send_link",
    "tell_owner",
    "warn_of_guessing",
]
