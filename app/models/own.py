"""A curriculum that a center wrote or copied: its files, until and after it is published."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.core.columns import NOBODY, Key, Number, Text, Time
from app.core.db import Base
from app.core.ids import public_id
from app.core.tenancy import Owned
from app.models.revision import Revision


class OwnCurriculum(Owned, Base):
    """The draft is what was sent last; cohorts begin with what was published last."""

    __tablename__ = "own_curriculum"
    __table_args__ = (UniqueConstraint("center_id", "curriculum_id"),)

    id: Mapped[Key]
    public_id: Mapped[Text] = mapped_column(unique=True, default=public_id)
    curriculum_id: Mapped[Text]
    """As its `curriculum.yaml` says; unique in the center, and never one of the shipped."""
    title: Mapped[Text]
    files: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False, info=NOBODY))
    """The folder, as a ZIP that we packed ourselves."""
    mistakes: Mapped[Number] = mapped_column(default=0)
    """That the check found in the draft."""
    changed_at: Mapped[Time]
    published_id: Mapped[int | None] = mapped_column(ForeignKey(Revision.id), info=NOBODY)
    """The newest edition that cohorts may begin with."""
    published_at: Mapped[Time | None]
