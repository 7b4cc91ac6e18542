"""`flask doctor` finds what was sabotaged, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app import create_app
from app.core import config
from app.core.db import db, migrate
from app.doctor.facts import Facts, gather
from app.doctor.findings import GRAVE, SLIGHT, findings

NOW = datetime(2027, 3, 11, 12, tzinfo=UTC)
GOOD = Facts(
    base_url="https://acquaint.harbor.example",
    host="127.0.0.1",
    debug=False,
    testing=False,
    demo=False,
    secret="9f2c" * 8 + "6b71a0d3e5",
    secret_mode=0o600,
    instance_mode=0o700,
    database_mode=0o600,
    is_sqlite=True,
    sqlite_version=(3, 53, 4),
    file_system="ext4",
    free_share=0.4,
    mail_url="smtp://localhost:25",
    mail_works=True,
    proxies=1,
    redis=False,
    newest_backup=NOW - timedelta(hours=9),
    dead=0,
    unknown=0,
    oldest_waiting=NOW - timedelta(seconds=20),
    pending_migrations=0,
    newer_database=False,
    fonts=18,
    code_writable=False,
    skew=timedelta(seconds=1),
    centers=1,
    staff_without_step=0,
    mistakes=0,
    now=NOW,
)
SABOTAGED = [
    ({"debug": True}, "debug"),
    ({"testing": True}, "testing"),
    ({"demo": True}, "demo-in-public"),
    ({"base_url": "http://acquaint.harbor.example"}, "http-in-public"),
    ({"base_url": "https://harbor.example/acquaint"}, "base-url-path"),
    ({"base_url": "http://127.0.0.1:8000", "host": "0.0.0.0"}, "base-url-here"),  # noqa: S104
    ({"secret": "short"}, "secret-short"),
    ({"secret": "a" * 64}, "secret-plain"),
    ({"secret_mode": 0o644}, "secret-readable"),
    ({"instance_mode": 0o755}, "instance-open"),
    ({"database_mode": 0o640}, "database-readable"),
    ({"sqlite_version": (3, 40, 1)}, "sqlite-unsafe"),
    ({"file_system": "nfs4"}, "network-disk"),
    ({"newest_backup": None}, "no-backup"),
    ({"newest_backup": NOW - timedelta(hours=27)}, "old-backup"),
    ({"newer_database": True}, "database-newer"),
    ({"pending_migrations": 2}, "migrations"),
    ({"code_writable": True}, "code-writable"),
    ({"skew": timedelta(minutes=5)}, "clock"),
    ({"dead": 3}, "dead"),
    ({"oldest_waiting": NOW - timedelta(hours=1)}, "stuck"),
    ({"mistakes": 1}, "curricula"),
    ({"fonts": 0}, "fonts"),
    ({"free_share": 0.01}, "disk-full"),
    ({"mail_url": "mail.harbor.example", "mail_works": False}, "mail-unknown"),
    ({"mail_url": ""}, "no-mail"),
    ({"proxies": 0}, "proxies"),
    ({"is_sqlite": False}, "no-redis"),
    ({"centers": 0}, "no-center"),
    ({"staff_without_step": 2}, "password-alone"),
    ({"unknown": 1}, "unknown"),
]


def test_a_good_installation_is_left_in_peace():
    assert findings(GOOD) == []


@pytest.mark.parametrize(("broken", "code"), SABOTAGED, ids=[code for _, code in SABOTAGED])
def test_what_was_sabotaged_is_found(broken, code):
    assert code in [one.code for one in findings(replace(GOOD, **broken))]


def test_each_rule_is_sabotaged_once():
    assert {code for _, code in SABOTAGED} == {code for code, *_ in (*GRAVE, *SLIGHT)}


@pytest.fixture
def real(tmp_path, monkeypatch):
    """An installation as the start makes it, up to date and empty."""
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.delenv("HOST", raising=False)
    path = tmp_path / "instance" / "acquaint.db"
    path.parent.mkdir(mode=0o700)
    path.touch(mode=0o600)
    app = create_app({"DATABASE": config.engine(f"sqlite:///{path}")})
    with app.app_context():
        migrate()
        yield app, path
        db.session.close()
        db.engine.dispose()


def test_a_real_one_lacks_only_what_a_first_day_lacks(real):
    found = {one.code for one in findings(gather())}

    assert found <= {"no-backup", "no-mail", "no-center", "disk-full"}


def test_files_that_others_can_read_are_found_on_disk(real):
    _app, path = real
    path.chmod(0o644)
    (path.parent / "secret-key").chmod(0o640)

    found = {one.code for one in findings(gather())}

    assert {"database-readable", "secret-readable"} <= found


def test_deploy_fails_on_what_is_grave_and_says_how_to_mend_it(real):
    app, path = real
    path.chmod(0o644)
    ask = app.test_cli_runner().invoke

    plain, strict = ask(args=["doctor"]), ask(args=["doctor", "--deploy"])

    assert (plain.exit_code, strict.exit_code) == (0, 1)
    assert "chmod 600 acquaint.db" in strict.output
