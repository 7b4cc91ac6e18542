"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

CIRCLE = _(
    "This would lead in a circle: %(name)s was sent by this person, or by somebody they led to."
)
FULL = _("Your book holds %(most)s of these. Put some away first.")
NOT_ARCHIVED = _("Put this person away first. Then they can be deleted for good.")
