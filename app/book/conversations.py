"""Real conversations: log, change, receive a name, thank, close the loop."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from app.book.contacts import Facts, add_contact
from app.book.owner import refuse_if_full
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Channel, Format, Host
from app.models import Book, Contact, Conversation, ReceivedName


@dataclass(frozen=True)
class Account:
    """What can be told of a conversation."""

    on: date
    ended_at: datetime
    format: Format
    gave: str = ""
    minutes_asked: int | None = None
    minutes_used: int | None = None
    pure: bool = False
    host: Host | None = None
    hopes: list[dict[str, Any]] = field(default_factory=list)
    got: list[str] = field(default_factory=list)
    questions: str = ""
    info: str = ""
    resume_feedback: str = ""
    other_paths: str = ""
    advice: str = ""
    interesting: str = ""
    next_step: str = ""
    next_on: date | None = None
    mood_before: int | None = None
    mood_after: int | None = None
    discomfort_expected: int | None = None
    discomfort_met: int | None = None


@dataclass(frozen=True)
class Named:
    """A name that somebody gave."""

    name: str
    why: str = ""
    approach: str = ""
    may_name: bool = False


def log_conversation(book: Book, contact: Contact, account: Account) -> Conversation:
    """One real exchange; the person was spoken to that month. Raises DomainError when full."""
    refuse_if_full(book, Conversation)
    row = Conversation(
        book_id=book.id, contact_id=contact.id, created_at=clock.now(), **vars(account)
    )
    db.session.add(row)
    spoke(contact, account.on)
    db.session.flush()  # names and pages refer to it
    return row


def change_conversation(conversation: Conversation, contact: Contact, account: Account) -> None:
    """Tell it anew; thanks and the loop stay as they are."""
    conversation.contact_id = contact.id
    for name, value in vars(account).items():
        setattr(conversation, name, value)
    spoke(contact, account.on)


def told_of(conversation: Conversation) -> Account:
    """What was told, as it stands."""
    return Account(**{one.name: getattr(conversation, one.name) for one in fields(Account)})


def spoke(contact: Contact, on: date) -> None:
    """Remember the month of the last contact."""
    month = on.replace(day=1)
    if contact.last_contact is None or contact.last_contact < month:
        contact.last_contact = month


def receive_names(book: Book, conversation: Conversation, names: Sequence[Named]) -> list[Contact]:
    """Each becomes a contact, sent by whom the conversation was with, one step further out."""
    giver = db.session.get_one(Contact, conversation.contact_id)
    found = []
    for one in names:
        contact = add_contact(book, Facts(one.name, known=one.why), referred_by=giver)
        row = ReceivedName(
            book_id=book.id,
            conversation_id=conversation.id,
            contact_id=contact.id,
            why=one.why,
            approach=one.approach,
            may_name=one.may_name,
            created_at=clock.now(),
        )
        db.session.add(row)
        found.append(contact)
    return found


def names_of(conversation: Conversation) -> Sequence[tuple[Contact, ReceivedName]]:
    """Whom a conversation led to: one statement."""
    rows = db.session.execute(
        select(Contact, ReceivedName)
        .join(ReceivedName, ReceivedName.contact_id == Contact.id)
        .where(ReceivedName.conversation_id == conversation.id)
        .order_by(ReceivedName.id)
    )
    return [(contact, name) for contact, name in rows]


def thank(conversation: Conversation, *, by: Channel | None = None) -> None:
    """Thanks were said; the first time counts."""
    conversation.thanked_at = conversation.thanked_at or clock.now()
    conversation.thanked_by = by


def take_thanks_back(conversation: Conversation) -> None:
    """It was a slip of the finger."""
    conversation.thanked_at, conversation.thanked_by = None, None


def close_loop(conversation: Conversation) -> None:
    """Whoever led here knows how it went; the first time counts."""
    conversation.loop_closed_at = conversation.loop_closed_at or clock.now()


def open_loop(conversation: Conversation) -> None:
    """It was a slip of the finger."""
    conversation.loop_closed_at = None
