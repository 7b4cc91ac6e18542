"""Columns that say what they hold: every column declares whether it is about somebody.

The declaration is `Column.info["data"]`; a house test fails on a column without one, and
export and erasure (`app/belongings`) read nothing else, so neither can forget a column. A column
that is the `owner` says whose a row is: the person themselves, or another row that is theirs.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON
from sqlalchemy.orm import mapped_column

from app.core.types import LocalDateTime


class About(StrEnum):
    """Whom a value is about."""

    NOBODY = "nobody"
    PERSON = "person"
    THIRD_PARTY = "third party"


class Erase(StrEnum):
    """What becomes of a value when its person asks to be forgotten."""

    KEEP = "keep"
    """It says nothing about the person once the row no longer names one."""
    CLEAR = "clear"
    """The value goes, the row stays."""
    DELETE = "delete"
    """The row goes."""


@dataclass(frozen=True)
class Data:
    """What a column holds, whether its person may take it away, and how it is erased."""

    about: About
    export: bool
    erase: Erase
    owner: bool = False


NOBODY: dict[Any, Any] = {"data": Data(About.NOBODY, export=False, erase=Erase.KEEP)}
OWNER: dict[Any, Any] = {"data": Data(About.NOBODY, export=False, erase=Erase.KEEP, owner=True)}
PERSON: dict[Any, Any] = {"data": Data(About.PERSON, export=True, erase=Erase.DELETE)}
CLEARED: dict[Any, Any] = {"data": Data(About.PERSON, export=True, erase=Erase.CLEAR)}
SECRET: dict[Any, Any] = {"data": Data(About.PERSON, export=False, erase=Erase.DELETE)}
THIRD: dict[Any, Any] = {"data": Data(About.THIRD_PARTY, export=True, erase=Erase.DELETE)}

Key = Annotated[int, mapped_column(primary_key=True, info=NOBODY)]
Text = Annotated[str, mapped_column(info=NOBODY)]
Number = Annotated[int, mapped_column(info=NOBODY)]
Flag = Annotated[bool, mapped_column(info=NOBODY)]
Time = Annotated[datetime, mapped_column(info=NOBODY)]
WallTime = Annotated[datetime, mapped_column(LocalDateTime, info=NOBODY)]

PersonText = Annotated[str, mapped_column(info=PERSON)]
PersonNumber = Annotated[int, mapped_column(info=PERSON)]
PersonFlag = Annotated[bool, mapped_column(info=PERSON)]
PersonTime = Annotated[datetime, mapped_column(info=PERSON)]
PersonDocument = Annotated[dict[str, Any], mapped_column(JSON, info=PERSON)]
