"""What the page of each failure says: what happened, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _


@dataclass(frozen=True)
class ErrorWords:
    """One failure in plain words, without blame."""

    title: LazyString
    text: LazyString
    next: LazyString


ERROR_WORDS: Mapping[int, ErrorWords] = {
    400: ErrorWords(
        _("This page could not use what was sent"),
        _("The page was open for a long time, or it was opened in another window since."),
        _("Go back, load the page again and send it once more. Copy a long text first."),
    ),
    403: ErrorWords(
        _("You cannot do this here"),
        _("The page exists, and your account is not allowed to do this."),
        _("If you need it for your work, ask an administrator of your center."),
    ),
    404: ErrorWords(
        _("There is nothing at this address"),
        _("The address may be mistyped, or what stood here was removed."),
        _("Check the address, or start from the first page."),
    ),
    405: ErrorWords(
        _("This address works only from a button"),
        _("It was opened as a page. Nothing was changed."),
        _("Go back to the page with the button, and press it there."),
    ),
    413: ErrorWords(
        _("This is too large to send"),
        _("A curriculum may have up to 20 megabytes, any other file 2. Nothing was saved."),
        _("Go back and choose a smaller file, or send it in two parts."),
    ),
    429: ErrorWords(
        _("Wait a moment before you try again"),
        _("There were many tries in a short time, so we pause them to keep accounts safe."),
        _("Try again in some minutes. What you have saved is still there."),
    ),
    500: ErrorWords(
        _("Something broke on our side"),
        _("It is not your doing. What you saved before is still there; the last step may not be."),
        _("Go back and try once more. If it happens again, tell your center what you did."),
    ),
    503: ErrorWords(
        _("Acquaint cannot save or read just now"),
        _("What you saved before is still there. The last step was not saved."),
        _("Wait a minute, go back and send it again. Most browsers keep what you typed."),
    ),
}
"""By HTTP status. A failure that is not here reads as 500 or, below 500, as 400."""


def words_for(code: int) -> ErrorWords:
    """The words for this status, or for the nearest that has any."""
    return ERROR_WORDS.get(code) or ERROR_WORDS[500 if code >= 500 else 400]
