"""The list of workshop sessions, each to be changed."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FormField, HiddenField

from app.cohorts.service import Meeting, Plan
from app.core.forms import BaseForm, form_of
from app.core.typed import Clock, Count, Day, Line, at

MINUTES = {"least": 5, "most": 600}
PLACE_LENGTH = 200


class MeetingForm(BaseForm):
    """One workshop session, on the wall of the cohort's zone."""

    day = Day(_("Day"), ask=_("Choose the day of this session."))
    time = Clock(_("Time"), ask=_("Write when this session begins."))
    minutes = Count(_("Minutes"), **MINUTES, render_kw={"class": "w-2"})
    place = Line(_("Place"), most=PLACE_LENGTH)


class MeetingsForm(BaseForm):
    """All of them, in order. `of(count)` makes the class for as many as a curriculum has."""

    seen = HiddenField()
    """What the dates were when the preview was shown: `Moves.before`."""

    @classmethod
    def of(cls, count: int) -> type["MeetingsForm"]:
        """Exactly `count` sessions: none that a forged form leaves out, none that it adds."""
        rows = {f"sessions-{place}": FormField(MeetingForm) for place in range(count)}
        return type("CountedForm", (cls, form_of(rows)), {})

    @property
    def rows(self) -> list[Any]:
        """The forms of the sessions."""
        return [part.form for part in self if isinstance(part, FormField)]

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Besides each field: a session is not before the one that precedes it."""
        right = bool(super().validate(extra_validators))
        return self.is_in_order() and right

    def is_in_order(self) -> bool:
        """Says at each session that comes too early which one it is before."""
        right = True
        for number, (before, row) in enumerate(zip(self.rows, self.rows[1:], strict=False), 2):
            if any(part.data is None for part in (before.day, before.time, row.day, row.time)):
                continue
            if at(row.day, row.time) < at(before.day, before.time):
                words = gettext(
                    "Session %(number)s is before session %(before)s. "
                    "Choose a later day or time, or swap the two.",
                    number=number,
                    before=number - 1,
                )
                row.day.errors = [*row.day.errors, words]
                right = False
        return right

    def meetings(self) -> dict[int, Meeting]:
        """As a plan wants them, once all is right."""
        return {
            number: Meeting(at(row.day, row.time), row.minutes.data, row.place.data or "")
            for number, row in enumerate(self.rows, start=1)
        }

    @classmethod
    def filled(cls, plan: Plan) -> "MeetingsForm":
        """With the sessions of a plan, whatever was sent."""
        rows = {
            f"sessions-{place}": {
                "day": meeting.starts_local.date(),
                "time": meeting.starts_local.time(),
                "minutes": meeting.minutes,
                "place": meeting.place,
            }
            for place, meeting in enumerate(plan.meetings.values())
        }
        return cls.of(len(rows))(None, data=rows)
