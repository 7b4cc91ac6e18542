"""A session works inside one center: it reads no other center's rows and writes none.

Reads are scoped by a criterion on every owned table, writes by a guard at the flush; without a
center both fail. Composite foreign keys are the third wall (models), guards the first (access).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ForeignKey, event
from sqlalchemy.orm import (
    Mapped,
    ORMExecuteState,
    Session,
    UOWTransaction,
    mapped_column,
    with_loader_criteria,
)

from app.core.columns import NOBODY

CENTER = "center"
NOWHERE = -1


class OutOfCenterError(Exception):
    """A row of a center was asked for or written outside of it: a mistake of ours, never shown."""


class Owned:
    """A row that belongs to a center."""

    center_id: Mapped[int] = mapped_column(ForeignKey("center.id"), index=True, info=NOBODY)


@contextmanager
def in_center(session: Session, center_id: int) -> Iterator[None]:
    """Work inside one center for a while; what was begun is flushed before leaving it."""
    before = session.info.get(CENTER)
    session.info[CENTER] = center_id
    try:
        yield
        session.flush()  # while the guard still knows where these rows belong
    finally:
        session.info[CENTER] = before


def stay_in(session: Session, center_id: int) -> None:
    """Work inside this center until the session is closed: for a request, whose guard knows."""
    session.info[CENTER] = center_id


@event.listens_for(Session, "do_orm_execute")
def scope(state: ORMExecuteState) -> None:
    """Add the criterion to every statement of the ORM; `across_centers` marks the few that must
    look further (who somebody is, before a center is known).
    """
    if state.is_column_load or state.is_relationship_load:
        return  # the criterion of the statement that loaded the parent goes on
    if state.execution_options.get("across_centers"):
        return
    center = state.session.info.get(CENTER)
    if center is None and any(issubclass(m.class_, Owned) for m in state.all_mappers):
        raise OutOfCenterError(str(state.statement))
    within = NOWHERE if center is None else center
    state.statement = state.statement.options(
        with_loader_criteria(Owned, lambda cls: cls.center_id == within, include_aliases=True)
    )


def has_center(row: Owned) -> bool:
    """Whether somebody said where the row belongs."""
    return vars(row).get("center_id") is not None


@event.listens_for(Session, "before_flush")
def guard(session: Session, _context: UOWTransaction, _instances: object) -> None:
    """Refuse to write a row of another center; a new row belongs where the session is."""
    center = session.info.get(CENTER)
    for row in [*session.new, *session.dirty, *session.deleted]:
        if not isinstance(row, Owned):
            continue
        if center is not None and row in session.new and not has_center(row):
            row.center_id = center
        if center is None or row.center_id != center:
            raise OutOfCenterError(f"{type(row).__name__} is not of center {center}")
