"""Whose book it is, and its rows by name."""

from typing import TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.exc import IntegrityError

from app.book import messages
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.models import Attempt, Book, Contact, Conversation, LedgerEntry

Entry = Contact | Conversation | Attempt | LedgerEntry
Row = TypeVar("Row", Contact, Conversation, Attempt, LedgerEntry)
MOST = 2_000
"""Rows of one sort in one book: more than anybody's, and few enough for every page."""


def book_of(user_id: int) -> Book | None:
    """The person's book in this center, if anything was ever written in it."""
    return db.session.scalars(mine(user_id)).first()


def open_book(user_id: int) -> Book:
    """The book to write in, held for the rest of the write: two windows take turns, so that the
    counts of each are right. Made at the first word.
    """
    if found := db.session.scalars(mine(user_id).with_for_update()).first():
        return found
    row = Book(user_id=user_id, created_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:  # another window began it
        return db.session.scalars(mine(user_id).with_for_update()).one()
    return row


def mine(user_id: int) -> Select[Book]:
    """The statement for both."""
    return select(Book).where(Book.user_id == user_id)


def find(book: Book, kind: type[Row], name: str) -> Row | None:
    """A row of this very book by its public id; also one that is put away or removed."""
    here = select(kind).where(kind.book_id == book.id, kind.public_id == name)
    return db.session.scalars(here).first()


def refuse_if_full(book: Book, kind: type[Entry]) -> None:
    """No book grows without end. Raises DomainError."""
    there = select(func.count()).select_from(kind).where(kind.book_id == book.id)
    if (db.session.scalar(there) or 0) >= MOST:
        raise DomainError(str(messages.FULL) % {"most": MOST})
