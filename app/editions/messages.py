"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

SHIPPED = _("A curriculum that comes with Acquaint has this id. Choose another `id`.")
NOT_SHIPPED = _("There is no such curriculum to copy.")
NOT_AN_ID = _("Use small letters, digits and hyphens, as \u201cask-well\u201d.")
TAKEN = _("Your center has a curriculum with this id already.")
HAS_MISTAKES = _("The check still finds mistakes. Mend them first; they are listed here.")
IN_USE = _("An open cohort works through it. Close the cohort, or move it, first.")
NOTHING_NEWER = _("This cohort works through the newest edition.")
CLOSED = _("This cohort has closed; it stays on its edition.")
"""Nothing of a closed cohort changes."""
