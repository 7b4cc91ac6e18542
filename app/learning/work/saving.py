"""A save as it arrives: from a button or from a script, once or twice, on top of what it knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from app.access import replay
from app.core.errors import wants_json
from app.core.forms import BaseForm
from app.curriculum.kinds.base import Exercise
from app.models import Enrollment
from app.submissions.service import Conflict, Saved, hand_in, save_draft

MUTATION = "mutation_id"
SAVE = "save "
"""Before the name of a script's save, so that it is never taken for a form's token."""
HANDS_IN = frozenset({"hand-in", "done"})


@dataclass(frozen=True)
class Outcome:
    """What came of a save."""

    result: Saved | Conflict
    is_handed_in: bool = False
    missing: Mapping[str, str] | None = None
    """What a hand-in still lacks: field name → what to do. None when none was asked for."""


def keep(enrollment: Enrollment, exercise: Exercise, form: BaseForm, base: int) -> Outcome:
    """Save what was sent and, if that was asked, hand it in.

    The text is saved before anything is said about it. Raises DomainError when nothing may be
    written any more.
    """
    button = "" if wants_json() else request.form.get("do", "")
    result = save_draft(enrollment, exercise, answers=form.data, base_version=base, asked=button)
    if isinstance(result, Conflict) or button not in HANDS_IN:
        return Outcome(result)
    missing = exercise.missing(form.data)
    if not missing:
        hand_in(result.submission, exercise)
    return Outcome(result, is_handed_in=not missing, missing=missing)


def first_result() -> Mapping[str, Any]:
    """What a script was told of this very save, if it sends it again; else {}."""
    token = request.form.get(MUTATION, "") if wants_json() else ""
    return (replay.result_of(SAVE + token) or {}) if token else {}


def base_version() -> int:
    """The version that this text started from; nonsense counts as none.

    `after` names the last save whose answer the page never got. If that one did arrive, this text
    started from what it made: nobody is in conflict with herself.
    """
    sent, after = request.form.get("base_version", ""), request.form.get("after", "")
    number = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
    known = (replay.result_of(SAVE + after) or {}) if after else {}
    return max(number, int(known["version"])) if known.get("state") == "saved" else number


def point_out(form: BaseForm, missing: Mapping[str, str]) -> None:
    """Say at each field what a hand-in still needs of it."""
    for name, words in missing.items():
        if name in form:
            form[name].errors = [*form[name].errors, words]
