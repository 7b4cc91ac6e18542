import os
import re
import tomllib

import pytest

from app.core.config import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def pins(name):
    """What a list pins: package -> whether it names a hash."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {re.split(r"==|\s", line)[0]: "--hash=sha256:" in line for line in lines}


def wanted(names):
    return {re.split(r"[^\w.-]|~|=|<|>", name)[0].lower().replace(".", "-") for name in names}


@pytest.mark.parametrize("name", ["app", "dev"])
def test_every_package_is_pinned_by_hash_and_no_address_is_named(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()

    assert all(pins(name).values())
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links", text)


def test_what_the_project_declares_is_pinned():
    app, dev = PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["dev"]

    assert wanted(app) <= {name.replace(".", "-") for name in pins("app")}
    assert wanted(dev) <= {name.replace(".", "-") for name in pins("dev")}
    assert pins("app").keys() <= pins("dev").keys()


@pytest.mark.parametrize(
    "command", ["script/setup", "script/serve", "script/test", "script/check", ".ci/run"]
)
def test_a_command_can_be_run(command):
    assert os.access(ROOT / command, os.X_OK)
