"""A kind of exercise without the rest of the house: its form, its pages, its paper."""

from bs4 import BeautifulSoup
from flask import Flask, render_template
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.datastructures import MultiDict

from app import wording
from app.core import config, look, pages
from app.core.forms import form_of
from app.curriculum.kinds import exercise_from

COMMON = {"id": "the-exercise", "title": "Do it", "minutes": 10, "trains": "skill"}
PREFIX = "the-exercise-"


def bare_app():
    """The templates and what they need; no database, nobody signed in."""
    app = Flask("bare", template_folder=config.ROOT / "templates")
    app.config.update(SECRET_KEY="tests", BOOTSTRAP_SERVE_LOCAL=True)
    for part in (Babel(), Bootstrap5(), CSRFProtect(), pages, look, wording):
        part.init_app(app)
    return app


def exercise_of(kind, **keys):
    return exercise_from(COMMON | {"kind": kind} | keys)


def sent(exercise, **typed):
    """The form as a browser sends it; names without the exercise's prefix, `__` for a hyphen."""
    posted = MultiDict()
    for name, value in typed.items():
        values = value if isinstance(value, list) else [value]
        posted.setlist(PREFIX + name.replace("__", "-"), values)
    form = form_of(exercise.fields())(formdata=posted, prefix=PREFIX)
    form.validate()
    return form


def stored(exercise, answers):
    """The form as a page shows it, filled with what was stored."""
    return form_of(exercise.fields())(formdata=None, data=answers, prefix=PREFIX)


def page_of(app, exercise, view, answers, **more):
    """One of a kind's pages, drawn: screen, read or paper; `more` is what stands around it."""
    with app.test_request_context():
        form = stored(exercise, answers or {})
        name = f"kinds/{exercise.kind}/{view}.html"
        around = {"exercise": exercise, "answers": answers, "form": form, "word": "talking"}
        html = render_template(name, **around, **more)
    return BeautifulSoup(html, "html.parser")


def words(page):
    """What is to be read there, in one line."""
    return " ".join(page.get_text(" ").split())
