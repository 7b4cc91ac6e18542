"""How a view says who may reach it. A view that says nothing stops the app from starting.

A guard hands the view the row, never its id: 404 for what the person may not know of, 403 for
what they may see but not do.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import Any, cast

from flask import Flask, abort
from flask.typing import ResponseReturnValue
from sqlalchemy import and_, exists, select
from sqlalchemy.orm import contains_eager
from sqlalchemy.orm.attributes import set_committed_value

from app.access import identity, replay, resend
from app.access.permissions import Permission
from app.access.policy import Standing, allows
from app.core.db import db
from app.core.tenancy import stay_in
from app.models import Center, Cohort, Counseling, Enrollment, Staff

View = Callable[..., ResponseReturnValue]
Found = tuple[dict[str, Any], Standing]
"""The rows for the view, and where the person stands towards them."""
Finder = Callable[..., Found]

GUARD = "__guard__"


def public(view: View) -> View:
    """Anybody, signed in or not."""

    @wraps(view)  # a copy: what a library lends us stays unmarked, and a method can't be marked
    def guarded(*args: object, **kwargs: object) -> ResponseReturnValue:
        return view(*args, **kwargs)

    setattr(guarded, GUARD, "public")
    return guarded


def signed_in(view: View) -> View:
    """Anybody who is signed in."""

    @wraps(view)
    def guarded(**kwargs: object) -> ResponseReturnValue:
        return replay.once(view, **kwargs) if identity.is_signed_in() else resend.ask_to_sign_in()

    setattr(guarded, GUARD, "signed in")
    return guarded


def requires_center(permission: Permission) -> Callable[[View], View]:
    """Swap the center's slug for the center."""
    return guard_with(find_center, Permission.CENTER_VIEW, permission)


def requires_cohort(permission: Permission) -> Callable[[View], View]:
    """Swap the cohort's id for the cohort, for those who run it."""
    return guard_with(find_cohort, Permission.COHORT_VIEW, permission)


def requires_enrollment(permission: Permission) -> Callable[[View], View]:
    """Swap the enrollment's id for the enrollment, for those who run its cohort."""
    return guard_with(find_enrollment, Permission.COHORT_VIEW, permission)


def requires_own_enrollment(permission: Permission) -> Callable[[View], View]:
    """Swap the cohort's id for the person's own enrollment in it."""
    return guard_with(find_own_enrollment, Permission.LEARN, permission)


def guard_with(find: Finder, sees: Permission, does: Permission) -> Callable[[View], View]:
    """The shape of every guard: who, where, may they know of it, may they do it, once."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(center: str, **kwargs: Any) -> ResponseReturnValue:
            if not identity.is_signed_in():
                return resend.ask_to_sign_in()
            rows, standing = find(enter(center), **kwargs)
            if not allows(standing, sees):
                abort(404)
            if lacks_second_step(standing):
                return resend.ask_for_step()
            if not allows(standing, does):
                abort(403)
            identity.stand(standing)  # not before: the page of a 404 says nothing of what is there
            return replay.once(view, **rows)

        setattr(guarded, GUARD, does)
        return guarded

    return guard


def lacks_second_step(standing: Standing) -> bool:
    """Staff sign in with two steps where their center asks for it (R-12)."""
    asked = standing.staff is not None and standing.center.asks_second_step
    return asked and not identity.this_sign_in().strong


def freshly_proved(view: View) -> View:
    """Under another guard: a sensitive act wants a proof that is minutes old."""

    @wraps(view)
    def guarded(**kwargs: object) -> ResponseReturnValue:
        return view(**kwargs) if identity.is_fresh() else resend.ask_to_prove()

    return guarded


def enter(slug: str) -> Standing:
    """Find the center and what the person is there; from here on the session stays in it."""
    me = identity.me()
    works = and_(Staff.center_id == Center.id, Staff.user_id == me.id, Staff.ended_at.is_(None))
    mine = and_(Enrollment.center_id == Center.id, Enrollment.user_id == me.id)
    learns = exists().where(mine, Enrollment.removed_at.is_(None))
    counsels = exists().where(Counseling.staff_id == Staff.id)
    found = db.session.execute(
        select(Center, Staff, learns, counsels).outerjoin(Staff, works).where(Center.slug == slug),
        execution_options={"across_centers": True},
    ).first()
    center, staff, learns_here, counsels_here = found or abort(404)
    stay_in(db.session, center.id)
    standing = Standing(
        me, center, staff, learns_here, counsels=counsels_here, has_reviews=counsels_here
    )
    if allows(standing, Permission.CENTER_VIEW):
        identity.stand(standing)
    return standing


def find_center(standing: Standing, **rest: Any) -> Found:
    """The center alone."""
    return {"center": standing.center, **rest}, standing


def find_cohort(standing: Standing, *, cohort: str, **rest: Any) -> Found:
    """The cohort, and whether the person counsels it."""
    staff_id = standing.staff.id if standing.staff else None
    counsels = and_(Counseling.cohort_id == Cohort.id, Counseling.staff_id == staff_id)
    found = db.session.execute(
        select(Cohort, Counseling.id)
        .join(Cohort.revision)
        .outerjoin(Counseling, counsels)
        .options(contains_eager(Cohort.revision))
        .where(Cohort.public_id == cohort)
    ).first()
    row, counseling = found or abort(404)
    here = replace(standing, cohort=row, counsels=counseling is not None)
    return {"cohort": row, **rest}, here


def find_enrollment(standing: Standing, *, cohort: str, enrollment: str, **rest: Any) -> Found:
    """Somebody's enrollment in a cohort that the person runs."""
    rows, here = find_cohort(standing, cohort=cohort)
    found = db.session.scalars(
        select(Enrollment).where(
            Enrollment.public_id == enrollment,
            Enrollment.cohort_id == rows["cohort"].id,
            Enrollment.removed_at.is_(None),
        )
    ).first()
    return {"enrollment": found or abort(404), **rows, **rest}, here


def find_own_enrollment(standing: Standing, *, cohort: str, **rest: Any) -> Found:
    """The person's own enrollment, if there is one, with its cohort and the cohort's revision."""
    mine = and_(
        Enrollment.cohort_id == Cohort.id,
        Enrollment.user_id == standing.user.id,
        Enrollment.removed_at.is_(None),
    )
    found = db.session.execute(
        select(Cohort, Enrollment)
        .join(Cohort.revision)
        .outerjoin(Enrollment, mine)
        .options(contains_eager(Cohort.revision))
        .where(Cohort.public_id == cohort)
    ).first()
    row, enrollment = found or abort(404)
    if enrollment is not None:
        set_committed_value(enrollment, "cohort", row)
    return {"enrollment": enrollment, **rest}, replace(
        standing, cohort=row, counsels=False, enrollment=enrollment
    )


def declare(app: Flask, views: Mapping[str, Callable[[View], View]]) -> None:
    """Guard the views that come from libraries; a name that is not there is a mistake too."""
    if unknown := set(views) - set(app.view_functions):
        raise RuntimeError(f"declared but not there: {', '.join(sorted(unknown))}")
    for endpoint, guard in views.items():
        app.view_functions[endpoint] = guard(cast("View", app.view_functions[endpoint]))


def refuse_unguarded_views(app: Flask) -> None:
    """Deny by default (R-01): raises RuntimeError naming the views that say nothing."""
    bare = [name for name, view in app.view_functions.items() if not hasattr(view, GUARD)]
    if bare:
        raise RuntimeError(f"views that do not say who may reach them: {', '.join(sorted(bare))}")
