"""Pictures of a curriculum: checked when they are read, then named by what is in them.

A frozen text says `picture:640x480-DIGEST` where the author wrote a file's name. On a page the
picture has an address of its own; paper, and a page of what is not frozen, carry it in themselves.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image as Raster
from PIL import ImageOps, UnidentifiedImageError
from pydantic import Field

from app.curriculum.closed import Closed
from app.curriculum.markup import PICTURES

FILE = re.compile(r"images/[A-Za-z0-9][A-Za-z0-9._-]*")
"""A picture, as a lesson's text names it."""
NAMED = re.compile(rf"(\]\(\s*<?|^ {{0,3}}\[[^\]\n]+\]:\s*<?)({FILE.pattern})", re.MULTILINE)
SHOWN = re.compile(rf'(?<=src="){PICTURES}/([0-9a-f]{{64}})(?=")')
KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
HEAVIEST = 1_000_000
"""Bytes of a picture."""
MOST_PIXELS = 4_000_000
MOST_IN_A_LESSON = 8


class WrongImageError(Exception):
    """A file that is no picture of ours; it says what to do about it."""


class Image(Closed):
    """A picture that a text shows: what it is named by, and its size in pixels as it is seen."""

    digest: str
    """SHA-256 of the author's file, in hex."""
    width: int
    height: int
    data: bytes = Field(default=b"", exclude=True, repr=False)
    """Where it is at hand; what is frozen has only the name, the rest lies beside it."""

    @property
    def reference(self) -> str:
        """As a text says it."""
        return f"picture:{self.width}x{self.height}-{self.digest}"

    @property
    def carried(self) -> str:
        """Itself, as an address."""
        with Raster.open(BytesIO(self.data), formats=list(KINDS)) as raster:
            kind = KINDS[str(raster.format)]
        return f"data:{kind};base64,{b64encode(self.data).decode()}"


def read_image(path: Path) -> Image:
    """The picture. Raises WrongImageError for a file that is none that we take."""
    if path.stat().st_size > HEAVIEST:
        words = f"is larger than {HEAVIEST // 1000} kB, too much for a phone; make it smaller"
        raise WrongImageError(words)
    data = path.read_bytes()
    try:
        width, height = size_of(data)
    except (UnidentifiedImageError, Raster.DecompressionBombError) as error:
        words = "is no PNG, JPEG or WebP, whatever its name says; save it as one"
        raise WrongImageError(words) from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise WrongImageError("is broken: it cannot be read to its end; save it again") from error
    return Image(digest=sha256(data).hexdigest(), width=width, height=height, data=data)


def size_of(data: bytes) -> tuple[int, int]:
    """Pixels across and down, as it is seen. How many they are is read from the head, and refused
    before anything is unpacked.
    """
    with Raster.open(BytesIO(data), formats=list(KINDS)) as raster:
        if raster.width * raster.height > MOST_PIXELS:
            raise WrongImageError("has more than 4 million pixels; 1400 across are enough")
        return ImageOps.exif_transpose(raster).size


def referred(text: str, images: Mapping[str, Image]) -> str:
    """An author's text with each picture named by what is in it."""
    return NAMED.sub(
        lambda found: found[1] + (images[found[2]].reference if found[2] in images else found[2]),
        text,
    )


def carrying(html: str, images: Mapping[str, Image]) -> str:
    """A page with its pictures in it; `images` by digest."""
    return SHOWN.sub(
        lambda found: images[found[1]].carried if found[1] in images else found[0], html
    )
