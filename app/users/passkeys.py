"""Passkeys: a device proves that it has a key (WebAuthn; the library checks the proofs)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import select
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.core import clock
from app.core.db import db
from app.models import Passkey, User

NAME = 60
"""Characters of what a person calls a passkey."""


@dataclass(frozen=True)
class Asked:
    """What the browser is asked to do, and the challenge that its answer must hold."""

    options: str
    challenge: str


def party() -> str:
    """The name that keys are bound to: the host of `BASE_URL`, never of a request."""
    return urlsplit(current_app.config["BASE_URL"]).hostname or "localhost"


def passkeys_of(user: User) -> Sequence[Passkey]:
    """All of a person's, the newest last."""
    return db.session.scalars(
        select(Passkey).where(Passkey.user_id == user.id).order_by(Passkey.id)
    ).all()


def ask_for_new(user: User, called: str) -> Asked:
    """A new key that its device keeps, so that no address has to be typed to use it."""
    known = [PublicKeyCredentialDescriptor(id=key.credential) for key in passkeys_of(user)]
    options = generate_registration_options(
        rp_id=party(),
        rp_name="Acquaint",
        user_id=user.id.to_bytes(8, "big"),
        user_name=called,
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return Asked(options_to_json(options), bytes_to_base64url(options.challenge))


def ask_for_known(user: User | None = None) -> Asked:
    """Any key of ours; of `user` alone where it is known who it must be."""
    mine = (
        [PublicKeyCredentialDescriptor(id=key.credential) for key in passkeys_of(user)]
        if user
        else []
    )
    options = generate_authentication_options(
        rp_id=party(),
        allow_credentials=mine,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Asked(options_to_json(options), bytes_to_base64url(options.challenge))


def add_passkey(user: User, *, answer: str, challenge: str, name: str) -> Passkey | None:
    """Keep the key that the browser made; None when its answer does not hold."""
    try:
        proved = verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party(),
            expected_origin=current_app.config["BASE_URL"],
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
        return None
    row = Passkey(
        user_id=user.id,
        credential=proved.credential_id,
        public_key=proved.credential_public_key,
        count=proved.sign_count,
        name=name[:NAME],
        added_at=clock.now(),
    )
    db.session.add(row)
    return row


def owner_of(answer: str, challenge: str) -> User | None:
    """Whose key answered; None when the answer does not hold, or the key's count went back."""
    row = find(answer)
    if row is None:
        return None
    try:
        proved = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party(),
            expected_origin=current_app.config["BASE_URL"],
            credential_public_key=row.public_key,
            credential_current_sign_count=row.count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError):
        return None
    row.count, row.used_at = proved.new_sign_count, clock.now()
    user = db.session.get_one(User, row.user_id)
    return user if user.active else None


def find(answer: str) -> Passkey | None:
    """The key that an answer names."""
    try:
        told: Any = json.loads(answer)
        credential = base64url_to_bytes(cast("str", told["rawId"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return db.session.scalars(select(Passkey).where(Passkey.credential == credential)).first()


def remove_passkey(user: User, public_id: str) -> bool:
    """Take one away; false when it is not this person's."""
    mine = select(Passkey).where(Passkey.user_id == user.id, Passkey.public_id == public_id)
    row = db.session.scalars(mine).first()
    if row is not None:
        db.session.delete(row)
    return row is not None
