"""Forgetting: what goes, what stays emptied, and the trace of it outside of the database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, delete, select, update

from app.belongings.tree import USER, below, is_personal
from app.core import clock, mail
from app.core.columns import Erase
from app.core.db import Base, db
from app.core.tenancy import in_center
from app.models import Cohort, Enrollment, Message, Staff, Ticket, User
from app.submissions import tally

LEDGER = "erased.jsonl"


def erase(user: User, *, instance: Path) -> None:
    """Forget a person in every center, as the columns say; nobody can undo it.

    A row that must stay (`Table.info["stays"]`) loses what is about the person. The account's own
    row goes too, unless a row that stays refers to it. Afterwards `sweep_file` clears the disk.
    """
    address, number = user.address, user.id
    cohorts = cohorts_of(user)
    forget_mails(user)
    forget_below(USER, [number])
    account, works = Base.metadata.tables[USER], Base.metadata.tables[Staff.__tablename__]
    if db.session.execute(select(works.c.id).where(works.c.user_id == number)).first():
        empty(account, [number], active=False)
    else:
        db.session.execute(delete(account).where(account.c.id == number))
    db.session.expire_all()
    for center, cohort in cohorts:
        with in_center(db.session, center):
            tally.recount(cohort)
    write_ledger(instance, address or str(number))


def cohorts_of(user: User) -> list[tuple[int, int]]:
    """Where their work is counted: center and cohort."""
    table = Base.metadata.tables[Enrollment.__tablename__]
    found = select(table.c.center_id, table.c.cohort_id).where(table.c.user_id == user.id)
    return [(row[0], row[1]) for row in db.session.execute(found)]


def forget_below(table: str, ids: Sequence[int]) -> None:
    """The furthest rows first, so that none is left without the row it belongs to."""
    for link, rows in reversed(list(below(table, ids))):
        found = [row["id"] for row in rows]
        forget_below(link.child.name, found)
        if not found:
            continue
        if "stays" in link.child.info:
            empty(link.child, found)
        else:
            db.session.execute(delete(link.child).where(link.child.c.id.in_(found)))


def empty(table: Table, ids: Sequence[int], **values: Any) -> None:
    """Take out of rows that stay what is about the person."""
    blank = {column.name: blank_of(column) for column in table.columns if goes(column)}
    db.session.execute(update(table).where(table.c.id.in_(ids)).values({**blank, **values}))


def goes(column: Column[Any]) -> bool:
    """Whether its value says something about the person that can be left out."""
    can_be_blank = column.nullable or column.type.python_type is str
    return is_personal(column) and column.info["data"].erase is not Erase.KEEP and can_be_blank


def blank_of(column: Column[Any]) -> str | None:
    """Nothing, as the column can hold it."""
    return None if column.nullable else ""


def forget_mails(user: User) -> None:
    """Invitations to their address, what waits to be sent there, and the demo's letters."""
    mine = {address for address in (user.address, user.handle) if address}
    for ticket in db.session.scalars(select(Ticket).where(Ticket.address.in_(mine))):
        db.session.delete(ticket)
    for message in db.session.scalars(select(Message)):
        if message.payload.get("user") == user.id or message.payload.get("address") in mine:
            db.session.delete(message)
    for address in mine:
        mail.forget(address)
    db.session.flush()  # what follows is told in tables, not in rows


def forget_work(cohort: Cohort) -> int:
    """Forget what everybody wrote in a cohort, and who was in it; its counts stay. How many."""
    rows = select(Enrollment.id).where(Enrollment.cohort_id == cohort.id)
    ids = list(db.session.scalars(rows))
    forget_below(Enrollment.__tablename__, ids)
    db.session.execute(delete(Enrollment).where(Enrollment.cohort_id == cohort.id))
    db.session.expire_all()
    return len(ids)


def sweep_file() -> None:
    """After the commit: nothing of it is left in SQLite's log. Freed pages are overwritten anyway
    (`secure_delete`).
    """
    if db.engine.dialect.name == "sqlite" and db.engine.url.database:
        connection = db.engine.raw_connection()
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def write_ledger(instance: Path, subject: str) -> None:
    """So that a restored backup can forget them again: who, as a digest, and when."""
    line = {"subject": digest(subject), "at": clock.now().isoformat()}
    path = instance / LEDGER
    path.touch(mode=0o600)
    with path.open("a") as ledger:
        ledger.write(json.dumps(line) + "\n")


def erase_again(instance: Path) -> int:
    """In a copy that was put back, forget again whoever was erased after it was made. How many."""
    path, again = instance / LEDGER, 0
    lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
    erased = {line["subject"]: datetime.fromisoformat(line["at"]) for line in lines}
    for user in db.session.scalars(select(User)).all():
        at = erased.get(digest(user.address or str(user.id)))
        if at is not None and user.created_at <= at:
            erase(user, instance=instance)
            again += 1
    return again


def digest(subject: str) -> str:
    """Not to be read back."""
    return sha256(subject.encode()).hexdigest()


def what_becomes(user: User) -> Iterator[tuple[str, int, str]]:
    """For the page that asks first: table, how many rows, and why it stays ("": it goes)."""
    counts: dict[str, int] = {}
    count_below(USER, [user.id], counts)
    for name, count in counts.items():
        if count:
            yield name, count, str(Base.metadata.tables[name].info.get("stays", ""))


def count_below(table: str, ids: Sequence[int], counts: dict[str, int]) -> Mapping[str, int]:
    """Rows of every table that belong to these."""
    for link, rows in below(table, ids):
        counts[link.child.name] = counts.get(link.child.name, 0) + len(rows)
        count_below(link.child.name, [row["id"] for row in rows], counts)
    return counts
