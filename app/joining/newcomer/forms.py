"""A name, and how to come back."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField
from wtforms.validators import Length, ValidationError

from app.core import mail
from app.core.text import is_address
from app.joining.forms import NameForm
from app.users import passwords


class NewcomerForm(NameForm):
    """A name, and one way to come back: by mail, by a password, or both."""

    own_words: Iterable[str] = ()
    """Names that a password may not be."""

    email = EmailField(
        _("Your mail address"),
        [Length(max=200)],
        description=_("We send you a link to sign in with. No password to remember."),
        render_kw={"autocomplete": "email"},
    )
    new_password = PasswordField(
        _("Or a password"),
        [Length(max=1024)],
        description=_(
            "15 characters or more: four or five words that do not belong together."
            " You get a sign-in name to go with it."
        ),
        render_kw={"autocomplete": "new-password"},
    )

    def validate_email(self, field: EmailField) -> None:
        """It could be one; and where there is no password, it must be there."""
        if field.data and not is_address(field.data):
            raise ValidationError(_("Type a mail address, as name@example.org."))
        if mail.is_on() and not field.data and not self.new_password.data:
            raise ValidationError(
                _("Give a mail address or choose a password, so that you can come back.")
            )

    def validate_new_password(self, field: PasswordField) -> None:
        """Hard enough to guess; and where no mail leaves, it must be there."""
        if not field.data and not mail.is_on():
            raise ValidationError(_("Choose a password, so that you can come back."))
        found = field.data and passwords.problem(field.data, own_words=self.own_words)
        if found:
            raise ValidationError(found)
