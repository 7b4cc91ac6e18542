"""A rule's own examples, tried: it finds those under `finds` and passes by those under `passes`."""

from collections.abc import Iterator

from app.curriculum.asks.check import Ask, check
from app.curriculum.asks.rules import Example, ScriptRule


def untrue(rule: ScriptRule) -> Iterator[tuple[tuple[str, int], str]]:
    """The way to each example that the rule does not do as it says, and words."""
    for number, example in enumerate(rule.finds):
        if not is_found(rule, example):
            yield ("finds", number), "this rule finds nothing in its example"
    for number, example in enumerate(rule.passes):
        if is_found(rule, example):
            yield ("passes", number), "this rule does not pass by its example"


def is_found(rule: ScriptRule, example: Example) -> bool:
    """Whether the rule, alone, finds something in it."""
    return bool(check([rule], Ask.of(example)).findings)
