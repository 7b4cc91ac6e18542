"""Who is in the book: add, change, put away, put back, delete for good."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update

from app.book import messages
from app.book.owner import refuse_if_full
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.closed import Circle, Lane, Side
from app.models import Attempt, Book, Contact, Conversation, LedgerEntry, ReceivedName


@dataclass(frozen=True)
class Facts:
    """What can be written of somebody. Only the name is needed, and initials will do."""

    name: str
    circle: Circle | None = None
    known: str = ""
    unusual_role: str = ""
    closeness: int | None = None
    knows_my_work: int | None = None
    last_contact: date | None = None
    lane: Lane | None = None
    side: Side | None = None
    working_toward: str = ""
    is_connector: bool = False
    is_fan: bool = False
    consent_note: str = ""


def add_contact(book: Book, facts: Facts, *, referred_by: Contact | None = None) -> Contact:
    """Somebody new in the book. Raises DomainError when it is full."""
    refuse_if_full(book, Contact)
    row = Contact(book_id=book.id, created_at=clock.now(), **vars(facts))
    row.referred_by_id = referred_by.id if referred_by else None
    row.depth = referred_by.depth + 1 if referred_by else 0
    db.session.add(row)
    db.session.flush()  # what refers to the person needs their id
    return row


def change_contact(contact: Contact, facts: Facts, *, referred_by: Contact | None = None) -> None:
    """Write somebody anew, with everybody they led to at their new depth.

    Raises DomainError where the way would lead in a circle.
    """
    sent_by = {one.id: one for one in everybody(contact.book_id)}
    if referred_by is not None and contact.id in way_to(referred_by, sent_by):
        raise DomainError(str(messages.CIRCLE) % {"name": referred_by.name})
    for name, value in vars(facts).items():
        setattr(contact, name, value)
    contact.referred_by_id = referred_by.id if referred_by else None
    deepen(sent_by)


def everybody(book_id: int) -> list[Contact]:
    """All of a book, those put away too: a chain goes through them."""
    return list(db.session.scalars(select(Contact).where(Contact.book_id == book_id)))


def way_to(contact: Contact, known: dict[int, Contact]) -> list[int]:
    """The ids from somebody back to the owner's own contact; ends where a circle would begin."""
    way: list[int] = []
    here: Contact | None = contact
    while here is not None and here.id not in way:
        way.append(here.id)
        here = known.get(here.referred_by_id) if here.referred_by_id else None
    return way


def deepen(known: dict[int, Contact]) -> None:
    """Set every depth by the rule: one more than of whoever led there."""
    for contact in known.values():
        depth = len(way_to(contact, known)) - 1
        if contact.depth != depth:
            contact.depth = depth


def archive(contact: Contact) -> None:
    """Put somebody away: in no list and no count. What was had with them stays."""
    contact.archived_at = contact.archived_at or clock.now()


def put_back(contact: Contact) -> None:
    """Take somebody out again."""
    contact.archived_at = None


def forget(contact: Contact) -> None:
    """Delete somebody who was put away, with all that was written of them, for good.

    Whom they led to stays, as the owner's own contact. Raises DomainError for one in use.
    """
    if contact.archived_at is None:
        raise DomainError(str(messages.NOT_ARCHIVED))
    known = {one.id: one for one in everybody(contact.book_id)}
    for one in known.values():
        if one.referred_by_id == contact.id:
            one.referred_by_id = None
    db.session.flush()  # nobody refers to the person any more
    their_talks = select(Conversation.id).where(Conversation.contact_id == contact.id)
    for statement in (
        delete(ReceivedName).where(ReceivedName.conversation_id.in_(their_talks)),
        delete(ReceivedName).where(ReceivedName.contact_id == contact.id),
        delete(Conversation).where(Conversation.contact_id == contact.id),
        delete(Attempt).where(Attempt.contact_id == contact.id),
        update(LedgerEntry).where(LedgerEntry.contact_id == contact.id).values(contact_id=None),
    ):
        db.session.execute(statement)
    known.pop(contact.id)
    deepen(known)
    db.session.delete(contact)
