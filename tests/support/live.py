"""The whole site in processes of its own, as `script/serve --demo` starts it: to be looked at with
a real browser, and to be killed.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError

from pysqlite3 import dbapi2 as sqlite

from app.core.config import ROOT

BIN = Path(sys.executable).parent
OURS = {"ACQUAINT_INSTANCE", "DATABASE_URL", "REDIS_URL", "MAIL_URL", "BASE_URL", "HOST", "PORT"}
MEMORY = {
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "262144",
    "MALLOC_TRIM_THRESHOLD_": "262144",
}
WEB = "gunicorn --no-control-socket --preload -k gthread -w 2 --threads 4 --log-level warning"
WORKER = "huey_consumer app.worker.huey -q -w 1 -k thread -g TERM"
PATIENCE = 60


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@dataclass
class Site:
    """An instance in `folder`, served on a port of its own."""

    folder: Path
    app: str = "wsgi:app"
    """What gunicorn serves, and where it finds it."""
    with_worker: bool = False
    port: int = field(default_factory=free_port)
    host: str = "127.0.0.1"
    """As browsers call it; it listens on 127.0.0.1 whatever its name."""
    children: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def log(self) -> Path:
        """What the processes had to say."""
        return self.folder / "log"

    def set_up(self) -> "Site":
        """Tables, curricula and the demo's people."""
        command = [str(BIN / "flask"), "--app", "wsgi", "set-up", "--demo"]
        env = self.environment()
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        return self

    def copy_to(self, folder: Path, **changes: object) -> "Site":
        """The same data in another folder, while nobody writes to it."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("log"))
        return Site(folder, **changes)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        own = {"ACQUAINT_INSTANCE": str(self.folder), "PORT": str(self.port), "BASE_URL": self.base}
        return kept | MEMORY | own

    def start(self) -> "Site":
        """Start, and wait until it answers."""
        self.begin(*WEB.split(), "-b", f"127.0.0.1:{self.port}", *self.app.split())
        if self.with_worker:
            self.begin(*WORKER.split())
        until = time.monotonic() + PATIENCE
        while not self.answers():
            gone = [child.args for child in self.children if child.poll() is not None]
            if gone or time.monotonic() > until:
                raise RuntimeError(f"the site did not start: {gone} {self.log.read_text()[-2000:]}")
            time.sleep(0.05)
        return self

    def begin(self, program: str, *words: str) -> None:
        """One process that leads a group of its own, so that it ends with all its children."""
        with self.log.open("ab") as log:
            self.children.append(
                subprocess.Popen(
                    [str(BIN / program), *words],
                    cwd=ROOT,
                    env=self.environment(),
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.base}/health", timeout=PATIENCE) as response:
                return response.status == 200
        except (URLError, OSError):
            return False

    def kill(self) -> None:
        """Every process at once, as when the power goes: nothing is told, nothing is tidied."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """As a person would end it."""
        self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> None:
        for child in self.children:
            if child.poll() is None:
                os.killpg(child.pid, how)
        for child in self.children:
            child.wait(PATIENCE)
        self.children.clear()

    def rows(self, statement: str, *values: object) -> list[tuple]:
        """Look into the database, or change it, behind the site's back."""
        with closing(sqlite.connect(self.folder / "acquaint.db", timeout=10)) as database:
            found = database.execute(statement, values).fetchall()
            database.commit()
        return found

    def cohort(self, name: str) -> str:
        """The public id of Spring, Autumn or Evening."""
        return self.rows("SELECT public_id FROM cohort WHERE name = ?", name)[0][0]

    @property
    def learn(self) -> str:
        """Where Cal and Dee learn."""
        return f"/c/harbor/learn/{self.cohort('Spring')}"

    @property
    def run(self) -> str:
        """Where Bea runs Spring."""
        return f"/c/harbor/cohorts/{self.cohort('Spring')}"
