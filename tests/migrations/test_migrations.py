"""The migrations are the tables, on both engines; a newer database is left alone."""

import pytest
from alembic.autogenerate import compare_metadata
from sqlalchemy import inspect, text

from app import create_app
from app.core import config
from app.core.db import Base, alembic, db, migrate


@pytest.fixture
def empty(apart):
    app = create_app({"SECRET_KEY": "tests", "DATABASE": config.engine(apart)})
    with app.app_context():
        yield app
        db.session.close()
        db.engine.dispose()


def test_the_migrations_make_the_tables(empty):
    migrate()

    assert compare_metadata(alembic.migration_context, Base.metadata) == []


def test_migrating_twice_changes_nothing(empty):
    migrate()
    before = sorted(inspect(db.engine).get_table_names())

    migrate()

    assert sorted(inspect(db.engine).get_table_names()) == before


def test_a_broken_reference_is_refused_on_a_fresh_connection(empty):
    migrate()
    db.engine.dispose()

    with pytest.raises(Exception, match=r"(?i)foreign key"), db.engine.begin() as connection:
        connection.execute(text("INSERT INTO recovery_code (user_id, digest) VALUES (999, 'd')"))


def test_a_database_newer_than_the_code_is_left_alone(empty):
    migrate()
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999999999'"))

    result = empty.test_cli_runner().invoke(args=["set-up"])

    assert result.exit_code != 0
    assert "newer than this code" in result.output
