"""A center's own curricula: bring one, copy a shipped one, publish, throw away."""

import re
from collections.abc import Mapping

from sqlalchemy import select

from app import revisions
from app.access import audit
from app.core import clock
from app.core.archives import ArchiveError, unpacked
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.closed import ID
from app.curriculum.published import NAME, publication, publications_in, written
from app.curriculum.schema import Curriculum
from app.editions import messages
from app.editions.folders import MAIN, folder_in, folder_of, kept_open, packed, shipped_folder
from app.editions.shipped import shipped
from app.models import Cohort, OwnCurriculum, Revision

NAMED = re.compile(rb"^id:[ \t]*([^\s#]+)", re.MULTILINE)
TITLED = re.compile(rb"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)


def bring(data: bytes) -> OwnCurriculum:
    """Keep what was sent as the draft of its id, new or not; its mistakes are counted, not refused.

    Raises ArchiveError for what is no folder of a curriculum, DomainError for an id that ships.
    """
    files = dict(folder_in(data))
    name = said(NAMED, files[MAIN])
    if not re.fullmatch(ID, name):
        raise ArchiveError("no-id")
    row = own(name)
    if row is not None and row.published_id is not None:
        files[NAME] = remembered(out_here(row), files.get(NAME, b""))
    return keep(name, files)


def out_here(row: OwnCurriculum) -> bytes:
    """`published.yaml` of what this center published."""
    digest = db.session.get_one(Revision, row.published_id).digest
    newest = publication(revisions.thaw(digest), on=f"{row.published_at:%Y-%m-%d}")
    return remembered(unpacked(row.files).get(NAME, b""), written([newest]).encode())


def remembered(ours: bytes, theirs: bytes) -> bytes:
    """What was published here, and of what was published elsewhere the other versions."""
    known = publications_in(ours.decode())
    versions = {one.version for one in known}
    more = publications_in(theirs.decode(errors="replace"))
    return written([*known, *(one for one in more if one.version not in versions)]).encode()


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
    out = written([publication(found.curriculum, on=f"{row.published_at:%Y-%m-%d}")]).encode()
    files = dict(found.files)
    row.files = packed(files | {NAME: remembered(files.get(NAME, b""), out)})
    audit.record("staff:curriculum:publish", row.public_id)
    return found.curriculum


def is_out(row: OwnCurriculum) -> bool:
    """Whether the draft is the very edition that cohorts begin with."""
    found = kept_open(row.files, row.curriculum_id).curriculum
    if found is None or row.published_id is None:
        return False
    return db.session.get_one(Revision, row.published_id).digest == found.digest


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
