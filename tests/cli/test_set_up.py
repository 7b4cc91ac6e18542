"""`flask set-up`: one clear line for whatever keeps an instance from being served."""

import sys

import pytest

from app import create_app
from app.core import config
from app.core.db import db
from app.curriculum.mistakes import Mistake


@pytest.fixture
def instance(tmp_path, monkeypatch):
    """An app on an instance of its own, and a way to call the command."""
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path))
    app = create_app(
        {"SECRET_KEY": "tests", "DATABASE": config.engine(f"sqlite:///{tmp_path}/acquaint.db")}
    )
    with app.app_context():
        yield lambda *words: app.test_cli_runner().invoke(args=["set-up", *words])
        db.session.close()
        db.engine.dispose()


def test_the_demo_says_who_to_sign_in_as(demo_made):
    folder, result = demo_made

    assert result.exit_code == 0
    assert "cal@harbor.example" in result.output and (folder / "demo").exists()


def test_a_real_start_refuses_the_demos_instance(with_demo, instance):
    result = instance()

    assert result.exit_code == 1
    assert "holds the demo" in result.output


def test_the_demo_refuses_a_real_installation(with_demo, instance, tmp_path):
    (tmp_path / "demo").unlink()

    result = instance("--demo")

    assert result.exit_code == 1
    assert "holds a real installation" in result.output
    assert not (tmp_path / "demo").exists()


def test_broken_curricula_stop_the_start_with_all_their_mistakes(instance, monkeypatch):
    wrong = tuple(Mistake("x/curriculum.yaml", n, 1, "missing", "`id` is missing") for n in (1, 2))
    monkeypatch.setattr(sys.modules["app.cli.set_up"], "shipped", lambda: (None, wrong))

    result = instance()

    assert result.exit_code == 1
    assert result.output.count("`id` is missing") == 2


def test_a_file_that_is_no_database_is_one_line(instance, tmp_path):
    (tmp_path / "acquaint.db").write_bytes(b"not a database at all, but long enough" * 100)

    result = instance()

    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
