"""Files that anybody may have written, read without trust: bytes to text, text to YAML with places.

Nothing here raises for what a file holds, and nothing expands: a document is looked at as a stream
of events first, and one with anchors, aliases, tags or too deep a nest is never put together.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase, CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from ruamel.yaml.reader import ReaderError

from app.curriculum.mistakes import Mistake
from app.curriculum.yaml_words import in_words

LARGEST = 200_000
"""Bytes of one file."""
LARGEST_LESSON = 100_000
"""Bytes of a lesson: a long one has a third of that, and a printed page has 3,000."""
DEEPEST = 40
MOST = 200
"""Mistakes of this sort that are said of one document."""
LONGEST_RUN = 20_000
"""Characters without an empty line: reading Markdown may take as many steps as their square."""
LIKE_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what stands behind them."""


@dataclass(frozen=True)
class Place:
    """Where a text begins in its file: lines and columns before it."""

    path: str
    line: int = 0
    column: int = 0

    def mistake(self, line: int, column: int, code: str, message: str) -> Mistake:
        """At a line and column of the text, both from 0."""
        return Mistake(self.path, self.line + line + 1, self.column + column + 1, code, message)


@dataclass
class Document:
    """A YAML document: its values, and where each stands."""

    place: Place
    node: Any = None
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def values(self) -> Any:
        """Plain dicts, lists, texts and numbers; dates as ISO texts."""
        return plain(self.node)

    def wrong(self, steps: Sequence[int | str], code: str, message: str) -> Mistake:
        """A mistake at the key or item that `steps` lead to; at its parent if it is not there."""
        line, column = position(self.node, steps)
        return self.place.mistake(line, column, code, message)


def read_text(path: Path, name: str, largest: int = LARGEST) -> tuple[str, list[Mistake]]:
    """The text of a file, "" with a mistake when it cannot be had. Line ends become plain."""
    place = Place(name)
    if path.exists() and not path.is_file():
        return "", [place.mistake(0, 0, "unreadable", "a text file belongs here")]
    try:
        data = path.read_bytes() if path.stat().st_size <= largest else None
    except OSError:
        return "", [place.mistake(0, 0, "unreadable", "this file cannot be read")]
    if data is None:
        words = f"this file is larger than {largest // 1000} kB; split it"
        return "", [place.mistake(0, 0, "too-large", words)]
    return decode(data, place)


def too_long(text: str, place: Place) -> Mistake | None:
    """Where so much stands without an empty line that nobody could have meant it."""
    line = 0
    for run in text.split("\n\n"):
        if len(run) > LONGEST_RUN:
            words = f"more than {LONGEST_RUN} characters without an empty line; break them up"
            return place.mistake(line, 0, "too-long", words)
        line += run.count("\n") + 2
    return None


def decode(data: bytes, place: Place) -> tuple[str, list[Mistake]]:
    """UTF-8 and nothing else."""
    mistakes = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start)
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1)
        words = "this is not UTF-8; save the file as UTF-8"
        return "", [place.mistake(line, column, "not-utf-8", words)]
    if text.startswith("\ufeff"):
        words = "a byte order mark; save the file as UTF-8 without one"
        mistakes.append(place.mistake(0, 0, "byte-order-mark", words))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if found := UNSEEN.search(text):
        line, column = where(text, found.start())
        words = f"an invisible character (U+{ord(found[0]):04X}); delete it"
        mistakes.append(place.mistake(line, column, "unseen", words))
        return "", mistakes
    return text, mistakes


def read_yaml(text: str, place: Place) -> Document:
    """Parse one document; mistakes instead of exceptions."""
    found = Document(place)
    try:
        seen: list[Event] = []
        found.mistakes = list(islice(look_through(noted(text, seen), place), MOST))
        if not any(mistake.code != "duplicate-key" for mistake in found.mistakes):
            found.node = put_together(seen)
    except MarkedYAMLError as error:
        found.mistakes.append(explain_yaml(error, place))
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        at = error.position if isinstance(error, ReaderError) else 0
        line, column = where(text, at)
        found.mistakes.append(place.mistake(line, column, "yaml", in_words(first_line(error))))
    return found


def noted(text: str, seen: list[Event]) -> Iterator[Event]:
    """The events of a document, each of them kept in `seen`."""
    for event in YAML(typ="safe", pure=True).parse(text):
        seen.append(event)
        yield event


def put_together(seen: Sequence[Event]) -> Any:
    """The value that the events of a whole document make: nothing is read a second time."""
    reader = YAML(typ="rt", pure=True)
    reader.allow_duplicate_keys = True
    constructor, _parser = reader.get_constructor_parser("")
    vars(reader)["_parser"] = Again(seen)
    return constructor.get_single_data()


