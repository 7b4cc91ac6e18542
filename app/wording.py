"""The person's own word for networking, and Markdown that speaks it."""

from collections.abc import Mapping, Sequence

from flask import Flask, g
from flask_babel import gettext

from app.curriculum import markup, phrases
from app.curriculum.schema import Evidence


def init_app(app: Flask) -> None:
    """Give templates `own_word()` and the two Markdown filters."""
    app.jinja_env.globals["own_word"] = own_word
    phrases.speak(gettext, own_word)
    app.jinja_env.filters |= {"markdown": markdown, "markdown_line": markdown_line}


def own_word() -> str:
    """The participant's word, else the center's, else the plain one."""
    standing = g.get("standing")
    if standing is None:
        return "networking"
    own = standing.enrollment.word if standing.enrollment else None
    return str(own or standing.center.word)


def markdown(text: str, evidence: Sequence[Evidence] = ()) -> str:
    """Blocks of an author's text as markup, in the person's word; `evidence` numbers its notes."""
    return markup.render(text, word=own_word(), notes=numbered(evidence))


def markdown_line(text: str, evidence: Sequence[Evidence] = ()) -> str:
    """One line of an author's text, in the person's word."""
    return markup.render_line(text, word=own_word(), notes=numbered(evidence))


def numbered(evidence: Sequence[Evidence]) -> Mapping[str, int]:
    """Key → number, from 1, in the order of the lesson's list."""
    return {entry.key: number for number, entry in enumerate(evidence, start=1)}
