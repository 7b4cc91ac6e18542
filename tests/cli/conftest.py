"""What tests of commands share: one instance with the demo in it, made once and copied."""

import shutil

import pytest

from app import create_app
from app.core import config
from app.core.db import db


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory):
    """The folder of an instance as `set-up --demo` leaves it, and what it said."""
    folder = tmp_path_factory.mktemp("demo")
    database = config.engine(f"sqlite:///{folder}/acquaint.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ACQUAINT_INSTANCE", str(folder))
        app = create_app({"SECRET_KEY": "tests", "DATABASE": database})
        with app.app_context():
            said = app.test_cli_runner().invoke(args=["set-up", "--demo"])
            db.session.close()
            db.engine.dispose()
    return folder, said


@pytest.fixture
def with_demo(demo_made, tmp_path):
    """The demo in `tmp_path`, for this test alone."""
    shutil.copytree(demo_made[0], tmp_path, dirs_exist_ok=True)
