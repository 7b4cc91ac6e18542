"""What people carry to prove who they are: an app that shows codes, a device that keeps a key."""

import json
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from pyotp import TOTP
from webauthn.helpers import bytes_to_base64url, encode_cbor

from app.core import clock
from app.core.db import db
from app.core.seal import seal
from app.models import Authenticator
from app.users import steps

BASE = "https://acquaint.harbor.example"


@dataclass
class Phone:
    """An authenticator app."""

    secret: str

    def code(self, late=0):
        """What it shows `late` steps of half a minute ago."""
        counter = int(clock.now().timestamp()) // steps.STEP - late
        return TOTP(self.secret).generate_otp(counter)


def has_app(user):
    """Give somebody an app that was set up long ago."""
    secret = steps.new_secret()
    row = Authenticator(user_id=user.id, secret=seal(secret), added_at=clock.now())
    db.session.add(row)
    db.session.commit()
    return Phone(secret)


def has_codes(user):
    """Ten codes on paper."""
    codes = steps.new_codes(user)
    db.session.commit()
    return codes


@dataclass
class Device:
    """Makes one key and signs with it, as a phone or a stick does (WebAuthn level 3, section 6)."""

    origin: str = BASE
    party: str = "acquaint.harbor.example"
    count: int = 0
    verifies: bool = True
    credential: bytes = b"a key of sixteen"
    key: object = field(default_factory=lambda: generate_private_key(SECP256R1()))

    def makes(self, question):
        """The answer to a question for a new key."""
        told = self.told("webauthn.create", question)
        length = len(self.credential).to_bytes(2, "big")
        attested = bytes(15) + b"1" + length + self.credential + encode_cbor(self.public())
        data = self.data(0x40) + attested
        whole = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        return self.answer(clientDataJSON=told, attestationObject=whole)

    def signs(self, question):
        """The answer to a question for a key there is."""
        self.count += 1
        told, data = self.told("webauthn.get", question), self.data()
        signed = self.key.sign(data + sha256(told).digest(), ECDSA(SHA256()))
        return self.answer(clientDataJSON=told, authenticatorData=data, signature=signed)

    def told(self, kind, question):
        asked = {"type": kind, "challenge": question["challenge"], "origin": self.origin}
        return json.dumps(asked).encode()

    def data(self, more=0):
        flags = 0x01 | (0x04 if self.verifies else 0) | more
        place = sha256(self.party.encode()).digest()
        return place + bytes([flags]) + self.count.to_bytes(4, "big")

    def public(self):
        """As COSE says it: a key on P-256 for ES256."""
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}

    def answer(self, **parts):
        number = bytes_to_base64url(self.credential)
        response = {name: bytes_to_base64url(part) for name, part in parts.items()}
        told = {"id": number, "rawId": number, "type": "public-key", "response": response}
        return json.dumps(told)
