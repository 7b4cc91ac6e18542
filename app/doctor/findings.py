"""What is wrong with an installation, and how to mend it: each rule a plain function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.core.config import SAFE_SQLITE
from app.doctor.facts import NETWORK, Facts

BACKUP = timedelta(hours=26)
SKEW = timedelta(minutes=2)
STUCK = timedelta(minutes=30)
FONTS = 18


@dataclass(frozen=True)
class Finding:
    """`grave` ones keep an installation from being fit for real people."""

    code: str
    words: str
    grave: bool = True


Rule = tuple[str, Callable[[Facts], bool], str]

GRAVE: Sequence[Rule] = (
    ("debug", lambda f: f.debug, "Debug mode is on: anybody could run code. Unset FLASK_DEBUG."),
    ("testing", lambda f: f.testing, "Testing mode is on: leave TESTING out."),
    (
        "demo-in-public",
        lambda f: f.demo and f.is_public,
        "Everybody knows the demo's password, and others can reach it. Take another instance.",
    ),
    (
        "http-in-public",
        lambda f: f.is_public and not f.base_url.startswith("https://"),
        "BASE_URL begins with http: passwords travel in the open. Put TLS in front and say https.",
    ),
    (
        "base-url-path",
        lambda f: f.base_url.count("/") > 2,
        "BASE_URL has a path. It is the address of the site alone, as https://site.example.",
    ),
    (
        "base-url-here",
        lambda f: f.host not in {"127.0.0.1", "localhost", "::1"} and "//127.0.0.1" in f.base_url,
        "HOST is open to others and BASE_URL says 127.0.0.1: links in mails would lead nowhere.",
    ),
    (
        "secret-short",
        lambda f: len(f.secret) < 32,
        "The secret key has fewer than 32 characters. docs/host.md says how to change it.",
    ),
    (
        "secret-plain",
        lambda f: len(set(f.secret)) < 8,
        "The secret key is easy to guess. docs/host.md says how to change it.",
    ),
    (
        "secret-readable",
        lambda f: bool(f.secret_mode & 0o077),
        "Others can read instance/secret-key: chmod 600 it.",
    ),
    (
        "instance-open",
        lambda f: bool(f.instance_mode & 0o077),
        "Others can look into the instance folder: chmod 700 it.",
    ),
    (
        "database-readable",
        lambda f: f.is_sqlite and bool(f.database_mode & 0o077),
        "Others can read the database: chmod 600 acquaint.db.",
    ),
    (
        "sqlite-unsafe",
        lambda f: f.is_sqlite and f.sqlite_version < SAFE_SQLITE,
        "This SQLite can corrupt a database. Install the pysqlite3 wheel anew: script/setup.",
    ),
    (
        "network-disk",
        lambda f: f.is_sqlite and f.file_system in NETWORK,
        "The instance lies on a network disk, where SQLite's locks do not hold. Take a local one.",
    ),
    (
        "no-backup",
        lambda f: f.newest_backup is None,
        "There is no backup: flask backup make, every night (docs/host.md).",
    ),
    (
        "old-backup",
        lambda f: f.newest_backup is not None and f.now - f.newest_backup > BACKUP,
        "The newest backup is older than 26 hours.",
    ),
    (
        "database-newer",
        lambda f: f.newer_database,
        "The database is newer than this code. Run the release that changed it.",
    ),
    (
        "migrations",
        lambda f: f.pending_migrations > 0,
        "The database is older than this code: flask set-up brings it up to date.",
    ),
    (
        "code-writable",
        lambda f: f.code_writable,
        "Everybody on this machine can change the program: chmod o-w it.",
    ),
    (
        "clock",
        lambda f: f.skew > SKEW,
        "The clocks of this machine and of its database or disk differ by more than two minutes.",
    ),
    (
        "dead",
        lambda f: f.dead > 0,
        "Mails or jobs have failed for good. Their lines in the log say why.",
    ),
    (
        "stuck",
        lambda f: f.oldest_waiting is not None and f.now - f.oldest_waiting > STUCK,
        "Mails or jobs have waited for half an hour: is the worker running?",
    ),
    (
        "curricula",
        lambda f: f.mistakes > 0,
        "The curricula have mistakes: flask curricula check names them.",
    ),
    ("fonts", lambda f: f.fonts < FONTS, "The web fonts are missing: run script/setup."),
    (
        "disk-full",
        lambda f: f.free_share < 0.05,
        "Less than a twentieth of the disk is free. When it is full, nothing can be saved.",
    ),
    (
        "mail-unknown",
        lambda f: bool(f.mail_url) and not f.mail_works,
        "MAIL_URL is not understood. It begins with smtp:// or smtps://.",
    ),
)
SLIGHT: Sequence[Rule] = (
    (
        "no-mail",
        lambda f: not f.mail_url and not f.demo,
        "There is no MAIL_URL: no invitations, no links to sign in, no answers by mail.",
    ),
    (
        "proxies",
        lambda f: f.base_url.startswith("https://") and f.proxies == 0,
        "BASE_URL says https and PROXIES is 0. If a proxy stands in front, say how many.",
    ),
    (
        "no-redis",
        lambda f: not f.is_sqlite and not f.redis,
        "PostgreSQL without REDIS_URL: with several machines each counts its own limits.",
    ),
    ("no-center", lambda f: f.centers == 0, "There is no center yet: script/serve says how."),
    (
        "password-alone",
        lambda f: f.staff_without_step > 0,
        "Some staff have no second step yet. They are asked for it at their next sign-in.",
    ),
    (
        "unknown",
        lambda f: f.unknown > 0,
        "Of some mails nobody knows whether they arrived; they are not sent again.",
    ),
)


def findings(facts: Facts) -> list[Finding]:
    """Everything that is wrong, the grave first."""
    grave = [Finding(code, words) for code, applies, words in GRAVE if applies(facts)]
    slight = [
        Finding(code, words, grave=False) for code, applies, words in SLIGHT if applies(facts)
    ]
    return grave + slight
