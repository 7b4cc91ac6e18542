"""The field types of a worksheet that take one answer: their keys, input, and reading.

Stored: `text paragraph word target private` a string · `list` an array of strings · `number money`
a number · `scale` a whole number · `date` as `2027-03-12`. A draft may hold what was typed.
"""

from itertools import zip_longest
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator
from wtforms import StringField, TextAreaField
from wtforms.fields.choices import SelectChoice

from app.curriculum.closed import PlacedError
from app.curriculum.items import Item
from app.curriculum.kinds.fields.ask import Ask, Reading
from app.curriculum.kinds.fields.inputs import Day, Number, OneOf, Series, Step, at_most
from app.curriculum.kinds.fields.values import as_day, as_list, as_money, as_number, as_text
from app.curriculum.phrases import _, spoken

MOST_RINGS = 11
"""Steps of a scale that stand side by side on a phone; a longer one is a ruler."""


class TextAsk(Ask):
    """A line."""

    type: Literal["text"]
    max: int = Field(default=200, ge=1, le=2000)

    def input(self) -> StringField:
        return StringField(self.label, [at_most(self.max)])


class ParagraphAsk(Ask):
    """Several lines."""

    type: Literal["paragraph"]
    lines: int | None = Field(default=None, ge=1, le=40)
    max: int = Field(default=3000, ge=1, le=20_000)

    def input(self) -> TextAreaField:
        rows = min(self.lines or 4, 12)
        return TextAreaField(self.label, [at_most(self.max)], render_kw={"rows": rows})

    def wanted(self) -> str:
        return _("Write a sentence or two here.")


class ListAsk(Ask):
    """Numbered lines."""

    type: Literal["list"]
    min: int = Field(default=1, ge=1, le=40)
    max: int = Field(default=5, ge=1, le=40)
    lines: int = Field(default=1, ge=1, le=10)

    @model_validator(mode="before")
    @classmethod
    def make_room(cls, keys: object) -> object:
        """As many lines as are asked for, where `max` is left out."""
        if isinstance(keys, dict) and isinstance(keys.get("min"), int) and "max" not in keys:
            return keys | {"max": max(keys["min"], 5)}
        return keys

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The least is not more than the most."""
        if self.min > self.max:
            raise PlacedError(f"`min` is {self.min}, more than `max`, which is {self.max}", "min")
        return self

    def input(self) -> Series:
        each = TextAreaField if self.lines > 1 else StringField
        look = {"rows": self.lines} if self.lines > 1 else {}
        parts = {
            str(n): each(_("Line %(number)s", number=n), [at_most(1000)], render_kw=look)
            for n in range(1, self.max + 1)
        }
        return Series(self.label, parts=parts)

    def read(self, value: object) -> Reading:
        return Reading(lines=tuple(filter(None, map(as_text, as_list(value)))))

    def wanted(self) -> str:
        return _("Write at least one line.") if self.min == 1 else self.too_few(0)

    def wrong(self, value: object) -> str:
        count = len(self.read(value).lines)
        return self.too_few(count) if count < self.min else ""

    def too_few(self, count: int) -> str:
        """How many lines there are, and how many are asked for."""
        return _(
            "Write at least %(least)s lines. So far: %(count)s.",
            least=self.min,
            count=count,
        )


class NumberAsk(Ask):
    """A number, with bounds or without."""

    type: Literal["number"]
    min: int | float | None = None
    max: int | float | None = None

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The least is less than the most."""
        if self.min is not None and self.max is not None and self.min >= self.max:
            words = f"`min` is {self.min}, not less than `max`, which is {self.max}"
            raise PlacedError(words, "min")
        return self

    def input(self) -> Number:
        return Number(self.label, bounds=(self.min, self.max), render_kw={"class": "w-3"})

    def wanted(self) -> str:
        if self.min is not None and self.max is not None:
            return _("Give a number from %(least)s to %(most)s.", least=self.min, most=self.max)
        if self.min is not None:
            return _("Give a number of %(least)s or more.", least=self.min)
        if self.max is not None:
            return _("Give a number of %(most)s or less.", most=self.max)
        return _("Give a number, in digits.")

    def wrong(self, value: object) -> str:
        number = as_number(value)
        if number is None:
            return self.wanted()
        low = self.min is not None and number < self.min
        high = self.max is not None and number > self.max
        return self.wanted() if low or high else ""


