"""What a YAML reader says about a text that it cannot read, in the words of somebody who writes."""

import re
from collections.abc import Callable

Words = Callable[[re.Match[str]], str]

INDENT = "this stands at another column than the lines it belongs to; indent it like them"


def closing(found: re.Match[str]) -> str:
    """A bracket or brace that stays open, or a text inside it that needs quotes."""
    sort = "brace `}`" if found["end"] == "}" else "bracket `]`"
    return f"a comma or a closing {sort} is missing before this; a text with `:` goes in quotes"


def instead(found: re.Match[str]) -> str:
    """A line that does not go on as it began."""
    got = found["got"].strip("<>")
    if got == "scalar":
        return "text goes on after the closing quote; an apostrophe inside quotes is `''`"
    if got in {"]", "}"}:
        return f"this `{got}` closes nothing"
    return INDENT


KNOWN: tuple[tuple[str, Words], ...] = (
    (r"mapping values are not allowed", lambda _: "a `:` inside a text; put the text in quotes"),
    (r"sequence entries are not allowed", lambda _: "a list begins on a line of its own"),
    (r"expected ',' or '(?P<end>[\]}])'", closing),
    (r"expected <block end>, but found '(?P<got>[^']*)'", instead),
    (r"found character '\\t'", lambda _: "a tab; indent with spaces"),
    (
        r"found character '(?P<sign>.)'",
        lambda m: f"a text cannot begin with `{m['sign']}`; quote it",
    ),
    (r"could not find expected ':'", lambda _: "a key wants a `:` behind it, and then a space"),
    (r"end of stream", lambda _: "this quote is never closed"),
    (r"unknown escape character", lambda _: r"a `\` in double quotes; use single quotes"),
    (
        r"single document|found another document",
        lambda _: "a second `---`; one set of keys is enough",
    ),
    (r"found \('(?P<got>[\]}])',\)", lambda m: f"this `{m['got']}` closes nothing"),
    (r"node content, but found '(?P<got>.*)'", lambda m: f"a value is missing before `{m['got']}`"),
    (
        r"a comment or a line break|chomping",
        lambda _: "after `>` or `|` the text begins on a new line",
    ),
    (r"unacceptable character", lambda _: "an invisible character; delete it"),
)


def in_words(problem: str) -> str:
    """The same, to do something about; the reader's own words where we have none."""
    for pattern, words in KNOWN:
        if found := re.search(pattern, problem):
            return f"this cannot be read: {words(found)}"
    return f"this is not YAML: {problem.splitlines()[0][:200]}"
