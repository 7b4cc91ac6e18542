"""Who may do what: the whole answer is the table at the bottom.

A permission is granted when *any* of its rules holds. A rule is a plain function of where the
person stands towards the thing at hand; it asks nothing of the request.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.access.permissions import Permission
from app.models import Center, Cohort, Enrollment, Role, Staff, User


@dataclass(frozen=True)
class Standing:
    """A person in a center, and towards the cohort that the address names, if it names one."""

    user: User
    center: Center
    staff: Staff | None = None
    learns_here: bool = False
    """Has an enrollment in some cohort of this center."""
    cohort: Cohort | None = None
    counsels: bool = False
    """Counsels `cohort`; where no cohort is named, some cohort of this center."""
    has_reviews: bool = False
    """Counsels some cohort of this center, whichever is at hand."""
    enrollment: Enrollment | None = None
    """The person's own, in `cohort`."""


Rule = Callable[[Standing], bool]


def administrator(standing: Standing) -> bool:
    """Administers the center."""
    return standing.staff is not None and standing.staff.role is Role.ADMINISTRATOR


def staff(standing: Standing) -> bool:
    """Works at the center, in whatever role."""
    return standing.staff is not None


def counselor(standing: Standing) -> bool:
    """Counsels the cohort at hand."""
    return standing.staff is not None and standing.counsels


def participant(standing: Standing) -> bool:
    """Learns in the cohort at hand."""
    return standing.enrollment is not None


def learner(standing: Standing) -> bool:
    """Learns in some cohort of the center."""
    return standing.learns_here


POLICY: Mapping[Permission, tuple[Rule, ...]] = {
    Permission.CENTER_VIEW: (staff, learner),
    Permission.CENTER_MANAGE: (administrator,),
    Permission.CURRICULUM_VIEW: (staff,),
    Permission.CURRICULUM_EDIT: (staff,),
    Permission.COHORT_OPEN: (staff,),
    Permission.COHORT_VIEW: (administrator, counselor),
    Permission.COHORT_MANAGE: (administrator, counselor),
    Permission.LEARN: (participant,),
    Permission.WORK_READ: (counselor,),
    Permission.WORK_ANSWER: (counselor,),
}


def allows(standing: Standing, permission: Permission) -> bool:
    """Whether somebody who stands so holds `permission`."""
    return any(rule(standing) for rule in POLICY[permission])
