"""What the demo's people say, read from the files beside this one: nothing here is computed."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

SHEETS = ("known-and-knowing-1", "known-and-knowing-2", "ask-better", "keep-it-alive")


def read(name: str) -> Mapping[str, Any]:
    """One file."""
    file = files("app.demo") / "said" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def sheets() -> Mapping[str, Mapping[str, Sequence[Any]]]:
    """Exercise → field → what each voice writes there. No exercise stands in two files."""
    return {exercise: said for name in SHEETS for exercise, said in read(name).items()}


@cache
def messages() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Purpose → a message of each voice: its pieces, or its `text`."""
    return read("messages")


@cache
def targets() -> Sequence[Mapping[str, str]]:
    """Where people point their search, a voice's own first."""
    found: Sequence[Mapping[str, str]] = read("targets")["target"]
    return found


@cache
def feedback() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """By exercise, by kind, and `any`: what a counselor says with a return or an accept."""
    return read("feedback")


@cache
def sentences() -> Sequence[Mapping[str, str]]:
    """Objections taken apart, by whoever hears them."""
    found: Sequence[Mapping[str, str]] = read("sentences")["sentence"]
    return found
