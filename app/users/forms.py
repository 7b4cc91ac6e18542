"""The field for a new password, for every form of any room in which somebody chooses one."""

from collections.abc import Iterable

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import PasswordField
from wtforms.validators import DataRequired, Length, ValidationError

from app.users import passwords


class NewPassword:
    """Mixed into a form; `components/password.html` draws it."""

    own_words: Iterable[str] = ()
    """Names that a password may not be: the person's, the center's."""
    alone = True
    """Whether nothing but the password lets the person in."""

    new_password = PasswordField(
        _("New password"),
        [DataRequired(_("Type a password.")), Length(max=1024)],
        render_kw={"autocomplete": "new-password"},
    )

    @property
    def least(self) -> int:
        """Characters that it needs."""
        return passwords.least(alone=self.alone)

    @property
    def password_hint(self) -> str:
        """What a good one is, before it is typed."""
        words = gettext(
            "%(least)s characters or more: four or five words that do not belong together. Spaces"
            " and pasting are fine.",
            least=self.least,
        )
        return str(words)

    def validate_new_password(self, field: PasswordField) -> None:
        """Long enough, printable, and nothing that is tried first."""
        found = passwords.problem(field.data or "", own_words=self.own_words, alone=self.alone)
        if found:
            raise ValidationError(found)
