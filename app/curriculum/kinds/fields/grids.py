"""The field types of a worksheet that have options, or rows and columns.

Stored: `choice` an option's id · `choices` an array of ids · `table` with a number of rows an array
of objects (column id: text), with labelled rows an object of such objects by row id.
"""

from typing import Annotated, Literal

from pydantic import Field
from wtforms import StringField
from wtforms.fields.choices import SelectChoice

from app.curriculum.items import Item, Items
from app.curriculum.kinds.fields.ask import Ask, Reading, Row
from app.curriculum.kinds.fields.asks import (
    DateAsk,
    ListAsk,
    MoneyAsk,
    NumberAsk,
    ParagraphAsk,
    PrivateAsk,
    ScaleAsk,
    TargetAsk,
    TextAsk,
    WordAsk,
)
from app.curriculum.kinds.fields.inputs import OneOf, Options, Part, Rows, SomeOf, at_most
from app.curriculum.kinds.fields.values import as_list, as_mapping, as_text
from app.curriculum.phrases import _, spoken

CELL = 300
"""Characters that a cell holds."""


def options_of(items: tuple[Item, ...]) -> Options:
    """Ids and texts, as a form's choices."""
    return [SelectChoice(item.id, spoken(item.text)) for item in items]


class ChoiceAsk(Ask):
    """One of several."""

    type: Literal["choice"]
    options: Items[Item] = Field(min_length=2)

    def input(self) -> OneOf:
        return OneOf(self.label, options=options_of(self.options))

    def chosen(self, value: object) -> tuple[str, ...]:
        """The id that an answer names, alone in a tuple; () where it names none."""
        return tuple(option.id for option in self.options if option.id == as_text(value))

    def read(self, value: object) -> Reading:
        ids = self.chosen(value)
        return Reading(text="".join(spoken(o.text) for o in self.options if o.id in ids))

    def wanted(self) -> str:
        return _("Choose one of these.")


class ChoicesAsk(Ask):
    """Some of several."""

    type: Literal["choices"]
    options: Items[Item] = Field(min_length=2)

    def input(self) -> SomeOf:
        return SomeOf(self.label, options=options_of(self.options))

    def chosen(self, value: object) -> tuple[str, ...]:
        """The ids that an answer names."""
        return tuple(option.id for option in self.options if option.id in as_list(value))

    def read(self, value: object) -> Reading:
        ids = self.chosen(value)
        return Reading(lines=tuple(spoken(o.text) for o in self.options if o.id in ids))

    def wanted(self) -> str:
        return _("Tick at least one of these.")


class TableAsk(Ask):
    """A grid: empty rows to fill as many of as wanted, or rows with labels to fill all of."""

    type: Literal["table"]
    columns: Items[Item] = Field(min_length=1, max_length=8)
    rows: Annotated[int, Field(ge=1, le=40)] | Annotated[Items[Item], Field(min_length=1)] = 4

    @property
    def labels(self) -> tuple[Item, ...]:
        """The rows' labels; () where the rows are only numbered."""
        return () if isinstance(self.rows, int) else self.rows

    @property
    def numbers(self) -> range:
        """The rows' numbers, from 1."""
        return range(1, (self.rows if isinstance(self.rows, int) else len(self.rows)) + 1)

    def input(self) -> Part:
        if self.labels:
            parts = {row.id: self.row(spoken(row.text)) for row in self.labels}
            return Part(self.label, parts=parts)
        return Rows(self.label, parts={str(n): self.row(str(n)) for n in self.numbers})

    def row(self, label: str) -> Part:
        """The inputs of one row."""
        cells = {
            column.id: StringField(spoken(column.text), [at_most(CELL)]) for column in self.columns
        }
        return Part(label, parts=cells)

    def read(self, value: object) -> Reading:
        """Labelled rows all; numbered rows as far as they go."""
        if self.labels:
            kept = as_mapping(value)
            return Reading(rows=tuple(self.shown(r.text, kept.get(r.id)) for r in self.labels))
        rows = as_list(value)[: self.numbers[-1]]
        return Reading(rows=tuple(self.shown(str(n), row) for n, row in enumerate(rows, 1)))

    def rows_on_paper(self, value: object) -> tuple[Row, ...]:
        """All rows there is room for, filled or not."""
        rows = self.read(value).rows
        empty = ("",) * len(self.columns)
        return rows + tuple(Row(str(n), empty) for n in self.numbers[len(rows) :])

    def shown(self, label: str, row: object) -> Row:
        """One row, its cells in the columns' order."""
        cells = as_mapping(row)
        return Row(spoken(label), tuple(as_text(cells.get(c.id)) for c in self.columns))

    def wanted(self) -> str:
        return _("Fill in at least one row.")

    def wrong(self, value: object) -> str:
        if not self.labels:
            return ""
        blank = [row.label for row in self.read(value).rows if not any(row.cells)]
        return _("These rows are still empty: %(rows)s.", rows=", ".join(blank)) if blank else ""


AnyAsk = Annotated[
    TextAsk
    | ParagraphAsk
    | ListAsk
    | NumberAsk
    | ScaleAsk
    | ChoiceAsk
    | ChoicesAsk
    | DateAsk
    | MoneyAsk
    | TableAsk
    | WordAsk
    | TargetAsk
    | PrivateAsk,
    Field(discriminator="type"),
]
