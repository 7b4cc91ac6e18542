"""A ZIP that somebody sent, unpacked without trust (R-30): looked at first, read with a limit."""

import stat
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_SENT = 20_000_000
MOST_MEMBERS = 2_000
MOST_RATIO = 100
MOST_BYTES = 50_000_000
ENCRYPTED = 0x1


class ArchiveError(Exception):
    """Not an archive that we take: `code` says why, `name` which member."""

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code, name)
        self.code, self.name = code, name


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """Name → content of every file. Raises ArchiveError before anything harmful is unpacked."""
    if len(data) > MOST_SENT:
        raise ArchiveError("too-large")
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            look_at(members, len(data))
            return {member.filename: content(archive, member) for member in members}
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise ArchiveError("broken") from error


def look_at(members: list[ZipInfo], sent: int) -> None:
    """What the table of contents tells: how many, how large, where they would lie."""
    if len(members) > MOST_MEMBERS:
        raise ArchiveError("too-many")
    whole = sum(member.file_size for member in members)
    if whole > MOST_BYTES or whole > MOST_RATIO * max(sent, 1):
        raise ArchiveError("bomb")
    seen: set[str] = set()
    for member in members:
        refuse_member(member)
        if member.filename.lower() in seen:
            raise ArchiveError("same-name", member.filename)
        seen.add(member.filename.lower())


def refuse_member(member: ZipInfo) -> None:
    """A link, a way out of the folder, or something that only its sender can read."""
    path = PurePosixPath(member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ArchiveError("link", member.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in path.parts[0]:
        raise ArchiveError("outside", member.filename)
    if member.flag_bits & ENCRYPTED:
        raise ArchiveError("encrypted", member.filename)


def content(archive: ZipFile, member: ZipInfo) -> bytes:
    """One file; never more than its table of contents said."""
    with archive.open(member) as file:
        data = file.read(member.file_size + 1)
    if len(data) > member.file_size:
        raise ArchiveError("bomb", member.filename)
    return data
