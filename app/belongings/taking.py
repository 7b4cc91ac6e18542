"""Taking along: everything that is a person's, as plain values with the words people know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Table, select

from app.belongings.tree import Leaf, data_of, tree_of
from app.belongings.words import column_words, table_words
from app.core.db import Base, db
from app.models import User
from app.revisions import thaw


@dataclass(frozen=True)
class Page:
    """One row: what it is, its values by name, and what belongs to it."""

    kind: str
    """The table's name, for a program."""
    title: str
    values: Mapping[str, Any]
    said: Mapping[str, Any]
    """The same values under the words that people know."""
    parts: tuple["Page", ...] = ()


@dataclass
class Names:
    """What numbers stand for, asked once for all rows."""

    cohorts: dict[int, tuple[str, int]] = field(default_factory=dict)
    """Cohort → name and revision."""
    centers: dict[int, str] = field(default_factory=dict)
    exercises: dict[tuple[int, str], str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    """Who stands in the person's own book."""


def everything_of(user: User) -> Page:
    """All of it, in every center: the account first, then what belongs to it."""
    return page_of(Base.metadata.tables[User.__tablename__], tree_of(user), names(user))


def names(user: User) -> Names:
    """Of cohorts, centers, exercises, and the person's own contacts: four statements."""
    tables = Base.metadata.tables
    cohort, center, revision = tables["cohort"], tables["center"], tables["revision"]
    found = Names()
    for number, name, frozen in db.session.execute(
        select(cohort.c.id, cohort.c.name, cohort.c.revision_id)
    ):
        found.cohorts[number] = (name, frozen)
    for number, name in db.session.execute(select(center.c.id, center.c.name)):
        found.centers[number] = name
    for number, digest in db.session.execute(select(revision.c.id, revision.c.digest)):
        for exercise in thaw(digest).exercises:
            found.exercises[number, exercise.id] = exercise.title
    found.people = people_of(user)
    return found


def people_of(user: User) -> dict[int, str]:
    """Contact → name, in the person's books of all centers."""
    book, contact = Base.metadata.tables["book"], Base.metadata.tables["contact"]
    theirs = select(book.c.id).where(book.c.user_id == user.id)
    rows = db.session.execute(
        select(contact.c.id, contact.c.name).where(contact.c.book_id.in_(theirs))
    )
    return {row.id: row.name for row in rows}


def page_of(table: Table, leaf: Leaf, known: Names) -> Page:
    """A row and all below it."""
    values = {
        column.name: plain(leaf.row[column.name])
        for column in table.columns
        if data_of(column).export and leaf.row[column.name] not in (None, "")
    }
    parts = [
        page_of(branch.table, below, known) for branch in leaf.branches for below in branch.rows
    ]
    return Page(
        kind=table.name,
        title=title_of(table, leaf, known),
        values=values,
        said={column_words(name): value for name, value in values.items()},
        parts=tuple(part for part in parts if part.values or part.parts),
    )


def title_of(table: Table, leaf: Leaf, known: Names) -> str:
    """What the row is about, as its person knows it."""
    row, words = leaf.row, table_words(table.name)
    if "exercise_id" in row and "revision_id" in row:
        named = known.exercises.get((row["revision_id"], row["exercise_id"]))
        return named or str(row["exercise_id"])
    about = []
    if row.get("contact_id") in known.people:
        about.append(known.people[row["contact_id"]])
    if row.get("referred_by_id") in known.people:
        about.append(_("sent by %(name)s", name=known.people[row["referred_by_id"]]))
    if "cohort_id" in row and row["cohort_id"] in known.cohorts:
        about.append(known.cohorts[row["cohort_id"]][0])
    if "center_id" in row and row["center_id"] in known.centers:
        about.append(known.centers[row["center_id"]])
    return f"{words}: {', '.join(about)}" if about and "submission_id" not in row else words


def plain(value: object) -> object:
    """As JSON knows it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def as_json(page: Page) -> dict[str, Any]:
    """For a program: kind, title, values, parts."""
    parts = [as_json(part) for part in page.parts]
    found: dict[str, Any] = {"kind": page.kind, "title": page.title, **page.values}
    return found | ({"parts": parts} if parts else {})
