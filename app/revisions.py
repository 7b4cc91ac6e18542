"""Curricula frozen in the database: a cohort reads what it started with, whatever files say now."""

from functools import lru_cache

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.curriculum.schema import Curriculum
from app.models import Revision

FROZEN_HERE: dict[str, Curriculum] = {}
"""What this process froze, by digest: nobody else can read it before the commit, and the digest
names the very content, so that it stays right even if the commit never comes."""


def freeze(curriculum: Curriculum) -> Revision:
    """The row of this very content, made if it is new."""
    FROZEN_HERE[curriculum.digest] = curriculum
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
    """What the revision holds."""
    return thaw(revision.digest)


def thaw(digest: str) -> Curriculum:
    """Raises sqlalchemy.exc.NoResultFound for a digest that was never frozen."""
    return FROZEN_HERE.get(digest) or read(digest)


@lru_cache(maxsize=64)
def read(digest: str) -> Curriculum:
    """From the database, once per process."""
    with db.looking() as look:
        content = look.scalars(select(Revision.content).where(Revision.digest == digest)).one()
    return Curriculum.model_validate(content)
