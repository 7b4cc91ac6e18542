"""Pointing the search somewhere: the pieces first, then one short sentence and one longer one.

Stored: `field role place setting contribution not-for` (texts) · `proof-1` to `proof-<proofs>`
(texts) · `short` `long` (the two sentences) · `repeat` (`yes`, `no` or null: whether somebody else
could say it back). Every hand-in is kept as a version, so that earlier targets can be read.
"""

from typing import Literal

from pydantic import Field

from app.curriculum.kinds.base import Exercise


class Spec(Exercise):
    """`short` and `long` are limits in words."""

    kind: Literal["target"]
    proofs: int = Field(default=2, ge=1, le=5)
    short: int = Field(default=25, ge=5, le=60)
    long: int = Field(default=60, ge=10, le=200)
