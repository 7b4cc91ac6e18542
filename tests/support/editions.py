"""A center's own curriculum on its way: packed, brought, published, taken by a cohort."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from app.core.db import db
from app.curriculum.beginning import CURRICULUM, LESSON
from app.models import Cohort, LessonDate, User
from app.rosters.service import enroll
from tests.support.cohorts import FIRST_STEP, send, sent_by

HERE = "/c/harbor/curricula"


def folder(name="ask-well", **changed):
    """A small curriculum of our own; `changed` replaces files."""
    files = {
        "curriculum.yaml": CURRICULUM.format(id=name, title="Ask well"),
        "lessons/01-a-first-lesson.md": LESSON,
    }
    return files | changed


def zipped(files, members=(), compression=ZIP_STORED):
    out = BytesIO()
    with ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(f"ask-well/{name}", content)
        for member, content in members:
            archive.writestr(member, content)
    return out.getvalue()


def bring(browser, data, status=303):
    sent = {"archive": (BytesIO(data), "ask-well.zip")}
    answer = browser.fetch(f"{HERE}/bring", "POST", data=sent, content_type="multipart/form-data")
    assert answer.status_code == status, answer.text[:2000]
    return answer.location if status == 303 else browser.read(answer, "bring").get_text()


def let_it_begin(house):
    """Every lesson has opened."""
    with house.inside():
        for row in db.session.query(LessonDate):
            row.opens_at = row.opens_at.replace(year=2020)
        db.session.commit()


def cal_in(house, browsers, name):
    """Cal learns in the cohort, too."""
    with house.inside():
        cohort = db.session.query(Cohort).filter_by(public_id=name).one()
        enroll(cohort, user=db.session.get_one(User, house.cal.id), name="Cal")
        db.session.commit()
    let_it_begin(house)
    cal = browsers()
    cal.sign_in(house.cal)
    return cal


def with_cohort(browser, curriculum):
    """Open a cohort on it, as a counselor does in two steps."""
    page = browser.get("/c/harbor/cohorts/new")
    counselor = page.select_one("[name=counselor] option[selected]")["value"]
    first = FIRST_STEP | {"curriculum": curriculum, "counselor": counselor}
    second = send(browser, "/c/harbor/cohorts/new", first, status=200)
    send(browser, "/c/harbor/cohorts/new", sent_by(second, go="open"))


def publish(browser, where):
    """Press the button of a draft without mistakes."""
    browser.post(browser.get(where).select_one("form[action$='/publish']")["action"])
