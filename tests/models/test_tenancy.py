"""The walls between centers, one by one (trust.md R-02 to R-04 and section 4.2)."""

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased, selectinload

from app.core.db import db
from app.core.tenancy import OutOfCenterError, in_center
from app.models import Center, Cohort, Counseling, Enrollment, Staff, User


@pytest.fixture
def centers(house):
    rows = db.session.query(Center.slug, Center.id)
    return dict(rows.all())


def test_without_a_center_nothing_of_a_center_is_read(house):
    with pytest.raises(OutOfCenterError):
        db.session.scalars(select(Cohort)).all()


def test_without_a_center_nothing_of_a_center_is_written(house):
    db.session.add(Staff(center_id=1, user_id=house.gus.id, name="Gus", sort_name="Gus"))

    with pytest.raises(OutOfCenterError):
        db.session.flush()


SHAPES = {
    "rows": lambda: db.session.scalars(select(Cohort)).all(),
    "columns": lambda: db.session.execute(select(Cohort.name)).all(),
    "alias": lambda: db.session.scalars(select(aliased(Cohort))).all(),
    "count": lambda: range(db.session.scalars(select(func.count()).select_from(Cohort)).one()),
    "join": lambda: db.session.execute(
        select(User.id).join(Enrollment, Enrollment.user_id == User.id)
    ).all(),
    "exists": lambda: db.session.scalars(
        select(User).where(select(Enrollment.id).where(Enrollment.user_id == User.id).exists())
    ).all(),
    "subquery": lambda: db.session.scalars(
        select(User).where(User.id.in_(select(Enrollment.user_id)))
    ).all(),
    "cte": lambda: db.session.execute(select(select(Cohort.id).cte())).all(),
    "union": lambda: db.session.execute(select(Cohort.id).union(select(Enrollment.id))).all(),
    "eager": lambda: db.session.scalars(
        select(Counseling).options(selectinload(Counseling.cohort))
    ).all(),
    "update": lambda: db.session.execute(
        update(Cohort).values(place="elsewhere").returning(Cohort.id)
    ).all(),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_statement_reads_another_center(house, centers, shape):
    with in_center(db.session, centers["northside"]):
        assert list(SHAPES[shape]()) == []
    with in_center(db.session, centers["harbor"]):
        assert list(SHAPES[shape]()) != []


@pytest.fixture
def spring(house, centers):
    """The cohort's row, at hand in this session."""
    with in_center(db.session, centers["harbor"]):
        return db.session.get(Cohort, house.spring.id)


def test_get_does_not_find_another_centers_row(house, centers):
    with in_center(db.session, centers["northside"]):
        assert db.session.get(Cohort, house.spring.id) is None


def test_a_row_of_another_center_cannot_be_changed(spring, centers):
    with pytest.raises(OutOfCenterError), in_center(db.session, centers["northside"]):
        spring.name = "Stolen"


def test_a_row_of_another_center_cannot_be_deleted(spring, centers):
    with pytest.raises(OutOfCenterError), in_center(db.session, centers["northside"]):
        db.session.delete(spring)


def test_a_row_cannot_be_carried_into_another_center(spring, centers):
    with pytest.raises(OutOfCenterError), in_center(db.session, centers["harbor"]):
        spring.center_id = centers["northside"]


def test_the_database_itself_refuses_a_link_between_centers(house, centers):
    with in_center(db.session, centers["northside"]):
        fay = db.session.scalars(select(Staff)).one()

    with pytest.raises(IntegrityError), in_center(db.session, centers["northside"]):
        db.session.add(Counseling(cohort_id=house.spring.id, staff_id=fay.id))
