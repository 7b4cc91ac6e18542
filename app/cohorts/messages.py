"""What the verbs say when a rule forbids something: fit for the person reading it."""

from flask_babel import lazy_gettext as _

COUNSELS_ALREADY = _("This colleague counsels the cohort already.")
ENDS_BEFORE_IT_STARTS = _("The last day is before the first. Check both dates.")
LAST_COUNSELOR = _("A cohort needs somebody who counsels it. Add a colleague first.")
