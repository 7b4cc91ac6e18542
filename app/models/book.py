"""The people book: whom somebody knows, and what they did with it. Its owner's alone.

It belongs to a person in a center, not to an enrollment: it outlives every cohort. All rows hang on
one `Book`, and every reference inside names the book, too: no row can point into another's.
"""

from datetime import date, datetime
from typing import Annotated, Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.columns import (
    NOBODY,
    OWNER,
    PERSON,
    THIRD,
    Key,
    Number,
    PersonFlag,
    PersonText,
    PersonTime,
    Text,
)
from app.core.db import Base
from app.core.ids import public_id
from app.core.tenancy import Owned
from app.curriculum.closed import (
    Channel,
    Circle,
    Direction,
    Format,
    Gift,
    Host,
    Lane,
    Outcome,
    Side,
)
from app.models.center import User

ThirdText = Annotated[str, mapped_column(info=THIRD, default="")]
ThirdNumber = Annotated[int, mapped_column(info=THIRD)]
ThirdFlag = Annotated[bool, mapped_column(info=THIRD, default=False)]
BookId = Annotated[int, mapped_column(info=OWNER)]
ContactId = Annotated[int, mapped_column(info=NOBODY)]
Day = Annotated[date, mapped_column(info=PERSON)]
Moment = Annotated[datetime, mapped_column(info=PERSON)]


def in_book(name: str) -> tuple[Any, ...]:
    """The reference to the book that a table of it has, and the index its counts go by."""
    return (
        ForeignKeyConstraint(["center_id", "book_id"], ["book.center_id", "book.id"]),
        Index(f"ix__{name}__book", "book_id", "created_at"),
    )


def to_contact(column: str = "contact_id") -> ForeignKeyConstraint:
    """The reference to a contact of the same book."""
    return ForeignKeyConstraint(
        ["center_id", "book_id", column],
        ["contact.center_id", "contact.book_id", "contact.id"],
    )


class Book(Owned, Base):
    """One person's book in one center. A verb holds this row, so that two windows take turns."""

    __tablename__ = "book"
    __table_args__ = (
        UniqueConstraint("center_id", "user_id"),
        UniqueConstraint("center_id", "id"),
    )

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True, info=OWNER)
    created_at: Mapped[PersonTime]


