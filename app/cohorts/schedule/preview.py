"""What both pages that move dates do: show what moves, then, confirmed, move it."""

from app.cohorts.schedule import moves, queries
from app.cohorts.service import Plan, resolved
from app.models import Cohort
from app.revisions import curriculum_of


class Preview:
    """A new plan beside the one that holds.

    Raises app.core.errors.DomainError when the new dates cannot be right.
    """

    def __init__(self, cohort: Cohort, plan: Plan) -> None:
        self.plan, self.old = plan, queries.plan_of(cohort)
        curriculum = curriculum_of(cohort.revision)
        self.moves = moves.compare(
            self.old,
            plan,
            lessons=curriculum.lessons,
            then=queries.windows_of(cohort),
            now=resolved(curriculum, plan),
        )
        self.before = moves.name_of(self.old)
        self.notes = moves.notes(plan)
