"""Converters: what may stand in an address, so that anything else is a plain 404."""

from flask import Flask
from werkzeug.routing import BaseConverter


class PublicId(BaseConverter):
    """Twelve characters of Crockford's base 32 (`core/ids.py`)."""

    regex = "[0-9a-hjkmnp-tv-z]{12}"


class Slug(BaseConverter):
    """A center, curriculum, lesson or exercise: kebab-case."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


def init_app(app: Flask) -> None:
    """Name them `id` and `slug`; call before any view is registered."""
    app.url_map.converters |= {"id": PublicId, "slug": Slug}
