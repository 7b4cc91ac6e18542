"""Pictures to try: drawn by the test that sends them."""

from io import BytesIO

from PIL import Image


def drawn(kind="PNG", size=(80, 40), colour="teal", **saved):
    """The bytes of a picture in one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **saved)
    return out.getvalue()


def turned(size=(80, 40)):
    """A photograph that lies on its side, and says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it by a quarter to see it upright
    exif[0x010E] = "Elm Street 4"
    return drawn("JPEG", size, exif=exif)