class Contact(Owned, Base):
    """Somebody whom the owner knows, or was sent to. They never agreed to stand here: initials
    are enough, and nothing is required but a name of the owner's choice.
    """

    __tablename__ = "contact"
    __table_args__ = (
        *in_book("contact"),
        UniqueConstraint("center_id", "book_id", "id"),
        to_contact("referred_by_id"),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    book_id: Mapped[BookId]
    name: Mapped[str] = mapped_column(info=THIRD)
    circle: Mapped[Circle | None] = mapped_column(info=THIRD)
    known: Mapped[ThirdText]
    """How the owner knows them."""
    unusual_role: Mapped[ThirdText]
    """As `barber`; somebody whom one would not think of."""
    closeness: Mapped[ThirdNumber | None]
    """1 (hardly) to 5 (very close)."""
    knows_my_work: Mapped[ThirdNumber | None]
    """1 (not at all) to 5 (could describe it)."""
    last_contact: Mapped[date | None] = mapped_column(info=THIRD)
    """The first day of the month."""
    lane: Mapped[Lane | None] = mapped_column(info=THIRD)
    side: Mapped[Side | None] = mapped_column(info=THIRD)
    working_toward: Mapped[ThirdText]
    is_connector: Mapped[ThirdFlag]
    """Brings people together."""
    is_fan: Mapped[ThirdFlag]
    """Would be glad to hear good news of the owner."""
    consent_note: Mapped[ThirdText]
    """What they said about being written down, or being named."""
    referred_by_id: Mapped[ContactId | None]
    depth: Mapped[int] = mapped_column(default=0, info=THIRD)
    """0: the owner's own; else one more than of whoever led here (content.md, section e)."""
    created_at: Mapped[PersonTime]
    archived_at: Mapped[PersonTime | None]
    """Put away: in no list and no count, and can be put back."""


class Conversation(Owned, Base):
    """One real exchange with somebody."""

    __tablename__ = "conversation"
    __table_args__ = (
        *in_book("conversation"),
        UniqueConstraint("center_id", "book_id", "id"),
        to_contact(),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    book_id: Mapped[BookId]
    contact_id: Mapped[ContactId]
    on: Mapped[Day]
    ended_at: Mapped[Moment]
    """The thank-you clock begins here."""
    format: Mapped[Format] = mapped_column(info=PERSON)
    minutes_asked: Mapped[int | None] = mapped_column(info=PERSON)
    minutes_used: Mapped[int | None] = mapped_column(info=PERSON)
    pure: Mapped[PersonFlag] = mapped_column(default=False)
    """It was known that they have no opening."""
    host: Mapped[Host | None] = mapped_column(info=PERSON)
    hopes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info=PERSON)
    """Up to three `{text, got}`."""
    got: Mapped[list[str]] = mapped_column(JSON, default=list, info=PERSON)
    """Ticks out of `Gift`."""
    questions: Mapped[ThirdText]
    info: Mapped[ThirdText]
    resume_feedback: Mapped[ThirdText]
    other_paths: Mapped[ThirdText]
    advice: Mapped[ThirdText]
    gave: Mapped[PersonText] = mapped_column(default="")
    interesting: Mapped[ThirdText]
    next_step: Mapped[PersonText] = mapped_column(default="")
    next_on: Mapped[Day | None]
    thanked_at: Mapped[Moment | None]
    thanked_by: Mapped[Channel | None] = mapped_column(info=PERSON)
    loop_closed_at: Mapped[Moment | None]
    """When whoever led here was told how it went."""
    mood_before: Mapped[int | None] = mapped_column(info=PERSON)
    mood_after: Mapped[int | None] = mapped_column(info=PERSON)
    """1 (low) to 5 (good)."""
    discomfort_expected: Mapped[int | None] = mapped_column(info=PERSON)
    discomfort_met: Mapped[int | None] = mapped_column(info=PERSON)
    """0 (none) to 10 (a lot)."""
    created_at: Mapped[PersonTime]
    removed_at: Mapped[PersonTime | None]


class ReceivedName(Owned, Base):
    """A name that came out of a conversation, and the contact it became."""

    __tablename__ = "received_name"
    __table_args__ = (
        *in_book("received_name"),
        ForeignKeyConstraint(
            ["center_id", "book_id", "conversation_id"],
            ["conversation.center_id", "conversation.book_id", "conversation.id"],
        ),
        to_contact(),
    )

    id: Mapped[Key]
    book_id: Mapped[BookId]
    conversation_id: Mapped[int] = mapped_column(index=True, info=NOBODY)
    contact_id: Mapped[ContactId]
    why: Mapped[ThirdText]
    approach: Mapped[ThirdText]
    """How to go up to them."""
    may_name: Mapped[ThirdFlag]
    """Whether the owner may say who sent them."""
    created_at: Mapped[PersonTime]


class Sitting(Owned, Base):
    """One time of sitting down with a list."""

    __tablename__ = "sitting"
    __table_args__ = (
        *in_book("sitting"),
        UniqueConstraint("center_id", "book_id", "id"),
    )

    id: Mapped[Key]
    book_id: Mapped[BookId]
    energy_before: Mapped[int | None] = mapped_column(info=PERSON)
    energy_after: Mapped[int | None] = mapped_column(info=PERSON)
    """1 (none) to 5 (plenty)."""
    created_at: Mapped[PersonTime]
    ended_at: Mapped[PersonTime | None]


class Attempt(Owned, Base):
    """A name on a list; tried once there is an `outcome`."""

    __tablename__ = "attempt"
    __table_args__ = (
        *in_book("attempt"),
        ForeignKeyConstraint(
            ["center_id", "book_id", "sitting_id"],
            ["sitting.center_id", "sitting.book_id", "sitting.id"],
        ),
        to_contact(),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    book_id: Mapped[BookId]
    sitting_id: Mapped[int] = mapped_column(index=True, info=NOBODY)
    contact_id: Mapped[ContactId]
    place: Mapped[Number]
    """Its order on the list, from 1."""
    at: Mapped[Moment | None]
    channel: Mapped[Channel | None] = mapped_column(info=PERSON)
    outcome: Mapped[Outcome | None] = mapped_column(info=PERSON)
    """None: not tried yet."""
    note: Mapped[ThirdText]
    created_at: Mapped[PersonTime]
    removed_at: Mapped[PersonTime | None]


class LedgerEntry(Owned, Base):
    """Something that was asked for, received, offered or given."""

    __tablename__ = "ledger_entry"
    __table_args__ = (*in_book("ledger_entry"), to_contact())

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    book_id: Mapped[BookId]
    contact_id: Mapped[ContactId | None]
    direction: Mapped[Direction] = mapped_column(info=PERSON)
    gift: Mapped[Gift] = mapped_column(info=PERSON)
    on: Mapped[Day]
    note: Mapped[ThirdText]
    created_at: Mapped[PersonTime]
    removed_at: Mapped[PersonTime | None]
