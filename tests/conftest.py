import os
from secrets import token_hex

import pytest
from argon2 import PasswordHasher
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from app import create_app
from app.core import config, passwords
from app.core.db import Base, db
from app.core.extensions import limiter
from tests.support.browser import Browser
from tests.support.people import House, build_house

URL = os.environ.get("TEST_DATABASE_URL", "sqlite://")
passwords.HASHER = PasswordHasher(memory_cost=8, time_cost=1, parallelism=1)


def make_app(url, **settings):
    engine = config.engine(url) | ({"poolclass": StaticPool} if url == "sqlite://" else {})
    app = create_app(
        {"TESTING": True, "SECRET_KEY": "tests", "WTF_CSRF_ENABLED": False, "DATABASE": engine}
        | settings
    )
    with app.app_context():
        Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
    return app


@pytest.fixture(scope="session")
def app():
    app = make_app(URL)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(autouse=True)
def _rollback(request):
    """Undo what each test did, commits and all: every session joins one transaction."""
    if "app" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("app")
    with app.app_context(), db.engine.connect() as connection:
        transaction = connection.begin()
        db.sessions.configure(bind=connection, join_transaction_mode="create_savepoint")
        yield
        db.session.close()
        transaction.rollback()
        db.sessions.configure(bind=db.engine, join_transaction_mode="conditional_savepoint")


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch):
    monkeypatch.setattr(limiter, "enabled", False)


@pytest.fixture
def limited(monkeypatch):
    limiter.reset()
    monkeypatch.setattr(limiter, "enabled", True)


@pytest.fixture
def house(app) -> House:
    """Harbor and Northside with Ada, Bea, Cal, Dee, Eli, Fay and Gus (architecture.md)."""
    return build_house()


@pytest.fixture
def browser(app):
    return Browser(app.test_client())


@pytest.fixture
def browsers(app):
    """As many browsers as a test asks for: `browsers()` is a new one."""
    return lambda: Browser(app.test_client())


@pytest.fixture
def apart(tmp_path):
    """A database of its own, where commits are real: for threads and processes at once."""
    if URL == "sqlite://":
        yield f"sqlite:///{tmp_path}/apart.db"
        return
    schema, server = f"apart_{token_hex(4)}", create_engine(URL)
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{URL}{'&' if '?' in URL else '?'}options=-csearch_path%3D{schema}"
    with server.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    server.dispose()
