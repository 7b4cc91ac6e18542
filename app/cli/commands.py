"""All commands that need the app; those for authors are entry points, and load none of it."""

from flask import Flask

from app.cli.backup import backup
from app.cli.doctor import doctor
from app.cli.people import centers, people
from app.cli.set_up import set_up


def init_app(app: Flask) -> None:
    """Add them to `flask`."""
    for command in (set_up, doctor, centers, people, backup):
        app.cli.add_command(command)
