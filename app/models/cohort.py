"""A cohort: people working through one curriculum together, and when and where they meet."""

from datetime import date

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.columns import (
    NOBODY,
    OWNER,
    PERSON,
    Key,
    Number,
    PersonText,
    PersonTime,
    Text,
    Time,
    WallTime,
)
from app.core.db import Base
from app.core.ids import join_code, public_id
from app.core.tenancy import Owned
from app.models.center import Staff, User
from app.models.revision import Revision


class Cohort(Owned, Base):
    """It stays on the revision it started with until a counselor moves it."""

    __tablename__ = "cohort"
    __table_args__ = (UniqueConstraint("center_id", "id"),)

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    name: Mapped[Text]
    curriculum_id: Mapped[Text]
    revision_id: Mapped[int] = mapped_column(ForeignKey(Revision.id), info=NOBODY)
    starts_on: Mapped[date] = mapped_column(info=NOBODY)
    ends_on: Mapped[date] = mapped_column(info=NOBODY)
    zone: Mapped[Text]
    place: Mapped[Text] = mapped_column(default="")
    seats: Mapped[Number]
    code: Mapped[Text] = mapped_column(unique=True, default=join_code)
    """To join with; not a secret."""
    code_ends_at: Mapped[Time | None]
    code_ended_at: Mapped[Time | None]
    code_uses: Mapped[Number | None]
    """How many more may join with it; None: as many as there are seats."""
    code_open_until: Mapped[Time | None]
    """Until then whoever has the code is in at once; otherwise a counselor lets them in."""
    opened_at: Mapped[Time]
    closed_at: Mapped[Time | None]

    revision: Mapped[Revision] = relationship(lazy="raise")


class Counseling(Owned, Base):
    """Who counsels a cohort."""

    __tablename__ = "counseling"
    __table_args__ = (
        UniqueConstraint("cohort_id", "staff_id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
        ForeignKeyConstraint(["center_id", "staff_id"], ["staff.center_id", "staff.id"]),
    )

    id: Mapped[Key]
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    staff_id: Mapped[int] = mapped_column(index=True, info=NOBODY)

    cohort: Mapped[Cohort] = relationship(lazy="raise", overlaps="staff")
    staff: Mapped[Staff] = relationship(lazy="raise", overlaps="cohort")


class WorkshopSession(Owned, Base):
    """A meeting of the cohort in a room or online."""

    __tablename__ = "workshop_session"
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    number: Mapped[Number]
    """From 1, as the curriculum's calendar counts them."""
    starts_local: Mapped[WallTime]
    """On the wall of the cohort's zone: this is what was agreed, `starts_at` follows from it."""
    starts_at: Mapped[Time]
    minutes: Mapped[Number]
    place: Mapped[Text] = mapped_column(default="")
    """Empty: the cohort's."""


class LessonDate(Owned, Base):
    """When a lesson opens and is due in one cohort: the curriculum's terms, resolved.

    One row for a lesson, not one for each submission: moving a workshop session touches a dozen
    rows, and work that nobody has begun is due too.
    """

    __tablename__ = "lesson_date"
    __table_args__ = (
        UniqueConstraint("cohort_id", "lesson_id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
    )

    id: Mapped[Key]
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    lesson_id: Mapped[Text]
    opens_local: Mapped[WallTime]
    opens_at: Mapped[Time]
    due_local: Mapped[WallTime]
    due_at: Mapped[Time]


class Enrollment(Owned, Base):
    """One participant in one cohort."""

    __tablename__ = "enrollment"
    __table_args__ = (
        UniqueConstraint("cohort_id", "user_id"),
        UniqueConstraint("center_id", "id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
        Index("ix__enrollment__roster", "cohort_id", "removed_at", "sort_name"),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True, info=OWNER)
    name: Mapped[PersonText]
    """As the person writes it."""
    sort_name: Mapped[PersonText]
    zone: Mapped[str | None] = mapped_column(info=PERSON)
    """Where the person is, if not where the cohort is."""
    language: Mapped[str | None] = mapped_column(info=PERSON)
    notices: Mapped[bool] = mapped_column(default=True, info=PERSON)
    """Whether mail may tell that something waits here."""
    word: Mapped[str | None] = mapped_column(info=PERSON)
    """The person's own word for networking."""
    joined_at: Mapped[PersonTime]
    last_active_at: Mapped[PersonTime | None]
    """When the person last wrote something here; reading leaves no trace."""
    removed_at: Mapped[PersonTime | None]

    cohort: Mapped[Cohort] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")


class Asking(Owned, Base):
    """Somebody at the door of a cohort: joined with its code, not yet let in."""

    __tablename__ = "asking"
    __table_args__ = (
        UniqueConstraint("cohort_id", "user_id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), index=True, info=OWNER
    )
    name: Mapped[PersonText]
    asked_at: Mapped[PersonTime]
    declined_at: Mapped[PersonTime | None]
    """Answered with no; a yes makes an enrollment and takes this row away."""

    cohort: Mapped[Cohort] = relationship(lazy="raise")
    user: Mapped[User] = relationship(lazy="raise")
