"""What there is to know about an installation: gathered once, judged in `findings.py`."""

import os
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy import func, select

from app.core import clock, config
from app.core.db import alembic, db
from app.editions.shipped import shipped
from app.models import (
    Authenticator,
    Center,
    Delivery,
    Message,
    Passkey,
    Staff,
)

NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph", "glusterfs"}
"""File systems on which SQLite's locks are not to be trusted (trust.md R-36)."""


@dataclass(frozen=True)
class Facts:
    """An installation as it is; times in UTC, sizes in bytes, modes as `stat` has them."""

    base_url: str
    host: str
    debug: bool
    testing: bool
    demo: bool
    secret: str
    secret_mode: int
    instance_mode: int
    database_mode: int
    is_sqlite: bool
    sqlite_version: tuple[int, ...]
    file_system: str
    free_share: float
    mail_url: str
    mail_works: bool
    proxies: int
    redis: bool
    newest_backup: datetime | None
    dead: int
    unknown: int
    oldest_waiting: datetime | None
    pending_migrations: int
    newer_database: bool
    fonts: int
    code_writable: bool
    skew: timedelta
    centers: int
    staff_without_step: int
    mistakes: int
    now: datetime

    @property
    def is_public(self) -> bool:
        """Whether anybody but this machine can reach it."""
        local = {"127.0.0.1", "localhost", "::1"}
        return (urlsplit(self.base_url).hostname or "") not in local or self.host not in local


def gather() -> Facts:
    """Look at this installation; needs an application context."""
    there = set(alembic.migration_context.get_current_heads())
    known = {revision.revision for revision in alembic.script_directory.walk_revisions()}
    behind = set(alembic.script_directory.get_heads()) - there
    return Facts(
        **of_settings(),
        **of_files(config.instance_folder()),
        pending_migrations=len(behind) if not there - known else 0,
        newer_database=bool(there - known),
        mistakes=len(shipped()[1]),
        now=clock.now(),
        **(NOTHING if behind else counted()),
    )


def of_settings() -> dict[str, Any]:
    """What the environment asks for."""
    settings = current_app.config
    return {
        "base_url": settings["BASE_URL"],
        "host": os.environ.get("HOST", "127.0.0.1"),
        "debug": current_app.debug,
        "testing": current_app.testing,
        "demo": settings["DEMO"],
        "secret": settings["SECRET_KEY"],
        "mail_url": settings["MAIL_URL"] or "",
        "mail_works": urlsplit(settings["MAIL_URL"] or "").scheme in {"smtp", "smtps"},
        "proxies": settings["PROXIES"],
        "redis": settings["RATELIMIT_STORAGE_URI"].startswith("redis"),
    }


def of_files(instance: Path) -> dict[str, Any]:
    """What the disk tells."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    disk = os.statvfs(instance)
    return {
        "secret_mode": mode(instance / "secret-key"),
        "instance_mode": mode(instance),
        "database_mode": mode(Path(db.engine.url.database or "")) if is_sqlite else 0,
        "is_sqlite": is_sqlite,
        "sqlite_version": sqlite.sqlite_version_info,
        "file_system": file_system_of(instance),
        "free_share": disk.f_bavail / max(1, disk.f_blocks),
        "newest_backup": newest(instance / "backups"),
        "fonts": len(list((config.ROOT / "app" / "static" / "fonts").glob("*.woff2"))),
        "code_writable": bool(mode(config.ROOT / "app") & stat.S_IWOTH),
        "skew": skew(instance),
    }


NOTHING = {"dead": 0, "unknown": 0, "oldest_waiting": None, "centers": 0, "staff_without_step": 0}


def counted() -> dict[str, Any]:
    """What the tables tell: undelivered work, centers, staff with a password alone."""
    everywhere = {"across_centers": True}
    with db.looking() as look:
        states = dict(
            look.execute(select(Message.state, func.count()).group_by(Message.state)).all()
        )
        waiting = select(func.min(Message.created_at)).where(Message.state == Delivery.WAITING)
        keys = select(Passkey.user_id).union(select(Authenticator.user_id))
        alone = (
            select(func.count(func.distinct(Staff.user_id)))
            .join(Center, Center.id == Staff.center_id)
            .where(Staff.ended_at.is_(None), Staff.user_id.not_in(keys))
            .where(Center.asks_second_step)
        )
        return {
            "dead": states.get(Delivery.DEAD, 0),
            "unknown": states.get(Delivery.UNKNOWN, 0),
            "oldest_waiting": look.scalar(waiting),
            "centers": look.scalar(select(func.count(Center.id))) or 0,
            "staff_without_step": look.scalar(alone, execution_options=everywhere) or 0,
        }


def mode(path: Path) -> int:
    """Its permission bits; 0 for what is not there."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return 0


def newest(folder: Path) -> datetime | None:
    """When the newest file of a folder was written."""
    times = [path.stat().st_mtime for path in folder.glob("*")] if folder.is_dir() else []
    return datetime.fromtimestamp(max(times), UTC) if times else None


def file_system_of(path: Path) -> str:
    """The kind of the file system that holds `path`, as the kernel calls it."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(errors="replace").splitlines():
        _device, at, name, *_rest = line.split()
        if str(path).startswith(at) and len(at) >= len(best):
            best, kind = at, name
    return kind


def skew(folder: Path) -> timedelta:
    """How far the clock of the file system or of the database is from ours."""
    if db.engine.dialect.name != "sqlite":
        with db.looking() as look:
            theirs = look.scalar(select(func.now()))
        return abs(clock.now() - theirs.astimezone(UTC)) if theirs else timedelta(0)
    probe = folder / ".clock"
    probe.touch(mode=0o600)
    written = datetime.fromtimestamp(probe.stat().st_mtime, UTC)
    probe.unlink()
    return abs(clock.now() - written)
