"""Curricula frozen in the database: a cohort reads what it started with, whatever files say now."""

from functools import lru_cache

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.curriculum.schema import Curriculum
from app.models import Revision


def freeze(curriculum: Curriculum) -> Revision:
    """The row of this very content, made if it is new."""
    known = select(Revision).where(Revision.digest == curriculum.digest)
    if row := db.session.scalars(known).first():
        return row
    row = Revision(
        digest=curriculum.digest,
        curriculum_id=curriculum.id,
        version=curriculum.version,
        title=curriculum.title,
        content=curriculum.frozen(),
        frozen_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()  # whoever asked refers to it
    return row


def curriculum_of(revision: Revision) -> Curriculum:
    """What the revision holds; read from the database once per process and digest."""
    return thaw(revision.digest)


@lru_cache(maxsize=64)
def thaw(digest: str) -> Curriculum:
    """Raises sqlalchemy.exc.NoResultFound for a digest that was never frozen."""
    with db.looking() as look:
        content = look.scalars(select(Revision.content).where(Revision.digest == digest)).one()
    return Curriculum.model_validate(content)