class Again:
    """Events that were read before, handed out as a parser would."""

    def __init__(self, seen: Sequence[Event]) -> None:
        self.left = deque(seen)

    def check_event(self, *kinds: type[Event]) -> bool:
        """Whether there is a next one, of one of these kinds if any are named."""
        return bool(self.left) and (not kinds or isinstance(self.left[0], kinds))

    def peek_event(self) -> Event:
        """The next one."""
        return self.left[0]

    def get_event(self) -> Event:
        """The next one, taken."""
        return self.left.popleft()


@dataclass
class Level:
    """A mapping or list that is open while the events go by."""

    keys: set[str] | None
    """Of a mapping; None for a list."""
    wants_key: bool = True


def look_through(events: Iterator[Event], place: Place) -> Iterator[Mistake]:
    """What we do not take, and keys that stand twice, without putting anything together."""
    levels: list[Level] = []
    for event in events:
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            levels.pop()
        elif isinstance(event, NodeEvent):
            yield from refuse(event, place)
            if levels and levels[-1].keys is not None:
                yield from take_key(event, levels[-1], place)
            if isinstance(event, CollectionStartEvent):
                levels.append(Level(set() if isinstance(event, MappingStartEvent) else None))
            if len(levels) > DEEPEST:
                yield place.mistake(*start(event), "too-deep", "this is nested too deep")
                return


def take_key(event: NodeEvent, level: Level, place: Place) -> Iterator[Mistake]:
    """In a mapping every second event is a key."""
    if level.wants_key and isinstance(event, ScalarEvent) and level.keys is not None:
        if event.value in level.keys:
            yield place.mistake(
                *start(event), "duplicate-key", f"`{event.value}` stands here twice"
            )
        if event.value == "<<":
            yield place.mistake(*start(event), "merge", "`<<` is not used here; write the keys out")
        level.keys.add(event.value)
    level.wants_key = not level.wants_key


def refuse(event: NodeEvent, place: Place) -> Iterator[Mistake]:
    """Anchors, aliases and tags: nobody needs them here, and they can hide a great deal."""
    if isinstance(event, AliasEvent) or event.anchor:
        words = "anchors and aliases (`&`, `*`) are not used here; write the text out, or quote it"
        yield place.mistake(*start(event), "anchor", words)
    elif getattr(event, "tag", None) or getattr(event, "ctag", None):
        words = "tags (`!`) are not used here; quote the text"
        yield place.mistake(*start(event), "tag", words)
    elif isinstance(event, ScalarEvent) and event.style is None and LIKE_A_DAY.match(event.value):
        try:
            date.fromisoformat(event.value[:10])
        except ValueError:
            words = f"there is no day `{event.value}`; write year-month-day, as `2027-03-12`"
            yield place.mistake(*start(event), "day", words)


def start(event: Event) -> tuple[int, int]:
    """Where an event begins, from 0."""
    return event.start_mark.line, event.start_mark.column


def explain_yaml(error: MarkedYAMLError, place: Place) -> Mistake:
    """What was never closed began at the context; the problem is only where the text ran out."""
    problem = error.problem or ""
    unclosed = "end of stream" in problem and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    line, column = at
    return place.mistake(line, column, "yaml", in_words(problem or "it stops in the middle"))


def first_line(error: Exception) -> str:
    """Of what a library says."""
    return (str(error) or type(error).__name__).splitlines()[0][:200]


def where(text: str, position: int) -> tuple[int, int]:
    """Line and column of a character."""
    before = text[:position]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def plain(node: Any) -> Any:
    """Without the parser's own types."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [plain(item) for item in node]
    if isinstance(node, (date, datetime)):
        return node.isoformat()
    return simple(node)


def simple(value: Any) -> Any:
    """A number, text, truth or nothing."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value) if value.strip() else ""  # blanks alone are nothing that anybody said
    kind = next((kind for kind in (int, float) if isinstance(value, kind)), str)
    return kind(value)


def position(node: Any, steps: Sequence[int | str]) -> tuple[int, int]:
    """Walk down as far as the file goes; a step that is not there (a missing key, or the name of a
    variant) is passed over.
    """
    at = (node.lc.line, node.lc.col) if isinstance(node, CommentedBase) else (0, 0)
    for step in steps:
        if isinstance(node, CommentedMap) and step in node:
            at = node.lc.key(step)
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            at = node.lc.item(step)
        else:
            continue
        node = node[step]
    return at
