"""A story cut into sentences that can be pointed at: one tap, one key, or a selection each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt

from app.curriculum.items import id_from

READER = MarkdownIt("commonmark", {"html": False})
QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb"
ENDS = re.compile(
    rf"(?<![.!?…])[.!?…]++[{QUOTES})\]*_]*+(?=\s+[{QUOTES}(\[*_]*[^\W\d_a-z])"
    "|[\u3002\uff01\uff1f]++[\u300d\u300f\u2019\u201d]*+"
)
"""Where a sentence ends: after its mark, if a capital follows. Where no spaces are, always."""
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|No|e\.g|i\.e|[A-Z])\.$")
"""A point that ends a short form and no sentence."""


@dataclass(frozen=True)
class Sentence:
    """One sentence, as its author's Markdown; `begin` and `end` count in the whole story."""

    id: str
    markdown: str
    begin: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together; a letter or message in the story is a quote."""

    is_quote: bool
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Story:
    """All of it: `text` is every paragraph in order, with single spaces."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)

    def count(self, words: str) -> int:
        """How often these words stand in it, however its lines are broken."""
        return len(list(places(self.text, flat(words))))

    def around(self, words: str) -> frozenset[str]:
        """Ids of the sentences that hold a part of these words."""
        begin = next(places(self.text, flat(words)), -1)
        end = begin + len(flat(words))
        inside = (one.id for one in self.sentences if one.begin < end and begin < one.end)
        return frozenset(inside) if begin >= 0 else frozenset()


@lru_cache(maxsize=256)
def tell(markdown: str) -> Story:
    """Cut a story into paragraphs and sentences; each sentence gets an id from its first words."""
    paragraphs: list[Paragraph] = []
    taken: dict[str, int] = {}
    whole = ""
    for is_quote, text in blocks(markdown):
        at = len(whole)
        found = tuple(
            Sentence(name(text[begin:end], taken), text[begin:end], at + begin, at + end)
            for begin, end in spans(text)
        )
        paragraphs.append(Paragraph(is_quote, found))
        whole += f"{text} "
    return Story(whole.strip(), tuple(paragraphs))


def blocks(markdown: str) -> Iterator[tuple[bool, str]]:
    """Whether it is a quote, and the text of each paragraph on one line."""
    depth = 0
    for token in READER.parse(markdown):
        if token.type in {"blockquote_open", "blockquote_close"}:
            depth += token.nesting
        elif token.type == "inline" and flat(token.content):
            yield depth > 0, flat(token.content)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    begin = 0
    for found in ENDS.finditer(text):
        if not SHORT.search(text, begin, found.end()):
            yield begin, found.end()
            begin = found.end() + (text[found.end() : found.end() + 1] == " ")
    if begin < len(text):
        yield begin, len(text)


def name(words: str, taken: dict[str, int]) -> str:
    """An id that stays when other sentences come and go; a number tells two alike apart."""
    plain = id_from(words)[:40].strip("-")
    taken[plain] = taken.get(plain, 0) + 1
    return plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"


def flat(text: str) -> str:
    """With single spaces and no line breaks."""
    return " ".join(text.split())


def places(text: str, words: str) -> Iterator[int]:
    """Where `words` begin, overlapping ones too."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
