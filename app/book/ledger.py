"""What was asked for, received, offered and given."""

from dataclasses import dataclass
from datetime import date

from app.book.owner import refuse_if_full
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Direction, Gift
from app.models import Book, Contact, LedgerEntry


@dataclass(frozen=True)
class Exchange:
    """One thing that went one way."""

    direction: Direction
    gift: Gift
    on: date
    note: str = ""


def write_in_ledger(book: Book, exchange: Exchange, *, contact: Contact | None) -> LedgerEntry:
    """A line of the ledger, with whom or without. Raises DomainError when the book is full."""
    refuse_if_full(book, LedgerEntry)
    row = LedgerEntry(book_id=book.id, created_at=clock.now(), **vars(exchange))
    row.contact_id = contact.id if contact else None
    db.session.add(row)
    return row


def change_line(entry: LedgerEntry, exchange: Exchange, *, contact: Contact | None) -> None:
    """Write a line anew."""
    for name, value in vars(exchange).items():
        setattr(entry, name, value)
    entry.contact_id = contact.id if contact else None
