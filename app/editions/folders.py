"""A curriculum's folder as bytes, and back: packed, opened, checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.core.archives import ArchiveError, unpacked
from app.curriculum.library import ROOT, Library
from app.curriculum.mistakes import Mistake
from app.curriculum.schema import Curriculum

MAIN = "curriculum.yaml"
ENDINGS = {".yaml", ".md", ".png", ".jpg", ".jpeg", ".webp"}
MOST_TEXT = 3_000_000
"""Bytes of text that one folder holds: the seminar of twelve lessons has a sixth of that."""
IGNORED = {"__MACOSX", ".DS_Store", ".git"}
LONGEST_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Opened:
    """What a folder holds: the value when it is right, everything that is wrong, and the texts."""

    curriculum: Curriculum | None
    mistakes: Sequence[Mistake]
    files: Mapping[str, bytes]

    def line(self, mistake: Mistake) -> str:
        """The line that a mistake stands in, for whoever has no editor open."""
        text = self.files.get(mistake.path, b"").decode(errors="replace").splitlines()
        return text[mistake.line - 1][:200] if mistake.line <= len(text) else ""


def folder_in(data: bytes) -> Mapping[str, bytes]:
    """The curriculum's files of a ZIP, with or without a folder around them.

    Raises ArchiveError; `no-curriculum` where no `curriculum.yaml` is.
    """
    files = {
        name: content
        for name, content in unpacked(data).items()
        if not IGNORED & set(PurePosixPath(name).parts)
    }
    tops = [PurePosixPath(name).parent for name in files if PurePosixPath(name).name == MAIN]
    if not tops:
        raise ArchiveError("no-curriculum")
    top = min(tops, key=lambda path: len(path.parts))
    inside = {
        str(PurePosixPath(name).relative_to(top)): content
        for name, content in files.items()
        if PurePosixPath(name).is_relative_to(top)
    }
    for name in inside:
        if PurePosixPath(name).suffix.lower() not in ENDINGS:
            raise ArchiveError("not-ours", name)
    texts = (len(text) for name, text in inside.items() if name.endswith((".md", ".yaml")))
    if sum(texts) > MOST_TEXT:
        raise ArchiveError("too-much-text")
    return inside


def packed(files: Mapping[str, bytes]) -> bytes:
    """The same files, the same bytes: names in order, no times."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            member = ZipInfo(name, LONGEST_AGO)
            member.compress_type = ZIP_DEFLATED
            archive.writestr(member, files[name])
    return out.getvalue()


def folder_of(path: Path) -> Mapping[str, bytes]:
    """A shipped curriculum's files; what was published of it stays with it."""
    return {
        str(file.relative_to(path)): file.read_bytes()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.suffix in ENDINGS and file.name != "published.yaml"
    }


def opened(data: bytes, name: str) -> Opened:
    """Check a packed folder that is called `name`."""
    files = unpacked(data)
    with TemporaryDirectory(prefix="acquaint-") as temporary:
        home = Path(temporary) / (name or "curriculum")
        for member, content in files.items():
            path = home / member
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        library, mistakes = Library.load(home)
    return Opened(library.curriculum(name), mistakes, files)


@lru_cache(maxsize=8)
def kept_open(data: bytes, name: str) -> Opened:
    """The same draft is looked at page by page: check it once."""
    return opened(data, name)


def shipped_folder(name: str) -> Path:
    """Where a shipped curriculum lies."""
    return ROOT / name
