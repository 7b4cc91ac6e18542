"""Where a write in the book leads, and what is said of it."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.book import goals
from app.book.entries import people_of
from app.book.owner import Entry, book_of, find
from app.book.removing import clear_out
from app.curriculum import called
from app.curriculum.closed import Shelf
from app.curriculum.kinds.base import Exercise
from app.learning.blueprint import address
from app.learning.book.shelves import prefix_of, today, zone_of
from app.learning.entries.forms import EntryForm
from app.learning.rows.writing import PARTS, contact_of, known_as
from app.learning.worksheets.sheets import anchor_of
from app.models import Book, Contact, Conversation, Enrollment
from app.revisions import curriculum_of

UNPROCESSABLE = 422


def exercise_at_hand(enrollment: Enrollment) -> Exercise | None:
    """The exercise that somebody came from, if it stands on the book."""
    found = curriculum_of(enrollment.cohort.revision).exercise(request.values.get("for", ""))
    return found if found is not None and found.stands_on_book else None


def form_at_hand(enrollment: Enrollment, shelf: Shelf, row: Entry | None = None) -> EntryForm:
    """The form as it was sent; else filled with `row`, or empty. It offers who is in the book."""
    exercise = exercise_at_hand(enrollment) if row is None else None
    data = PARTS[shelf].filled(row, zone_of(enrollment)) if row is not None else today(enrollment)
    form: EntryForm = PARTS[shelf].form(
        data=data, prefix=prefix_of(exercise.id if exercise else "")
    )
    form.offer(with_own(people_of(book_of(enrollment.user_id)), row))
    return form


def with_own(people: Sequence[tuple[str, str]], row: Entry | None) -> list[tuple[str, str]]:
    """Those to pick from: not the row itself, and also who it names, though they be put away."""
    if row is None:
        return list(people)
    named = row.referred_by_id if isinstance(row, Contact) else row.contact_id
    others = [pair for pair in people if pair[0] != row.public_id]
    own = known_as(named)
    if not own or own in dict(others):
        return others
    return [*others, (own, _("Somebody you put away"))]


def settled(book: Book, said: str) -> None:
    """After every write: count, clear out, and say what was done and what it made done."""
    reached = goals.settle(book.user_id)
    clear_out(book)
    place = request.values.get("place", "")
    if place != "lesson":
        flash(said, "success")
    for exercise in reached:
        if place != "lesson" or exercise.id != request.values.get("for"):
            flash(_("“%(title)s” counts as done now.", title=exercise.title), "success")


def back(enrollment: Enrollment, shelf: Shelf, **more: Any) -> ResponseReturnValue:
    """To the lesson or the exercise that somebody came from, else to the part of the book."""
    exercise = exercise_at_hand(enrollment)
    if exercise is None:
        return redirect(address("learning.shelf", shelf=shelf, **more), 303)
    if request.values.get("place") == "lesson":
        lesson = curriculum_of(enrollment.cohort.revision).lesson_of(exercise.id)
        page = address("learning.lesson", lesson=lesson.id if lesson else "")
        return redirect(f"{page}#{anchor_of(exercise)}", 303)
    return redirect(address("learning.exercise", exercise=exercise.id, **more), 303)


def removed_now(enrollment: Enrollment, shelf: Shelf) -> Entry | None:
    """The row that was just taken out, while its page offers to put it back."""
    book, name = book_of(enrollment.user_id), request.args.get("undo", "")
    row = find(book, PARTS[shelf].kind, name) if book is not None and name.isalnum() else None
    if row is None:
        return None
    is_gone = row.archived_at if isinstance(row, Contact) else row.removed_at
    return row if is_gone else None


def page(
    enrollment: Enrollment, shelf: Shelf, form: EntryForm, row: Entry | None = None, **more: Any
) -> ResponseReturnValue:
    """A row's own page: new, or to change. What was refused comes back with all that was typed."""
    html = render_template(
        "learning/book/entry.html",
        enrollment=enrollment,
        shelf=shelf,
        form=form,
        row=row,
        who=title_of(row),
        exercise=exercise_at_hand(enrollment),
        zone=zone_of(enrollment),
        channels=[(key.value, said) for key, said in called.channels().items()],
        **({"names": ()} | more),
    )
    return (html, UNPROCESSABLE) if form.errors else html


def title_of(row: Entry | None) -> str:
    """What a row that is there is called; "" for a new one."""
    if row is None:
        return ""
    contact = row if isinstance(row, Contact) else contact_of(row.contact_id)
    name = contact.name if contact else ""
    if isinstance(row, Conversation):
        return str(_("Conversation with %(name)s", name=name))
    return name or str(_("Given and received"))
