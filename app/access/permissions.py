"""Every thing a person may be allowed to do."""

from enum import StrEnum


class Permission(StrEnum):
    """Named `thing:verb`; views name one of these, never a role."""

    CENTER_VIEW = "center:view"
    """See that a center exists, and enter it."""

    CENTER_MANAGE = "center:manage"
    """Change what the center is called and looks like, its rules, and who works there."""

    CURRICULUM_VIEW = "curriculum:view"
    """Look at every lesson as those who learn and those who lead see it."""

    CURRICULUM_EDIT = "curriculum:edit"
    """Bring, copy, publish and throw away the center's own."""

    COHORT_OPEN = "cohort:open"
    """Open a new cohort, and see the list of those one works with."""

    COHORT_VIEW = "cohort:view"
    """See that a cohort exists, who is in it, and who has done what (never the words)."""

    COHORT_MANAGE = "cohort:manage"
    """Change dates, place, seats, code and counselors; remove, move, close."""

    LEARN = "lesson:learn"
    """Read the lessons of one's own cohort, answer, print, ask for help."""

    WORK_READ = "work:read"
    """Read what a participant handed in to be read."""

    WORK_ANSWER = "work:answer"
    """Give feedback, return, accept; and see the queue of those who wait for it."""
