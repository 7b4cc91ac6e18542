"""`flask curricula preview`: a folder served live, as participants, leaders and a printer see it.

Nobody signs in and nothing is stored: there is no database. Every page reads the folder anew, so
that a saved file is seen with the next click.
"""

from pathlib import Path
from typing import Any

from flask import Flask, abort, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.serving import run_simple

from app import sheets, wording
from app.catalogue.preview.guide import guide_of
from app.catalogue.rendering import show_lesson
from app.core import config, headers, look, pages, tokens, urls
from app.curriculum.library import Library
from app.curriculum.schema import Curriculum, Lesson

HERE = "127.0.0.1"


def preview_app(folder: Path) -> Flask:
    """The application; `folder` is one curriculum's."""
    app = Flask(
        "app",
        root_path=str(config.ROOT / "app"),
        template_folder=str(config.ROOT / "templates"),
    )
    app.config["SECRET_KEY"] = tokens.fresh()  # nobody signs in, and no form is sent
    app.config.update(BOOTSTRAP_SERVE_LOCAL=True, HTTPS=False)
    urls.init_app(app)
    for part in (Babel(), Bootstrap5(), CSRFProtect(), headers, pages, look, wording):
        part.init_app(app)
    app.config["FOLDER"] = folder
    app.add_url_rule("/", "catalogue.curriculum", contents)
    app.add_url_rule("/<slug:lesson>", "catalogue.lesson", lesson)
    app.add_url_rule("/<slug:lesson>/paper", "catalogue.paper", paper)
    app.add_url_rule("/<slug:lesson>/guide", "catalogue.guide", guide)
    return app


def serve(folder: Path, port: int) -> None:
    """On this machine alone, until Ctrl+C. Flask's own `run` does nothing below its commands."""
    run_simple(HERE, port, preview_app(folder), threaded=True)


def read() -> tuple[Curriculum | None, Any]:
    """The folder as it is now."""
    library, mistakes = Library.load(current_app.config["FOLDER"])
    return next(iter(library.curricula), None), mistakes


def contents() -> str:
    """The lessons; or every mistake, while there is one."""
    curriculum, mistakes = read()
    return render_template("catalogue/folder.html", curriculum=curriculum, mistakes=mistakes)


def find(name: str) -> tuple[Curriculum, Lesson]:
    """A lesson of the folder, or 404."""
    curriculum, _mistakes = read()
    found = curriculum.lesson(name) if curriculum else None
    if curriculum is None or found is None:
        abort(404)
    return curriculum, found


def lesson(lesson: str) -> str:
    """As participants see it, or with `?view=leader` as leaders do."""

    def link(**where: Any) -> str:
        return url_for(where.pop("endpoint", "catalogue.lesson"), **where)

    return show_lesson(*find(lesson), request.args.get("view", ""), link)


def paper(lesson: str) -> ResponseReturnValue:
    """As a handout."""
    sheet = sheets.handout(*find(lesson), center="")
    if request.args.get("as") == "pdf":
        return sheets.as_pdf(sheets.set_in_html(sheet), sheet.title, paper="letter", keep=False)
    return sheets.set_in_html(sheet, preview=True, pdf_url=f"{request.path}?as=pdf")


def guide(lesson: str) -> ResponseReturnValue:
    """For whoever leads it."""
    curriculum, found = find(lesson)
    return guide_of(curriculum, [found], paper="letter")
