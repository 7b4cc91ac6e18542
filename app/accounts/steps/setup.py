"""What an authenticator app is given: on the page as a picture and as letters, and back again.

Nothing is kept of it until its first code was right. The form carries it, sealed for one person:
two pages that are open at once do not disturb each other.
"""

from dataclasses import dataclass

import segno
from pyotp import TOTP

from app.core.seal import SealBrokenError, seal, unseal
from app.models import User
from app.users import steps

ISSUER = "Acquaint"


@dataclass(frozen=True)
class Setup:
    """A secret for one person's app."""

    user: User
    secret: str

    @property
    def sealed(self) -> str:
        """For the form."""
        return seal(f"{self.user.id} {self.secret}")

    @property
    def address(self) -> str:
        """As apps know it (`otpauth:`)."""
        name = self.user.address or self.user.handle or ISSUER
        return TOTP(self.secret).provisioning_uri(name=name, issuer_name=ISSUER)

    @property
    def picture(self) -> str:
        """The address to scan, as the address of a picture: drawn here, no secret leaves."""
        drawn = segno.make(self.address, error="m", micro=False)
        return str(drawn.svg_data_uri(scale=4, border=4, light="#fff"))

    @property
    def letters(self) -> str:
        """The secret in groups of four, to be typed."""
        return " ".join(self.secret[place : place + 4] for place in range(0, len(self.secret), 4))


def new_setup(user: User) -> Setup:
    """A secret that was never used."""
    return Setup(user, steps.new_secret())


def read_setup(user: User, sealed: str) -> Setup | None:
    """What the form carries, if we sealed it for this person."""
    try:
        whose, _gap, secret = unseal(sealed).partition(" ")
    except SealBrokenError:
        return None
    return Setup(user, secret) if whose == str(user.id) and secret else None
