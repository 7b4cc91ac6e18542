"""Limits are exact over several processes, and a restart begins no new count (trust.md C8)."""

import os
import subprocess
import sys
from secrets import token_hex

import pytest

from app.core.config import ROOT
from app.core.db import db
from tests.conftest import make_app
from tests.support.people import build_house

pytestmark = pytest.mark.slow
TRIES = 40


@pytest.fixture(params=["beside the database", "in Redis"])
def counters(request, tmp_path):
    """Where the counts are kept."""
    if request.param == "beside the database":
        return f"shared-sqlite:///{tmp_path}/limits.db"
    return os.environ.get("TEST_REDIS_URL") or pytest.skip("no Redis here")


@pytest.fixture
def processes(apart, counters):
    """`processes(address, 3)`: the statuses of what three processes got that tried at once."""
    app = make_app(apart)
    with app.app_context():
        build_house()
        db.session.close()
        db.engine.dispose()
    command = [sys.executable, "-m", "tests.support.trier", apart, counters]

    def run(address, count):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        ask = [*command, address, str(TRIES)]
        started = [subprocess.Popen(ask, cwd=ROOT, **pipes) for _ in range(count)]
        for one in started:
            one.stdin.write("go\n")
            one.stdin.flush()
        return [int(code) for one in started for code in one.communicate(timeout=120)[0].split()]

    return run


def test_three_processes_and_a_fourth_later_share_one_count(processes):
    address = f"{token_hex(4)}@harbor.example"

    codes = processes(address, 3)

    assert codes.count(200) == 10 and codes.count(429) == 3 * TRIES - 10
    assert processes(address, 1) == [429] * TRIES
