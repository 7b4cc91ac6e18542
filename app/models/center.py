"""A career center, the people who work there, and who everybody is."""

from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.columns import (
    NOBODY,
    OWNER,
    PERSON,
    SECRET,
    Flag,
    Key,
    Number,
    PersonText,
    PersonTime,
    Text,
    Time,
)
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
    accent: Mapped[Text] = mapped_column(default="")
    """A colour as `#0b5d51`, readable on our paper; empty: ours."""
    logo: Mapped[bytes | None] = mapped_column(info=NOBODY, deferred=True)
    """A PNG that we drew ourselves from what was sent."""
    logo_digest: Mapped[Text] = mapped_column(default="")
    """Of `logo`; empty: there is none."""
    help_list: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list, info=NOBODY)
    """Where to turn on a hard day: `{for, name, how}`, `for` being counseling, crisis, benefits
    or other, `how` a telephone number, an address of the web or of mail, or words.
    """
    asks_second_step: Mapped[Flag] = mapped_column(default=True)
    """Whether staff sign in with a second step (R-12)."""
    keeps_months: Mapped[Number] = mapped_column(default=24)
    """How long a closed cohort's work is kept; 0: until somebody deletes it."""
    created_at: Mapped[Time]


class User(UserMixin, Base):
    """An address, or none, and its credentials. Everything else belongs to a center."""

    __tablename__ = "user"

    id: Mapped[Key]
    address: Mapped[str | None] = mapped_column(unique=True, info=PERSON)
    """Of mail, in lower case, and known to be theirs: mail goes to no other."""
    handle: Mapped[str | None] = mapped_column(unique=True, info=PERSON)
    """A name to sign in with where there is no mail, as `river-7k2m`: ours to make, not to know."""
    password: Mapped[str | None] = mapped_column(info=SECRET)
    """As argon2 wrote it."""
    active: Mapped[Flag] = mapped_column(default=True)
    leaves_at: Mapped[PersonTime | None]
    """When the account is erased; until then its person may change their mind."""
    created_at: Mapped[PersonTime]


class SignIn(Base):
    """One browser that proved who it is. Revoked, it is out on its next request."""

    __tablename__ = "sign_in"

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    key: Mapped[str] = mapped_column(unique=True, info=SECRET)
    """The digest of what the browser's session carries: reading this table signs nobody in."""
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=OWNER
    )
    browser: Mapped[PersonText]
    began_at: Mapped[PersonTime]
    ends_at: Mapped[PersonTime]
    """However active: 12 hours for staff, 30 days for participants (trust.md section 1.2)."""
    idle_minutes: Mapped[int] = mapped_column(info=NOBODY)
    """How long it may rest before it ends."""
    strong: Mapped[Flag] = mapped_column(default=False)
    """Whether a second step, or a passkey, was part of it."""
    proved_at: Mapped[PersonTime]
    """When this browser last proved who is at it: sensitive acts ask for a fresh proof."""
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
        {"info": {"stays": "answers"}},
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True, info=OWNER)
    name: Mapped[PersonText]
    sort_name: Mapped[PersonText]
    role: Mapped[Role] = mapped_column(info=NOBODY)
    zone: Mapped[str | None] = mapped_column(info=PERSON)
    """Where the person is, if not where the center is."""
    language: Mapped[str | None] = mapped_column(info=PERSON)
    notices: Mapped[bool] = mapped_column(default=True, info=PERSON)
    """Whether mail may tell what happened here."""
    began_at: Mapped[PersonTime]
    ended_at: Mapped[PersonTime | None]

    center: Mapped[Center] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")
