"""Who did what to what, when: written with the effect, without any content."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.columns import NOBODY, PERSON, Key, Text, Time
from app.core.db import Base


class AuditEvent(Base):
    """Named `subject:object:action`. It outlives the rows it speaks of, so it refers to none."""

    __tablename__ = "audit_event"
    __table_args__ = (Index("ix__audit_event__center_time", "center_id", "at"),)

    id: Mapped[Key]
    at: Mapped[Time]
    center_id: Mapped[int | None] = mapped_column(info=NOBODY)
    user_id: Mapped[int | None] = mapped_column(index=True, info=PERSON)
    event: Mapped[Text]
    thing: Mapped[Text]
    """The public id of what it happened to."""
    ip: Mapped[str] = mapped_column(default="", info=PERSON)
    browser: Mapped[str] = mapped_column(default="", info=PERSON)
    """Eight characters of the sign-in's digest: tells two browsers apart, signs nobody in."""
