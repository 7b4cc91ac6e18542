"""Our stylesheets, one small file per component, sent to the browser as one.

A page that links twelve files waits for the slowest of two rounds of requests on a phone; one that
imports them waits for each in turn. So they are joined when the application starts, in a fixed
order, under an address that changes with their content and may therefore be kept for a year.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, url_for

CSS = Path(__file__).parents[1] / "static" / "css"
FIRST = ("fonts", "tokens", "theme", "page")
"""These come first, then one per component in the order of their names, and `hardcopy` last."""
NOT_FOR_SCREENS = {"print", "print-preview"}
"""The theme of the PDF documents (`app/press.py`), and of their preview, which links its own."""
DESK = {"cohort", "matrix", "review", "timeline"}
"""What staff pages alone need: a participant on a phone does not pay for it."""


def files(folder: Path = CSS) -> list[Path]:
    """Every stylesheet that all pages share, in the order in which they apply."""
    rank = {name: place for place, name in enumerate(FIRST)} | {"hardcopy": 99}
    apart = NOT_FOR_SCREENS | DESK
    ours = [file for file in folder.glob("*.css") if file.stem not in apart]
    return sorted(ours, key=lambda file: (rank.get(file.stem, 50), file.stem))


def joined(several: Iterable[Path]) -> str:
    """All their rules as one text."""
    return "\n".join(file.read_text(encoding="utf-8") for file in several)


def init_app(app: Flask) -> None:
    """Serve the joined rules beside the single files, so that addresses inside them hold."""
    serve(app, "stylesheet", joined(files()))
    serve(app, "desk", joined(CSS / f"{name}.css" for name in sorted(DESK)))


def serve(app: Flask, name: str, rules: str) -> None:
    """One joined file at an address of its own; templates get the address by `{name}_url()`."""

    def answer() -> Response:
        response = Response(rules, mimetype="text/css")
        response.cache_control.public = True
        response.cache_control.max_age = 31_536_000
        response.cache_control.immutable = True
        return response

    digest = sha256(rules.encode()).hexdigest()[:12]
    app.add_url_rule(f"/static/css/{name}-{digest}.css", name, answer)
    app.jinja_env.globals[f"{name}_url"] = lambda: url_for(name)
