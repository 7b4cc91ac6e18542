"""What the check says is in plain words, at the place, and said once."""

import pytest

from app.curriculum.library import Library
from tests.support import tiny

C, L = "curriculum.yaml", "lessons/01-first.md"
FIELD = "{id: thing, ask: What is it?, type: text}"

# file, what is replaced, by what, where the mistake stands (in the changed file), how it begins
PLANTED = [
    (C, "version: 1.0.0", "version: 1.0", "version", "`version` is written as three numbers"),
    (C, "language: en", "language: English", "language", "`language` is written as a short code"),
    (C, "license: CC-BY-4.0", "license:", "license", "`license` is empty"),
    (C, "{required: all}", "{required: 120%}", "required: 120", "`required` is written as `all`"),
    (C, "sessions: 4", "group: {min: 9, max: 6}\nsessions: 4", "min: 9", "`min` is 9, more than"),
    (C, "sessions: 4\n", "", "format", "`sessions` is missing"),
    (C, "[nace-2024]", "[nace-2042]", "nace-2042", "there is no framework `nace-2042`"),
    (C, "summary: As", "summary: <<: As", ": As", "this cannot be read: a `:` inside a text"),
    (C, "title: Tiny", "title: 'Tiny' one", "one", "this cannot be read: text goes on after the"),
    (
        C,
        "due: session 2 + 2 days}",
        "due: session 2 + 2 days",
        "sessions",
        "this cannot be read: a",
    ),
    (C, "{required: all}", "{<<: {required: all}}", "<<", "`<<` is not used here"),
    (L, "title: The first", "title: '  '", "title", "`title` is empty"),
    (
        L,
        "evidence: one-thing}",
        "evidence: one-thing}\n  - {id: name-it, text: List two, evidence: three}",
        None,
        "`name-it` is the id of an objective above",
    ),
    (L, "trust: A", "trust: A, checkd", "checkd", "unknown key `checkd`, did you mean `checked`?"),
    (L, "checked: 2026-11-22", "checked: 2026-13-45", "2026-13", "there is no day `2026-13-45`"),
    (
        L,
        "leader: Asks.",
        "leader: Asks, and waits.",
        "and waits",
        "unknown key `and waits.`; a text",
    ),
    (L, FIELD, f"{FIELD}\n  - {FIELD}", None, "two fields have the id `thing`"),
    (L, "type: text}", "type: scale, min: 9, max: 1}", "max: 1}", "`max` must be above `min`"),
    (
        L,
        "What is it?",
        "'[What](http://a.example) is it?'",
        "{id: thing",
        "a link may begin with https:",
    ),
    (L, "What is it?", "What is <b>it</b>?", "{id: thing", "HTML is not taken here"),
    (
        L,
        "What is it?",
        "'What is it?[^liu2014]'",
        "{id: thing",
        "`[^liu2014]` can stand in the lesson's",
    ),
    (L, "Some text", "[Some][a] text", "javascript:", "a link may begin with https: or mailto:"),
    (L, "Some text", "<http://a.example> text", "http://", "a link may begin with https:"),
    (L, "Some text", "[Some]() text", "Some", "this link leads nowhere"),
    (L, "Some text", "[Some](#then) text", "#then", "this link leads nowhere"),
    (
        L,
        "Some text",
        "![a](https://a.example/a.png)",
        "https://a.example/a",
        "an image lies in the",
    ),
    (
        L,
        "## Then",
        "```Exercise\nid: a\n```\n\n## Then",
        "Exercise\nid",
        "`Exercise` is shown as it",
    ),
    (
        L,
        "## Then",
        "```yaml exercise\na: b\n```\n\n## Then",
        "yaml exe",
        "`yaml exercise` is shown",
    ),
    (L, "Some text", "[Some](images/a.png) text", "images/a", "a link inside the curriculum leads"),
    (
        L,
        "Some text",
        "[Some](01-frist.md) text",
        "01-frist",
        "there is no lesson `01-frist.md`, did",
    ),
    (L, "Some text", "Some\u202etext", "\u202e", "an invisible character (U+202E)"),
]


@pytest.mark.parametrize(("file", "old", "new", "at", "says"), PLANTED)
def test_a_planted_mistake_is_said_once_and_in_plain_words(tmp_path, file, old, new, at, says):
    texts = {C: tiny.CURRICULUM, L: tiny.LESSON}
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    if at == "javascript:":
        texts[file] = texts[file].replace("## Then", "[a]: javascript:alert(1)\n\n## Then")

    mistakes = Library.load(tiny.write(tmp_path, curriculum=texts[C], lesson=texts[L]))[1]

    assert [(one.path, one.message[: len(says)]) for one in mistakes] == [(file, says)]
    line, _column = tiny.line_of(texts[file], at or new)
    assert mistakes[0].line == line + (0 if at else 1)
    assert "^" not in mistakes[0].message.replace("[^", "")  # no pattern that programs read
