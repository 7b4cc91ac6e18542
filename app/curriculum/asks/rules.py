"""A rule of the ask check as `banks/script-rules.en.yaml` has it: when it applies, what it looks
for, and what it says.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from app.curriculum.asks.wording import Phrase
from app.curriculum.closed import ID, Channel, Closed, Purpose, Relationship, Slot
from app.curriculum.written import LIMIT

Said = Annotated[str, Field(min_length=1)]
Phrases = Annotated[tuple[Phrase, ...], Field(max_length=80)]


def a_channel(name: str) -> str:
    """`email`, or `email/thank_you` where a purpose has a limit of its own."""
    channel, _, purpose = name.partition("/")
    if channel not in set(Channel) or (purpose and purpose not in set(Purpose)):
        raise ValueError(f"`{name}` is no channel, nor a channel and a purpose (`email/thank_you`)")
    return name


Limits = Mapping[Annotated[str, AfterValidator(a_channel)], Annotated[str, Field(pattern=LIMIT)]]


class When(Closed):
    """What a message must be for the rule to look at it; a list left out takes in everything."""

    channels: tuple[Channel, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    relationships: tuple[Relationship, ...] = ()


class Find(Closed):
    """What a rule looks for: one of these, and `given` where it only looks if some words stand.

    `absent` names a piece of the message: it is missed when its slot is empty and none of `words`
    stands in the text. `seen` are words that should not stand there. `blanks`: gaps that were never
    filled. `longer` and `shorter` are limits by channel.
    """

    given: Phrases = ()
    absent: Slot | None = None
    words: Phrases = ()
    seen: Phrases = ()
    blanks: bool = False
    longer: Limits = Field(default_factory=dict)
    shorter: Limits = Field(default_factory=dict)

    @model_validator(mode="after")
    def looks_for_something(self) -> Self:
        """There is something to find, and `words` belong to a piece."""
        if not any([self.absent, self.seen, self.blanks, self.longer, self.shorter]):
            raise ValueError("`find` wants `absent`, `seen`, `blanks`, `longer` or `shorter`")
        if (self.absent is None) != (not self.words):
            raise ValueError("`absent` and `words` belong together: a piece, and how it sounds")
        return self


def as_example(value: object) -> object:
    """A text alone is an example of the commonest message."""
    return {"text": value} if isinstance(value, str) else value


class Example(Closed):
    """A text that a rule finds, or must not."""

    text: Said
    channel: Channel = Channel.EMAIL
    purpose: Purpose = Purpose.COLD
    relationship: Relationship = Relationship.STRANGER


AnyExample = Annotated[Example, BeforeValidator(as_example, json_schema_input_type=str | Example)]
Examples = tuple[AnyExample, ...]


class ScriptRule(Closed):
    """What it finds, why that matters, and one way to say it instead."""

    id: str = Field(pattern=ID)
    severity: Literal["stop", "fix", "consider"]
    says: Said
    why: Said
    source: Said
    rewrite: Said
    when: When = When()
    find: Find
    except_: Phrases = Field(default=(), alias="except")
    """Words that make it stay silent."""
    finds: Examples = ()
    passes: Examples = ()

    def alone(self) -> Self:
        """Without its examples: what a revision keeps."""
        return self.model_copy(update={"finds": (), "passes": ()})
