"""A curriculum to begin from: as small as one can be that passes the check, with every part of it
named, so that an author replaces words and does not look for keys.
"""

from pathlib import Path

CURRICULUM = """\
format: 1
id: {id}
title: {title}
version: 0.1.0
language: en
license: CC-BY-4.0
authors: [Your name]
summary: One paragraph for the catalogue. Whom it is for, and what they can do afterwards.
audience: People who look for work
shape: cohort            # cohort, workshop or self-paced
group: {{min: 6, max: 20}}
frameworks: [nace-2024]
lessons:
  - 01-a-first-lesson
calendar:
  - {{lesson: 01-a-first-lesson, opens: start, due: session 1 + 2 days}}
sessions: 1
completion: {{required: all, attendance: 0}}
retired: []
"""

LESSON = """\
---
id: a-first-lesson
title: A first lesson
minutes: {teach: 10, do: 20}
questions: ["Whom could I ask one small thing?"]
objectives:
  - {id: name-one, text: "Name one person I could ask", evidence: one-person}
competencies: [nace-2024/CSD]
keypoints: ["One small question is a beginning."]
sources: []
evidence: []
leader:
  purpose: Each person leaves with one name and one small act.
  room: Chairs in a circle, a sheet and a pen for each.
  run_sheet:
    - {minutes: 10, leader: "Asks who has helped somebody lately.", group: "Answers, if they like."}
    - {minutes: 20, leader: "Walks around.", group: "Writes."}
  ask_before_telling: Whom have you helped lately?
  if_silent: Say whom you have helped yourself.
  adapt:
    online: Write in the chat to the leader alone.
    small: Do it in one pair.
    low_literacy: Say it, and let somebody write it down.
    screen_reader: The exercises are plain forms.
  safety: Nobody has to name anybody aloud.
  missed: Read the page and do both exercises at home.
setback: {situation: Nobody comes to mind, minutes: 5}
---

Think of somebody who knows your work. You do not have to write to them today. {{ Networking }}
begins with a name.

```exercise
id: one-person
kind: worksheet
title: Name one person
minutes: 10
trains: skill
fields:
  - {id: who, ask: "Who is it? Initials are enough.", type: text, max: 80}
  - {id: why, ask: "How do they know your work?", type: paragraph, lines: 3, max: 400}
```

::: setback Nobody comes to mind
That is a common start. Think of who would notice if you moved away.
:::

```exercise
id: one-act
kind: worksheet
title: Plan one small act
minutes: 10
trains: motivation
fields:
  - {id: act, ask: "What will I do, on which day, at what time?", type: text, max: 200}
```
"""


def begin(folder: Path) -> None:
    """Write it into a new folder, whose name is the id."""
    lessons = folder / "lessons"
    lessons.mkdir(parents=True)
    title = folder.name.replace("-", " ").capitalize()
    about = CURRICULUM.format(id=folder.name, title=title)
    (folder / "curriculum.yaml").write_text(about, encoding="utf-8")
    (lessons / "01-a-first-lesson.md").write_text(LESSON, encoding="utf-8")
