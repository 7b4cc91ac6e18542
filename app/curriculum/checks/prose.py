"""Rules about an author's Markdown, found in its source: a Markdown library passes over them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.curriculum.documents import Place
from app.curriculum.images import FILE, MOST_IN_A_LESSON, Image, WrongImageError, read_image
from app.curriculum.markup import LESSON_FILE
from app.curriculum.mistakes import Mistake, near

READER = MarkdownIt("commonmark", {"html": True}).enable("table")
vars(READER)["validateLink"] = lambda _url: True  # to say what is wrong with one, see all of them
NETWORKING = re.compile(r"(?<!\\)\bnetworking\b", re.IGNORECASE)
PLACED = re.compile(r"\{\{\s*[nN]etworking\s*\}\}")
HALF_PLACED = re.compile(r"\{\{(?!\s*[nN]etworking\s*\}\}).*?(?:\}\}|$)")
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
FOOTNOTE = re.compile(r"\[\^(?P<key>[^\]\s]+)\]")
CODE = re.compile(r"`[^`\n]*`")
SCHEMES = {"https", "mailto"}


@dataclass
class Seen:
    """What the texts of a lesson have used so far."""

    folder: Path
    """The curriculum's."""
    heading: int = 1
    """Level of the last heading: the title is the first."""
    notes: dict[str, Mistake] = field(default_factory=dict)
    """Footnotes: key → the mistake it is if no entry has that key."""
    images: dict[str, Image] = field(default_factory=dict)
    """Pictures, by the name of their file."""


def check_text(text: str, place: Place, seen: Seen, *, for_learners: bool) -> Iterator[Mistake]:
    """Everything about one run of text."""
    yield from check_lines(text, place, seen, for_learners=for_learners)
    for token in READER.parse(text):
        yield from check_token(token, text, place, seen)


def check_short(text: str, place: Place, folder: Path) -> Iterator[Mistake]:
    """A text among an exercise's keys: no HTML, no wrong links, and no notes or images, because
    neither has a place there.
    """
    if found := FOOTNOTE.search(CODE.sub("", text)):
        words = f"`{found[0]}` can stand in the lesson's text only"
        yield place.mistake(0, 0, "note-in-exercise", words)
    for token in READER.parse(text):
        if any(child.type == "image" for child in token.children or ()):
            words = "an image can stand in the lesson's text only"
            yield place.mistake(0, 0, "image-in-exercise", words)
        elif token.type != "heading_open":
            yield from check_token(token, text, place, Seen(folder))


def check_lines(text: str, place: Place, seen: Seen, *, for_learners: bool) -> Iterator[Mistake]:
    """What is seen line by line."""
    fenced = False
    for number, raw in enumerate(text.split("\n")):
        if raw.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        line = raw if not fenced else ""
        line = CODE.sub(lambda code: " " * len(code[0]), line)
        for match in FOOTNOTE.finditer(line):
            words = f"there is no evidence with the key `{match['key']}`"
            at = place.mistake(number, match.start(), "unknown-note", words)
            seen.notes.setdefault(match["key"], at)
        if for_learners:
            yield from say_word(line, number, place)


def say_word(line: str, number: int, place: Place) -> Iterator[Mistake]:
    """People have their own word; a text that says the old one speaks past them."""
    line = PLACED.sub(lambda found: " " * len(found[0]), line)
    for match in HALF_PLACED.finditer(line):
        words = "only `{{ networking }}` and `{{ Networking }}` can stand here"
        yield place.mistake(number, match.start(), "unknown-placeholder", words)
    for match in NETWORKING.finditer(HALF_PLACED.sub(lambda found: " " * len(found[0]), line)):
        words = (
            "say `{{ networking }}` (the person's own word), or `\\networking` for the plain one"
        )
        yield place.mistake(number, match.start(), "says-networking", words)


