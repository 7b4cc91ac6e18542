"""A career center, the people who work there, and who everybody is."""

from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.columns import NOBODY, PERSON, SECRET, Flag, Key, PersonText, PersonTime, Text, Time
from app.core.db import Base
from app.core.ids import public_id
from app.core.tenancy import Owned


class Center(Base):
    """The tenant: nothing joins across centers."""

    __tablename__ = "center"

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    slug: Mapped[Text] = mapped_column(unique=True)
    """Its name in addresses: `/c/<slug>/`."""
    name: Mapped[Text]
    zone: Mapped[Text]
    """An IANA name, as `America/Chicago`."""
    language: Mapped[Text] = mapped_column(default="en")
    paper: Mapped[Text] = mapped_column(default="letter")
    word: Mapped[Text] = mapped_column(default="networking")
    """What people here call networking until they pick a word of their own."""
    created_at: Mapped[Time]


class User(UserMixin, Base):
    """An address, or none, and its credentials. Everything else belongs to a center."""

    __tablename__ = "user"

    id: Mapped[Key]
    address: Mapped[str | None] = mapped_column(unique=True, info=PERSON)
    """Of mail, in lower case."""
    password: Mapped[str | None] = mapped_column(info=SECRET)
    """As argon2 wrote it."""
    active: Mapped[Flag] = mapped_column(default=True)
    created_at: Mapped[PersonTime]


class SignIn(Base):
    """One browser that proved who it is. Revoked, it is out on its next request."""

    __tablename__ = "sign_in"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True, info=SECRET)
    """The digest of what the browser's session carries: reading this table signs nobody in."""
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=NOBODY
    )
    browser: Mapped[PersonText]
    began_at: Mapped[PersonTime]
    ends_at: Mapped[PersonTime]
    """However active: 12 hours for staff, 30 days for participants (trust.md section 1.2)."""
    idle_minutes: Mapped[int] = mapped_column(info=NOBODY)
    """How long it may rest before it ends."""
    revoked_at: Mapped[PersonTime | None]


class Role(StrEnum):
    """What somebody does at a center."""

    ADMINISTRATOR = "administrator"
    COUNSELOR = "counselor"


class Staff(Owned, Base):
    """Somebody who works at a center."""

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("center_id", "id"),
        Index(
            "uq__staff__working",
            "center_id",
            "user_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True, info=NOBODY)
    name: Mapped[PersonText]
    sort_name: Mapped[PersonText]
    role: Mapped[Role] = mapped_column(info=NOBODY)
    began_at: Mapped[PersonTime]
    ended_at: Mapped[PersonTime | None]

    center: Mapped[Center] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")
