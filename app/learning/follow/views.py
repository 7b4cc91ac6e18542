"""What follows a conversation, how a list goes, and whom to delete for good."""

from flask import abort, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.book import calls, contacts, conversations
from app.book.owner import find, open_book
from app.core.errors import DomainError
from app.curriculum.closed import Channel, Shelf
from app.learning.blueprint import address, bp
from app.learning.book import replies
from app.learning.book.shelves import prefix_of
from app.learning.entries.forms import EnergyForm
from app.models import Contact, Conversation, Enrollment


@bp.post("/book/conversations/<id:conversation>/follow-up")
@requires_own_enrollment(Permission.LEARN)
def follow_up(enrollment: Enrollment, conversation: str) -> ResponseReturnValue:
    """Thanks were said, or whoever led here knows how it went; or neither, after all."""
    book = open_book(enrollment.user_id)
    row = find(book, Conversation, conversation) or abort(404)
    by = request.form.get("by", "")
    acts = {
        "thank": lambda: conversations.thank(row, by=Channel(by) if by in set(Channel) else None),
        "not-thanked": lambda: conversations.take_thanks_back(row),
        "close": lambda: conversations.close_loop(row),
        "not-closed": lambda: conversations.open_loop(row),
    }
    acts.get(request.form.get("do", ""), lambda: abort(400))()
    replies.settled(book, _("Noted."))
    here = address("learning.entry", shelf=Shelf.CONVERSATIONS, entry=row.public_id)
    return redirect(f"{here}#follow-up", 303)


@bp.post("/book/energy")
@requires_own_enrollment(Permission.LEARN)
def energy(enrollment: Enrollment) -> ResponseReturnValue:
    """How much energy there is; or this list is done with."""
    exercise, book = replies.exercise_at_hand(enrollment), open_book(enrollment.user_id)
    form = EnergyForm(prefix=prefix_of(exercise.id if exercise else ""))
    if not form.validate():
        flash(_("Choose a number from 1 to 5, or leave it open."), "warning")
        return replies.back(enrollment, Shelf.CALLS)
    calls.rate_energy(book, before=form.before.data, after=form.after.data)
    if request.form.get("do") == "put-away":
        calls.put_list_away(book)
    replies.settled(book, _("Saved."))
    return replies.back(enrollment, Shelf.CALLS)


@bp.post("/book/count")
@requires_own_enrollment(Permission.LEARN)
def count(enrollment: Enrollment) -> ResponseReturnValue:
    """Count what was in the book before an exercise opened."""
    replies.settled(open_book(enrollment.user_id), _("Counted."))
    exercise = replies.exercise_at_hand(enrollment)
    return replies.back(enrollment, (exercise and exercise.shelf) or Shelf.CONTACTS)


@bp.post("/book/contacts/<id:contact>/forget")
@requires_own_enrollment(Permission.LEARN)
def forget(enrollment: Enrollment, contact: str) -> ResponseReturnValue:
    """Delete somebody for good, with all that was written of them."""
    book = open_book(enrollment.user_id)
    row = find(book, Contact, contact) or abort(404)
    try:
        contacts.forget(row)
        replies.settled(book, _("Deleted for good."))
    except DomainError as error:
        flash(str(error), "warning")
    return redirect(address("learning.shelf", shelf=Shelf.CONTACTS), 303)
