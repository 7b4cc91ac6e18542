"""A vote: one each, counted without a name, and shown to nobody as anybody's."""

import pytest
from sqlalchemy import inspect

from app.cohorts import service as cohorts
from app.core.db import Base, db
from app.core.errors import DomainError
from app.models import Cohort, Poll
from app.submissions import service, voting
from app.submissions.queries import submission_for
from tests.support.coaching import place_of
from tests.support.course import course_of, joined, teach
from tests.support.learning import autosave, open_lesson, put, submission_of, versions_of

OPTIONS = [{"id": "heron", "text": "By a heron"}, {"id": "otter", "text": "By an otter"}]
POLL = {"id": "found", "kind": "poll", "ask": "How did you find work?", "options": OPTIONS}
EXERCISE = course_of(POLL).exercise("found")


@pytest.fixture
def cal(house, browser):
    teach(house, POLL)
    open_lesson(house)
    browser.sign_in(house.cal)
    return browser


def vote(browser, house, choice="heron", *, status=303, place="exercise"):
    page = f"{house.learn}/exercises/found/vote"
    return browser.post(page, status=status, place=place, **{"found-vote": choice})


def others_vote(house, *choices):
    with house.inside():
        for person, choice in zip(joined(house, len(choices)), choices, strict=True):
            voting.vote(person, EXERCISE, choice=choice)
        db.session.commit()


def own_page(browser, house):
    return browser.get(f"{house.learn}/exercises/found").get_text(" ", strip=True)


def box(house):
    with house.inside():
        return db.session.query(Poll).one_or_none()


def test_a_vote_is_counted_and_done(house, cal):
    vote(cal, house)

    assert box(house).votes == {"heron": 1}
    assert submission_of(house, house.cal, "found").done_at is not None
    assert "You have voted." in own_page(cal, house)


def test_nothing_that_is_kept_leads_from_a_person_to_a_vote(house, cal):
    vote(cal, house)

    work = submission_of(house, house.cal, "found")
    assert work.answers == {} and versions_of(house, work) == []
    assert set(inspect(Poll).columns.keys()) == {
        *("id", "center_id", "cohort_id", "exercise_id", "votes", "shown")
    }
    tables = [table for name, table in Base.metadata.tables.items() if name not in NAMES_OPTIONS]
    rows = [str(row) for table in tables for row in db.session.connection().execute(table.select())]
    assert [row for row in rows if "heron" in row] == []


NAMES_OPTIONS = {"poll", "revision"}
"""The counter itself, and the curriculum, in which the options stand."""


def test_the_page_says_before_the_vote_what_a_vote_is(house, cal):
    said = own_page(cal, house)

    assert "Nobody can see how you vote: not Bea Brandt, not the center." in said
    assert "A vote cannot be changed" in said


def test_a_second_vote_is_refused_and_changes_nothing(house, cal):
    vote(cal, house)

    page = vote(cal, house, "otter", status=422)

    assert "You have voted already." in page.get_text(" ", strip=True)
    assert box(house).votes == {"heron": 1}


@pytest.mark.parametrize("choice", ["", "kingfisher", "heron\0", "x" * 5000])
def test_what_is_no_choice_is_no_vote(house, cal, choice):
    page = vote(cal, house, choice, status=422)

    assert "Choose one of these, then vote." in page.get_text(" ", strip=True)
    assert box(house) is None
    assert submission_of(house, house.cal, "found") is None


def test_counts_are_shown_from_five_votes_on_and_five_at_a_time(house, cal):
    vote(cal, house)
    others_vote(house, "heron", "otter", "heron")
    assert "once five people have voted" in own_page(cal, house)

    others_vote(house, "otter")
    assert "By a heron 3 of 5" in own_page(cal, house)

    others_vote(house, "heron")
    assert "By a heron 3 of 5" in own_page(cal, house)


def test_counts_wait_for_ones_own_vote(house, cal):
    others_vote(house, *["heron"] * 5)

    assert "5 of 5" not in own_page(cal, house)


def test_a_vote_is_never_saved_as_a_draft(house, cal):
    put(cal, house, "found", status=404, **{"found-vote": "heron"})
    put(cal, house, "found", do="hand-in", status=404, **{"found-vote": "heron"})
    response = autosave(cal, house, "found", **{"found-vote": "heron"})

    assert response.status_code == 404
    assert submission_of(house, house.cal, "found") is None


def test_no_verb_saves_or_hands_in_a_vote(house, cal):
    with house.inside():
        person = joined(house, 1)[0]
        with pytest.raises(DomainError, match="only counted"):
            service.save_draft(person, EXERCISE, answers={"vote": "heron"}, base_version=0)
        voting.vote(person, EXERCISE, choice="heron")
        with pytest.raises(DomainError, match="only counted"):
            service.hand_in(submission_for(person, "found"), EXERCISE)


def test_a_script_has_nothing_to_save(house, cal):
    page = cal.get(f"{house.learn}/lessons/{course_of(POLL).lessons[0].id}")

    assert not page.select("form[data-autosave]")


def test_bea_sees_that_cal_voted_and_how_all_did(house, cal, browsers):
    vote(cal, house, "otter")
    bea = browsers()
    bea.sign_in(house.bea)

    before = bea.get(place_of(house, house.cal, "found")).get_text(" ", strip=True)
    others_vote(house, "heron", "heron", "heron", "heron")
    after = bea.get(place_of(house, house.cal, "found")).get_text(" ", strip=True)

    assert "Cal has voted." in before and "By an otter" not in before
    assert "By an otter 1 of 5" in after


def test_the_matrix_has_a_mark_and_no_vote(house, cal, browsers):
    vote(cal, house)
    bea = browsers()
    bea.sign_in(house.bea)

    page = bea.get(house.run)

    assert "heron" not in str(page)
    assert page.select_one("a[href$='/found']") is not None


def test_paper_has_no_vote_on_it(house, cal):
    vote(cal, house)

    filled = cal.get(f"{house.learn}/handouts/{course_of(POLL).lessons[0].id}/found?filled=1")

    assert not filled.select(".on") and len(filled.select(".slip")) == 1


def test_nobody_votes_in_a_cohort_they_only_counsel(house, cal, browsers):
    bea = browsers()
    bea.sign_in(house.bea)

    vote(bea, house, status=404)

    assert box(house) is None


def test_a_closed_cohort_takes_no_votes(house, cal):
    with house.inside():
        cohorts.close(db.session.get_one(Cohort, house.spring.id))
        db.session.commit()

    page = vote(cal, house, status=422)

    assert "This cohort has closed." in page.get_text(" ", strip=True)
    assert box(house) is None


def test_the_options_of_a_counter_stand_in_an_order_that_tells_nothing(house, cal):
    others_vote(house, "otter", "heron")

    assert list(box(house).votes) == ["heron", "otter"]
