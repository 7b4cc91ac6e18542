"""Choosing what to ask in a conversation: from the bank and one's own, best first.

Stored: `picked`, an array of question ids · `own`, an array of texts · `places`, an object of
numbers by question id or `own-1` … : where in the list it comes; what has no number comes after,
in the order of the page.
"""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from app.curriculum.banks import Question
from app.curriculum.closed import Topic
from app.curriculum.kinds.base import Exercise


class Spec(Exercise):
    """`from`: groups of the bank of questions; `pick`: how many go into the conversation."""

    kind: Literal["questions"]
    from_: tuple[Topic, ...] = Field(alias="from", min_length=1)
    pick: int = Field(default=6, ge=1, le=12)
    offered: tuple[Question, ...] = ()

    gathers: ClassVar[Mapping[str, str]] = {"questions": "offered"}

    @field_validator("from_")
    @classmethod
    def names_each_once(cls, groups: tuple[Topic, ...]) -> tuple[Topic, ...]:
        """No group twice."""
        if len(set(groups)) != len(groups):
            raise ValueError("`from` names a group twice")
        return groups

    @field_validator("offered")
    @classmethod
    def keeps_its_groups(
        cls, offered: tuple[Question, ...], info: ValidationInfo
    ) -> tuple[Question, ...]:
        """Of the whole bank, what `from` names, in that order."""
        groups = info.data.get("from_") or ()
        return tuple(one for group in groups for one in offered if one.group == group)
