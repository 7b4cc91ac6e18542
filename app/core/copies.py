"""Copies of the database that can be trusted: made in one piece, and read again before they count.

A plain copy of a file that is being written may be broken; SQLite's `VACUUM INTO` and PostgreSQL's
`pg_dump` see one moment (trust.md R-38).
"""

import os
import subprocess
from contextlib import closing
from pathlib import Path
from shutil import which

from pysqlite3 import dbapi2 as sqlite

from app.core import clock
from app.core.db import db

PATIENCE = 600
"""Seconds after which a dump is given up."""


class CopyError(Exception):
    """Why there is no copy, or why it was not put back, in a line."""


def make(folder: Path, *, keep: int) -> Path:
    """A new copy in `folder`, readable by its owner alone; only the newest `keep` stay.

    Raises CopyError when it cannot be made or does not read as a sound database.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_sqlite = db.engine.dialect.name == "sqlite"
    suffix = "db" if is_sqlite else "dump"
    target = folder / f"acquaint-{clock.now():%Y-%m-%dT%H%M%SZ}.{suffix}"
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        vacuum(unfinished) if is_sqlite else dump(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in sorted(folder.glob(f"acquaint-*.{suffix}"))[:-keep]:
        old.unlink()
    return target


def vacuum(target: Path) -> None:
    """One moment of the SQLite database, in a file that is then checked."""
    try:
        with closing(sqlite.connect(db.engine.url.database, timeout=30)) as source:
            source.execute("VACUUM INTO ?", (str(target),))
    except sqlite.Error as error:
        raise CopyError(f"The copy could not be made: {error}.") from error
    refuse_unsound(target)


def refuse_unsound(path: Path) -> None:
    """Raises CopyError unless `path` is a whole database of ours."""
    try:
        with closing(sqlite.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchall()
            broken = copy.execute("PRAGMA foreign_key_check").fetchall()
            copy.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite.Error as error:
        raise CopyError(f"{path.name} is not a database of Acquaint: {error}.") from error
    if said != [("ok",)] or broken:
        raise CopyError(f"{path.name} is damaged; it is not used.")


def dump(target: Path) -> None:
    """One moment of the PostgreSQL database; its password is not seen in the list of processes."""
    url = db.engine.url
    plain = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    program = which("pg_dump")
    if program is None:
        raise CopyError("pg_dump is missing: install postgresql-client.")
    command = [program, "--format=custom", f"--file={target}", f"--dbname={plain}"]
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603 - of our own settings
    except subprocess.SubprocessError as error:
        raise CopyError(f"The copy could not be made: {error}.") from error


def put_back(file: Path) -> None:
    """Let `file` take the place of the SQLite database; what was there stays beside it.

    Raises CopyError for anything but a sound database, and on PostgreSQL (`pg_restore` does it).
    """
    if db.engine.dialect.name != "sqlite":
        raise CopyError("Use pg_restore --clean, then flask backup forget. docs/host.md shows how.")
    refuse_unsound(file)
    there = Path(db.engine.url.database or "")
    db.session.close()
    db.engine.dispose()
    fresh = there.with_name("acquaint.db.new")
    fresh.touch(mode=0o600)
    fresh.write_bytes(file.read_bytes())
    for suffix in ("-wal", "-shm"):
        there.with_name(there.name + suffix).unlink(missing_ok=True)
    if there.exists():
        there.replace(there.with_name("acquaint.db.before"))
    fresh.replace(there)
