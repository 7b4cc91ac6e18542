"""A cohort whose one lesson asks for the people book, and the quick ways to write in it."""

from functools import cache

from app.book.contacts import Facts, add_contact
from app.book.goals import settle
from app.book.owner import open_book
from app.core import clock
from app.core.db import db
from app.curriculum.kinds import exercise_from
from app.curriculum.schema import Curriculum
from app.models import Book, Contact, LessonDate, User
from app.rosters.service import enroll
from tests.support.content import one_lesson
from tests.support.people import open_cohort

COMMON = {"title": "Do it", "minutes": 20, "trains": "skill"}
MAP = COMMON | {
    "id": "my-people",
    "kind": "contact-map",
    "title": "Write down ten people",
    "goal": {"contacts": 3, "unusual": 1},
    "instructions": "Anybody counts. **Initials are enough.**",
}
CALLS = COMMON | {
    "id": "my-list",
    "kind": "call-list",
    "title": "Sit down with a list",
    "minimum": 2,
}
TALK = COMMON | {
    "id": "a-talk",
    "kind": "conversation",
    "title": "Have one real conversation",
    "goal": 1,
}
PURE = TALK | {"id": "a-pure-talk", "title": "Talk where there is no opening", "pure": True}
GIVEN = COMMON | {
    "id": "given",
    "kind": "ledger",
    "title": "Give before you need",
    "trains": "motivation",
    "goal": {"given": 2},
}
BOOKED = (MAP, CALLS, TALK, PURE, GIVEN)
LESSON = "the-objections-in-your-head"


@cache
def booked() -> Curriculum:
    """The one lesson, with five exercises on the people book in place of its own."""
    whole = one_lesson()
    exercises = [exercise_from(keys) for keys in BOOKED]
    lesson = whole.lessons[0]
    parts = [part for part in lesson.parts if part.kind != "exercise"]
    old = next(part for part in lesson.parts if part.kind == "exercise")
    parts += [old.model_copy(update={"exercise": exercise}) for exercise in exercises]
    cut = whole.model_copy(
        update={"lessons": (lesson.model_copy(update={"parts": tuple(parts)}),), "title": "Booked"}
    )
    return Curriculum.model_validate(cut.frozen())


def open_summer(house, *, name="Summer", opened=True):
    """Bea counsels it; Cal and Dee learn in it, and its lesson is open."""
    with house.inside():
        cohort = open_cohort(name, house.staff(house.bea), curriculum=booked())
        for who, called in ((house.cal, "Cal Castellanos"), (house.dee, "Dee Diallo")):
            enroll(cohort, user=db.session.get_one(User, who.id), name=called)
        for row in db.session.query(LessonDate).filter_by(cohort_id=cohort.id):
            row.opens_at = clock.now() + (-1 if opened else 1) * (row.due_at - row.opens_at)
        db.session.commit()
        db.session.refresh(cohort)
    return cohort


def learn(cohort):
    """Where its people learn."""
    return f"/c/harbor/learn/{cohort.public_id}"


def knows(house, who, *names, settles=True, **facts):
    """Let `who` know these people already; the last contact."""
    with house.inside():
        book = open_book(who.id)
        rows = [add_contact(book, Facts(name, **facts)) for name in names]
        if settles:
            settle(who.id)
        db.session.commit()
        return rows[-1] if rows else None


def contacts_of(house, who):
    """Everybody in the book of `who`, by name."""
    with house.inside():
        db.session.expire_all()
        rows = db.session.query(Contact).join(Book, Book.id == Contact.book_id)
        return {row.name: row for row in rows.filter(Book.user_id == who.id)}
