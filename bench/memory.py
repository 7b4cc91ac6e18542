"""The whole embedded site: how long it takes to start, what it keeps."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(folder: Path) -> Iterator[str]:
    """Start twice, ask two hundred times, stop."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"ACQUAINT_INSTANCE": str(folder / "site"), "PORT": str(port)}
    yield "| what | found | budget |\n|---|---|---|"
    start(env, port).stop()
    site = start(env, port)
    yield f"| second start to the first answer, s | {site.took:.1f} | 3 |"
    time.sleep(3)
    yield f"| memory of all processes at rest, MB (PSS) | {site.memory():.0f} | 230 |"
    for _ in range(200):
        site.get("/sign-in")
    yield f"| after 200 pages, MB (PSS) | {site.memory():.0f} | 330 |"
    site.stop()


class Site:
    """A running `script/serve --demo`."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, took: float) -> None:
        self.process, self.port, self.took = process, port, took

    def get(self, path: str) -> int:
        """The status of a page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            answer.read()
            return int(answer.status)

    def memory(self) -> float:
        """Proportional set size of the whole process group, in MB."""
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if os.getpgid(int(folder.name)) == self.process.pid:
                    lines = (folder / "smaps_rollup").read_text().splitlines()
                    total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
            except (OSError, ProcessLookupError):
                continue
        return total / 1024

    def stop(self) -> None:
        """As a supervisor would."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def start(env: dict[str, str], port: int) -> Site:
    """Until `/health` answers."""
    begin = time.monotonic()
    command = [str(ROOT / "script" / "serve"), "--demo"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=env, start_new_session=True, **silent)
    site = Site(process, port, 0)
    while True:
        try:
            site.get("/health")
            break
        except OSError:
            if process.poll() is not None or time.monotonic() - begin > 120:
                raise RuntimeError("the site did not start") from None
            time.sleep(0.05)
    site.took = time.monotonic() - begin
    return site
