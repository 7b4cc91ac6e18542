"""What a schema found wrong, in an author's words and at the right key."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from app.curriculum.documents import Document
from app.curriculum.mistakes import Mistake, near, one_of
from app.curriculum.written import IN_WORDS

SAID: Mapping[str, str] = {
    "missing": "`{name}` is missing",
    "int_parsing": "`{name}` wants a whole number",
    "int_type": "`{name}` wants a whole number",
    "int_from_float": "`{name}` wants a whole number",
    "float_parsing": "`{name}` wants a number",
    "float_type": "`{name}` wants a number",
    "bool_parsing": "`{name}` wants `true` or `false`",
    "bool_type": "`{name}` wants `true` or `false`",
    "tuple_type": "`{name}` wants a list",
    "list_type": "`{name}` wants a list",
    "dict_type": "`{name}` wants `key: value` lines",
    "model_type": "`{name}` wants `key: value` lines",
    "model_attributes_type": "`{name}` wants `key: value` lines",
    "too_short": "`{name}` wants at least {min_length}",
    "too_long": "`{name}` takes {max_length} at the most",
    "string_too_short": "`{name}` is empty",
    "string_too_long": "`{name}` takes {max_length} characters at the most",
    "greater_than_equal": "`{name}` must be {ge} or more",
    "greater_than": "`{name}` must be more than {gt}",
    "less_than_equal": "`{name}` must be {le} or less",
    "less_than": "`{name}` must be less than {lt}",
    "union_tag_not_found": "`{discriminator}` is missing",
}


Steps = tuple[int | str, ...]
MOST = 200
"""Mistakes that are said of one value: whoever mends so many checks again."""


def explain(
    document: Document, error: ValidationError, spec: type[BaseModel], inside: Steps = ()
) -> Iterator[Mistake]:
    """One mistake for each thing that was found; `inside` leads to where the value stands."""
    found = error.errors()[:MOST]
    for item in found:
        if item["type"] == "too_short" and any(is_inside(one, item) for one in found):
            continue  # an entry with a mistake of its own is counted as if it were not there
        steps = (*inside, *item["loc"], *getattr(error_of(item), "steps", ()))
        yield document.wrong(steps, item["type"].replace("_", "-"), words(item, spec))


def error_of(item: ErrorDetails) -> object:
    """The exception that a rule of ours raised, if one did."""
    return (item.get("ctx") or {}).get("error")


def is_inside(one: ErrorDetails, other: ErrorDetails) -> bool:
    """Whether `one` stands further in, where the other does."""
    deep, at = one["loc"], other["loc"]
    return len(deep) > len(at) and deep[: len(at)] == at


def words(item: ErrorDetails, spec: type[BaseModel]) -> str:
    """What to say of one of pydantic's findings."""
    name = next((step for step in reversed(item["loc"]) if isinstance(step, str)), "this")
    context = item.get("ctx") or {}
    if item["input"] is None and item["type"] not in {"missing", "extra_forbidden"}:
        return f"`{name}` is empty"
    if item["type"] == "missing" and isinstance(item["loc"][-1], int):
        return f"`{name}` wants one more"
    special = {
        "extra_forbidden": lambda: unknown(name, item, spec),
        "literal_error": lambda: literal(name, item, context),
        "enum": lambda: literal(name, item, context),
        "union_tag_invalid": lambda: variant(context),
        "string_pattern_mismatch": lambda: written(name, str(context["pattern"])),
        "string_type": lambda: no_text(name, item, spec),
        "value_error": lambda: str(context.get("error", item["msg"])),
    }
    if say := special.get(item["type"]):
        return say()
    facts = {key: str(value).strip("'") for key, value in context.items()}
    said = SAID.get(item["type"])
    return said.format(name=name, **facts) if said else f"`{name}`: {item['msg'].lower()}"


def unknown(name: str, item: ErrorDetails, spec: type[BaseModel]) -> str:
    """A key that is none: misspelled, or the rest of a text with a comma in it, between braces."""
    if guessed := near(name, siblings(item, spec)):
        return f"unknown key `{name}`{guessed}"
    comma = "; a text with a comma goes in quotes" if item["input"] is None else ""
    return f"unknown key `{name}`{comma}"


def written(name: str, pattern: str) -> str:
    """How a short text has to look."""
    return f"`{name}` is written as {IN_WORDS.get(pattern, pattern)}"


def no_text(name: str, item: ErrorDetails, spec: type[BaseModel]) -> str:
    """A number where text belongs, or a list: a text that only looks like one goes in quotes."""
    for model in models_in(spec):
        found = model.model_fields.get(name)
        for rule in found.metadata if found else ():
            if pattern := getattr(rule, "pattern", None):
                return written(name, pattern)
    value = item["input"]
    if isinstance(value, (dict, list, tuple)):
        return f"`{name}` wants text; put it in quotes, most of all when it holds `:`"
    plain = str(value).lower() if isinstance(value, bool) else value
    return f'`{name}` wants text; put it in quotes: "{plain}"'


def literal(name: str, item: ErrorDetails, context: Mapping[str, Any]) -> str:
    """One of a few words."""
    expected = str(context["expected"]).replace("'", "`")
    choice = "one of" if "`, `" in expected or " or " in expected else "always"
    return f"`{name}` is {choice} {expected}{guess(item, context)}"


def variant(context: Mapping[str, Any]) -> str:
    """The key that says which kind of thing it is."""
    tags = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
    key = str(context["discriminator"]).strip("'")
    return f"`{key}` is one of {one_of(tags)}, not `{context['tag']}`{near(context['tag'], tags)}"


def guess(item: ErrorDetails, context: Mapping[str, Any]) -> str:
    """A near miss among the values that there are."""
    known = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    return near(item.get("input"), known)


def siblings(item: ErrorDetails, spec: type[BaseModel]) -> set[str]:
    """The keys that may stand where an unknown one does: those of the model itself at the top,
    those of all its parts further in.
    """
    models = [spec] if len(item["loc"]) == 1 else list(models_in(spec))
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def models_in(spec: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and those its fields are made of."""
    seen: set[type[BaseModel]] = set()
    waiting: list[Any] = [spec]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            yield kind
            waiting += [field.annotation for field in kind.model_fields.values()]
        waiting += [part for part in getattr(kind, "__args__", ()) if part is not kind]
