"""A participant's answers to one exercise, what was handed in, and what came back."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.core.columns import (
    NOBODY,
    OWNER,
    PERSON,
    Flag,
    Key,
    Number,
    PersonDocument,
    PersonText,
    PersonTime,
    Text,
)
from app.core.db import Base
from app.core.ids import public_id
from app.core.tenancy import Owned
from app.models.cohort import Enrollment
from app.models.revision import Revision


class State(StrEnum):
    """draft → handed in → returned → handed in again → done."""

    DRAFT = "draft"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    AGAIN = "again"
    DONE = "done"
    """Accepted, answered, or handed in where nobody needs to answer."""


class Submission(Owned, Base):
    """The row a matrix cell shows. `answers` is the working copy and its owner's alone: anybody
    else reads the version that was handed in (`SubmissionVersion`).
    """

    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("enrollment_id", "exercise_id"),
        UniqueConstraint("center_id", "id"),
        ForeignKeyConstraint(
            ["center_id", "enrollment_id"], ["enrollment.center_id", "enrollment.id"]
        ),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
        Index("ix__submission__waiting", "cohort_id", "waiting_since"),
        Index("ix__submission__help", "cohort_id", "asked_help_at"),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    enrollment_id: Mapped[int] = mapped_column(info=OWNER)
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    exercise_id: Mapped[Text]
    revision_id: Mapped[int] = mapped_column(ForeignKey(Revision.id), info=NOBODY)
    """What the answers answer."""
    state: Mapped[State] = mapped_column(default=State.DRAFT, info=PERSON)
    answers: Mapped[dict[str, Any]] = deferred(mapped_column(JSON, info=PERSON))
    version: Mapped[Number] = mapped_column(default=0)
    """Raised by every save; a save names the one it started from."""
    round: Mapped[Number] = mapped_column(default=0)
    """How often it was handed in."""
    saved_at: Mapped[PersonTime]
    handed_in_at: Mapped[PersonTime | None]
    done_at: Mapped[PersonTime | None]
    """What every count counts (curriculum-format.md, "Done means")."""
    waiting_since: Mapped[PersonTime | None]
    """Handed in, and a counselor has not answered yet."""
    asked_help_at: Mapped[PersonTime | None]
    help_line: Mapped[str] = mapped_column(default="", info=PERSON)
    on_paper: Mapped[Flag] = mapped_column(default=False)
    excused: Mapped[Flag] = mapped_column(default=False)

    enrollment: Mapped[Enrollment] = relationship(lazy="raise")

    @property
    def is_changed_since_handed_in(self) -> bool:
        """Whether the working copy is newer than what others can read."""
        return self.handed_in_at is not None and self.saved_at > self.handed_in_at


class Reason(StrEnum):
    """Why a text was kept."""

    HAND_IN = "hand-in"
    CONFLICT = "conflict"
    """It arrived on top of a newer one and was not allowed to overwrite it."""
    REPLACED = "replaced"
    """Its owner put an earlier text in its place."""


class SubmissionVersion(Owned, Base):
    """A text that stays: what was handed in, or what would else have been overwritten."""

    __tablename__ = "submission_version"
    __table_args__ = (
        ForeignKeyConstraint(
            ["center_id", "submission_id"], ["submission.center_id", "submission.id"]
        ),
        Index("ix__submission_version__submission", "submission_id", "id"),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    submission_id: Mapped[int] = mapped_column(info=OWNER)
    reason: Mapped[Reason] = mapped_column(info=NOBODY)
    round: Mapped[Number]
    answers: Mapped[PersonDocument]
    revision_id: Mapped[int] = mapped_column(ForeignKey(Revision.id), info=NOBODY)
    created_at: Mapped[PersonTime]

    submission: Mapped[Submission] = relationship(lazy="raise")


class PrivateNote(Owned, Base):
    """A field of type `private`: only its owner's pages, export and erasure read this table."""

    __tablename__ = "private_note"
    __table_args__ = (
        UniqueConstraint("enrollment_id", "exercise_id", "field"),
        ForeignKeyConstraint(
            ["center_id", "enrollment_id"], ["enrollment.center_id", "enrollment.id"]
        ),
    )

    id: Mapped[Key]
    enrollment_id: Mapped[int] = mapped_column(info=OWNER)
    exercise_id: Mapped[Text]
    field: Mapped[Text]
    text: Mapped[PersonText]
    saved_at: Mapped[PersonTime]


class Verdict(StrEnum):
    """What a counselor decides with an answer."""

    RETURN = "return"
    ACCEPT = "accept"
    COMMENT = "comment"
    """An answer to a call for help: nothing is decided."""


class Feedback(Owned, Base):
    """What a counselor writes on a submission."""

    __tablename__ = "feedback"
    __table_args__ = (
        ForeignKeyConstraint(
            ["center_id", "submission_id"], ["submission.center_id", "submission.id"]
        ),
        ForeignKeyConstraint(["center_id", "staff_id"], ["staff.center_id", "staff.id"]),
        Index("ix__feedback__submission", "submission_id", "id"),
    )

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    submission_id: Mapped[int] = mapped_column(info=OWNER)
    staff_id: Mapped[int] = mapped_column(info=NOBODY)
    by: Mapped[PersonText]
    """The counselor's name as it was then."""
    text: Mapped[PersonText]
    verdict: Mapped[Verdict] = mapped_column(info=PERSON)
    round: Mapped[Number]
    created_at: Mapped[PersonTime]

    submission: Mapped[Submission] = relationship(lazy="raise", overlaps="staff")


class Tally(Owned, Base):
    """How many people of a cohort started and have done one exercise: kept with every move of a
    submission, so that no page counts a cohort's rows.
    """

    __tablename__ = "tally"
    __table_args__ = (
        UniqueConstraint("cohort_id", "exercise_id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
    )

    id: Mapped[Key]
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    exercise_id: Mapped[Text]
    started: Mapped[Number] = mapped_column(default=0)
    done: Mapped[Number] = mapped_column(default=0)


class Poll(Owned, Base):
    """How a cohort voted in one poll: numbers by option, and nothing that leads to a person.

    One row for all options, so that the votes have no order of their own. `shown` is what may be
    seen; it follows `votes` only in steps (`submissions/voting.py`).
    """

    __tablename__ = "poll"
    __table_args__ = (
        UniqueConstraint("cohort_id", "exercise_id"),
        ForeignKeyConstraint(["center_id", "cohort_id"], ["cohort.center_id", "cohort.id"]),
    )

    id: Mapped[Key]
    cohort_id: Mapped[int] = mapped_column(info=NOBODY)
    exercise_id: Mapped[Text]
    votes: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, info=NOBODY)
    shown: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, info=NOBODY)


class Processed(Base):
    """A form or save that had its effect: repeated, it is answered as it was the first time."""

    __tablename__ = "processed"
    __table_args__ = (UniqueConstraint("user_id", "token"),)

    id: Mapped[Key]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), info=OWNER)
    token: Mapped[Text]
    result: Mapped[dict[str, Any]] = mapped_column(JSON, info=NOBODY)
    created_at: Mapped[PersonTime] = mapped_column(index=True)
