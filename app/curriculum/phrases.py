"""What the kinds say to people: through gettext, and in the person's own word.

The curriculum knows no web and no request, so the app hands both in once, when it is built
(`speak`). Until then everything is said in English, and networking is called networking.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

LOWER = re.compile(r"\{\{\s*networking\s*\}\}")
UPPER = re.compile(r"\{\{\s*Networking\s*\}\}")


class Gettext(Protocol):
    """As `flask_babel.gettext`: the text in the reader's language, its values filled in."""

    def __call__(self, string: str, /, **values: object) -> str: ...


def as_written(string: str, /, **values: object) -> str:
    """The text itself."""
    return string % values if values else string


@dataclass
class Voice:
    """How the texts of this module are said in this process."""

    gettext: Gettext = as_written
    own_word: Callable[[], str] = lambda: "networking"


VOICE = Voice()


def speak(gettext: Gettext, own_word: Callable[[], str]) -> None:
    """Say everything through `gettext`, and with the word that `own_word()` gives."""
    VOICE.gettext, VOICE.own_word = gettext, own_word


def _(string: str, /, **values: object) -> str:
    return VOICE.gettext(string, **values)


def spoken(text: str) -> str:
    """An author's line as plain text, with the person's word in its places."""
    if "{{" not in text and "\\" not in text:
        return text
    word = VOICE.own_word()
    text = LOWER.sub(lambda _found: word, text)
    text = UPPER.sub(lambda _found: word[:1].upper() + word[1:], text)
    return text.replace("\\networking", "networking")
