"""Which rows are whose: read from the declarations of the tables, so that none can be forgotten.

A row belongs to a person when its owner column leads to them, by however many rows in between.
Centers are crossed on purpose: it is one person who asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Column, RowMapping, Table, select

from app.core.columns import About, Data
from app.core.db import Base, db
from app.models import User

USER = User.__tablename__


@dataclass(frozen=True)
class Link:
    """`child.column` names the row of `parent` that its row belongs to."""

    child: Table
    column: Column[Any]
    parent: str


@dataclass
class Branch:
    """The rows of one table that belong to one row above, each with its own branches."""

    table: Table
    rows: list["Leaf"] = field(default_factory=list)


@dataclass
class Leaf:
    """One row with what belongs to it."""

    row: RowMapping
    branches: list[Branch] = field(default_factory=list)


def data_of(column: Column[Any]) -> Data:
    """What a column says it holds."""
    declared: Data = column.info["data"]
    return declared


def is_personal(column: Column[Any]) -> bool:
    """About the person, or about somebody the person wrote down."""
    return data_of(column).about is not About.NOBODY


@cache
def links() -> Mapping[str, Sequence[Link]]:
    """Parent's name → what belongs to its rows. Raises LookupError for an owner without a row."""
    found: dict[str, list[Link]] = {}
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if data_of(column).owner:
                parent = parent_of(table, column)
                found.setdefault(parent, []).append(Link(table, column, parent))
    return found


def parent_of(table: Table, column: Column[Any]) -> str:
    """The table whose id the column holds; the person's, where it only remembers a number."""
    for constraint in table.foreign_key_constraints:
        for key in constraint.elements:
            if key.parent is column and key.column.primary_key:
                return key.column.table.name
    if column.name == "user_id":
        return USER
    raise LookupError(f"{table.name}.{column.name} owns nothing")


def below(table: str, ids: Sequence[int]) -> Iterator[tuple[Link, Sequence[RowMapping]]]:
    """Every table that belongs to these rows, with all their rows: one statement each."""
    for link in links().get(table, ()):
        if ids:
            rows = db.session.execute(
                select(link.child).where(link.column.in_(ids)).order_by(link.child.c.id)
            ).mappings()
            yield link, rows.all()


def grow(table: Table, rows: Sequence[RowMapping]) -> list[Leaf]:
    """The rows with all that belongs to them."""
    leaves = {row["id"]: Leaf(row) for row in rows}
    for link, found in below(table.name, list(leaves)):
        for leaf in grow(link.child, found):
            above = leaves[leaf.row[link.column.name]]
            branch = next((one for one in above.branches if one.table is link.child), None)
            if branch is None:
                branch = Branch(link.child)
                above.branches.append(branch)
            branch.rows.append(leaf)
    return list(leaves.values())


def tree_of(user: User) -> Leaf:
    """Everything that is a person's."""
    table = Base.metadata.tables[USER]
    rows = db.session.execute(select(table).where(table.c.id == user.id)).mappings().all()
    return grow(table, rows)[0]
