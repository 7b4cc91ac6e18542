"""The matrix as a file that a spreadsheet opens: the words of the marks, one row a person."""

from collections.abc import Iterator, Sequence
from io import StringIO
from zoneinfo import ZoneInfo

from defusedcsv import csv
from flask_babel import gettext as _

from app.coaching.matrix.table import Column, Row
from app.coaching.words import words_of

ROWS_AT_ONCE = 100
BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes the file for something older than Unicode."""

draw = words_of


def heads(columns: Sequence[Column]) -> Sequence[str]:
    """The first line."""
    titles = [f"{column.number} {column.exercise.title}" for column in columns]
    return [_("Name"), *titles, _("Done"), _("Of"), _("Last here"), _("Asks for help")]


def lines(heads: Sequence[str], rows: Sequence[Row], zone: str) -> Iterator[str]:
    """The file in pieces. A cell that a spreadsheet would run gets a leading quote (R-27)."""
    wall = ZoneInfo(zone)
    yield BYTE_ORDER_MARK + written([heads])
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield written([line(row, wall) for row in rows[start : start + ROWS_AT_ONCE]])


def line(row: Row, wall: ZoneInfo) -> Sequence[str | int]:
    """One person. Days are ISO 8601, by the wall of the cohort."""
    last = row.person.last_active_at
    day = last.astimezone(wall).date().isoformat() if last else ""
    help_asked = "x" if row.asks_help else ""
    return [row.person.name, *row.cells, row.done, len(row.cells), day, help_asked]


def written(rows: Sequence[Sequence[str | int]]) -> str:
    """As RFC 4180 has it."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
