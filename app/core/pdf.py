"""HTML to a tagged PDF, in a child process that can be killed: its memory and its mistakes are
its own (trust.md R-25). The child keeps theme and fonts warm between documents and leaves when
nothing has come for a while.
"""

import atexit
import json
import os
import select
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import IO, Literal, NamedTuple, cast

from flask import current_app

PRESS = Path(__file__).parents[1] / "press.py"
THEME = Path(__file__).parents[1] / "static" / "css" / "print.css"
PATIENCE = 40
"""Seconds on the clock for one document."""
LIFETIME = 200
"""Documents after which the child is replaced: it grows slowly (print.md section 1)."""
GRACE = 5
"""Seconds that a child waits longer than it is asked anything: while one leaves it looks alive."""
ASKED, GIVEN = struct.Struct(">cI"), struct.Struct(">cHI")
"""The frames of app/press.py."""
Paper = Literal["a4", "letter"]


class PdfError(Exception):
    """The document could not be made: too slow, too large, or not well formed."""


class Printed(NamedTuple):
    """A document as it came from the press."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class Page:
    """What the press measured on a page; the words say where it is."""

    used: float
    """How much of its height, 0 to 1."""
    split: Sequence[str]
    """Fields and rows that began on the page before."""
    heading: Sequence[str]
    """A heading at its foot, with nothing under it."""
    small: Sequence[str]
    """Places with less room to write than they ask for."""


@dataclass(frozen=True)
class Limits:
    """What the child allows itself."""

    seconds: int = 30
    """Of processor time, for one document."""
    memory: int = 1_500_000_000
    """Bytes, for the whole child."""
    idle: int = 60
    """Seconds without a document, after which it is asked no more and leaves."""

    @property
    def words(self) -> Sequence[str]:
        """As its command line has them."""
        return [str(number) for number in (self.seconds, self.memory, self.idle + GRACE)]


class Press:
    """One child and the pipe to it; one document at a time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.lock = Lock()
        self.child: subprocess.Popen[bytes] | None = None
        self.folder: TemporaryDirectory[str] | None = None
        self.printed = 0
        self.answered = 0.0

    def print(self, html: str, paper: Paper) -> Printed:
        """One document. Raises PdfError; the next document gets a new child."""
        return self.made(html, paper[0])

    def measure(self, html: str, paper: Paper) -> list[Page]:
        """The same document, page by page, instead of its PDF."""
        return [Page(**one) for one in json.loads(self.made(html, paper[0].upper()).pdf)]

    def made(self, html: str, how: str) -> Printed:
        """What the press answers, with `how` as the letter of the frame."""
        with self.lock:
            try:
                return self.ask(html.encode(), how.encode())
            except (OSError, TimeoutError, EOFError) as error:
                self.stop()
                raise PdfError("it took too much time or memory") from error

    def ask(self, html: bytes, how: bytes) -> Printed:
        """Send a frame, read a frame."""
        child = self.running()
        to, back = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
        to.write(ASKED.pack(how, len(html)) + html)
        to.flush()
        status, pages, size = GIVEN.unpack(read(back, GIVEN.size))
        answer = read(back, size)
        self.printed, self.answered = self.printed + 1, monotonic()
        if status != b"+":
            raise PdfError(answer.decode(errors="replace"))
        return Printed(answer, pages)

    def running(self) -> subprocess.Popen[bytes]:
        """A child that is there, and stays. Run by its path, not as `app.press`: nothing of the
        app is imported with it.
        """
        if self.child is not None and (self.child.poll() is not None or self.is_old):
            self.stop()
        if self.child is None:
            self.folder = TemporaryDirectory(prefix="press-")  # for its copies of the fonts
            self.child = subprocess.Popen(  # noqa: S603
                [sys.executable, "-I", str(PRESS), *self.limits.words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={
                    "PATH": os.defpath,
                    "HOME": os.environ.get("HOME", "/"),
                    "TMPDIR": self.folder.name,
                },
            )
            self.printed, self.answered = 0, monotonic()
        return self.child

    @property
    def is_old(self) -> bool:
        """Whether the child has printed enough, or has waited so long that it may be leaving."""
        return self.printed >= LIFETIME or monotonic() - self.answered >= self.limits.idle

    def stop(self) -> None:
        """End the child, whatever it is doing, and clear away what it wrote."""
        if self.child is not None:
            self.child.kill()
            self.child.communicate()
            self.child = None
        if self.folder is not None:
            self.folder.cleanup()
            self.folder = None


def read(pipe: IO[bytes], size: int) -> bytes:
    """Exactly `size` bytes. Raises TimeoutError after PATIENCE seconds of silence, EOFError at
    an early end.
    """
    found = bytearray()
    while len(found) < size:
        if not select.select([pipe], [], [], PATIENCE)[0]:
            raise TimeoutError
        more = os.read(pipe.fileno(), min(size - len(found), 1 << 16))
        if not more:
            raise EOFError
        found += more
    return bytes(found)


@cache
def press() -> Press:
    """The one of this process; made by the first who prints, so never before a fork."""
    mine = Press()
    atexit.register(mine.stop)
    return mine


def print_pdf(html: str, paper: Paper) -> Printed:
    """A PDF/UA-1 of `html` on A4 or Letter, and how many pages it has; raises PdfError."""
    return press().print(html, paper)


def measure(html: str, paper: Paper) -> list[Page]:
    """How the pages of `html` come out; raises PdfError."""
    return press().measure(html, paper)


def render_pdf(html: str, paper: Paper) -> bytes:
    """The same, where nobody counts."""
    return print_pdf(html, paper).pdf


def kept_pdf(html: str, paper: Paper) -> bytes:
    """The same, made once: for sheets without anything of a person on them, since what is kept
    here outlives an erasure.
    """
    path = Path(current_app.instance_path) / "sheets" / f"{key_of(html, paper)}.pdf"
    if path.exists():
        return path.read_bytes()
    pdf = render_pdf(html, paper)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    own = path.with_suffix(f".{os.getpid()}")
    own.write_bytes(pdf)
    own.replace(path)
    return pdf


def key_of(html: str, paper: Paper) -> str:
    """Names the very bytes that would come out: content, theme, paper and typesetter."""
    parts = [html, paper, theme_digest(), version("weasyprint")]
    return sha256("\0".join(parts).encode()).hexdigest()


@cache
def theme_digest() -> str:
    """Of the stylesheet as this process found it."""
    return sha256(THEME.read_bytes()).hexdigest()
