"""A lesson's file, cut where it changes: front matter, text, blocks and exercises, with lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.curriculum.documents import Place
from app.curriculum.mistakes import Mistake, near, one_of

BLOCKS = ("callout", "leader", "example", "case", "evidence", "setback", "try")
FENCE = re.compile(r"^(?P<indent> {0,3})(?P<mark>`{3,}|~{3,})\s*(?P<info>[^`]*?)\s*$")
OPENS = re.compile(r"^:::+\s*(?P<name>\S+)\s*(?P<title>.*?)\s*$")
CLOSES = re.compile(r"^:::+\s*$")


@dataclass
class Piece:
    """A run of lines; `line` is the first one's number in the file, from 0."""

    kind: str
    """prose, block or exercise."""
    line: int
    lines: list[str] = field(default_factory=list)
    name: str = ""
    title: str = ""
    opened: int = 0
    indent: int = 0

    @property
    def text(self) -> str:
        """The lines, as one."""
        return "\n".join(self.lines)


@dataclass
class Cut:
    """What a file holds: its front matter, and the pieces after it."""

    front: str = ""
    pieces: list[Piece] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def cut(text: str, path: str) -> Cut:
    """Cut a lesson's file; what was never closed is a mistake at its opening line."""
    place, found = Place(path), Cut()
    lines = text.split("\n")
    body = 0
    if lines[0].rstrip() == "---":
        ends = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
        if ends is None:
            words = "the front matter is never closed; end it with a line `---`"
            found.mistakes.append(place.mistake(0, 0, "unclosed-front-matter", words))
            return found
        found.front, body = "\n".join(lines[1:ends]), ends + 1
    else:
        words = "a lesson begins with front matter: a line `---`, its keys, a line `---`"
        found.mistakes.append(place.mistake(0, 0, "no-front-matter", words))
    Cutter(place, found).run(lines, body)
    return found


@dataclass
class Cutter:
    """Walks over the body, line by line."""

    place: Place
    found: Cut
    piece: Piece | None = None
    fence: str = ""
    """The mark of the code fence that is open."""

    def run(self, lines: list[str], first: int) -> None:
        """Every line goes into a piece, or opens or closes one."""
        for number in range(first, len(lines)):
            self.take(lines[number], number)
        piece = self.piece
        if piece is not None and piece.kind != "prose":
            what = "exercise" if piece.kind == "exercise" else f"`::: {piece.name}`"
            words = f"this {what} is never closed"
            self.found.mistakes.append(self.place.mistake(piece.opened, 0, "unclosed-block", words))
        self.end()

    def take(self, line: str, number: int) -> None:
        """One line."""
        fence = FENCE.match(line)
        if self.fence:
            if fence and not fence["info"] and fence["mark"].startswith(self.fence):
                self.close_fence(line)
            else:
                self.add(line, number)
        elif fence:
            self.open_fence(fence, line, number)
        elif CLOSES.match(line):
            self.close_block(number)
        elif opens := OPENS.match(line):
            self.open_block(opens, number)
        else:
            self.add(line, number)

    def open_fence(self, fence: re.Match[str], line: str, number: int) -> None:
        """An exercise begins, or code does."""
        self.fence = fence["mark"]
        if fence["info"] != "exercise":
            if any(near(word.lower(), ["exercise"]) for word in fence["info"].split()):
                words = f"`{fence['info']}` is shown as it is; an exercise begins with `exercise`"
                self.found.mistakes.append(self.place.mistake(number, 3, "unknown-fence", words))
            self.add(line, number)
            return
        if self.piece is not None and self.piece.kind == "block":
            words = f"an exercise cannot stand inside `::: {self.piece.name}`; close that first"
            self.found.mistakes.append(self.place.mistake(number, 0, "exercise-in-block", words))
        self.end()
        indent = len(fence["indent"])
        self.piece = Piece("exercise", number + 1, opened=number, indent=indent)

    def close_fence(self, line: str) -> None:
        """The exercise, or the code, is over."""
        self.fence = ""
        if self.piece is not None and self.piece.kind == "exercise":
            self.end()
        else:
            self.add(line, 0)

    def open_block(self, opens: re.Match[str], number: int) -> None:
        """A block begins; inside another one it is a mistake."""
        name = opens["name"]
        if name not in BLOCKS:
            words = (
                f"there is no block `{name}`{near(name, BLOCKS)} The blocks are {one_of(BLOCKS)}."
            )
            self.found.mistakes.append(
                self.place.mistake(number, 4, "unknown-block", words.replace("` The", "`. The"))
            )
        if self.piece is not None and self.piece.kind == "block":
            words = f"`::: {self.piece.name}` of line {self.piece.opened + 1} is still open"
            self.found.mistakes.append(self.place.mistake(number, 0, "unclosed-block", words))
        self.end()
        self.piece = Piece("block", number + 1, name=name, title=opens["title"], opened=number)

    def close_block(self, number: int) -> None:
        """`:::` alone."""
        if self.piece is None or self.piece.kind != "block":
            words = "this closes a block that is not open"
            self.found.mistakes.append(self.place.mistake(number, 0, "unopened-block", words))
        self.end()

    def add(self, line: str, number: int) -> None:
        """Into the piece at hand; text begins one by itself."""
        if self.piece is None:
            self.piece = Piece("prose", number)
        if self.piece.kind == "exercise" and self.piece.indent:
            line = line.removeprefix(" " * self.piece.indent)
        self.piece.lines.append(line)

    def end(self) -> None:
        """What was gathered is a piece, unless it is blank text."""
        if self.piece is not None and (self.piece.kind != "prose" or self.piece.text.strip()):
            self.found.pieces.append(self.piece)
        self.piece = None


def exercises(pieces: list[Piece]) -> Iterator[Piece]:
    """Those that are exercises."""
    return (piece for piece in pieces if piece.kind == "exercise")