def check_token(token: Token, text: str, place: Place, seen: Seen) -> Iterator[Mistake]:
    """What only a parser tells."""
    line = token.map[0] if token.map else 0
    if token.type == "heading_open":
        yield from check_heading(int(token.tag[1]), line, place, seen)
    if token.type == "html_block":
        yield place.mistake(line, 0, "raw-html", "HTML is not taken here; write Markdown")
    for child in token.children or ():
        if child.type == "html_inline" and not child.content.startswith("</"):
            at = find(text, line, child.content)
            yield place.mistake(*at, "raw-html", "HTML is not taken here; write Markdown")
        elif child.type == "link_open":
            at = find(text, line, str(child.attrs.get("href", "")))
            yield from check_target(str(child.attrs.get("href", "")), at, place, seen)
        elif child.type == "image":
            yield from check_image(child, find(text, line, str(child.attrs["src"])), place, seen)


def find(text: str, line: int, needle: str) -> tuple[int, int]:
    """Where `needle` stands, from a line on; the line's begin if it is not to be found."""
    for number, content in enumerate(text.split("\n")[line : line + 60], line):
        if (column := content.find(needle)) >= 0 and needle:
            return number, column
    return line, 0


def check_heading(level: int, line: int, place: Place, seen: Seen) -> Iterator[Mistake]:
    """From `##` on, never skipping one on the way down."""
    if level == 1:
        words = "the lesson's title is the only heading of the first level; begin with `##`"
        yield place.mistake(line, 0, "heading-level", words)
    elif level > seen.heading + 1:
        words = f"a heading of level {level} follows one of level {seen.heading}"
        yield place.mistake(line, 0, "heading-level", words)
    seen.heading = level


def check_target(href: str, at: tuple[int, int], place: Place, seen: Seen) -> Iterator[Mistake]:
    """A link leads out by https: or mailto:, or to a lesson of the curriculum that is there."""
    if not href or href.startswith("#"):
        words = "this link leads nowhere; name a page, as `https://…`, or take the link away"
        yield place.mistake(*at, "empty-link", words)
        return
    if scheme := SCHEME.match(href):
        if scheme["scheme"].lower() not in SCHEMES:
            words = f"a link may begin with https: or mailto:, not {scheme['scheme']}:"
            yield place.mistake(*at, "refused-link", words)
        return
    target = href.split("#", maxsplit=1)[0]
    found = LESSON_FILE.match(target)
    if not found:
        words = "a link inside the curriculum leads to a lesson, as `lessons/02-its-id.md`"
        yield place.mistake(*at, "broken-link", words)
    elif not inside(seen.folder, f"lessons/{found['name']}"):
        there = [path.name for path in (seen.folder / "lessons").glob("*.md")]
        words = f"there is no lesson `{target}`{near(found['name'], there)}"
        yield place.mistake(*at, "broken-link", words)


def check_image(token: Token, at: tuple[int, int], place: Place, seen: Seen) -> Iterator[Mistake]:
    """A picture is a file of ours, no SVG, not heavy, and says what it shows."""
    source = str(token.attrs["src"])
    if not token.content.strip():
        yield place.mistake(*at, "no-alternative", "say what this image shows: `![a bus stop](…)`")
    if source.lower().endswith(".svg"):
        yield place.mistake(*at, "svg", "an SVG can hold a script; use PNG or JPEG")
    elif SCHEME.match(source) or source.startswith("//"):
        words = "an image lies in the curriculum's folder: `images/…`; copy it there"
        yield place.mistake(*at, "no-image", words)
    elif not inside(seen.folder, source):
        yield place.mistake(*at, "no-image", f"there is no image `{source}` in this curriculum")
    elif not FILE.fullmatch(source):
        words = "an image lies in `images/`, named with letters, digits, `-`, `_` and `.`"
        yield place.mistake(*at, "image-name", words)
    elif len(seen.images) >= MOST_IN_A_LESSON and source not in seen.images:
        words = f"a lesson shows at most {MOST_IN_A_LESSON} images"
        yield place.mistake(*at, "too-many-images", words)
    else:
        try:
            seen.images[source] = read_image(seen.folder / source)
        except WrongImageError as error:
            yield place.mistake(*at, "picture", f"`{source}` {error}")


def inside(folder: Path, target: str) -> bool:
    """Whether `target` is a file of the folder, without leaving it by `..` or a link."""
    if PurePosixPath(target).is_absolute() or "\\" in target:
        return False
    try:
        path = (folder / target).resolve()
        return path.is_file() and path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
