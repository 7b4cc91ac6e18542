"""Markdown to safe HTML: the only maker of Markup."""

import re
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MARKDOWN.use(footnote_plugin).use(deflist_plugin)
LOWER, UPPER, PLAIN = "\ue000", "\ue001", "\ue002"


def shielded(text: str) -> str:
    text = re.sub(r"\{\{\s*networking\s*\}\}", LOWER, text)
    text = re.sub(r"\{\{\s*Networking\s*\}\}", UPPER, text)
    return text.replace("\\networking", PLAIN)


@lru_cache(maxsize=2048)
def html_of(text: str, *, inline: bool) -> str:
    made = MARKDOWN.renderInline(shielded(text)) if inline else MARKDOWN.render(shielded(text))
    return nh3.clean(made, link_rel="noopener nofollow ugc", url_schemes={"https", "mailto"})


def spoken(html: str, word: str | None) -> Markup:
    own = word or "networking"
    html = html.replace(LOWER, escape(own)).replace(UPPER, escape(own[:1].upper() + own[1:]))
    return Markup(html.replace(PLAIN, "networking"))


def render(markdown: str, *, word: str | None = None) -> Markup:
    """Blocks."""
    return spoken(html_of(markdown, inline=False), word)


def render_line(markdown: str, *, word: str | None = None) -> Markup:
    """One line."""
    return spoken(html_of(markdown, inline=True), word)