class ScaleAsk(Ask):
    """Steps in a row, of which one is chosen."""

    type: Literal["scale"]
    min: int
    max: int
    labels: tuple[str, ...] = ()

    @model_validator(mode="after")
    def is_possible(self) -> Self:
        """The ends are apart, and the labels are two or one for each step."""
        if not 0 < self.max - self.min <= 100:
            raise PlacedError("`max` must be above `min`, by 100 at most", "max")
        if len(self.labels) not in {0, 2, len(self.steps)}:
            raise PlacedError(f"give 2 labels, or {len(self.steps)}: one for each step", "labels")
        return self

    @property
    def steps(self) -> range:
        """All numbers that can be chosen."""
        return range(self.min, self.max + 1)

    @property
    def ends(self) -> tuple[str, ...]:
        """What the first and the last step mean; () where that is not said."""
        return (spoken(self.labels[0]), spoken(self.labels[-1])) if self.labels else ()

    @property
    def reach(self) -> str:
        """Both ends, with what they mean."""
        low, high = self.ends or ("", "")
        least, most = f"{self.min} {low}".strip(), f"{self.max} {high}".strip()
        return _("from %(least)s to %(most)s", least=least, most=most)

    @property
    def look(self) -> Literal["rings", "lines", "ruler"]:
        """Rings side by side; lines, one for each step that has words; or a ruler."""
        if len(self.steps) > MOST_RINGS:
            return "ruler"
        return "lines" if len(self.labels) > 2 else "rings"

    def input(self) -> Number | OneOf:
        if self.look == "ruler":
            return Number(self.label, bounds=(self.min, self.max))
        return Step(self.label, options=[SelectChoice(item.id, item.text) for item in self.options])

    @property
    def options(self) -> tuple[Item, ...]:
        """The steps with their words, for a scale of lines."""
        texts = zip_longest(self.steps, self.labels if self.look == "lines" else (), fillvalue="")
        return tuple(Item(id=str(n), text=f"{n} {spoken(str(word))}".strip()) for n, word in texts)

    def chosen(self, value: object) -> int | None:
        """The step that an answer names."""
        number = as_number(value)
        return number if isinstance(number, int) and number in self.steps else None

    def read(self, value: object) -> Reading:
        step = self.chosen(value)
        if step is None or self.look != "lines":
            return Reading(text=as_text(value))
        return Reading(text=self.options[step - self.min].text)

    def wanted(self) -> str:
        return _("Choose a number from %(least)s to %(most)s.", least=self.min, most=self.max)

    def wrong(self, value: object) -> str:
        return self.wanted() if self.chosen(value) is None else ""


class DateAsk(Ask):
    """A day."""

    type: Literal["date"]

    def input(self) -> Day:
        return Day(self.label, render_kw={"class": "w-5"})

    def read(self, value: object) -> Reading:
        day = as_day(value)
        return Reading(day=day) if day else Reading(text=as_text(value))

    def wanted(self) -> str:
        return _("Give a date.")

    def wrong(self, value: object) -> str:
        if as_day(value):
            return ""
        return _("Give the date as year-month-day, such as 2027-03-12.")


class MoneyAsk(Ask):
    """An amount in the currency that people here think in."""

    type: Literal["money"]

    def input(self) -> Number:
        look = {"class": "w-3", "inputmode": "decimal"}
        return Number(self.label, read=as_money, render_kw=look)

    def read(self, value: object) -> Reading:
        amount = as_money(value)
        return Reading(text=as_text(value) if amount is None else f"{amount:,.2f}")

    def wanted(self) -> str:
        return _("Give an amount in digits, such as 12.50.")

    def wrong(self, value: object) -> str:
        return self.wanted() if as_money(value) is None else ""


class WordAsk(Ask):
    """The person's own word for networking."""

    type: Literal["word"]

    def input(self) -> StringField:
        look = {"autocapitalize": "none"}
        return StringField(self.label, [at_most(40)], render_kw=look)

    def wanted(self) -> str:
        return _("Write the word you will use.")


class TargetAsk(Ask):
    """What the person is looking for: their own target sentence is offered."""

    type: Literal["target"]
    max: ClassVar[int] = 600

    @property
    def offer(self) -> str:
        """The part of the form that carries what is offered; no id has a line below."""
        return f"offered_{self.id}"

    @property
    def button(self) -> str:
        """What puts it in."""
        return f"target-{self.id}"

    def input(self) -> TextAreaField:
        return TextAreaField(self.label, [at_most(self.max)], render_kw={"rows": 2})

    def wanted(self) -> str:
        return _("Write in one sentence what you are looking for.")


class PrivateAsk(Ask):
    """Words that nobody but their owner ever reads. No hand-in depends on them."""

    type: Literal["private"]
    lines: int | None = Field(default=None, ge=1, le=40)

    def input(self) -> TextAreaField:
        rows = min(self.lines or 4, 12)
        return TextAreaField(self.label, [at_most(20_000)], render_kw={"rows": rows})

    def lacks(self, value: object) -> str:
        del value
        return ""
