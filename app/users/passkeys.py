"""Passkeys: a device proves that it has a key (WebAuthn; the library checks the proofs)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, cast
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
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
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from app.core import clock, tokens
from app.core.db import db
from app.core.ids import public_id
from app.models import Passkey, Processed, User
from app.users.steps import authenticator_of, take_turns

NAME = 60
"""Characters of what a person calls a passkey."""
LONGEST = 1023
"""Bytes of a credential's id (WebAuthn level 3, 4)."""
UNREADABLE = (
    WebAuthnException,
    InvalidSignature,
    UnsupportedAlgorithm,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    OverflowError,
)
"""What the library and those below it raise for an answer that is none: it is anybody's text."""


@dataclass(frozen=True)
class Asked:
    """What the browser is asked to do, and the challenge that its answer must hold."""

    options: str
    challenge: str


def party() -> str:
    """The name that keys are bound to: the host of `BASE_URL`, never of a request."""
    return urlsplit(current_app.config["BASE_URL"]).hostname or ""


def are_possible() -> bool:
    """Browsers make keys for a name under https, and for localhost; for no bare number."""
    try:
        ip_address(party())
    except ValueError:
        return party() == "localhost" or bool(party() and current_app.config["HTTPS"])
    return False


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
        user_id=handle_of(user),
        user_name=called,
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    return Asked(options_to_json(options), bytes_to_base64url(options.challenge))


def handle_of(user: User) -> bytes:
    """Under which name a device keeps the key: always the same, so that a new one replaces the
    old, and nobody's number.
    """
    return bytes.fromhex(tokens.digest(f"{user.id} at {current_app.config['BASE_URL']}"))


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
    except UNREADABLE:
        return None
    credential = proved.credential_id
    take_turns(user)
    if len(credential) > LONGEST or known(credential) or not once(user, challenge):
        return None
    row = Passkey(
        public_id=public_id(),  # the audit names it before it is flushed
        user_id=user.id,
        credential=credential,
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
    proved = verified(row, answer, challenge) if row else None
    if row is None or proved is None:
        return None
    user = db.session.get_one(User, row.user_id)
    if not user.active or not once(user, challenge):
        return None
    row.count, row.used_at = proved.new_sign_count, clock.now()
    return user


def verified(row: Passkey, answer: str, challenge: str) -> VerifiedAuthentication | None:
    """What the answer proves of this key."""
    try:
        return verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=party(),
            expected_origin=current_app.config["BASE_URL"],
            credential_public_key=row.public_key,
            credential_current_sign_count=row.count,
            require_user_verification=True,
        )
    except UNREADABLE:
        return None


def once(user: User, challenge: str) -> bool:
    """Whether this challenge was never answered before. The browser keeps it in a cookie, and a
    cookie can be brought back; the caller holds a row of the person's, so that two take turns.
    """
    token = tokens.digest(f"passkey {challenge}")
    used = select(Processed.id).where(Processed.user_id == user.id, Processed.token == token)
    if db.session.scalars(used).first() is not None:
        return False
    db.session.add(Processed(user_id=user.id, token=token, result={}, created_at=clock.now()))
    return True


def find(answer: str) -> Passkey | None:
    """The key that an answer names; whoever else uses it just now comes after."""
    try:
        told: Any = json.loads(answer)
        credential = base64url_to_bytes(cast("str", told["rawId"]))
    except UNREADABLE:
        return None
    return db.session.scalars(
        select(Passkey).where(Passkey.credential == credential).with_for_update(),
        execution_options={"populate_existing": True},
    ).first()


def known(credential: bytes) -> bool:
    """Whether somebody has this key already."""
    same = select(Passkey.id).where(Passkey.credential == credential)
    return db.session.scalars(same).first() is not None


def passkey_of(user: User, named: str) -> Passkey | None:
    """One of the person's; another's is none."""
    mine = select(Passkey).where(Passkey.user_id == user.id, Passkey.public_id == named)
    return db.session.scalars(mine).first()


def has_other(user: User, row: Passkey) -> bool:
    """Whether a second step is left without this key."""
    others = any(key.id != row.id for key in passkeys_of(user))
    return others or authenticator_of(user) is not None


def remove_passkey(row: Passkey) -> None:
    """The key opens nothing from here on."""
    db.session.delete(row)
    db.session.flush()  # what is asked next is what is left
