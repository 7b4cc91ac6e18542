"""Turns of phrase as an author writes them, found in a text.

    thank|thanks you?      `|` parts words that do the same, `?` marks one that may be left out
    suggest* ... write     `*` is any ending, `...` up to five words of the same sentence
    # minutes              `#` is a number in digits

There is no more to it than that, and so no phrase can take long: what an author writes is never a
regular expression, and one that could match in too many ways is refused.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

WORDS, GAPS, OPEN, LIKE, LENGTH = 12, 2, 4, 40, 300
"""What one phrase may hold: words, gaps, words that may be left out, words alike, characters."""
SAME = str.maketrans("\u2018\u2019\u02bc", "'''")
LETTER, PART = r"[^\W_]", r"[\w'-]"
BETWEEN = r"[^\w'.!?\n-]{1,4}"
GAP = rf"(?:{BETWEEN}{PART}{{1,30}}){{0,5}}"
NUMBER = r"\d{1,4}"
WORD = re.compile(r"#|[\w'&-]+\*?")
SENTENCE_ENDS = re.compile(r"[.!?\n]")
DENIED = re.compile(r"\b(?:not|never|no need|without|cannot|\w{1,10}n't)\b", re.IGNORECASE)
IF_NOT = re.compile(r"\bif not\b", re.IGNORECASE)


def checked(phrase: str) -> str:
    """The phrase itself; raises ValueError saying what in it cannot stand there."""
    tokens = phrase.split()
    if not tokens or len(phrase) > LENGTH or len(tokens) > WORDS:
        raise ValueError(f"a phrase has 1 to {WORDS} words and at most {LENGTH} characters")
    if tokens[0] == "..." or tokens[-1] == "...":
        raise ValueError(f"`{phrase}` begins or ends with `...`: there must be words on both sides")
    for word in tokens:
        check_word(word)
    if tokens[0].endswith("?"):
        raise ValueError(f"`{phrase}` begins with a word that may be left out: leave it out")
    if tokens.count("...") > GAPS or sum(word.endswith("?") for word in tokens) > OPEN:
        raise ValueError(
            f"`{phrase}` could match in too many ways: at most {GAPS} `...` and {OPEN} `?`"
        )
    return phrase


def check_word(word: str) -> None:
    """Raise ValueError for what is neither words nor `...`."""
    if word == "...":
        return
    alike = word.removesuffix("?").split("|")
    if len(alike) > LIKE:
        raise ValueError(f"`{word[:30]}…` has more than {LIKE} words that do the same")
    if not all(map(WORD.fullmatch, alike)):
        raise ValueError(
            f"`{word}` cannot stand in a phrase: write words, with `|` between those"
            " that do the same, `*` for any ending, `...` for some words between, `#` for a number"
        )


Phrase = Annotated[str, AfterValidator(checked)]


@lru_cache(maxsize=2000)
def compiled(phrase: str) -> re.Pattern[str]:
    """As a pattern. Words and what parts them share no character, so there is one way to match."""
    made, pending = "", ""
    for word in phrase.split():
        if word == "...":
            pending = GAP
            continue
        alike = "|".join(word_of(one) for one in word.removesuffix("?").split("|"))
        piece = f"{pending}{BETWEEN if made else ''}(?:{alike})(?!{LETTER})"
        made += f"(?:{piece})?" if word.endswith("?") else piece
        pending = ""
    return re.compile(rf"(?<!{LETTER}){made}", re.IGNORECASE)


def word_of(alike: str) -> str:
    """One word of a phrase as a pattern."""
    if alike == "#":
        return NUMBER
    stem = re.escape(alike.removesuffix("*"))
    return stem + (f"{LETTER}{{0,15}}" if alike.endswith("*") else "")


@dataclass(frozen=True)
class Seen:
    """Words of a text, as they stand there."""

    start: int
    words: str


def find(phrases: Iterable[str], text: str) -> Seen | None:
    """The first place where any of the phrases stands."""
    plain = text.translate(SAME)
    found = (compiled(phrase).search(plain) for phrase in phrases)
    places = sorted(match.span() for match in found if match)
    return Seen(places[0][0], text[slice(*places[0])]) if places else None


def find_meant(phrases: Iterable[str], text: str) -> Seen | None:
    """The first place where any of them stands and is not denied earlier in its sentence."""
    plain = text.translate(SAME)
    spans = sorted(m.span() for phrase in phrases for m in compiled(phrase).finditer(plain))
    meant = (span for span in spans if not is_denied(plain, span[0]))
    return next((Seen(start, text[start:end]) for start, end in meant), None)


def is_denied(text: str, start: int) -> bool:
    """Whether a word like "not" stands before, in the same sentence; "if not" does not count."""
    before = list(sentence_ends(text[:start]))
    sentence = text[before[-1] if before else 0 : start]
    return bool(DENIED.search(IF_NOT.sub("", sentence)))


def sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    return (match.end() for match in SENTENCE_ENDS.finditer(text))
