"""Form fields whose `data` is JSON and that keep whatever was typed.

A draft can always be saved: a number or day that cannot be read stays the text it was, and is
shown again. Only a text that is too long is refused, with nothing cut. What is required, and
between which bounds, is the exercise's `missing()`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from wtforms import (
    Field,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm
from wtforms.utils import unset_value
from wtforms.widgets import CheckboxInput, DateInput, ListWidget, NumberInput, TextInput

from app.curriculum.kinds.fields.values import as_day, as_list, as_mapping, as_number, as_text
from app.curriculum.phrases import _

Options = Sequence[SelectChoice]
Bounds = tuple[float | None, float | None]


def is_usable(name: str) -> bool:
    """Whether a form can have a field of this name: `data` or `errors` is a form's own."""
    return not hasattr(Form, name)


def at_most(most: int) -> Callable[[object, Field], None]:
    """Refuse a text of more than `most` characters, and say how many it has."""

    def check(_form: object, field: Field) -> None:
        if isinstance(field.data, str) and len(field.data) > most:
            words = _(
                "This has %(count)s characters; %(most)s fit here.",
                count=len(field.data),
                most=most,
            )
            raise ValidationError(words)

    return check


class Number(StringField):
    """A number, or the text that is not one yet. `read` makes one out of what was typed."""

    widget = NumberInput()

    def __init__(
        self,
        label: str,
        *,
        bounds: Bounds = (None, None),
        read: Callable[[object], int | float | None] = as_number,
        **options: Any,
    ) -> None:
        super().__init__(label, [at_most(100)], **options)
        self.read = read
        self.flags.min, self.flags.max = bounds

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        number = self.read(valuelist[0])
        self.data = valuelist[0] if number is None else number

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else as_text(self.data)


class Day(StringField):
    """A day as `2027-03-12`, or the text that is not one: a date picker would hide that."""

    data: object = None

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(label, [at_most(100)], **options)

    @property
    def widget(self) -> object:
        """The browser's picker wherever it can show what is there."""
        return TextInput() if self.data and as_day(self.data) is None else DateInput()


class OneOf(RadioField):
    """One option's id, or None."""

    def __init__(self, label: str, *, options: Options, **more: Any) -> None:
        more = {"coerce": as_text, "validate_choice": False} | more
        super().__init__(label, choices=list(options), **more)

    def process_formdata(self, valuelist: list[str]) -> None:
        known = {choice.value for choice in self.choices}
        chosen = next((value for value in valuelist if value in known), None)
        self.data = None if chosen is None else self.coerce(chosen)


class Step(OneOf):
    """One number of a scale, or None."""

    def __init__(self, label: str, *, options: Options, **more: Any) -> None:
        super().__init__(label, options=options, coerce=as_number, **more)


class FromList(SelectField):
    """One option's id out of a long list that opens; "" is the first line, which asks to pick."""

    def __init__(self, label: str, *, options: Options, ask: str, **more: Any) -> None:
        lines = [SelectChoice("", ask), *options]
        super().__init__(label, choices=lines, coerce=as_text, validate_choice=False, **more)


class SomeOf(SelectMultipleField):
    """The ids of the options that are ticked, in the options' order."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, options: Options, **more: Any) -> None:
        super().__init__(
            label, choices=list(options), coerce=as_text, validate_choice=False, **more
        )

    def process_data(self, value: object) -> None:
        self.keep(as_list(value))

    def process_formdata(self, valuelist: list[str]) -> None:
        self.keep(valuelist)

    def keep(self, ticked: Sequence[object]) -> None:
        """Only what stands there to be ticked, once."""
        self.data = [choice.value for choice in self.choices if choice.value in ticked]


class Part(Field):
    """Fields that belong together: one JSON object under one name; `part["name"]` is one of them.

    The enclosed fields are bound by the surrounding form's `Meta`, so its text boundary holds
    here too, and `errors` can be set from outside like any field's.
    """

    def __init__(self, label: str, *, parts: Mapping[str, Any], **options: Any) -> None:
        super().__init__(label, **options)
        self.parts = parts

    def process(
        self, formdata: object, data: object = unset_value, extra_filters: object = None
    ) -> None:
        del extra_filters
        self.process_errors: list[str] = []
        # "_" because ids have hyphens: `a-b` + `c` must not meet `a` + `b-c`
        self.form = BaseForm(self.parts, prefix=f"{self.name}_", meta=self.meta)
        self.form.process(formdata, data=self.spread(None if data is unset_value else data))

    def spread(self, data: object) -> Mapping[str, Any]:
        """The stored value, by the enclosed fields' names."""
        return as_mapping(data)

    @property
    def data(self) -> object:
        """The value to store."""
        return self.form.data

    def validate(self, form: object, extra_validators: Sequence[Any] = ()) -> bool:
        del form
        is_right: bool = self.form.validate(dict.fromkeys(self.parts, extra_validators))
        self.errors = [] if is_right else [dict(self.form.errors)]
        return is_right

    @property
    def entries(self) -> list[Field]:
        """The enclosed fields, in order."""
        return list(self.form)

    def __iter__(self) -> Iterator[Field]:
        return iter(self.form)

    def __getitem__(self, name: str) -> Field:
        return self.form[name]


class Series(Part):
    """Lines of one sort: a JSON array of those that are not blank."""

    def spread(self, data: object) -> Mapping[str, Any]:
        return dict(zip(self.parts, as_list(data), strict=False))

    @property
    def data(self) -> list[Any]:
        """What was written, without the blank lines."""
        return [line.data for line in self.form if line.data]


class Rows(Part):
    """Rows of one sort: a JSON array of objects, without the blank ones at the end."""

    def spread(self, data: object) -> Mapping[str, Any]:
        return dict(zip(self.parts, as_list(data), strict=False))

    @property
    def data(self) -> list[dict[str, Any]]:
        """One object for each row up to the last that is not blank."""
        rows = [row.data for row in self.form]
        while rows and not any(rows[-1].values()):
            rows.pop()
        return rows
