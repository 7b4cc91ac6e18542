"""Curricula in the site: looked at, brought, copied, published; a cohort moved."""

import re
import stat
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import page as checker
import pytest

from app.core.db import db
from app.curriculum.beginning import CURRICULUM, LESSON
from app.editions.folders import folder_of, shipped_folder
from app.models import Cohort, OwnCurriculum, Submission
from tests.support import tiny
from tests.support.editions import (
    HERE,
    bring,
    cal_in,
    folder,
    let_it_begin,
    publish,
    with_cohort,
    zipped,
)

CASE = "known-and-knowing/manners-are-strategy"
SHIPPED = f"{HERE}/shipped/known-and-knowing"
A2 = f"{SHIPPED}/the-objections-in-your-head"


@pytest.fixture
def bea(house, browser):
    browser.sign_in(house.bea)
    return browser


def own():
    db.session.expire_all()
    return db.session.query(OwnCurriculum).execution_options(across_centers=True).all()


def test_the_catalogue_shows_what_there_is(bea):
    page = bea.get(f"{HERE}/")

    assert page.select_one("a[href$='/shipped/known-and-knowing']")
    assert "The objections in your head" in bea.get(SHIPPED).get_text()


def test_leaders_see_what_participants_do_not(bea):
    seen, led = bea.get(A2).get_text(), bea.get(f"{A2}?view=leader").get_text()

    assert "Do not sell a word." in led
    assert "Do not sell a word." not in seen
    assert "Pick your word" in seen and "Ask before telling" in led


def test_nothing_can_be_saved_in_a_preview(bea):
    page = bea.get(A2)

    assert not page.select("main form")
    assert page.select("fieldset[disabled] textarea")


def test_a_lesson_is_seen_on_paper_and_as_a_guide(bea):
    assert bea.fetch(f"{A2}/paper").status_code == 200
    guide = bea.get(f"{A2}/guide?at=18:00").get_text(" ")

    assert "18:00" in guide and "18:05" in guide and "Run sheet, 90 minutes" in guide


def test_a_setback_of_one_minute_is_a_minute(bea):
    guide = bea.get(f"{HERE}/shipped/ask-better/one-if-then-one-date/guide").get_text(" ")

    assert "Setback of the week: The quiet week, 1 minute" in guide
    assert "1 minutes" not in guide


def test_the_guide_has_the_answers_that_the_sheets_leave_out(bea):
    guide = bea.get(f"{A2}/guide").select_one(".answer-key").get_text(" ", strip=True)

    assert "Fits: We worked the same floor for six years. Both of you could check this." in guide
    assert "Does not fit: My heart pounds" in guide
    assert "Both of you could check this" not in bea.fetch(f"{A2}/paper").text


@pytest.mark.pdf
def test_the_guide_is_a_pdf_too(bea):
    answer = bea.fetch(f"{A2}/guide?as=pdf")

    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")


@pytest.mark.pdf
@pytest.mark.parametrize("lesson", ["keep-it-alive/peers-next-door", CASE])
def test_a_guide_with_answers_can_be_read_by_everybody(bea, lesson):
    answer = bea.fetch(f"{HERE}/shipped/{lesson}/guide?as=pdf")

    report = checker.validate_pdf_bytes(answer.data, profile="ua1")
    assert report.is_compliant, [str(failure) for failure in report.failures]


def test_the_guide_of_a_cohort_has_the_times_of_its_session(house, bea):
    page = bea.get(f"{HERE}/for/{house.spring.public_id}")
    link = page.select_one("a[href$='/the-objections-in-your-head/guide']")["href"]

    assert "18:00" in bea.get(link).get_text()


def test_a_folder_becomes_a_draft_and_then_something_to_begin_with(bea):
    where = bring(bea, zipped(folder()))
    assert "The check found no mistake" in bea.get(where).get_text()
    assert "Ask well" not in bea.get("/c/harbor/cohorts/new").get_text()

    publish(bea, where)

    assert "Ask well" in bea.get("/c/harbor/cohorts/new").get_text()
    assert "Ask well" in bea.get(f"{HERE}/own/{own()[0].public_id}").get_text()


