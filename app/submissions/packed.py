"""How somebody stands towards an exercise, as one text: for tables of many thousand cells."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, String, case, cast, literal

from app.models import State, Submission


class Did(NamedTuple):
    """One submission in few words: as many as there are ways to stand towards an exercise."""

    exercise_id: str
    state: State
    is_done: bool
    on_paper: bool
    excused: bool
    is_handed_in: bool
    asks_help: bool


def unpack(how: str) -> Did:
    """Read what the database packed into one text (`PACKED`), so that a table of a hundred
    thousand cells reads two columns instead of eight.
    """
    exercise_id, state, flags = how.split(" ")
    return Did(exercise_id, State(state), *(flag == "1" for flag in flags))


def flag(holds: ColumnElement[bool]) -> ColumnElement[str]:
    """`1` or `0`, on both engines."""
    return case((holds, "1"), else_="0")


PACKED = (
    Submission.exercise_id
    + literal(" ")
    + cast(Submission.state, String)
    + literal(" ")
    + flag(Submission.done_at.is_not(None))
    + flag(Submission.on_paper.is_(True))
    + flag(Submission.excused.is_(True))
    + flag(Submission.handed_in_at.is_not(None))
    + flag(Submission.asked_help_at.is_not(None))
)
"""All that a cell shows, as one text: `unpack` reads it."""
