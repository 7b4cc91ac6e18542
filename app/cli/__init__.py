"""Commands for the person at the terminal, one module for each group."""

from flask import Flask

from app.cli.doctor import doctor
from app.cli.people import centers, people
from app.cli.set_up import set_up


def init_app(app: Flask) -> None:
    """Add the commands that need the app; those that do not are entry points (pyproject.toml)."""
    for command in (set_up, doctor, centers, people):
        app.cli.add_command(command)
