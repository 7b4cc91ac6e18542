"""The parts of the book, a row of it, and what is done with a row."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.guards import requires_own_enrollment
from app.access.permissions import Permission
from app.book import contacts, conversations, removing
from app.book.entries import Wish, document, how_many
from app.book.owner import Entry, book_of, find, open_book
from app.core import text
from app.core.errors import DomainError
from app.core.paging import SIZE, Paging, asked_page
from app.curriculum.closed import Shelf
from app.learning.blueprint import bp
from app.learning.book import replies
from app.learning.book.shelves import lines_of, zone_of
from app.learning.rows.writing import PARTS, shelf_named
from app.models import Book, Contact, Conversation, Enrollment


@bp.get("/book/<slug:shelf>")
@requires_own_enrollment(Permission.LEARN)
def shelf(enrollment: Enrollment, shelf: str) -> str:
    """All rows of a part, fifty at a time, by name if that is wished; and what was put away."""
    part, number, q = shelf_named(shelf), asked_page(), asked_name()
    book, by_name = book_of(enrollment.user_id), request.args.get("sort") == "name"
    wish = Wish(q=q, by_name=by_name, limit=SIZE, offset=(number - 1) * SIZE)
    total = how_many(book, part, wish)
    if number > max(1, -(-total // SIZE)):
        abort(404)
    query = ({"q": q} if q else {}) | ({"sort": "name"} if by_name else {})
    return render_template(
        "learning/book/shelf.html",
        enrollment=enrollment,
        shelf=part,
        wish=wish,
        lines=lines_of(part, document(book, part, wish)),
        gone=lines_of(part, document(book, part, Wish(put_away=True, limit=SIZE))),
        paging=Paging(number, total, query, SIZE),
        undo=replies.removed_now(enrollment, part),
    )


def asked_name() -> str:
    """A part of a name that somebody looks for."""
    asked = text.one_line(request.args.get("q", ""))[:100]
    return asked if text.is_storable(asked) else ""


@bp.route("/book/<slug:shelf>/new", methods=["GET", "POST"])
@requires_own_enrollment(Permission.LEARN)
def new_entry(enrollment: Enrollment, shelf: str) -> ResponseReturnValue:
    """Write one row."""
    part = shelf_named(shelf)
    form = replies.form_at_hand(enrollment, part)
    if form.validate_on_submit():
        book = open_book(enrollment.user_id)
        try:
            PARTS[part].add(book, form, zone_of(enrollment))
            replies.settled(book, _("It stands in your book now."))
            return replies.back(enrollment, part)
        except DomainError as error:
            form.form_errors.append(str(error))
    return replies.page(enrollment, part, form)


@bp.route("/book/<slug:shelf>/<id:entry>", methods=["GET", "POST"])
@requires_own_enrollment(Permission.LEARN)
def entry(enrollment: Enrollment, shelf: str, entry: str) -> ResponseReturnValue:
    """Read one row, and change it."""
    part = shelf_named(shelf)
    book, row = own(enrollment, part, entry)
    form = replies.form_at_hand(enrollment, part, row)
    if form.validate_on_submit():
        try:
            PARTS[part].change(book, row, form, zone_of(enrollment))
            replies.settled(book, _("Changed."))
            return replies.back(enrollment, part)
        except DomainError as error:
            form.form_errors.append(str(error))
    names = conversations.names_of(row) if isinstance(row, Conversation) else []
    return replies.page(enrollment, part, form, row=row, names=names)


def own(enrollment: Enrollment, part: Shelf, name: str) -> tuple[Book, Entry]:
    """The person's book, and a row of it; 404 for anybody else's. Held, where this may write."""
    writes = request.method == "POST"
    book = (open_book if writes else book_of)(enrollment.user_id) or abort(404)
    return book, find(book, PARTS[part].kind, name) or abort(404)


@bp.post("/book/<slug:shelf>/<id:entry>/remove")
@requires_own_enrollment(Permission.LEARN)
def remove_entry(enrollment: Enrollment, shelf: str, entry: str) -> ResponseReturnValue:
    """Take a row out; the next page offers to put it back."""
    part = shelf_named(shelf)
    book, row = own(enrollment, part, entry)
    if isinstance(row, Contact):
        contacts.archive(row)
    else:
        removing.remove(row)
    replies.settled(book, _("Taken out of your book."))
    return replies.back(enrollment, part, undo=entry)


@bp.post("/book/<slug:shelf>/<id:entry>/put-back")
@requires_own_enrollment(Permission.LEARN)
def put_entry_back(enrollment: Enrollment, shelf: str, entry: str) -> ResponseReturnValue:
    """Undo that."""
    part = shelf_named(shelf)
    book, row = own(enrollment, part, entry)
    if isinstance(row, Contact):
        contacts.put_back(row)
    else:
        removing.put_back(row)
    replies.settled(book, _("It is back in your book."))
    return replies.back(enrollment, part)