def test_what_is_published_holds_the_next_draft_to_it(bea):
    where = bring(bea, zipped(folder()))
    publish(bea, where)
    assert not bea.get(where).select("form[action$='/publish']")
    changed = LESSON.replace("Who is it?", "Who could it be?").replace("id: one-act", "id: an-act")

    page = bea.get(bring(bea, zipped(folder(**{"lessons/01-a-first-lesson.md": changed}))))

    text = " ".join(page.get_text(" ").split())
    assert "0.1.0 was published on" in text and "raise version" in text.replace("`", "")
    assert "people have met the exercise one-act , and it is gone: name it here" in text


def test_a_version_that_was_published_elsewhere_is_known_here(bea):
    elsewhere = "- {version: 0.0.9, digest: x, on: 2026-11-01, exercises: {gone-one: worksheet}}\n"
    where = bring(bea, zipped(folder(**{"published.yaml": elsewhere})))

    assert "people have met the exercise gone-one" in " ".join(bea.get(where).get_text(" ").split())


def test_mistakes_are_shown_where_they_are(bea):
    broken = LESSON.replace("kind: worksheet", "kind: workshet", 1)

    page = bea.get(bring(bea, zipped(folder(**{"lessons/01-a-first-lesson.md": broken}))))

    text = " ".join(page.get_text(" ").split())
    assert "unknown kind workshet , did you mean worksheet ?" in text
    line = tiny.line_of(broken, "kind: workshet")[0]
    assert f"lessons/01-a-first-lesson.md, line {line}" in text
    assert "kind: workshet" in page.select_one("pre").get_text()
    assert not page.select("form[action$='/publish']")


def link_member():
    member = ZipInfo("ask-well/lessons/link.md")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return member, "/etc/passwd"


LONG = " ".join(map(str, range(900))) + "word " * 18_000
TWICE = "ask-well/LESSONS/01-a-first-lesson.md"
REFUSED = {
    "no zip": (b"hello", "This is not a ZIP"),
    "nothing": (b"", "Choose a ZIP first."),
    "no curriculum": (zipped({}, [("readme.md", "x")]), "There is no curriculum.yaml in this ZIP."),
    "a link": (zipped(folder(), [link_member()]), "link.md is a link"),
    "out above": (zipped(folder(), [("../evil.md", "x")]), "would lie outside of the folder"),
    "out from root": (zipped(folder(), [("/etc/evil.md", "x")]), "would lie outside of the folder"),
    "out on a disk": (zipped(folder(), [("C:/evil.md", "x")]), "would lie outside of the folder"),
    "capitals": (zipped(folder(), [(TWICE, "x")]), "is there twice"),
    "a program": (zipped(folder(), [("ask-well/run.exe", "x")]), "is no text (.md, .yaml)"),
    "a drawing": (zipped(folder(), [("ask-well/a.svg", "<svg/>")]), "is no text (.md, .yaml)"),
    "a library": (
        zipped(folder(**{f"lessons/{n:02d}-a.md": LONG for n in range(40)}), (), ZIP_DEFLATED),
        "Its texts have more than 3 MB",
    ),
    "no id": (zipped(folder("Not an id")), "curriculum.yaml says no `id`"),
    "a shipped id": (zipped(folder("known-and-knowing")), "comes with Acquaint"),
    "too many": (zipped({f"images/{n}.png": b"" for n in range(2001)}), "more than 2,000 files"),
}


