"""Rules about one exercise beyond its kind's own: its texts, and who may read the answers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.curriculum.checks.lesson import learner_texts
from app.curriculum.checks.prose import check_short, say_word
from app.curriculum.documents import Document, Place
from app.curriculum.kinds.base import Exercise
from app.curriculum.mistakes import Mistake


def words_in(values: Any, document: Document) -> Iterator[Mistake]:
    """The person's own word belongs in learner texts of keys, too."""
    for steps, text in learner_texts(values):
        for found in say_word(text, 0, Place(document.place.path)):
            yield document.wrong(steps, found.code, found.message)


def markdown_in(values: Any, document: Document, folder: Path) -> Iterator[Mistake]:
    """What no text of a key may hold: HTML, links that lead nowhere, notes, images."""
    for steps, text in learner_texts(values):
        for found in check_short(text, document.place, folder):
            yield document.wrong(steps, found.code, found.message)


def check_made(exercise: Exercise, document: Document) -> Iterator[Mistake]:
    """What nobody may read nobody can answer, and paper has the room that is asked for."""
    if exercise.is_private and exercise.review != "none":
        words = "a private exercise has `review: none`: nobody reads it"
        yield document.wrong(("review",), "private-review", words)
    for steps, said in exercise.cramped():
        yield document.wrong(steps, "paper-room", said)
