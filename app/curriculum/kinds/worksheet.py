"""Questions of any type, answered in writing.

Stored: one value for each field, by the field's id; `fields/asks.py` and `fields/grids.py` say
which. A `private` field is in the form's data and never in an answers document.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator
from wtforms import HiddenField

from app.curriculum.closed import PlacedError, twice
from app.curriculum.kinds import target
from app.curriculum.kinds.base import Exercise
from app.curriculum.kinds.fields.asks import ListAsk, PrivateAsk, TargetAsk, WordAsk
from app.curriculum.kinds.fields.grids import AnyAsk
from app.curriculum.kinds.fields.inputs import is_usable
from app.curriculum.kinds.fields.values import as_text, line_of, put_in
from app.curriculum.room import too_high


class Spec(Exercise):
    """`fields` in the file: at least one question."""

    kind: Literal["worksheet"]
    asks: tuple[AnyAsk, ...] = Field(alias="fields", min_length=1)

    @model_validator(mode="after")
    def has_good_ids(self) -> Self:
        """Each field's id is there once, and a form can have it."""
        ids = [ask.id for ask in self.asks]
        if (again := twice(ids)) is not None:
            raise PlacedError(f"two fields have the id `{ids[again]}`", "fields", again, "id")
        if taken := next((one for one in ids if not is_usable(one)), None):
            words = f"a field cannot have the id `{taken}`: take another word"
            raise PlacedError(words, "fields", ids.index(taken), "id")
        return self

    def fields(self) -> Mapping[str, Any]:
        offers = {ask.offer: HiddenField() for ask in self.aims}
        return {ask.id: ask.input() for ask in self.asks} | offers

    @property
    def aims(self) -> tuple[TargetAsk, ...]:
        """The fields that take the person's target."""
        return tuple(ask for ask in self.asks if isinstance(ask, TargetAsk))

    def settled(
        self, answers: Mapping[str, Any], before: Mapping[str, Any], asked: str = ""
    ) -> Mapping[str, Any]:
        del before
        kept = dict(answers)
        for ask in self.aims:
            offered = as_text(kept.pop(ask.offer, None))
            if asked == ask.button and offered:
                kept[ask.id] = put_in(offered, as_text(kept.get(ask.id)))
        return kept

    def lands_on(self, asked: str) -> str:
        return next((ask.id for ask in self.aims if asked == ask.button), "")

    def looks_back_at(self, others: Iterable[Exercise]) -> tuple[str, ...]:
        if not self.aims:
            return ()
        return tuple(one.id for one in others if isinstance(one, target.Spec))

    def targets(self, earlier: Iterable[tuple[Exercise, Mapping[str, Any]]]) -> list[str]:
        """The person's own, to put into the field that asks for it."""
        return target.spoken_by(earlier)

    def missing(self, answers: Mapping[str, Any]) -> Mapping[str, str]:
        lacking = {ask.id: ask.lacks(answers.get(ask.id)) for ask in self.asks}
        return {name: words for name, words in lacking.items() if words}

    def one_line(self, answers: Mapping[str, Any]) -> str:
        own = self.keeps_private()
        return line_of(a.read(answers.get(a.id)).line for a in self.asks if a.id not in own)

    def cramped(self) -> Iterator[tuple[tuple[int | str, ...], str]]:
        yield from super().cramped()
        for number, ask in enumerate(self.asks):
            lines = ask.max * ask.lines if isinstance(ask, ListAsk) else getattr(ask, "lines", None)
            if words := too_high(lines or 0, ask.ask):
                key = "max" if isinstance(ask, ListAsk) else "lines"
                yield ("fields", number, key), words

    def keeps_private(self) -> frozenset[str]:
        return frozenset(ask.id for ask in self.asks if isinstance(ask, PrivateAsk))

    def word(self, answers: Mapping[str, Any]) -> str | None:
        words = (as_text(answers.get(ask.id)) for ask in self.asks if isinstance(ask, WordAsk))
        return next(filter(None, words), None)
