"""What every field type of a worksheet says about itself, and an answer that is safe to show."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field
from wtforms import Field as InputField

from app.curriculum.closed import ID, Closed
from app.curriculum.kinds.fields.values import as_text
from app.curriculum.phrases import _, spoken


@dataclass(frozen=True)
class Row:
    """One row of a table that was filled in."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """An answer that is safe to show: at most one of these holds something."""

    text: str = ""
    lines: tuple[str, ...] = ()
    day: date | None = None
    rows: tuple[Row, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.text or self.lines or self.day or any(any(r.cells) for r in self.rows))

    @property
    def line(self) -> str:
        """The answer in a line."""
        rows = ("; ".join(filter(None, row.cells)) for row in self.rows)
        day = [self.day.isoformat()] if self.day else []
        return "; ".join(filter(None, [self.text, *self.lines, *day, *rows]))


class Ask(Closed):
    """One question of a worksheet. Each type is a closed model: another type's key is an error."""

    id: str = Field(pattern=ID)
    ask: str = Field(min_length=1)
    hint: str = ""
    optional: bool = False

    @property
    def label(self) -> str:
        """The question, in the person's word."""
        return spoken(self.ask)

    @property
    def note(self) -> str:
        """What stands under the question on screen and on paper."""
        return spoken(self.hint)

    def input(self) -> InputField:
        """The unbound form field."""
        raise NotImplementedError

    def read(self, value: object) -> Reading:
        """What was answered; a text unless a type says otherwise."""
        return Reading(text=as_text(value))

    def lacks(self, value: object) -> str:
        """What a hand-in still needs of this answer, in words; "" when it is right."""
        if self.read(value).is_empty:
            return "" if self.optional else self.wanted()
        return self.wrong(value)

    def wanted(self) -> str:
        """What to do where nothing is answered."""
        return _("Write a line here.")

    def wrong(self, value: object) -> str:
        """What to do about an answer that cannot be read; "" when it can."""
        del value
        return ""