@pytest.mark.parametrize(("data", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_folder_of_ours_is_refused_in_words(bea, data, says):
    assert says in bring(bea, data, status=200)
    assert own() == []


def test_a_zip_that_would_grow_beyond_measure_is_not_unpacked(bea):
    out = BytesIO()
    with ZipFile(out, "w", compression=8) as archive:
        archive.writestr("ask-well/curriculum.yaml", b" " * 40_000_000)

    assert "far larger than a curriculum" in bring(bea, out.getvalue(), status=200)


def test_a_copy_of_a_shipped_one_passes_and_is_ones_own(bea):
    where = bea.post(f"{SHIPPED}/copy", name="harbor-known")

    assert "The check found no mistake" in bea.get(where).get_text()
    files = bea.fetch(f"{HERE}/own/{own()[0].public_id}/files")
    with ZipFile(BytesIO(files.data)) as archive:
        assert set(archive.namelist()) == set(folder_of(shipped_folder("known-and-knowing")))


@pytest.mark.parametrize("name", ["", "Harbor Known", "known-and-knowing"])
def test_a_copy_wants_an_id_of_its_own(bea, name):
    bea.post(f"{SHIPPED}/copy", status=200, name=name)

    assert own() == []


def test_another_center_sees_nothing_of_it(house, bea, browsers):
    row_url = bring(bea, zipped(folder()))
    fay = browsers()
    fay.sign_in(house.fay)

    assert "Ask well" not in fay.get("/c/northside/curricula/").get_text()
    fay.get(row_url, status=404)
    fay.get(row_url.replace("harbor", "northside"), status=404)


def test_what_an_open_cohort_works_through_stays(bea):
    where = bring(bea, zipped(folder()))
    publish(bea, where)
    with_cohort(bea, "ask-well")

    bea.post(where.replace("/draft", "/throw-away"))

    assert len(own()) == 1
    assert "An open cohort works through it" in bea.get(f"{HERE}/").get_text()


@pytest.fixture
def moving(house, bea):
    """A cohort on edition 0.1.0 of Ask well, in which Cal has written; 0.2.0 is out."""
    where = bring(bea, zipped(folder()))
    publish = bea.get(where).select_one("form[action$='/publish']")["action"]
    bea.post(publish)
    with_cohort(bea, "ask-well")
    with house.inside():
        cohort = db.session.query(Cohort).filter_by(curriculum_id="ask-well").one()
    newer = {
        "curriculum.yaml": CURRICULUM.format(id="ask-well", title="Ask well")
        .replace("0.1.0", "0.2.0")
        .replace("retired: []", "retired: [{id: one-act, since: 0.2.0}]"),
        "lessons/01-a-first-lesson.md": LESSON.replace("id: one-act", "id: another-act").replace(
            "Who is it?", "Who could it be?"
        ),
    }
    return cohort.public_id, lambda: (bring(bea, zipped(folder(**newer))), bea.post(publish))


def test_a_cohort_stays_where_it_is_until_somebody_moves_it(house, bea, browsers, moving):
    name, bring_newer = moving
    url = f"/c/harbor/cohorts/{name}/edition"
    assert "newest edition" in bea.get(url).get_text()
    cal = cal_in(house, browsers, name)
    write(cal, name)

    bring_newer()
    page = bea.get(url)

    text = re.sub(r"\s+", " ", page.get_text(" "))
    assert "Plan one small act gone · 1 person has written in it" in text
    assert "2 pieces of work are on exercises that change or go" in text
    said, stood = page.select_one("table.compare tbody tr").select("td")
    assert (said.ins.get_text(), stood.find("del").get_text()) == ("could", "is")
    assert "Who is it?" in cal.get(f"/c/harbor/learn/{name}/lessons/a-first-lesson").get_text()


def test_moved_work_stays_where_it_has_a_place_and_readable_where_not(house, bea, browsers, moving):
    name, bring_newer = moving
    cal = cal_in(house, browsers, name)
    write(cal, name)
    bring_newer()

    page = bea.get(f"/c/harbor/cohorts/{name}/edition")
    bea.post(f"/c/harbor/cohorts/{name}/edition", to=page.select_one("[name=to]")["value"])

    let_it_begin(house)
    lesson = cal.get(f"/c/harbor/learn/{name}/lessons/a-first-lesson")
    assert lesson.select_one("[name=one-person-who]")["value"] == "J."
    contents = cal.get(f"/c/harbor/learn/{name}/lessons")
    link = contents.select_one("a[href*='/earlier/']")["href"]
    assert "Ring Beth on Tuesday" in cal.get(link).get_text()


def test_an_edition_that_came_in_between_is_shown_first(bea, moving):
    name, bring_newer = moving
    bring_newer()

    bea.post(f"/c/harbor/cohorts/{name}/edition", status=200, to="another digest")

    assert "Move the cohort to 0.2.0" in bea.get(f"/c/harbor/cohorts/{name}/edition").get_text()


def write(cal, name):
    """A line in each exercise."""
    here = f"/c/harbor/learn/{name}/exercises"
    texts = {
        "one-person": {"one-person-who": "J.", "one-person-why": "We worked nights."},
        "one-act": {"one-act-act": "Ring Beth on Tuesday"},
    }
    for exercise, sent in texts.items():
        cal.post(f"{here}/{exercise}", do="save", base_version="0", **sent)
    assert db.session.query(Submission).execution_options(across_centers=True).count() == 2
