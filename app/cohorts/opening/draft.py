"""A cohort that is about to be opened."""

from collections.abc import Mapping

from app.cohorts.opening.forms import OpeningForm
from app.cohorts.schedule import moves
from app.cohorts.schedule.forms import MeetingsForm
from app.cohorts.service import Meeting, Plan, filled_in, resolved
from app.core.errors import DomainError


class Draft:
    """The second step: sessions as they were sent, or filled in from the pattern of the first.

    `about` is the first step, and right. `anew`: another pattern than the one the sessions were
    filled in from, so they are filled in again.
    """

    def __init__(self, about: OpeningForm) -> None:
        self.about, self.curriculum = about, about.picked
        self.anew = about.meets and about.filled_from.data != about.source()
        count = self.curriculum.sessions
        if self.anew:
            meetings = filled_in(about.pattern(), about.starts_on.data, count=count)
            self.form = MeetingsForm.filled(self.planned(meetings))
        else:
            self.form = MeetingsForm.of(count)()
        self.notes: Mapping[int, list[str]] = {}
        self.windows: moves.Windows = {}
        if self.anew or self.form.validate():
            self.work_out()

    def planned(self, meetings: Mapping[int, Meeting]) -> Plan:
        """With these workshop sessions."""
        about = self.about
        return Plan(about.starts_on.data, about.ends_on.data, about.zone.data, meetings)

    def work_out(self) -> None:
        """What follows from the sessions; a rule that they break is a mistake of the form."""
        self.plan = self.planned(self.form.meetings())
        self.notes = moves.notes(self.plan)
        try:
            self.windows = resolved(self.curriculum, self.plan)
        except DomainError as error:
            self.form.form_errors.append(str(error))

    @property
    def is_right(self) -> bool:
        """Whether a cohort may be opened from it: somebody has seen these very sessions."""
        return not self.anew and not self.form.errors
