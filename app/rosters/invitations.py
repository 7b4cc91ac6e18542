"""Invitations by mail: to work at a center, or to learn in a cohort. Bound to an address."""

from collections.abc import Sequence
from secrets import token_urlsafe

from flask import render_template
from flask_babel import gettext as _
from sqlalchemy import select

from app import outbox
from app.access import audit, tickets
from app.core import clock, mail, text
from app.core.db import db
from app.core.errors import DomainError
from app.core.tenancy import in_center
from app.models import Center, Cohort, Purpose, Role, Ticket, User
from app.rosters import messages
from app.rosters.service import enroll
from app.rosters.staff import take_on
from app.users.mails import link_to
from app.users.service import normal

INVITES = (Purpose.STAFF, Purpose.COHORT)


def invite_to_work(center: Center, *, address: str, name: str, role: Role) -> Ticket:
    """Mail a colleague; whether the address is known here changes nothing of what one sees."""
    return send(Purpose.STAFF, center, address=address, name=name, role=role.value)


def invite_to_learn(cohort: Cohort, center: Center, *, address: str, name: str) -> Ticket:
    """Mail somebody who is to learn in `cohort`."""
    return send(Purpose.COHORT, center, address=address, name=name, cohort=cohort.public_id)


def invite_many(cohort: Cohort, center: Center, people: Sequence[tuple[str, str]]) -> None:
    """Each an address and a name; whoever is invited already gets a new mail for the old one."""
    before = {
        row.address: row for row in open_invitations(center, Purpose.COHORT, cohort.public_id)
    }
    for address, name in people:
        if old := before.get(normal(address)):
            take_back(old)
        write_one(Purpose.COHORT, center, address=address, name=name, cohort=cohort.public_id)


def send(purpose: Purpose, center: Center, *, address: str, name: str, **about: str) -> Ticket:
    """In place of an invitation to the same that is still open."""
    for old in open_invitations(center, purpose, about.get("cohort", "")):
        if old.address == normal(address):
            take_back(old)
    return write_one(purpose, center, address=address, name=name, **about)


def write_one(purpose: Purpose, center: Center, *, address: str, name: str, **about: str) -> Ticket:
    """The ticket, and the mail with it."""
    about["name"] = text.one_line(name)
    ticket = tickets.make(purpose, center=center, address=normal(address), about=about)
    db.session.flush()  # the mail is told which one it is
    mail_it(ticket)
    audit.record("staff:invitation:send", ticket.public_id)
    return ticket


def mail_it(ticket: Ticket) -> None:
    """Again, too: the link of the mail before is good for nothing then."""
    outbox.put(mail_invitation, key=f"invite-{token_urlsafe(9)}", ticket=ticket.id)


@outbox.job
def mail_invitation(*, key: str, ticket: int) -> None:
    """The secret is made here, so that it is in the mail and nowhere else."""
    row = db.session.get(Ticket, ticket)
    if not mail.is_on() or row is None or not is_open(row):
        return
    center = db.session.get_one(Center, row.center_id)
    address, link = row.address or "", link_to(row.purpose, tickets.renew(row))
    body = render_template(
        "mail/invitation.txt", name=row.about.get("name", ""), center=center.name, link=link
    )
    subject = _("You are invited to %(center)s", center=text.one_line(center.name))
    db.session.commit()
    mail.send(key=key, to=address, subject=subject, body=body)


def is_open(ticket: Ticket) -> bool:
    """Neither used nor taken back nor run out."""
    return ticket.used_at is None and ticket.ends_at > clock.now()


def open_invitations(center: Center, purpose: Purpose, cohort: str = "") -> Sequence[Ticket]:
    """Those that nobody has answered, the newest first."""
    mine = select(Ticket).where(Ticket.center_id == center.id, Ticket.purpose == purpose)
    good = mine.where(Ticket.used_at.is_(None), Ticket.ends_at > clock.now())
    if cohort:
        good = good.where(Ticket.about["cohort"].as_string() == cohort)
    return db.session.scalars(good.order_by(Ticket.id.desc())).all()


def place_of(ticket: Ticket) -> str:
    """The cohort that a ticket is for, by its public id; empty for one to work here."""
    return str(ticket.about.get("cohort", ""))


def invitation(center: Center, public_id: str) -> Ticket | None:
    """One of this center's."""
    mine = select(Ticket).where(Ticket.center_id == center.id, Ticket.purpose.in_(INVITES))
    return db.session.scalars(mine.where(Ticket.public_id == public_id)).first()


def take_back(ticket: Ticket) -> None:
    """Its link is good for nothing from here on."""
    tickets.use(ticket)
    audit.record("staff:invitation:take-back", ticket.public_id)


def accept(ticket: Ticket, *, user: User, name: str) -> None:
    """Let the person in to what the ticket is for. Raises DomainError when that cannot be."""
    center = db.session.get_one(Center, ticket.center_id)
    with in_center(db.session, center.id):
        if ticket.purpose is Purpose.STAFF:
            take_on(center, user=user, name=name, role=Role(ticket.about["role"]))
            return
        cohort = cohort_of(ticket)
        if cohort is None:
            raise DomainError(messages.CLOSED)
        enroll(cohort, user=user, name=name)


def cohort_of(ticket: Ticket) -> Cohort | None:
    """What a ticket of a cohort is for."""
    asked = select(Cohort).where(Cohort.public_id == ticket.about.get("cohort", ""))
    return db.session.scalars(asked).first()


def invited_to(ticket: Ticket) -> str:
    """What the page calls it: the center, or the cohort in it."""
    center = db.session.get_one(Center, ticket.center_id)
    if ticket.purpose is Purpose.STAFF:
        return center.name
    with in_center(db.session, center.id):
        cohort = cohort_of(ticket)
    called = _("%(cohort)s at %(center)s", cohort=cohort.name if cohort else "", center=center.name)
    return str(called)
