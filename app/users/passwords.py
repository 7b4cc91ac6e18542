"""Which passwords we take, and what we say of them (NIST SP 800-63B-4; trust.md R-10)."""

from collections.abc import Iterable
from functools import cache

from flask_babel import gettext as _
from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from app.core.passwords import composed

ALONE, WITH_STEP, LONGEST = 15, 8, 128
"""Code points: at least where nothing else is asked, at least beside a second step, at most."""
BYTES = 1024
READ = 32
"""Characters that the estimate of strength looks at: the worst 32 take 0.4 s, the worst 48, 2 s."""
OURS = ("acquaint", "networking", "career center")
RUNS = (
    "0123456789" * 13,
    "abcdefghijklmnopqrstuvwxyz" * 5,
    "qwertyuiopasdfghjklzxcvbnm" * 5,
    "qwertzuiopasdfghjklyxcvbnm" * 5,
    "azertyuiopqsdfghjklmwxcvbn" * 5,
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
)
"""What fingers do by themselves."""


def least(*, alone: bool) -> int:
    """Characters that a password has at least; `alone`: no second step is asked."""
    return ALONE if alone else WITH_STEP


def problem(password: str, *, own_words: Iterable[str] = (), alone: bool = True) -> str | None:
    """Why this one is not taken, in words; None if it is.

    `own_words` are the names of the person and of the center; `alone`: no second step is asked.
    """
    count, fewest = len(composed(password)), least(alone=alone)
    if count < fewest:
        words = _("This has %(count)s characters; it needs %(least)s. Four or five words will do.")
        return str(words % {"count": count, "least": fewest})
    if count > LONGEST or len(password.encode(errors="replace")) > BYTES:
        words = _("This has %(count)s characters; %(most)s fit here.")
        return str(words % {"count": count, "most": LONGEST})
    if not all(letter.isprintable() for letter in password):
        return str(_("There is a character here that nobody could type again. Leave it out."))
    return why_easy(composed(password).casefold(), own_words)


def why_easy(plain: str, own_words: Iterable[str]) -> str | None:
    """The whole of it is what others try first; a part of it may be (SP 800-63B-4, 3.1.1.2)."""
    names = {composed(word).casefold() for word in (*OURS, *own_words) if word}
    if plain in names or without_signs(plain) in map(without_signs, names):
        return str(_("This is a name that others know. Choose something that nobody would try."))
    if plain in common():
        return str(_("This is a common password, and those are tried first. Choose another."))
    if len(set(plain)) < 4 or is_run(plain) or is_repeated(plain):
        return str(_("This follows a pattern that is tried first. Four or five words will do."))
    return None


def without_signs(plain: str) -> str:
    """Letters and digits alone: `ada.almeida@harbor` is no harder than `ada almeida harbor`."""
    return "".join(letter for letter in plain if letter.isalnum())


def is_run(plain: str) -> bool:
    """Along the alphabet, the digits or a keyboard, either way."""
    return any(plain in run or plain[::-1] in run for run in RUNS)


def is_repeated(plain: str) -> bool:
    """One short or common piece again and again: as good as the piece."""
    found = (plain + plain).find(plain, 1)
    return found < len(plain) and (found < WITH_STEP or plain[:found] in common())


@cache
def common() -> frozenset[str]:
    """The most common passwords, of the lists that come with zxcvbn."""
    return frozenset(FREQUENCY_LISTS["passwords"])


def strength(password: str, own_words: Iterable[str] = ()) -> str:
    """How hard it is to guess, in words, as zxcvbn estimates it. Slow: with no transaction open."""
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
