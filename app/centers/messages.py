"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

TAKEN = _("This address is taken. Choose another one.")
NOT_FIRST = _("Somebody was here first. There is a center already: ask its administrator.")
