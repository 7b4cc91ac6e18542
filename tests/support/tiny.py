"""The smallest good curriculum, to plant mistakes in."""

from pathlib import Path

CURRICULUM = """\
format: 1
id: tiny
title: Tiny
version: 1.0.0
language: en
license: CC-BY-4.0
authors: [Somebody]
summary: As little as there can be.
audience: Tests
shape: cohort
frameworks: [nace-2024]
lessons:
  - 01-first
calendar:
  - {lesson: 01-first, opens: start, due: session 2 + 2 days}
sessions: 4
completion: {required: all}
"""

LESSON = """\
---
id: first
title: The first
minutes: {teach: 10, do: 20}
questions: [What stops me?]
objectives:
  - {id: name-it, text: Name one thing, evidence: one-thing}
competencies: [nace-2024/CSD]
keypoints: [A feeling is real.]
sources: ["002"]
evidence:
  - {key: liu2014, claim: It helped., reference: Liu 2014, trust: A, checked: 2026-11-22}
leader:
  purpose: One line.
  room: Chairs.
  run_sheet:
    - {minutes: 30, leader: Asks., group: Writes.}
  ask_before_telling: What do you expect?
  if_silent: Wait.
  adapt: {online: a, small: b, low_literacy: c, screen_reader: d}
  safety: Nobody must speak.
  missed: Read it.
setback: {situation: A no, minutes: 10}
---

Some text about {{ networking }}.[^liu2014]

## Then

::: callout Look
Something [to read](https://a.example/).
:::

```exercise
id: one-thing
kind: worksheet
title: Name one thing
minutes: 10
trains: skill
fields:
  - {id: thing, ask: What is it?, type: text}
```

```exercise
id: three
kind: reframe
title: Take it apart
minutes: 10
trains: motivation
from: [fake]
count: 1
```
"""


def write(folder: Path, *, curriculum: str = CURRICULUM, lesson: str | bytes = LESSON) -> Path:
    """The curriculum in `folder/tiny`."""
    home = folder / "tiny"
    (home / "lessons").mkdir(parents=True)
    (home / "curriculum.yaml").write_text(curriculum)
    path = home / "lessons" / "01-first.md"
    if isinstance(lesson, bytes):
        path.write_bytes(lesson)
    else:
        path.write_text(lesson)
    return home


def line_of(text: str, needle: str) -> tuple[int, int]:
    """Where `needle` first stands: line and column, from 1."""
    at = text.index(needle)
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
