"""Commands for the person at the terminal, one module for each group."""

from flask import Flask

from app.cli.set_up import set_up


def init_app(app: Flask) -> None:
    """Add the commands that need the app; those that do not are entry points (pyproject.toml)."""
    app.cli.add_command(set_up)
