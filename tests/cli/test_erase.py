"""`flask people erase`: afterwards the very bytes on disk hold nothing of Dee."""

import pytest

from app import create_app
from app.core import config
from app.core.db import db
from tests.support.browser import Browser

MARK = "a3f9d07be5c41826"


@pytest.fixture
def demo(with_demo, tmp_path, monkeypatch):
    """A real instance with the demo in it."""
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    database = config.engine(f"sqlite:///{tmp_path}/acquaint.db")
    settings = {"SECRET_KEY": "tests", "WTF_CSRF_ENABLED": False, "TESTING": True}
    app = create_app(settings | {"DATABASE": database, "DEMO": True})
    with app.app_context():
        yield app
        db.session.close()
        db.engine.dispose()


def everywhere(folder, needle):
    """The files of the instance that hold `needle`."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if needle.encode() in path.read_bytes()]


def test_nothing_of_dee_is_left_on_disk(demo, tmp_path):
    browser = Browser(demo.test_client())
    browser.post("/sign-in", email="dee@harbor.example", password="a walk along the harbor")
    home = browser.fetch("/").location
    browser.fetch(f"{home}exercises/small-steps/help", "POST", data={"line": MARK})
    assert everywhere(tmp_path, MARK) and everywhere(tmp_path, "Dee Diallo")

    said = demo.test_cli_runner().invoke(args=["people", "erase", "dee@harbor.example", "--yes"])

    assert "is forgotten" in said.output
    for needle in (MARK, "Dee Diallo", "Diallo, Dee", "dee@harbor.example"):
        assert everywhere(tmp_path, needle) == [], needle
