"""What proves who somebody is: links by mail, slips, codes, keys. Nothing here can be read back."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.columns import NOBODY, OWNER, PERSON, SECRET, Key, PersonText, PersonTime, Text
from app.core.db import Base
from app.core.ids import public_id
from app.core.types import Unsigned32
from app.models.center import Center, User


class Purpose(StrEnum):
    """What a ticket is good for, and for nothing else."""

    SIGN_IN = "sign-in"
    RESET = "reset"
    ADDRESS = "address"
    """Shows that an address is the person's."""
    STAFF = "staff"
    """An invitation to work at a center."""
    COHORT = "cohort"
    """An invitation to learn in a cohort."""
    SLIP = "slip"
    """A PIN on paper for somebody without mail."""
    JOINED = "joined"
    """The form somebody joined with: sent twice, it makes one account."""
    FIRST_START = "first-start"
    """Makes the first center."""


class Ticket(Base):
    """A secret that somebody carries here, once: a link by mail, a slip of paper.

    Looking at it (GET) changes nothing; a POST uses it. Bound to a purpose, and to a person or
    an address; kept as a digest.
    """

    __tablename__ = "ticket"

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    digest: Mapped[str] = mapped_column(unique=True, info=SECRET)
    purpose: Mapped[Purpose] = mapped_column(info=NOBODY)
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=OWNER
    )
    center_id: Mapped[int | None] = mapped_column(ForeignKey(Center.id), index=True, info=NOBODY)
    """Of an invitation or a slip."""
    address: Mapped[str | None] = mapped_column(index=True, info=PERSON)
    """Where it was sent."""
    about: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=PERSON)
    """What it gives: of an invitation the role or the cohort, and the name."""
    bound: Mapped[str] = mapped_column(default="", info=SECRET)
    """A digest of the password when it was made: a changed password ends it."""
    created_at: Mapped[PersonTime]
    ends_at: Mapped[PersonTime]
    used_at: Mapped[PersonTime | None]
    """Used, or taken back."""


class Authenticator(Base):
    """An app that shows a new code every 30 seconds (RFC 6238)."""

    __tablename__ = "authenticator"

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), unique=True, info=OWNER
    )
    secret: Mapped[str] = mapped_column(info=SECRET)
    """Sealed with the installation's key."""
    last_counter: Mapped[int] = mapped_column(default=0, info=NOBODY)
    """The newest time step a code was taken of: each is taken once (R-13)."""
    added_at: Mapped[PersonTime]


class Passkey(Base):
    """A key that a device keeps, and proves to have (WebAuthn)."""

    __tablename__ = "passkey"

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=OWNER
    )
    credential: Mapped[bytes] = mapped_column(LargeBinary, unique=True, info=SECRET)
    public_key: Mapped[bytes] = mapped_column(LargeBinary, info=SECRET)
    count: Mapped[int] = mapped_column(Unsigned32, default=0, info=NOBODY)
    """As the device counts its uses; one that goes back is a copy."""
    name: Mapped[PersonText]
    added_at: Mapped[PersonTime]
    used_at: Mapped[PersonTime | None]

    user: Mapped[User] = relationship(lazy="raise")


class RecoveryCode(Base):
    """One of ten codes on paper, for when the device is gone; each works once."""

    __tablename__ = "recovery_code"

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=OWNER
    )
    digest: Mapped[str] = mapped_column(unique=True, info=SECRET)
    used_at: Mapped[PersonTime | None]
