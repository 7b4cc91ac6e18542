"""Pictures that a telephone's camera reads; drawn here, as `data:`, so that nothing leaves."""

import segno


def picture_of(address: str) -> str:
    """For the `src` of an image: black on white with the quiet zone that readers want."""
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="#fff"))
