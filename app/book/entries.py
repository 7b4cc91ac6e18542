"""The rows of a book as plain values: for their owner's pages and paper, and for nobody else.

Only `learning` and `handouts` call this, with the enrollment of the person who asks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app.book.calls import open_list
from app.book.conversations import told_of
from app.book.thanks import thanks
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Shelf
from app.models import Attempt, Book, Contact, Conversation, LedgerEntry, Sitting

Values = Mapping[str, Any]
Read = Callable[..., Values]


@dataclass(frozen=True)
class Wish:
    """Which rows of a part: all that are there, where nothing is wished."""

    q: str = ""
    """A part of a name."""
    put_away: bool = False
    """Only those that were put away or removed."""
    by_name: bool = False
    limit: int | None = None
    offset: int = 0


ALL = Wish()


def entries(book: Book | None, shelf: Shelf, wish: Wish = ALL) -> list[Values]:
    """One part of the book as a list shows it: one statement."""
    if book is None:
        return []
    rows = db.session.execute(rows_of(book, shelf, wish).limit(wish.limit).offset(wish.offset))
    read = SHELVES[shelf][1]
    return [read(*row) for row in rows]


def how_many(book: Book | None, shelf: Shelf, wish: Wish = ALL) -> int:
    """How many rows that is without a limit: one statement."""
    if book is None:
        return 0
    inside = rows_of(book, shelf, wish).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(inside)) or 0


def rows_of(book: Book, shelf: Shelf, wish: Wish) -> Select[Any, Any]:
    """The statement for both."""
    statement = SHELVES[shelf][0](book, put_away=wish.put_away)
    if wish.q:
        statement = statement.where(Contact.name.icontains(wish.q, autoescape=True))
    if wish.by_name:
        statement = statement.order_by(None).order_by(func.lower(Contact.name), Contact.id)
    return statement


def contacts(book: Book, *, put_away: bool) -> Select[Any, Any]:
    """The newest first: who was just added stands on top."""
    by = aliased(Contact)
    gone = Contact.archived_at
    return (
        select(Contact, by.name.label("by"))
        .outerjoin(by, by.id == Contact.referred_by_id)
        .where(Contact.book_id == book.id)
        .where(gone.is_not(None) if put_away else gone.is_(None))
        .order_by(Contact.id.desc())
    )


def contact(row: Contact, by: str | None) -> Values:
    """Somebody, as plain values."""
    return {
        "id": row.public_id,
        "name": row.name,
        "circle": row.circle,
        "known": row.known,
        "unusual_role": row.unusual_role,
        "closeness": row.closeness,
        "last_contact": f"{row.last_contact:%Y-%m}" if row.last_contact else "",
        "referred_by": by or "",
        "depth": row.depth,
    }


def calls(book: Book, *, put_away: bool) -> Select[Any, Any]:
    """The open list in its order; or what was taken off it."""
    gone = Attempt.removed_at
    return (
        select(Attempt, Contact.name)
        .join(Contact, Contact.id == Attempt.contact_id)
        .join(Sitting, Sitting.id == Attempt.sitting_id)
        .where(Attempt.book_id == book.id, Sitting.ended_at.is_(None))
        .where(gone.is_not(None) if put_away else gone.is_(None))
        .order_by(Sitting.id.desc(), Attempt.place, Attempt.id)
    )


def call(row: Attempt, name: str) -> Values:
    """A name on the list, as plain values."""
    return {
        "id": row.public_id,
        "name": name,
        "channel": row.channel or "",
        "outcome": row.outcome or "",
        "note": row.note,
    }


def conversations(book: Book, *, put_away: bool) -> Select[Any, Any]:
    """The latest first."""
    gone = Conversation.removed_at
    return (
        select(Conversation, Contact.name)
        .join(Contact, Contact.id == Conversation.contact_id)
        .where(Conversation.book_id == book.id)
        .where(gone.is_not(None) if put_away else gone.is_(None))
        .order_by(Conversation.on.desc(), Conversation.id.desc())
    )


def conversation(row: Conversation, name: str) -> Values:
    """A conversation, as plain values."""
    told = {field: value for field, value in vars(told_of(row)).items() if field != "ended_at"}
    return told | {
        "id": row.public_id,
        "name": name,
        "on": row.on.isoformat(),
        "host": row.host or "",
        "next_on": row.next_on.isoformat() if row.next_on else "",
        "thanks": thanks(row.ended_at, row.thanked_at, now=clock.now()),
        "loop_closed": row.loop_closed_at is not None,
    }


def ledger(book: Book, *, put_away: bool) -> Select[Any, Any]:
    """The latest first."""
    gone = LedgerEntry.removed_at
    return (
        select(LedgerEntry, Contact.name)
        .outerjoin(Contact, Contact.id == LedgerEntry.contact_id)
        .where(LedgerEntry.book_id == book.id)
        .where(gone.is_not(None) if put_away else gone.is_(None))
        .order_by(LedgerEntry.on.desc(), LedgerEntry.id.desc())
    )


def exchange(row: LedgerEntry, name: str | None) -> Values:
    """A line of the ledger, as plain values."""
    return {
        "id": row.public_id,
        "name": name or "",
        "direction": row.direction,
        "gift": row.gift,
        "on": row.on.isoformat(),
        "note": row.note,
    }


SHELVES: Mapping[Shelf, tuple[Callable[..., Select[Any, Any]], Read]] = {
    Shelf.CONTACTS: (contacts, contact),
    Shelf.CALLS: (calls, call),
    Shelf.CONVERSATIONS: (conversations, conversation),
    Shelf.LEDGER: (ledger, exchange),
}


def people_of(book: Book | None) -> Sequence[tuple[str, str]]:
    """Public id and name of everybody who is not put away, by name: one statement."""
    if book is None:
        return []
    here = select(Contact.public_id, Contact.name, Contact.known).where(
        Contact.book_id == book.id, Contact.archived_at.is_(None)
    )
    rows = db.session.execute(here.order_by(func.lower(Contact.name), Contact.id))
    return [(name, f"{said} ({known[:40]})" if known else said) for name, said, known in rows]


def document(book: Book | None, shelf: Shelf, wish: Wish = ALL) -> Values:
    """What a kind on the book shows, where others have an answers document."""
    found: dict[str, Any] = {"entries": entries(book, shelf, wish)}
    if shelf is Shelf.CALLS and book is not None and (sitting := open_list(book)):
        found["energy"] = {"before": sitting.energy_before, "after": sitting.energy_after}
    return found
