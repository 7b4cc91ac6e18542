"""A new password, and how it is told apart from a weak one."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, PasswordField
from wtforms.validators import DataRequired, Length, ValidationError

from app.core.forms import BaseForm
from app.users import passwords


class NewPassword:
    """The field, for every form in which somebody chooses a password."""

    own_words: Iterable[str] = ()
    """Names that a password may not be: the person's, the center's."""
    alone = True
    """Whether nothing but the password lets the person in."""

    new_password = PasswordField(
        _("New password"),
        [DataRequired(_("Type a password.")), Length(max=1024)],
        description=_(
            "15 characters or more: four or five words that do not belong together. Spaces and"
            " pasting are fine."
        ),
        render_kw={"autocomplete": "new-password"},
    )

    def validate_new_password(self, field: PasswordField) -> None:
        """Long enough, printable, and no common one."""
        found = passwords.problem(field.data or "", own_words=self.own_words, alone=self.alone)
        if found:
            raise ValidationError(found)


class PasswordForm(NewPassword, BaseForm):
    """Choose one; by default every other browser is signed out."""

    end_others = BooleanField(_("Sign out all other browsers"), default=True)
