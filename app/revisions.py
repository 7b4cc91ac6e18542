"""Curricula frozen in the database: a cohort reads what it started with, whatever files say now."""

from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import select

from app.core import clock
from app.core.db import db
from app.core.pictures import redrawn
from app.curriculum.images import Image
from app.curriculum.schema import Curriculum
from app.models import Picture, Revision

WIDEST = 1400
"""Pixels of a picture: twice the column of a page, and what paper takes."""
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
    keep_pictures(curriculum.pictures)
    db.session.flush()  # whoever asked refers to it
    return row


def keep_pictures(images: Mapping[str, Image]) -> None:
    """Those that are not here yet, drawn anew (R-24)."""
    kept = select(Picture.digest).where(Picture.digest.in_(images))
    for digest in set(images) - set(db.session.scalars(kept)):
        drawn = redrawn(images[digest].data, width=WIDEST, height=WIDEST, kind="WEBP")
        db.session.add(Picture(digest=digest, drawn=drawn))


def pictures_of(curriculum: Curriculum) -> Mapping[str, Image]:
    """By digest, each with what it shows: as its file has it, or as it was kept."""
    images = curriculum.pictures
    away = [digest for digest, image in images.items() if not image.data]
    if not away:
        return images
    kept = select(Picture.digest, Picture.drawn).where(Picture.digest.in_(away))
    drawn = dict(db.session.execute(kept).tuples())
    return {
        digest: image if image.data else image.model_copy(update={"data": drawn[digest]})
        for digest, image in images.items()
    }


def picture(digest: str) -> bytes | None:
    """A WebP."""
    return db.session.scalars(select(Picture.drawn).where(Picture.digest == digest)).first()


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
