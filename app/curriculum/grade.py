"""How hard a text is to read: the Flesch-Kincaid grade, for English.

Grade = 0.39 * words per sentence + 11.8 * syllables per word - 15.59 (Kincaid, Fishburne, Rogers &
Chissom 1975). Syllables are counted by groups of vowels, with the commonest exceptions: against a
pronouncing dictionary that is wrong for two words in a hundred of our own texts, and those cancel
out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt

READER = MarkdownIt("commonmark").enable("table")
HIGHEST = 8.0
"""The school grade that learner text may reach (look.md)."""
VOWELS = re.compile(r"[aeiouy]+")
INSIDE = re.compile(r"(?<=some)(?=[btw])|(?<=fore)(?=[a-z])|(?<=every)(?=[btwd])")
SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouycsxzgh]es$|[^aeiouy]e(?:ly|ments?|ful|less)$"
)
SPLIT = re.compile(r"i[ao]|eo(?!ple)|uo|ying|eing|oing|ua(?!r)|uie|iu|ier|sm$|creat")
JOINED = re.compile(r"[tcsg]i[ao]|[gq]u[aoi]")
WORD = re.compile(r"[A-Za-z][A-Za-z\u2019']*")
ENDS = re.compile(r"(?<=[.!?…])[\u201d\u2019\"')\]]*\s+|(?<=:)\s+(?=[\u201c\"A-Z])")
PLACED = re.compile(r"\{\{\s*\w+\s*\}\}")
NOTE = re.compile(r"\[\^[^\]]*\]")


@dataclass(frozen=True)
class Sentence:
    """A sentence, where its paragraph begins (a line from 0), and how hard it is alone."""

    text: str
    line: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """As if it were the whole text."""
        return formula(1, self.words, self.syllables)


@dataclass(frozen=True)
class Reading:
    """A text taken apart."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> int:
        """In all sentences."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def grade(self) -> float:
        """Of the whole; 0 for a text without a word."""
        if not self.words:
            return 0.0
        syllables = sum(sentence.syllables for sentence in self.sentences)
        return formula(len(self.sentences), self.words, syllables)

    def hardest(self, count: int = 3) -> list[Sentence]:
        """The sentences to begin with when a text is too hard."""
        return sorted(self.sentences, key=lambda one: -one.grade)[:count]


def of_lesson(parts: Iterable[tuple[str, int]]) -> Reading:
    """Several texts as one, each with the line it begins at."""
    return Reading(tuple(one for text, line in parts for one in read(text, line)))


def formula(sentences: int, words: int, syllables: int) -> float:
    """Flesch-Kincaid, from the three counts."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def syllables(word: str) -> int:
    """How many one hears in an English word, at least one."""
    plain = re.sub(r"[\u2019']s$|[\u2019']", "", word.lower())
    heard = len(VOWELS.findall(plain)) + len(SPLIT.findall(plain))
    silent = len(SILENT.findall(plain)) + len(INSIDE.findall(plain))
    return max(1, heard - len(JOINED.findall(plain)) - silent)


def read(markdown: str, line: int = 0) -> Iterator[Sentence]:
    """The sentences of running text; headings and tables are not read as sentences."""
    skip = False
    for token in READER.parse(PLACED.sub("word", NOTE.sub("", markdown))):
        if token.type in {"heading_open", "table_open"}:
            skip = True
        elif token.type in {"heading_close", "table_close"}:
            skip = False
        elif token.type == "inline" and not skip and token.map:
            yield from sentences(plain(token), line + token.map[0])


def plain(token: object) -> str:
    """What is to be read of a paragraph, without its marks."""
    children = getattr(token, "children", None) or []
    return "".join(
        child.content if child.type in {"text", "code_inline"} else " "
        for child in children
        if not child.type.endswith(("_open", "_close"))
    )


def sentences(text: str, line: int) -> Iterator[Sentence]:
    """Cut a paragraph; what has no word is none."""
    for piece in ENDS.split(text):
        found = WORD.findall(piece)
        if found:
            count = sum(syllables(word) for word in found)
            yield Sentence(" ".join(piece.split()), line, len(found), count)
