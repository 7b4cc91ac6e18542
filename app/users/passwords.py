"""Which passwords we take, and what we say of them (NIST SP 800-63B-4; trust.md R-10)."""

from collections.abc import Iterable
from functools import cache

from flask_babel import gettext as _
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.core.passwords import composed

ALONE, WITH_STEP, LONGEST = 15, 8, 128
"""Code points: at least where nothing else is asked, at least beside a second step, at most."""
READ = 72
"""Characters that the estimate of strength looks at."""
OURS = ("acquaint", "networking", "career center")


def problem(password: str, *, own_words: Iterable[str] = (), alone: bool = True) -> str | None:
    """Why this one is not taken, in words; None if it is.

    `own_words` are the names of the person and of the center; `alone`: no second step is asked.
    """
    least = ALONE if alone else WITH_STEP
    count = len(composed(password))
    if count < least:
        words = _("This has %(count)s characters; it needs %(least)s. Four or five words will do.")
        return str(words % {"count": count, "least": least})
    if count > LONGEST:
        words = _("This has %(count)s characters; %(most)s fit here.")
        return str(words % {"count": count, "most": LONGEST})
    if not all(letter.isprintable() for letter in password):
        return str(_("There is a character here that nobody could type again. Leave it out."))
    known = _("This is a common password, or a name, and so it is easy to guess. Choose another.")
    return str(known) if is_known(password, own_words) else None


def is_known(password: str, own_words: Iterable[str]) -> bool:
    """The whole of it, whatever the case, is a common password, a name, or one sign repeated."""
    plain = composed(password).casefold()
    names = {word.casefold() for word in (*OURS, *own_words) if word}
    return plain in common() or plain in names or len(set(plain)) < 4


@cache
def common() -> frozenset[str]:
    """The most common passwords, of the lists that come with zxcvbn."""
    return frozenset(FREQUENCY_LISTS["passwords"])


def strength(password: str, own_words: Iterable[str] = ()) -> str:
    """How hard it is to guess, in words, as zxcvbn estimates it."""
    known = [word for word in (*OURS, *own_words) if word]
    score = zxcvbn(password[:READ], user_inputs=known)["score"]
    return str(
        (
            _("very easy to guess"),
            _("easy to guess"),
            _("not too hard to guess"),
            _("hard to guess"),
            _("very hard to guess"),
        )[score]
    )
