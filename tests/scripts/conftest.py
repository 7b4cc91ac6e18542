"""A copy of the scripts with stand-ins for what they start: seconds become milliseconds."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.core.config import ROOT

WEB = """#!{python}
import os, socket, time
listener = socket.create_server(("127.0.0.1", int(os.environ["PORT"])))
time.sleep(60)
"""
STANDS_FOR = {"python": sys.executable}


@dataclass
class Place:
    """A folder with `script/` and whatever a test puts beside it."""

    folder: Path
    user: int | None = None

    def program(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(text.format(**STANDS_FOR))
        file.chmod(0o755)

    def start(self, *words, **settings):
        environment = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "PORT": str(free_port()),
        } | settings
        return subprocess.Popen(
            words,
            cwd=self.folder,
            env=environment,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            user=self.user,
        )

    def run(self, *words, **settings):
        """What it printed, what it complained of, and its code."""
        child = self.start(*words, **settings)
        out, err = child.communicate(timeout=20)
        return out, err, child.returncode


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def place():
    """Ready to serve: set-up has nothing to do, web and worker do nothing but live."""
    usual = os.umask(0o022)  # what another test may have tightened
    folder = Path(tempfile.mkdtemp(prefix="acquaint-scripts-"))
    folder.chmod(0o777)
    place = Place(folder)
    shutil.copytree(ROOT / "script", folder / "script")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    place.program("script/setup", "#!/bin/sh\n")
    place.program(".venv/bin/python", '#!/bin/sh\nexec {python} "$@"\n')
    place.program(".venv/bin/flask", '#!/bin/sh\necho "flask $*"\n')
    place.program(".venv/bin/gunicorn", WEB)
    place.program(".venv/bin/huey_consumer", "#!/bin/sh\nexec sleep 60\n")
    yield place
    shutil.rmtree(folder)
    os.umask(usual)


@pytest.fixture
def started(place):
    """Start the scripts, wait for the line that says so, and leave nothing behind."""
    children = []

    def start(*words, **settings):
        child = place.start(*words, **settings)
        children.append(child)
        assert child.stdout.readline().startswith("flask --app wsgi set-up")
        assert child.stdout.readline().startswith("Acquaint is at")
        return child

    yield start
    for child in children:
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


def family(child):
    """The programs this one started that are alive, as ids by the name of their program."""
    listing = subprocess.run(
        ["/bin/ps", "-o", "pid=,args=", "--ppid", str(child.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.split(maxsplit=1) for line in listing.stdout.splitlines())
    return {("web" if "gunicorn" in args else "worker"): int(pid) for pid, args in lines}
