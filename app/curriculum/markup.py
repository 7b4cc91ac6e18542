"""An author's Markdown as safe HTML, in the reader's own word: the only maker of Markup in Python.

Two walls: raw HTML is never parsed, and what comes out is cleaned against a list (trust.md R-23).
What is expensive is done once for a text; the person's word is put in afterwards, escaped.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from types import MappingProxyType

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.deflist import deflist_plugin

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").use(deflist_plugin)
INLINE = {"a", "br", "code", "em", "img", "strong", "sup"}
BLOCKS = {"blockquote", "dd", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
TABLES = {"pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "ol": frozenset({"start"}),
    "th": frozenset({"scope"}),
}
SCHEMES = frozenset({"https", "mailto"})
LONGEST = 100_000
"""Characters; a longer text is cut, so that no text can hold the process."""

LOWER, UPPER, PLAIN, NOTE, NOTE_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""Private characters that stand for what is put in last; an author's own are dropped."""
OURS = re.compile("[\ue000-\ue004]")
WORD = re.compile(r"\{\{\s*(?P<case>[nN])etworking\s*\}\}|\\networking\b")
FOOTNOTE = re.compile(r"\[\^(?P<key>[\w-]+)\]")
LESSON_FILE = re.compile(r"(?:lessons/)?(?P<name>\d\d-(?P<id>[a-z0-9-]+)\.md)$")
"""A lesson, as a link in another one names it: from the curriculum's folder, or from its own."""
LINKED = re.compile(rf'(?<=href="){LESSON_FILE.pattern[:-1]}(?=")')
PLACED = re.compile(f"{NOTE}([\\w-]+){NOTE_END}")
PICTURES = "/pictures"
"""Where the site has the pictures of curricula, each by its digest."""
PICTURED = re.compile(r'(?<=<img )src="picture:(\d+)x(\d+)-([0-9a-f]{64})"')
NO_NOTES: Mapping[str, int] = MappingProxyType({})


def render(
    markdown: str, *, word: str | None = None, notes: Mapping[str, int] = NO_NOTES
) -> Markup:
    """Blocks of text. `notes`: key of a footnote → its number in the lesson's list of evidence."""
    return finished(cleaned(markdown[:LONGEST], inline=False), word, notes)


def render_line(
    markdown: str, *, word: str | None = None, notes: Mapping[str, int] = NO_NOTES
) -> Markup:
    """One line: emphasis and links, no paragraphs."""
    return finished(cleaned(markdown[:LONGEST], inline=True), word, notes)


@lru_cache(maxsize=4096)
def cleaned(text: str, *, inline: bool) -> str:
    """HTML with private characters where words and notes belong."""
    shielded = FOOTNOTE.sub(rf"{NOTE}\g<key>{NOTE_END}", WORD.sub(stand_in, OURS.sub("", text)))
    made = MARKDOWN.renderInline(shielded) if inline else MARKDOWN.render(shielded)
    made = re.sub(r"<th\b", '<th scope="col"', made)
    made = LINKED.sub(r"\g<id>", made)  # every page of a lesson has the others beside it
    made = PICTURED.sub(rf'src="{PICTURES}/\3" width="\1" height="\2" loading="lazy"', made)
    return nh3.clean(
        made,
        tags=INLINE | BLOCKS | TABLES,
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel="noopener nofollow ugc",
    )


def stand_in(match: re.Match[str]) -> str:
    """The private character for `{{ networking }}`, `{{ Networking }}` or the plain word."""
    return {"n": LOWER, "N": UPPER, None: PLAIN}[match["case"]]


def finished(html: str, word: str | None, notes: Mapping[str, int]) -> Markup:
    """With the person's word, and a number for each note."""
    own = word or "networking"
    html = html.replace(LOWER, escape(own)).replace(UPPER, escape(own[:1].upper() + own[1:]))
    html = html.replace(PLAIN, "networking")
    return Markup(PLACED.sub(lambda found: note(found[1], notes), html))


def note(key: str, notes: Mapping[str, int]) -> str:
    """A small number that leads to the entry; nothing for a note that the list does not have."""
    number = notes.get(key)
    return f'<sup><a href="#evidence-{escape(key)}">{number}</a></sup>' if number else ""
