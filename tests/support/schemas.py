"""As much of JSON Schema as ours say, to see that what is right is right for an editor, too."""

import re

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}


def fits(value, schema, whole):
    """Whether a value is what a schema says; `whole` has the definitions."""
    if "$ref" in schema:
        return fits(value, whole["$defs"][schema["$ref"].removeprefix("#/$defs/")], whole)
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return any(fits(value, one, whole) for one in several)
    return is_of_its_sort(value, schema) and (
        (not isinstance(value, list) or all_fit(value, schema, whole))
        and (not isinstance(value, dict) or keys_fit(value, schema, whole))
    )


def is_of_its_sort(value, schema):
    """One of the values that there are, of the right type, written as it should be."""
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else [value])
    return (
        value in allowed
        and ("type" not in schema or is_a(value, schema["type"]))
        and (not isinstance(value, str) or bool(re.search(schema.get("pattern", ""), value)))
    )


def is_a(value, name):
    """A truth is no number here."""
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def all_fit(values, schema, whole):
    """A list: so many, each as it should be."""
    if not schema.get("minItems", 0) <= len(values) <= schema.get("maxItems", 1000):
        return False
    first = schema.get("prefixItems", [])
    rest = schema.get("items", {})
    return all(
        fits(value, first[place] if place < len(first) else rest, whole)
        for place, value in enumerate(values)
    )


def keys_fit(value, schema, whole):
    """Keys that there are, and those that must be."""
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    if set(schema.get("required", ())) - set(value):
        return False
    for key, part in value.items():
        if key in known and not fits(part, known[key], whole):
            return False
        if key not in known and (
            more is False or (more is not True and not fits(part, more, whole))
        ):
            return False
    return True
