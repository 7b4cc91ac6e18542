"""Examples to borrow from, and what is known: read once, shown on a page and on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from app import sheets
from app.curriculum.called import channels, purposes
from app.curriculum.closed import Purpose
from app.curriculum.examples import Agenda, Message, Pack, Rubric, SetbackCard
from app.curriculum.library import shared
from app.curriculum.shelf import Shelf

PART = "<any(messages, packs, setbacks, meeting):part>"
"""In an address."""


@dataclass(frozen=True)
class Examples:
    """All of them, for a template."""

    messages: Sequence[tuple[Purpose, str, Sequence[Message]]]
    """Purpose, what it is called, and its messages."""
    packs: Sequence[Pack]
    setbacks: Sequence[SetbackCard]
    agenda: Agenda
    rubric: Rubric
    channels: Mapping[str, str]
    """What the ways to reach somebody are called."""


def banks() -> Shelf:
    """In the language of whoever asks, else in English."""
    return shared(str(get_locale() or "en"))


def titles() -> Mapping[str, str]:
    """The parts of the page, in order."""
    return {
        "messages": _("Messages"),
        "packs": _("By work"),
        "setbacks": _("Setbacks"),
        "meeting": _("A meeting"),
    }


def headings() -> Mapping[str, str]:
    """The same on paper, where they stand alone."""
    return {
        "messages": _("Messages to borrow"),
        "packs": _("Examples by kind of work"),
        "setbacks": _("Cards for bad days"),
        "meeting": _("Twenty minutes, and how to watch them"),
    }


def examples() -> Examples:
    """What there is to borrow."""
    shelf = banks()
    written = list(shelf.entries("messages").values())
    return Examples(
        messages=[
            (purpose, words[0].upper() + words[1:], [m for m in written if m.purpose == purpose])
            for purpose, words in ((Purpose(one), said) for one, said in purposes().items())
        ],
        packs=list(shelf.entries("packs").values()),
        setbacks=list(shelf.entries("setbacks").values()),
        agenda=shelf.entries("agenda")["twenty-minutes"],
        rubric=shelf.entries("rubric")["observer"],
        channels={channel.value: said for channel, said in channels().items()},
    )


def on_paper(part: str, *, center: str, paper: str) -> ResponseReturnValue:
    """One part as a handout: as a page, or with `?as=pdf` as a PDF."""
    as_pdf = request.args.get("as") == "pdf"
    title = headings()[part]
    html = render_template(
        "print/examples.html",
        title=title,
        part=part,
        examples=examples(),
        center_name=center,
        preview=not as_pdf,
        pdf_url=f"{request.path}?as=pdf",
    )
    return sheets.as_pdf(html, title, paper=paper) if as_pdf else html
