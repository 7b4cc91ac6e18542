"""The kinds of exercise, found by looking: a new module here is a new kind."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from app.curriculum.kinds.base import Exercise


def look() -> dict[str, type[Exercise]]:
    """Every kind that has a module here, by its name."""
    return {
        module.name.replace("_", "-"): import_module(f"{__name__}.{module.name}").Spec
        for module in iter_modules(__path__)
        if module.name not in {"base", "fields"}
    }


KINDS = look()


def exercise_from(keys: Mapping[str, Any]) -> Exercise:
    """Make the exercise that `keys` describe; raises KeyError or pydantic's ValidationError."""
    return KINDS[keys["kind"]].model_validate(keys)
