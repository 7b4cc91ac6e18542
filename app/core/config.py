"""Every setting, safe by default; the environment overrides (names are in docs/host.md)."""

from contextlib import suppress
from datetime import timedelta
from os import environ
from pathlib import Path
from secrets import token_hex
from typing import Any, Literal

from pysqlite3 import dbapi2 as sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.types import TypeDecorator

ROOT = Path(__file__).parents[2]
SAFE_SQLITE = (3, 51, 3)
"""The first release without the bug that corrupts a WAL database (sqlite.org/wal.html)."""


def engine(url: str) -> dict[str, Any]:
    """The same engine options everywhere: SQLite comes from the wheel, never from the system."""
    if url.startswith("sqlite"):
        if sqlite.sqlite_version_info < SAFE_SQLITE:
            raise RuntimeError(
                f"SQLite {sqlite.sqlite_version} can corrupt a database; see host.md"
            )
        return {"url": url, "module": sqlite, "connect_args": {"timeout": 5}}
    # What the address itself asks for, as a search path, comes last and wins.
    own = str(make_url(url).query.get("options", ""))
    options = f"-c lock_timeout=4000 -c statement_timeout=15000 -c timezone=UTC {own}"
    return {"url": url, "pool_pre_ping": True, "connect_args": {"options": options.strip()}}


def plainly(kind: str, value: Any, _context: object) -> str | Literal[False]:
    """Write our own column types into a revision as what they are in the database."""
    if kind == "type" and isinstance(value, TypeDecorator):
        return f"sa.{value.impl_instance!r}"
    return False


def instance_folder() -> Path:
    """Where this machine's own files are: `ACQUAINT_INSTANCE`, or `instance/` beside the code."""
    return Path(environ.get("ACQUAINT_INSTANCE") or ROOT / "instance").absolute()


def secret_key(instance: Path) -> str:
    """Made at the first start; two processes starting at once agree on one."""
    path = instance / "secret-key"
    instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        own = instance / f"secret-key.{token_hex(4)}"
        own.touch(mode=0o600)
        own.write_text(token_hex(32))
        with suppress(FileExistsError):
            path.hardlink_to(own)
        own.unlink()
    return path.read_text()


def former_keys(instance: Path) -> list[str]:
    """Keys that sign and seal nothing new and still open what they did: one a line, made by hand
    when the key is changed (R-46).
    """
    path = instance / "secret-keys-before"
    return path.read_text().split() if path.exists() else []


def defaults(instance: Path) -> dict[str, Any]:
    """The settings of this process, from its environment."""
    database = environ.get("DATABASE_URL") or f"sqlite:///{instance}/acquaint.db"
    base = environ.get("BASE_URL") or f"http://127.0.0.1:{environ.get('PORT', '8000')}"
    counters = environ.get("REDIS_URL") or f"shared-sqlite:///{instance}/limits.db"
    return {
        "DATABASE": engine(database),
        "BASE_URL": base.rstrip("/"),  # of links in mails: never what a request claims
        "HTTPS": base.startswith("https:"),
        "PROXIES": int(environ.get("PROXIES", "0")),  # how many stand in front
        "MAIL_URL": environ.get("MAIL_URL"),
        "DEMO": (instance / "demo").exists(),
        "BOOTSTRAP_SERVE_LOCAL": True,
        "RATELIMIT_STORAGE_URI": counters,
        "RATELIMIT_HEADERS_ENABLED": False,
        "RATELIMIT_SWALLOW_ERRORS": True,
        "BABEL_DEFAULT_LOCALE": "en",
        "ALEMBIC": {"script_location": str(ROOT / "app" / "migrations")},
        "ALEMBIC_CONTEXT": {
            "render_as_batch": True,
            "transactional_ddl": True,
            "render_item": plainly,
        },
    } | requests(secure=base.startswith("https:"))


def requests(*, secure: bool) -> dict[str, Any]:
    """How large a request may be, and what its cookie is."""
    return {
        "MAX_CONTENT_LENGTH": 2_000_000,
        "MAX_FORM_MEMORY_SIZE": 1_000_000,
        "MAX_FORM_PARTS": 2_000,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=30),
        "SESSION_REFRESH_EACH_REQUEST": False,
        "SESSION_COOKIE_NAME": "__Host-acquaint" if secure else "acquaint",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # Pages with a secret in their address send no referrer; `access/resend.py` asks the origin.
        "WTF_CSRF_SSL_STRICT": False,
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a long text must not be refused
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(hours=1),
    }
