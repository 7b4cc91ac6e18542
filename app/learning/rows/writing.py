"""One row of each part of the book, from a form and into a form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import abort

from app.book import calls, contacts, conversations, ledger
from app.book.owner import Entry, find
from app.core import clock
from app.core.db import db
from app.core.pages import at
from app.curriculum.closed import Shelf
from app.learning.entries.forms import CallForm, ContactForm, EntryForm, LedgerForm, WithSomebody
from app.learning.talks.forms import ConversationForm, hopes_in_form
from app.models import Attempt, Book, Contact, Conversation, LedgerEntry

Form = TypeVar("Form", bound=EntryForm)
Row = TypeVar("Row", bound=Entry)


@dataclass(frozen=True)
class Part(Generic[Form, Row]):
    """How a part of the book is written in."""

    form: type[Form]
    kind: type[Row]
    add: Callable[[Book, Form, str], Row]
    """The book, a form that is right, the person's zone."""
    change: Callable[[Book, Row, Form, str], None]
    filled: Callable[[Row, str], Mapping[str, Any]]
    """A row by the names of the form's fields, its times on the wall of the person's zone."""


def picked(book: Book, name: str | None) -> Contact | None:
    """Who was picked from the book."""
    return find(book, Contact, name) if name else None


def somebody(book: Book, form: WithSomebody) -> Contact:
    """Who was picked, or somebody new by the name that was written."""
    found = picked(book, form.contact.data)
    return found or contacts.add_contact(book, contacts.Facts(form.name.data))


def contact_of(contact_id: int | None) -> Contact | None:
    """Whom a row of the book names."""
    return db.session.get(Contact, contact_id) if contact_id else None


def known_as(contact_id: int | None) -> str:
    """A contact's public id, for a form that names one."""
    row = contact_of(contact_id)
    return row.public_id if row else ""


def add_contact(book: Book, form: ContactForm, _zone: str) -> Contact:
    by = picked(book, form.referred_by.data)
    return contacts.add_contact(book, form.facts, referred_by=by)


def change_contact(book: Book, row: Contact, form: ContactForm, _zone: str) -> None:
    by = picked(book, form.referred_by.data)
    contacts.change_contact(row, form.facts, referred_by=by)


def contact_in_form(row: Contact, _zone: str) -> Mapping[str, Any]:
    told = {name: getattr(row, name) for name in contacts.Facts.__dataclass_fields__}
    return told | {"referred_by": known_as(row.referred_by_id)}


def add_call(book: Book, form: CallForm, _zone: str) -> Attempt:
    return calls.put_on_list(book, somebody(book, form), form.tried)


def change_call(book: Book, row: Attempt, form: CallForm, _zone: str) -> None:
    row.contact_id = somebody(book, form).id
    calls.log_attempt(row, form.tried)


def call_in_form(row: Attempt, _zone: str) -> Mapping[str, Any]:
    told = {"channel": row.channel, "outcome": row.outcome, "note": row.note}
    return told | {"contact": known_as(row.contact_id)}


def add_conversation(book: Book, form: ConversationForm, zone: str) -> Conversation:
    account = form.account(zone=zone, now=clock.now())
    row = conversations.log_conversation(book, somebody(book, form), account)
    conversations.receive_names(book, row, form.names())
    return row


def change_conversation(book: Book, row: Conversation, form: ConversationForm, zone: str) -> None:
    account = form.account(zone=zone, now=clock.now())
    conversations.change_conversation(row, somebody(book, form), account)
    conversations.receive_names(book, row, form.names())


def conversation_in_form(row: Conversation, zone: str) -> Mapping[str, Any]:
    told = vars(conversations.told_of(row)) | {"ended": at(row.ended_at, zone).time()}
    return {**told, "contact": known_as(row.contact_id), **hopes_in_form(row.hopes)}


def add_line(book: Book, form: LedgerForm, _zone: str) -> LedgerEntry:
    contact = picked(book, form.contact.data)
    return ledger.write_in_ledger(book, form.exchange, contact=contact)


def change_line(book: Book, row: LedgerEntry, form: LedgerForm, _zone: str) -> None:
    ledger.change_line(row, form.exchange, contact=picked(book, form.contact.data))


def line_in_form(row: LedgerEntry, _zone: str) -> Mapping[str, Any]:
    told = {name: getattr(row, name) for name in ledger.Exchange.__dataclass_fields__}
    return told | {"contact": known_as(row.contact_id)}


PARTS: Mapping[Shelf, Part[Any, Any]] = {
    Shelf.CONTACTS: Part(ContactForm, Contact, add_contact, change_contact, contact_in_form),
    Shelf.CALLS: Part(CallForm, Attempt, add_call, change_call, call_in_form),
    Shelf.CONVERSATIONS: Part(
        ConversationForm,
        Conversation,
        add_conversation,
        change_conversation,
        conversation_in_form,
    ),
    Shelf.LEDGER: Part(LedgerForm, LedgerEntry, add_line, change_line, line_in_form),
}


def shelf_named(name: str) -> Shelf:
    """The part of the book that an address names; 404 for none."""
    return Shelf(name) if name in set(Shelf) else abort(404)
