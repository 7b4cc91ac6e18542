"""Where to move somebody."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.cohorts.roster.queries import Target
from app.core.forms import BaseForm

CHOOSE = _("Choose the cohort to move to.")


class MoveForm(BaseForm):
    """One of the cohorts that are offered."""

    to = RadioField(_("Move to"), [InputRequired(CHOOSE)], invalid_choice_message=CHOOSE)

    def offer(self, targets: Iterable[Target]) -> None:
        """Fill in the choices, each with the seats that are left."""
        self.to.choices = [
            SelectChoice(target.public_id, f"{target.name}, {free(target)}") for target in targets
        ]


def free(target: Target) -> str:
    """As `3 seats free`."""
    left = max(0, target.seats - target.people)
    return str(ngettext("%(num)s seat free", "%(num)s seats free", left))
