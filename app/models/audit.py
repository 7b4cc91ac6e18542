"""Who did what to what, when: written with the effect, without any content."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core.columns import CLEARED, NOBODY, OWNER, Key, Text, Time
from app.core.db import Base


class AuditEvent(Base):
    """Named `subject:object:action`. It outlives the rows it speaks of, so it refers to none."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix__audit_event__center_time", "center_id", "at"),
        {"info": {"stays": "events"}},
    )

    id: Mapped[Key]
    at: Mapped[Time]
    center_id: Mapped[int | None] = mapped_column(info=NOBODY)
    user_id: Mapped[int | None] = mapped_column(index=True, info=OWNER)
    """Whose act it was: a number that says nothing once the account is gone."""
    event: Mapped[Text]
    thing: Mapped[Text]
    """The public id of what it happened to."""
    ip: Mapped[str] = mapped_column(default="", info=CLEARED)
    browser: Mapped[str] = mapped_column(default="", info=CLEARED)
    """Eight characters of the sign-in's digest: tells two browsers apart, signs nobody in."""
