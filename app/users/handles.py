"""Names to sign in with, for whoever has no mail: ours, with nothing of the person in them."""

from secrets import choice

from sqlalchemy import select

from app.core.db import db
from app.core.ids import CROCKFORD
from app.models import User

WORDS = (
    "acorn amber aspen atlas bamboo barley basil beacon birch bridge brook candle canoe canyon "
    "cedar chalk cherry clover cobalt comet copper coral cotton cricket daisy delta ember falcon "
    "fern field forest garden ginger glacier granite harbor hazel heron island ivy jasmine juniper "
    "kayak lagoon lantern laurel lemon lilac linen maple marble meadow mango mint nutmeg oasis "
    "olive orchid otter panda pepper pine planet plum prairie quartz quilt raven river robin "
    "saffron sail silver spruce summer sunset swan teal thistle timber topaz tulip valley velvet "
    "violet walnut willow winter"
)
"""Short, known to whoever reads a little English, and nothing anybody minds being called."""


def fresh() -> str:
    """One that nobody has, as `river-7k2m`."""
    while True:
        handle = f"{choice(WORDS.split())}-{''.join(choice(CROCKFORD) for _ in range(4))}"
        if db.session.scalars(select(User.id).where(User.handle == handle)).first() is None:
            return handle


def read(typed: str) -> str:
    """The one that somebody means: without the hyphen, in capitals, with O for 0."""
    plain = "".join(sign for sign in typed.lower() if sign.isalnum())
    return f"{plain[:-4]}-{plain[-4:].translate(str.maketrans('oil', '011'))}"
