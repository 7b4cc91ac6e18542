"""What the demo's people wrote in their people books: invented people, invented talks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from app.book import calls, contacts, conversations, ledger
from app.book.goals import settle
from app.book.owner import open_book
from app.core import clock
from app.curriculum.closed import Channel, Circle, Direction, Format, Gift, Outcome, Shelf
from app.curriculum.kinds.base import Exercise
from app.models import Book, Contact, Conversation, Enrollment

FIRST = (
    *("Ana", "Beth", "Chidi", "Dolores", "Ewa", "Femi", "Gareth", "Hamid", "Imani", "Joon"),
    *("Kofi", "Lena", "Marek", "Nadia", "Old Tom", "Petra", "Quang", "Rosa", "Sami", "Thandi"),
    *("Ulla", "Vera", "Mr. W", "Xóchitl", "Yusuf", "Zora"),
)
LAST = "ABCDEFGHIJKLMNOPRSTVW"
ROLES = ("barber", "librarian", "night guard", "pharmacist", "mail carrier", "crossing guard")
KNOWN = {
    Circle.FAMILY: ("cousin by marriage", "neighbor of my aunt", ""),
    Circle.FRIENDS: ("choir", "we used to fish", "bowling"),
    Circle.WORK_PAST: ("the flood file", "night shift", "trained me", "the old depot"),
    Circle.WORK_NOW: ("temp job in May", ""),
    Circle.SCHOOLS: ("sat behind me", "evening class", "parent, 2b"),
    Circle.COMMUNITY: ("food bank", "Friday lunch", "block club"),
    Circle.DAILY_LIFE: ("on the 14", "the shop", "dog, mornings"),
}
GAVE = ("An article on what they work on.", "A name for their next hire.", "My honest interest.")
HEARD = (
    "Night dispatch pays more, and nobody asks for it.",
    "They cook in one place and drive it to four schools.",
    "She started as a temp and stayed eleven years.",
    "The form changed in spring, and everybody calls.",
)
NEXT = ("Write to whom he named", "Send the list on Friday", "ask again after easter", "")
NOTES = ("Back on Thursday.", "Ask for the front desk.", "left a message", "")


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
        circle = Circle.DAILY_LIFE if role else None
        somebody(book, rng, circle=circle, unusual_role=role)


def somebody(
    book: Book, rng: Random, *, circle: Circle | None = None, unusual_role: str = ""
) -> Contact:
    """One invented person: a first name and an initial, and what one knows of them."""
    known_from = circle or rng.choice(list(Circle))
    facts = contacts.Facts(
        f"{rng.choice(FIRST)} {rng.choice(LAST)}.",
        circle=known_from,
        unusual_role=unusual_role,
        known=rng.choice(KNOWN[known_from]),
        closeness=rng.choice((None, 1, 2, 3, 4, 5)),
        last_contact=rng.choice((None, month_ago(rng.randrange(70)))),
        is_connector=rng.random() < 0.1,
    )
    return contacts.add_contact(book, facts)


def month_ago(months: int) -> date:
    """The first of a month so far back."""
    return (clock.now() - timedelta(days=30 * months)).date().replace(day=1)


def tries(book: Book, share: float, rng: Random) -> None:
    """A list of six, tried as far as it went."""
    for number in range(6):
        is_tried = number < 6 * share
        outcome = rng.choice(list(Outcome)) if is_tried else None
        tried = calls.Tried(Channel.PHONE, outcome, rng.choice(NOTES) if is_tried else "")
        calls.put_on_list(book, somebody(book, rng), tried)
    calls.rate_energy(book, before=rng.randint(1, 3), after=rng.randint(2, 5))


def talks(book: Book, share: float, rng: Random) -> None:
    """A conversation or two, the first thanked for; thanks for the newest are owed."""
    for number in reversed(range(round(2 * share))):
        row = talk(book, rng, hours=3 + 45 * number)
        if number:
            name = conversations.Named(f"{rng.choice(FIRST)} {rng.choice(LAST)}.", "plans the vans")
            conversations.receive_names(book, row, [name])
            conversations.thank(row, by=Channel.EMAIL)


def talk(book: Book, rng: Random, *, hours: int) -> Conversation:
    """One that ended so many hours ago."""
    ended_at = clock.now() - timedelta(hours=hours)
    account = conversations.Account(
        on=ended_at.date(),
        ended_at=ended_at,
        format=rng.choice(list(Format)),
        gave=rng.choice(GAVE),
        minutes_asked=20,
        minutes_used=rng.randrange(12, 31),
        pure=True,
        interesting=rng.choice(HEARD),
        next_step=rng.choice(NEXT),
        discomfort_expected=rng.randint(5, 9),
        discomfort_met=rng.randint(1, 5),
    )
    return conversations.log_conversation(book, somebody(book, rng), account)


def gifts(book: Book, share: float, rng: Random) -> None:
    """Two given, one asked for."""
    for direction in (Direction.GIVEN, Direction.ASKED, Direction.GIVEN)[: round(3 * share)]:
        line = ledger.Exchange(direction, rng.choice(list(Gift)), clock.now().date())
        ledger.write_in_ledger(book, line, contact=somebody(book, rng))


Keeper = Callable[[Book, float, Random], None]

KEEPERS: Mapping[Shelf, Keeper] = {
    Shelf.CONTACTS: people,
    Shelf.CALLS: tries,
    Shelf.CONVERSATIONS: talks,
    Shelf.LEDGER: gifts,
}
"""How each part of a book is filled."""
