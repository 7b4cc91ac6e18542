"""`script/crash [--rounds N] [--negative-control]`."""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite

from bench.crash.typist import EXERCISE, Typist

ROOT = Path(__file__).parents[2]
TEXTS = """SELECT answers FROM submission WHERE exercise_id = :exercise UNION ALL
SELECT v.answers FROM submission_version v JOIN submission s ON s.id = v.submission_id
WHERE s.exercise_id = :exercise"""


def start(env, port, *, early):
    """The site, in a process group of its own; returns when it answers."""
    command = [str(ROOT / "script" / "serve"), "--demo"]
    if early:
        command = [str(ROOT / ".venv/bin/gunicorn"), "--no-control-socket", "-k", "gthread"]
        command += ["-w", "2", "--threads", "4", "-b", f"127.0.0.1:{port}", "bench.crash.early:app"]
    quiet = subprocess.DEVNULL
    site = subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True
    )
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                return site
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the site did not start")


def kill(site, typists):
    """Every process at once; what the typists have been told up to now, they were told before."""
    for typist in typists:
        typist.lock.acquire()
    try:
        told = [typist.acknowledged for typist in typists]
        os.killpg(site.pid, signal.SIGKILL)
    finally:
        for typist in typists:
            typist.lock.release()
    site.wait()
    return told


def look(path):
    """The texts that are there, and whether the file is whole."""
    base = sqlite.connect(str(path))
    whole = base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    whole = whole and not base.execute("PRAGMA foreign_key_check").fetchall()
    rows = base.execute(TEXTS, {"exercise": EXERCISE}).fetchall()
    base.close()
    return whole, [json.loads(row[0]).get("notice") or "" for row in rows]


def is_there(text, texts):
    """Every mark of what was acknowledged stands in some text that is kept."""
    kept = {mark for kept_text in texts for mark in kept_text.split()}
    return set(text.split()) <= kept


def main():
    parser = argparse.ArgumentParser(prog="script/crash")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--negative-control", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="acquaint-crash-") as folder:
        sys.exit(run(Path(folder), wanted.rounds, early=wanted.negative_control))


def run(folder, rounds, *, early):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"ACQUAINT_INSTANCE": str(folder), "PORT": str(port)}
    subprocess.run([ROOT / ".venv/bin/flask", "--app", "wsgi", "set-up", "--demo"], env=env,
                   cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # fmt: skip
    typists = [Typist(f"http://127.0.0.1:{port}", name) for name in ("cal", "dee")]
    lost = broken = 0
    site = start(env, port, early=early)
    for typist in typists:
        typist.sign_in()
        typist.start()
    print("round  acknowledged  conflicts  lost  whole")
    for number in range(1, rounds + 1):
        time.sleep(random.uniform(0.5, 2.0))
        told = kill(site, typists)
        whole, texts = look(folder / "acquaint.db")
        gone = sum(not is_there(text, texts) for text in told)
        lost, broken = lost + gone, broken + (not whole)
        saves, conflicts = (
            sum(getattr(t, name) for t in typists) for name in ("saves", "conflicts")
        )
        print(
            f"{number:5}  {saves:12}  {conflicts:9}  {gone:4}  {'yes' if whole else 'NO'}",
            flush=True,
        )
        site = start(env, port, early=early)
    for typist in typists:
        typist.ended.set()
    time.sleep(0.5)
    os.killpg(site.pid, signal.SIGTERM)
    site.wait(30)
    print(f"{rounds} kills, {saves} saves acknowledged, {lost} lost, {broken} files broken")
    return 1 if lost or broken else 0


if __name__ == "__main__":
    main()
