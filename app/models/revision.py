"""Frozen curricula: what somebody has answered never changes because a file did."""

from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.core.columns import NOBODY, Key, Text, Time
from app.core.db import Base


class Revision(Base):
    """One state of a curriculum, named by the digest of all that a participant can see."""

    __tablename__ = "revision"

    id: Mapped[Key]
    digest: Mapped[Text] = mapped_column(unique=True)
    curriculum_id: Mapped[Text] = mapped_column(index=True)
    version: Mapped[Text]
    title: Mapped[Text]
    content: Mapped[dict[str, Any]] = deferred(mapped_column(JSON, info=NOBODY))
    """As `Curriculum.frozen()` wrote it; asked for once per process and digest."""
    frozen_at: Mapped[Time]


class Picture(Base):
    """A picture of a frozen curriculum, drawn anew; several revisions may show it."""

    __tablename__ = "picture"

    id: Mapped[Key]
    digest: Mapped[Text] = mapped_column(unique=True)
    """SHA-256 of the author's file: who knows it has seen the picture."""
    drawn: Mapped[bytes] = mapped_column(info=NOBODY, deferred=True)
    """A WebP."""
