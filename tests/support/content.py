"""What the named people work through: one real lesson, whatever else the shelf holds."""

from functools import cache

from app.curriculum.library import shipped
from app.curriculum.schema import Curriculum

LESSON = "the-objections-in-your-head"


@cache
def one_lesson() -> Curriculum:
    """The flagship cut down to one lesson, its first: a test reads at a glance what is due."""
    whole = shipped()[0].curriculum("known-and-knowing")
    lesson = whole.lesson(LESSON).model_copy(update={"number": 1})
    entry = next(entry for entry in whole.calendar if entry.lesson == LESSON)
    dated = entry.model_copy(update={"opens": "start", "due": "session 2 + 2 days"})
    cut = whole.model_copy(update={"lessons": (lesson,), "calendar": (dated,)})
    return Curriculum.model_validate(cut.frozen())  # a value of its own, with a digest of its own
