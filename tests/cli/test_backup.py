"""`flask backup`: a copy is sound, private, and can be put back without bringing anybody back."""

import shutil
import stat

import pytest
from sqlalchemy import func, select

from app import create_app
from app.core import config
from app.core.db import db
from app.models import SubmissionVersion, User

EVERYWHERE = {"across_centers": True}


@pytest.fixture
def demo(with_demo, tmp_path, monkeypatch):
    """A real instance with the demo in it, and a way to give it commands."""
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    database = config.engine(f"sqlite:///{tmp_path}/acquaint.db")
    app = create_app({"SECRET_KEY": "tests", "TESTING": True, "DATABASE": database, "DEMO": True})
    ask = app.test_cli_runner().invoke
    with app.app_context():
        yield lambda *words: ask(args=list(words))
        db.session.close()
        db.engine.dispose()


def copies(folder):
    return sorted((folder / "backups").glob("acquaint-*.db"))


def count(what):
    with db.looking() as look:
        return look.scalar(select(func.count()).select_from(what), execution_options=EVERYWHERE)


def is_there(address):
    with db.looking() as look:
        return look.scalar(select(User.id).where(User.address == address)) is not None


def test_a_copy_is_checked_and_can_be_read_by_its_owner_alone(demo, tmp_path):
    said = demo("backup", "make")

    assert said.exit_code == 0, said.output
    assert "sound" in said.output
    [copy] = copies(tmp_path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_only_the_newest_copies_stay(demo, tmp_path):
    demo("backup", "make")
    [copy] = copies(tmp_path)
    for day in range(1, 4):
        shutil.copy(copy, copy.with_name(f"acquaint-2020-01-0{day}T000000Z.db"))

    demo("backup", "make", "--keep", "2")

    kept = [one.name for one in copies(tmp_path)]
    assert len(kept) == 2
    assert "acquaint-2020-01-01T000000Z.db" not in kept


def test_what_was_lost_is_back_and_dee_who_was_erased_since_is_not(demo, tmp_path):
    demo("backup", "make")
    [copy] = copies(tmp_path)
    demo("people", "erase", "dee@harbor.example", "--yes")
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM submission_version")

    said = demo("backup", "restore", str(copy), "--yes")

    assert said.exit_code == 0, said.output
    assert "Erased again: 1" in said.output
    assert is_there("cal@harbor.example")
    assert not is_there("dee@harbor.example")
    assert count(SubmissionVersion) > 0
    assert (tmp_path / "acquaint.db.before").exists()


def test_a_damaged_copy_is_refused_and_nothing_is_touched(demo, tmp_path):
    demo("backup", "make")
    [copy] = copies(tmp_path)
    broken = tmp_path / "broken.db"
    broken.write_bytes(copy.read_bytes()[:40_000] + b"\0" * 9_000)

    said = demo("backup", "restore", str(broken), "--yes")

    assert said.exit_code == 1
    assert "broken.db" in said.output
    assert "Traceback" not in said.output
    assert is_there("cal@harbor.example")
