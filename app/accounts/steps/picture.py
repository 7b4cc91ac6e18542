"""The picture that an authenticator app scans: drawn here, so that no secret leaves."""

import segno
from pyotp import TOTP

ISSUER = "Acquaint"


def picture_of(secret: str, name: str) -> str:
    """The address that apps know (`otpauth:`), as the address of a picture (`data:`)."""
    address = TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return str(segno.make(address, error="m").svg_data_uri(scale=4, border=4, light="#fff"))
