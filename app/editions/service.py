"""A center's own curricula: bring one, copy a shipped one, publish, throw away."""

import re
from collections.abc import Mapping

from sqlalchemy import select

from app import revisions
from app.access import audit
from app.core import clock
from app.core.archives import ArchiveError
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.closed import ID
from app.curriculum.library import shipped
from app.curriculum.schema import Curriculum
from app.editions import messages
from app.editions.folders import MAIN, folder_in, folder_of, kept_open, packed, shipped_folder
from app.models import Cohort, OwnCurriculum

NAMED = re.compile(rb"^id:[ \t]*([^\s#]+)", re.MULTILINE)
TITLED = re.compile(rb"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def bring(data: bytes) -> OwnCurriculum:
    """Keep what was sent as the draft of its id, new or not; its mistakes are counted, not refused.

    Raises ArchiveError for what is no folder of a curriculum, DomainError for an id that ships.
    """
    files = folder_in(data)
    name = said(NAMED, files[MAIN])
    if not re.fullmatch(ID, name):
        raise ArchiveError("no-id")
    return keep(name, files)


def keep(name: str, files: Mapping[str, bytes]) -> OwnCurriculum:
    """Write the draft."""
    if shipped()[0].curriculum(name) is not None:
        raise DomainError(messages.SHIPPED)
    row = own(name)
    if row is None:
        row = OwnCurriculum(curriculum_id=name)
        db.session.add(row)
    row.files = packed(files)
    found = kept_open(row.files, name)
    row.title = found.curriculum.title if found.curriculum else said(TITLED, files[MAIN]) or name
    row.mistakes, row.changed_at = len(found.mistakes), clock.now()
    db.session.flush()  # the event names it
    audit.record("staff:curriculum:bring", row.public_id)
    return row


def copy(original: str, *, name: str) -> OwnCurriculum:
    """A shipped curriculum as a draft of one's own, under another id.

    Raises DomainError when there is none, or the id is taken or not written like one.
    """
    if shipped()[0].curriculum(original) is None:
        raise DomainError(messages.NOT_SHIPPED)
    if not re.fullmatch(ID, name):
        raise DomainError(messages.NOT_AN_ID)
    if own(name) is not None:
        raise DomainError(messages.TAKEN)
    files = dict(folder_of(shipped_folder(original)))
    for path, content in files.items():
        if path == MAIN or path.endswith(f"/{MAIN}"):
            files[path] = NAMED.sub(b"id: " + name.encode(), content, count=1)
    return keep(name, files)


def publish(row: OwnCurriculum) -> Curriculum:
    """From now on cohorts can begin with it; raises DomainError for a draft with mistakes."""
    found = kept_open(row.files, row.curriculum_id)
    if found.curriculum is None or found.mistakes:
        raise DomainError(messages.HAS_MISTAKES)
    row.published_id = revisions.freeze(found.curriculum).id
    row.published_at = clock.now()
    audit.record("staff:curriculum:publish", row.public_id)
    return found.curriculum


def throw_away(row: OwnCurriculum) -> None:
    """Take the files away; what cohorts work through stays frozen. Raises DomainError while an open
    cohort works through it.
    """
    uses = select(Cohort.id).where(Cohort.curriculum_id == row.curriculum_id)
    if db.session.scalars(uses.where(Cohort.closed_at.is_(None))).first() is not None:
        raise DomainError(messages.IN_USE)
    audit.record("staff:curriculum:throw-away", row.public_id)
    db.session.delete(row)


def own(name: str) -> OwnCurriculum | None:
    """The center's own curriculum of this id."""
    mine = select(OwnCurriculum).where(OwnCurriculum.curriculum_id == name)
    return db.session.scalars(mine).first()


def said(pattern: re.Pattern[bytes], text: bytes) -> str:
    """What a line of `curriculum.yaml` says, whether or not the rest of it is right."""
    found = pattern.search(text)
    return found[1].decode(errors="replace").strip("'\" ")[:80] if found else ""
