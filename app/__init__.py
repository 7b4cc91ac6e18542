"""Acquaint: a networking seminar turned into a practiced habit."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(overrides: Mapping[str, Any] | None = None) -> "Flask":
    """Make the application (`app.factory.build`)."""
    # Imported when asked for: `flask curricula check` and the press need no web and no database.
    from app.factory import build

    return build(overrides)
