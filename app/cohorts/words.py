"""Times and states in words, as the pages of this room say them."""

from datetime import datetime

from babel import dates
from flask_babel import get_locale
from flask_babel import gettext as _

from app.core import clock
from app.core.pages import clock as time_of
from app.models import Cohort
from app.rosters.doors import codes


def moment(local: datetime) -> str:
    """A wall time as `Tue, Mar 3, 11:59 PM`; with the year if it is not this one."""
    skeleton = "MMMEd" if local.year == clock.now().year else "yMMMEd"
    day = dates.format_skeleton(skeleton, local, locale=get_locale(), fuzzy=True)
    return str(_("%(day)s, %(clock)s", day=day, clock=time_of(local)))


def code_state(cohort: Cohort, seated: int) -> codes.State:
    """Whether somebody could join with the code now, and if not, why."""
    return codes.state_of(cohort, seated=seated)
