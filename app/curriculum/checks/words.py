"""How the words of a lesson read."""

from collections.abc import Iterator

from app.curriculum import grade
from app.curriculum.documents import Place
from app.curriculum.mistakes import Mistake
from app.curriculum.pieces import Cut

SHOWN = 120
"""Characters of a sentence that a mistake quotes."""


def check_grade(cut: Cut, path: str) -> Iterator[Mistake]:
    """What participants read stays within the grade; a mistake names the hardest sentences."""
    reading = learner_reading(cut)
    if reading.grade <= grade.HIGHEST:
        return
    hardest = "; ".join(quoted(one) for one in reading.hardest())
    words = f"this reads at grade {reading.grade:.1f}, {grade.HIGHEST:.0f} is the most. Begin with"
    yield Place(path).mistake(0, 0, "reading-grade", f"{words} {hardest}")


def learner_reading(cut: Cut) -> grade.Reading:
    """Running text and blocks, but for the leader's."""
    return grade.of_lesson(
        (piece.text, piece.line)
        for piece in cut.pieces
        if piece.kind != "exercise" and piece.name != "leader"
    )


def quoted(sentence: grade.Sentence) -> str:
    """As `line 41: “…” (grade 15)`."""
    text = sentence.text if len(sentence.text) <= SHOWN else f"{sentence.text[:SHOWN]}…"
    return f"line {sentence.line + 1}: \u201c{text}\u201d (grade {sentence.grade:.0f})"
