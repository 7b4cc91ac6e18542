"""Take a row out, and put it back within a week; after that it is gone for good."""

from datetime import timedelta

from sqlalchemy import delete, select

from app.core import clock
from app.core.db import db
from app.models import Attempt, Book, Conversation, LedgerEntry, ReceivedName

UNDO = timedelta(days=7)
Removable = Conversation | Attempt | LedgerEntry


def remove(entry: Removable) -> None:
    """Out of every list and count; `put_back` undoes it for a week."""
    entry.removed_at = entry.removed_at or clock.now()


def put_back(entry: Removable) -> None:
    """As if it had never been removed."""
    entry.removed_at = None


def clear_out(book: Book) -> None:
    """Delete what was removed more than a week ago: called by every write in the book, so that
    nobody's words linger where they were taken out.
    """
    limit = clock.now() - UNDO
    gone = select(Conversation.id).where(
        Conversation.book_id == book.id, Conversation.removed_at < limit
    )
    db.session.execute(delete(ReceivedName).where(ReceivedName.conversation_id.in_(gone)))
    for kind in (Conversation, Attempt, LedgerEntry):
        db.session.execute(delete(kind).where(kind.book_id == book.id, kind.removed_at < limit))
