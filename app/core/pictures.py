"""A picture that somebody sent, drawn anew: what else may have been in the file is gone (R-24)."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Literal

from PIL import Image, ImageOps, UnidentifiedImageError

KINDS = ("PNG", "JPEG", "WEBP")
Kind = Literal["PNG", "WEBP"]
"""What is drawn: PNG keeps every pixel, WebP is light on a phone."""
SAVED: Mapping[Kind, Mapping[str, Any]] = {
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
}
MOST_PIXELS = 16_000_000
MOST_BYTES = 400_000


class PictureError(Exception):
    """Not a picture that we take; `code` is one of not-a-picture, too-many-pixels, broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def redrawn(data: bytes, *, width: int, height: int, kind: Kind = "PNG") -> bytes:
    """At most so wide and high, upright, and without what a camera wrote beside it.

    The size is read from the file's head and refused before anything is unpacked. Raises
    PictureError.
    """
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError("too-many-pixels")
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except UnidentifiedImageError as error:
        raise PictureError("not-a-picture") from error
    except Image.DecompressionBombError as error:
        raise PictureError("too-many-pixels") from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PictureError("broken") from error
    drawn.thumbnail((width, height))
    out = BytesIO()
    drawn.save(out, kind, **SAVED[kind])
    return out.getvalue()
