"""Files that anybody may have written, read without trust: bytes to text, text to YAML with places.

Nothing here raises for what a file holds, and nothing expands: a document is looked at as a stream
of events first, and one with anchors, aliases, tags or too deep a nest is never put together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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

from app.curriculum.mistakes import Mistake

LARGEST = 500_000
"""Bytes of one file: a long lesson has a tenth of that."""
DEEPEST = 40


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


def read_text(path: Path, name: str) -> tuple[str, list[Mistake]]:
    """The text of a file, "" with a mistake when it cannot be had. Line ends become plain."""
    place = Place(name)
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return "", [place.mistake(0, 0, "unreadable", "this file cannot be read")]
    if data is None:
        words = f"this file is larger than {LARGEST // 1000} kB; split it"
        return "", [place.mistake(0, 0, "too-large", words)]
    return decode(data, place)


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
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\0" in text:
        before = text[: text.index("\0")]
        at = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        mistakes.append(place.mistake(*at, "nul", "an invisible character (NUL); delete it"))
        return "", mistakes
    return text, mistakes


def read_yaml(text: str, place: Place) -> Document:
    """Parse one document; mistakes instead of exceptions."""
    found = Document(place)
    try:
        found.mistakes = list(look_through(YAML(typ="rt", pure=True).parse(text), place))
        if not any(mistake.code != "duplicate-key" for mistake in found.mistakes):
            reader = YAML(typ="rt", pure=True)
            reader.allow_duplicate_keys = True
            found.node = reader.load(text)
    except MarkedYAMLError as error:
        found.mistakes.append(explain_yaml(error, place))
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        found.mistakes.append(place.mistake(0, 0, "yaml", f"this is not YAML: {first_line(error)}"))
    return found


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


def start(event: Event) -> tuple[int, int]:
    """Where an event begins, from 0."""
    return event.start_mark.line, event.start_mark.column


def explain_yaml(error: MarkedYAMLError, place: Place) -> Mistake:
    """What was never closed began at the context; the problem is only where the text ran out."""
    problem = error.problem or "this is not YAML"
    unclosed = "end of stream" in problem and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    if "'\\t'" in problem:
        problem = "a tab; indent with spaces"
    line, column = at
    return place.mistake(line, column, "yaml", f"this is not YAML: {problem.splitlines()[0]}")


def first_line(error: Exception) -> str:
    """Of what a library says."""
    return (str(error) or type(error).__name__).splitlines()[0][:200]


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
