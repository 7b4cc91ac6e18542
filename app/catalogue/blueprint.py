"""The address of the catalogue, and the one page that takes a large file."""

from typing import Any

from flask import Blueprint, request

from app.core.archives import MOST_SENT

bp = Blueprint("catalogue", __name__, url_prefix="/c/<slug:center>/curricula")
AROUND = 100_000
"""Bytes of a form around its file."""


@bp.url_value_preprocessor
def allow_archives(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything reads the form: only here may a request be as large as a curriculum."""
    if endpoint == "catalogue.bring":
        request.max_content_length = MOST_SENT + AROUND
