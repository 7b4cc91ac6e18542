"""A picture that somebody sent, drawn anew: what else may have been in the file is gone (R-24)."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

KINDS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 16_000_000
MOST_BYTES = 400_000


class PictureError(Exception):
    """Not a picture that we take; `code` is one of not-a-picture, too-many-pixels, broken."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def redrawn(data: bytes, *, width: int, height: int) -> bytes:
    """As PNG, at most so wide and high.

    The size is read from the file's head and refused before anything is unpacked. Raises
    PictureError.
    """
    try:
        with Image.open(BytesIO(data), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureError("too-many-pixels")
            drawn = picture.convert("RGBA")
    except UnidentifiedImageError as error:
        raise PictureError("not-a-picture") from error
    except Image.DecompressionBombError as error:
        raise PictureError("too-many-pixels") from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise PictureError("broken") from error
    drawn.thumbnail((width, height))
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
