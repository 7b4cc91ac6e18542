"""The base form: every text field arrives clean and stripped, except a password."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Field, FormField, PasswordField, StringField, TextAreaField, ValidationError

from app.core import text

HARD_LIMIT = 20_000
"""Characters that any one text field accepts; a kind or form may ask for less."""


def tidy(value: object) -> object:
    """Strip and normalise what a person typed; leave everything else alone."""
    return text.normal(value).strip() if isinstance(value, str) else value


def storable(_form: object, field: Field) -> None:
    """Refuse what no database stores, and say what to do about it."""
    value = field.data
    if isinstance(value, str) and not text.is_storable(value):
        field.data = text.UNSTORABLE.sub("\ufffd", value)  # what a page can show of it
        field.raw_data = [field.data]
        raise ValidationError(
            _("There is an invisible character here that cannot be kept. Type this text again.")
        )
    if isinstance(value, str) and len(value) > HARD_LIMIT:
        raise ValidationError(
            _(
                "This has %(count)s characters; %(most)s fit here.",
                count=len(value),
                most=HARD_LIMIT,
            )
        )


class BaseForm(FlaskForm):
    """Cross-site forgery is refused before any view (`extensions.csrf`), so not again here."""

    class Meta(FlaskForm.Meta):
        csrf = False

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:  # noqa: ARG002
            """Only what a form sends: a JSON body is nobody's here."""
            if formdata is not _Auto:
                return formdata
            sent = request.method in {"POST", "PUT", "PATCH", "DELETE"}
            return CombinedMultiDict((request.files, request.form)) if sent else None

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            kind = unbound_field.field_class
            if issubclass(kind, (StringField, TextAreaField)):
                own = unbound_field.kwargs.get("filters", ())
                filters = own if issubclass(kind, PasswordField) else [tidy, *own]
                options = options | {"filters": filters}
            return unbound_field.bind(form=form, **options)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the text boundary, too, on every text field; a form inside looks after its own."""
        plain = (name for name, field in self._fields.items() if not isinstance(field, FormField))
        extra = {name: [*(extra_validators or {}).get(name, ()), storable] for name in plain}
        return bool(super().validate(extra))


def form_of(fields: Mapping[str, Any]) -> type[BaseForm]:
    """A form class for fields that are known only at run time."""
    return type("ExerciseForm", (BaseForm,), dict(fields))


class EmptyForm(BaseForm):
    """A button: nothing to fill in, only to press."""
