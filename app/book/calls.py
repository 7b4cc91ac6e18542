"""Sitting down with a list: names in order, tries, and how much energy there is."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.book.owner import refuse_if_full
from app.core import clock
from app.core.db import db
from app.curriculum.closed import Channel, Outcome
from app.models import Attempt, Book, Contact, Sitting


@dataclass(frozen=True)
class Tried:
    """What came of a try; nothing yet where `outcome` is None."""

    channel: Channel | None = None
    outcome: Outcome | None = None
    note: str = ""


def open_list(book: Book) -> Sitting | None:
    """The list that was begun and not put away."""
    here = select(Sitting).where(Sitting.book_id == book.id, Sitting.ended_at.is_(None))
    return db.session.scalars(here.order_by(Sitting.id.desc())).first()


def sit_down(book: Book) -> Sitting:
    """The open list, or a new one."""
    if found := open_list(book):
        return found
    row = Sitting(book_id=book.id, created_at=clock.now())
    db.session.add(row)
    db.session.flush()  # names stand on it
    return row


def put_on_list(book: Book, contact: Contact, tried: Tried = Tried()) -> Attempt:
    """The next name, tried already or not. Raises DomainError when the book is full."""
    refuse_if_full(book, Attempt)
    sitting = sit_down(book)
    places = select(func.max(Attempt.place)).where(Attempt.sitting_id == sitting.id)
    row = Attempt(
        book_id=book.id,
        sitting_id=sitting.id,
        contact_id=contact.id,
        place=(db.session.scalar(places) or 0) + 1,
        created_at=clock.now(),
    )
    db.session.add(row)
    log_attempt(row, tried)
    return row


def log_attempt(attempt: Attempt, tried: Tried) -> None:
    """What came of it, from now on; the moment is that of the first outcome."""
    attempt.channel, attempt.note = tried.channel, tried.note
    attempt.outcome = tried.outcome
    attempt.at = (attempt.at or clock.now()) if tried.outcome else None


def rate_energy(book: Book, *, before: int | None, after: int | None) -> Sitting:
    """How much energy there is before and after, from 1 to 5."""
    sitting = sit_down(book)
    sitting.energy_before, sitting.energy_after = before, after
    return sitting


def put_list_away(book: Book) -> None:
    """This list is done with; the next name begins another one."""
    if sitting := open_list(book):
        sitting.ended_at = clock.now()
