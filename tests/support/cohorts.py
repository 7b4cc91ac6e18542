"""What the tests of running cohorts share: the forms as a browser sends them."""

from datetime import timedelta

from app.core import clock
from app.core.db import db
from app.models import AuditEvent, Cohort, Counseling, Enrollment, LessonDate, WorkshopSession

NEW, LIST = "/c/harbor/cohorts/new", "/c/harbor/cohorts/"
FIRST_STEP = {
    "curriculum": "known-and-knowing",
    "name": "Spring evenings",
    "starts_on": "2027-03-01",
    "ends_on": "2027-04-30",
    "zone": "America/Chicago",
    "place": "Harbor Library, room 2B",
    "seats": "24",
    "weekdays": ["1", "3"],
    "time": "18:00",
    "minutes": "90",
    "go": "on",
}


def first_step(house, **changed):
    """The first step, filled in rightly but for what is `changed`; None: not sent."""
    sent = {**FIRST_STEP, "counselor": house.staff(house.bea).public_id, **changed}
    return {name: value for name, value in sent.items() if value is not None}


def sent_by(page, action=None, **changed):
    """What the page's form would send, hidden fields and all, but for what is `changed`."""
    form = page.select_one(f"main form[action='{action}']" if action else "main form[method=post]")
    sent = {}
    for field in form.select("input, select, textarea"):
        if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
            continue
        chosen = field.select_one("option[selected]") or field.select_one("option")
        value = chosen["value"] if field.name == "select" else field.get("value", "")
        sent.setdefault(field["name"], []).append(value)
    return {**sent, **changed}


def send(browser, url, data, *, status=303):
    """Like `browser.post`, for names with hyphens and underscores alike."""
    response = browser.fetch(url, "POST", data=data)
    assert response.status_code == status, (response.status_code, response.text[:2000])
    return response.location if status == 303 else browser.read(response, url)


def cohorts(house, name=None):
    """The cohorts of Harbor as they are in the database, oldest first."""
    with house.inside():
        db.session.expire_all()
        found = db.session.query(Cohort).order_by(Cohort.id)
        return (found.filter_by(name=name) if name else found).all()


def rows(house, model, cohort=None):
    """A cohort's rows of one table."""
    with house.inside():
        db.session.expire_all()
        mine = db.session.query(model).filter_by(cohort_id=(cohort or house.spring).id)
        return mine.order_by(model.id).all()


def meetings(house, cohort=None):
    return [row.starts_local for row in rows(house, WorkshopSession, cohort)]


def due(house, cohort=None):
    return [row.due_local for row in rows(house, LessonDate, cohort)]


def counsel(house, cohort=None):
    return {row.staff_id for row in rows(house, Counseling, cohort)}


def enrollments(house, cohort=None):
    return {row.name: row for row in rows(house, Enrollment, cohort)}


def place_of(house, who, act):
    """The address of an act on somebody of Spring."""
    return f"{house.run}/people/{house.enrollment(who).public_id}/{act}"


def events(house, event):
    with house.inside():
        return db.session.query(AuditEvent).filter_by(event=event).count()


def counsels_too(house, who, cohort=None):
    """Let a colleague counsel Spring besides Bea."""
    with house.inside():
        place = (cohort or house.spring).id
        db.session.add(Counseling(cohort_id=place, staff_id=house.staff(who).id))
        db.session.commit()


def change(house, cohort=None, **values):
    """Set columns of a cohort."""
    with house.inside():
        row = db.session.get_one(Cohort, (cohort or house.spring).id)
        for name, value in values.items():
            setattr(row, name, value)
        db.session.commit()


def in_days(days):
    return clock.now().date() + timedelta(days=days)
