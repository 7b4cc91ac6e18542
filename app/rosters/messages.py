"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

ALREADY_IN = _("This person is in that cohort already.")
CLOSED = _("This cohort has closed. Nobody more can come in.")
HAS_AN_ADDRESS = _(
    "This person has a mail address, so they sign in by a link to it. They need no slip."
)
FULL = _("Every seat of this cohort is taken. Raise the number of seats first.")
LAST_ADMINISTRATOR = _(
    "This is the center\u2019s only administrator. Make somebody else one first."
)
OPENS_OTHER_DOORS = _(
    "This account opens more than this center, so a slip from here cannot open it. "
    "The person signs in with their own password."
)
WORKS_ALREADY = _("This person works at this center already.")
OTHER_CURRICULUM = _("That cohort works through another curriculum. Their work would not fit.")
WAS_IN = _(
    "This person was in that cohort before, and what they wrote there is kept. "
    "Bring them back on its People page instead."
)
