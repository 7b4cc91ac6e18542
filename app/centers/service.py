"""Make a center, and change what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import select

from app.access import audit
from app.centers import messages
from app.core import clock, text
from app.core.colour import by_day
from app.core.db import db
from app.core.errors import DomainError
from app.core.pictures import redrawn
from app.core.tenancy import in_center
from app.models import Center, Role, Staff, User
from app.rosters.staff import take_on

RESERVED = {"new", "demo", "help", "static", "sign-in", "join", "account", "center", "centers"}
LOGO = (600, 200)
"""Pixels that a logo may be wide and high; a larger one is drawn smaller."""


@dataclass(frozen=True)
class About:
    """What a center is called, and its customs."""

    name: str
    slug: str
    zone: str
    language: str = "en"
    paper: str = "letter"
    word: str = "networking"


def make_center(about: About) -> Center:
    """A new one, with nobody in it. Raises DomainError when its address is taken."""
    row = Center(created_at=clock.now())
    write(row, about)
    db.session.add(row)
    db.session.flush()  # its rows refer to it
    audit.record("host:center:make", row.public_id)
    return row


def make_with_administrator(about: About, *, user: User, name: str) -> tuple[Center, Staff]:
    """A new center and who runs it. Raises DomainError when its address is taken."""
    center = make_center(about)
    with in_center(db.session, center.id):
        return center, take_on(center, user=user, name=name, role=Role.ADMINISTRATOR)


def change(center: Center, about: About) -> None:
    """Raises DomainError when the new address is taken."""
    write(center, about)
    audit.record("staff:center:change", center.public_id)


def write(center: Center, about: About) -> None:
    """The columns, cleaned."""
    if about.slug in RESERVED or is_taken(about.slug, by=center):
        raise DomainError(messages.TAKEN)
    center.name, center.slug = text.one_line(about.name), about.slug
    center.zone, center.language, center.paper = about.zone, about.language, about.paper
    center.word = text.one_line(about.word) or "networking"


def is_taken(slug: str, *, by: Center) -> bool:
    """Whether another center has this address."""
    with db.session.no_autoflush:
        other = db.session.scalars(select(Center).where(Center.slug == slug)).first()
    return other is not None and other is not by


def set_logo(center: Center, data: bytes) -> None:
    """Draw it anew and keep that. Raises app.core.pictures.PictureError."""
    drawn = redrawn(data, width=LOGO[0], height=LOGO[1])
    center.logo, center.logo_digest = drawn, sha256(drawn).hexdigest()[:16]
    audit.record("staff:center:set-logo", center.public_id)


def drop_logo(center: Center) -> None:
    """Back to our own mark."""
    center.logo, center.logo_digest = None, ""
    audit.record("staff:center:drop-logo", center.public_id)


def set_accent(center: Center, colour: str) -> None:
    """The colour of links and buttons, or "" for ours; the form has seen that it can be read."""
    center.accent = by_day(colour) if colour else ""
    audit.record("staff:center:set-accent", center.public_id)


def set_help(center: Center, rows: Sequence[Mapping[str, str]]) -> None:
    """Where to turn on a hard day."""
    center.help_list = [dict(row) for row in rows]
    audit.record("staff:center:set-help", center.public_id)


def set_rules(center: Center, *, asks_second_step: bool, keeps_months: int) -> None:
    """What staff sign in with, and how long a closed cohort's work is kept."""
    center.asks_second_step, center.keeps_months = asks_second_step, keeps_months
    audit.record("staff:center:set-rules", center.public_id)
