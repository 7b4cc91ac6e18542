"""What the demo's people wrote in their people books: invented people, invented talks."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

from app.book import calls, contacts, conversations, ledger
from app.book.goals import settle
from app.book.owner import open_book
from app.core import clock
from app.curriculum.closed import Channel, Circle, Direction, Format, Gift, Outcome, Shelf
from app.curriculum.kinds.base import Exercise
from app.models import Book, Contact, Enrollment

FIRST = ("Ana", "Beth", "Chidi", "Dolores", "Ewa", "Femi", "Gareth", "Hamid", "Imani", "Joon")
LAST = "ABCDEFGHIJKLMNOPRSTVW"
ROLES = ("barber", "librarian", "neighbor", "pharmacist", "mail carrier")
GAVE = ("An article on what they work on.", "A name for their next hire.", "My honest interest.")
NOTES = ("Back on Thursday.", "Ask for the front desk.", "")


def keep(enrollment: Enrollment, exercise: Exercise, *, share: float, rng: Random) -> None:
    """Write in the person's book what an exercise asks for, or `share` of it."""
    if exercise.shelf is None:
        raise LookupError(exercise.id)
    book = open_book(enrollment.user_id)
    KEEPERS[exercise.shelf](book, share, rng)
    settle(enrollment.user_id)


def people(book: Book, share: float, rng: Random) -> None:
    """Up to forty people, every sixth in an unusual role."""
    for number in range(round(42 * share)):
        role = rng.choice(ROLES) if number % 6 == 0 else ""
        circle = Circle.DAILY_LIFE if role else rng.choice(list(Circle))
        somebody(book, rng, circle=circle, unusual_role=role)


def somebody(
    book: Book, rng: Random, *, circle: Circle = Circle.WORK_PAST, unusual_role: str = ""
) -> Contact:
    """One invented person: a first name and an initial."""
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}."
    facts = contacts.Facts(name, circle=circle, unusual_role=unusual_role)
    return contacts.add_contact(book, facts)


def tries(book: Book, share: float, rng: Random) -> None:
    """A list of six, tried as far as it went."""
    for number in range(6):
        is_tried = number < 6 * share
        outcome = rng.choice(list(Outcome)) if is_tried else None
        tried = calls.Tried(Channel.PHONE, outcome, rng.choice(NOTES) if is_tried else "")
        calls.put_on_list(book, somebody(book, rng), tried)
    calls.rate_energy(book, before=rng.randint(1, 3), after=rng.randint(2, 5))


def talks(book: Book, share: float, rng: Random) -> None:
    """A conversation or two, the first thanked for."""
    for number in range(round(2 * share)):
        ended_at = clock.now() - timedelta(hours=3 + 20 * number)
        account = conversations.Account(
            on=ended_at.date(),
            ended_at=ended_at,
            format=rng.choice(list(Format)),
            gave=rng.choice(GAVE),
            pure=True,
            discomfort_expected=rng.randint(5, 9),
            discomfort_met=rng.randint(1, 5),
        )
        row = conversations.log_conversation(book, somebody(book, rng), account)
        if number == 0:
            conversations.receive_names(book, row, [conversations.Named(f"{rng.choice(LAST)}. O.")])
            conversations.thank(row, by=Channel.EMAIL)


def gifts(book: Book, share: float, rng: Random) -> None:
    """Two given, one asked for."""
    for direction in (Direction.GIVEN, Direction.ASKED, Direction.GIVEN)[: round(3 * share)]:
        line = ledger.Exchange(direction, rng.choice(list(Gift)), clock.now().date())
        ledger.write_in_ledger(book, line, contact=somebody(book, rng))


KEEPERS: Mapping[Shelf, Callable[[Book, float, Random], None]] = {
    Shelf.CONTACTS: people,
    Shelf.CALLS: tries,
    Shelf.CONVERSATIONS: talks,
    Shelf.LEDGER: gifts,
}
"""How each part of a book is filled."""
