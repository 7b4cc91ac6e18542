"""What every template can use: the marks, the words of failures, our stylesheet."""

from flask import Flask

from app.core import stylesheet
from app.core.error_words import words_for
from app.core.marks import MARKS


def init_app(app: Flask) -> None:
    """Give the templates what the layouts and components need; none of it asks the database."""
    stylesheet.init_app(app)
    app.jinja_env.globals |= {"MARKS": MARKS, "error_words": words_for}
