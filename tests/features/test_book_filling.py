"""The people book, filled in where an exercise asks for it, and on pages of its own."""

import pytest

from app.core.db import db
from app.models import Attempt, Book, Contact, Conversation, LedgerEntry, Sitting
from tests.support.book import LESSON, contacts_of, knows, learn, open_summer
from tests.support.statements import counted


@pytest.fixture
def summer(house):
    return open_summer(house)


@pytest.fixture
def cal(house, summer, browser):
    browser.sign_in(house.cal)
    return browser


def sheet_of(browser, summer, exercise):
    page = browser.get(f"{learn(summer)}/lessons/{LESSON}")
    return page.select_one(f"#exercise-{exercise}")


def add(browser, summer, shelf, *, exercise="", place="", status=303, **typed):
    """Send the form of a part as it stands at an exercise, or alone."""
    prefix = f"{exercise}-" if exercise else ""
    sent = {f"{prefix}{name}": value for name, value in typed.items()}
    return browser.post(
        f"{learn(summer)}/book/{shelf}/new",
        status=status,
        **{"for": exercise, "place": place},
        **sent,
    )


def rows(house, kind):
    with house.inside():
        db.session.expire_all()
        return db.session.query(kind).order_by(kind.id).all()


def said(tag):
    return " ".join(tag.get_text(" ").split())


def test_somebody_is_added_in_the_lesson_with_a_name_alone(house, summer, cal):
    where = add(cal, summer, "contacts", exercise="my-people", place="lesson", name="A. R.")

    assert where.endswith(f"/lessons/{LESSON}#exercise-my-people")
    sheet = sheet_of(cal, summer, "my-people")
    assert "People: 1 of 3" in said(sheet)
    assert "Begun" in said(sheet.select_one(".st"))
    assert said(sheet.select_one(".book-lines")) == "A. R."


def test_all_that_can_be_written_of_somebody_is_kept(house, summer, cal):
    told = {"name": "Mr. Osei", "circle": "daily_life", "unusual_role": "barber", "closeness": "3"}
    told |= {"last_contact": "2026-01", "lane": "acquaintance", "side": "other", "is_fan": "y"}

    add(cal, summer, "contacts", **told)

    osei = contacts_of(house, house.cal)["Mr. Osei"]
    assert (osei.circle, osei.closeness, osei.side, osei.is_fan) == ("daily_life", 3, "other", True)
    assert f"{osei.last_contact:%Y-%m-%d}" == "2026-01-01"


def test_what_is_refused_comes_back_with_all_that_was_typed(house, summer, cal):
    page = add(
        cal, summer, "contacts", exercise="my-people", status=422, name="", known="from the choir"
    )

    assert said(page.select_one(".field-error")) == "Error: Write a name or initials."
    assert page.select_one("[name=my-people-known]")["value"] == "from the choir"
    assert page.select_one("[name=for]")["value"] == "my-people"
    assert rows(house, Contact) == rows(house, Book) == []


def test_a_form_sent_twice_adds_one_person(house, summer, cal):
    for _twice in range(2):
        add(cal, summer, "contacts", name="Ana", form_token="once")

    assert len(rows(house, Contact)) == 1


def test_enough_people_make_the_exercise_done(house, summer, cal):
    knows(house, house.cal, "Ana", "Beth")

    add(cal, summer, "contacts", exercise="my-people", name="Mr. Osei", unusual_role="barber")

    assert "Done" in said(sheet_of(cal, summer, "my-people").select_one(".exercise-head"))


def test_a_name_that_was_given_joins_the_book_with_who_sent_it(house, summer, cal):
    ana = knows(house, house.cal, "Ana")
    told = {"contact": ana.public_id, "on": "2026-11-02", "format": "phone", "gave": "An article"}

    add(cal, summer, "conversations", exercise="a-talk", name_1="Dawit", why_1="claims", **told)

    people = contacts_of(house, house.cal)
    assert people["Dawit"].referred_by_id == people["Ana"].id
    assert people["Dawit"].depth == 1
    assert "sent by Ana" in said(sheet_of(cal, summer, "my-people"))


def test_a_conversation_asks_what_one_gave(house, summer, cal):
    page = add(
        cal, summer, "conversations", status=422, name="Ana", on="2026-11-02", format="video"
    )

    assert [said(one) for one in page.select(".field-error")] == [
        "Error: Write what you gave. Real interest counts, too."
    ]
    assert rows(house, Conversation) == []


def test_thanks_stop_the_clock(house, summer, cal):
    add(cal, summer, "conversations", name="Ana", on="2026-11-02", format="phone", gave="Interest")
    (talk,) = rows(house, Conversation)
    here = f"{learn(summer)}/book/conversations/{talk.public_id}"
    assert "A late thank-you still lands" in said(sheet_of(cal, summer, "a-talk"))

    cal.post(f"{here}/follow-up", do="thank", by="email")

    assert "You said thank you" in said(cal.get(here))
    assert "thank-you" not in said(sheet_of(cal, summer, "a-talk").select_one(".book-lines"))


def test_whoever_sent_one_can_be_told_and_it_can_be_taken_back(house, summer, cal):
    add(cal, summer, "conversations", name="Ana", on="2026-11-02", format="phone", gave="Interest")
    here = f"{learn(summer)}/book/conversations/{rows(house, Conversation)[0].public_id}/follow-up"

    cal.post(here, do="close")
    assert rows(house, Conversation)[0].loop_closed_at is not None
    cal.post(here, do="not-closed")
    assert rows(house, Conversation)[0].loop_closed_at is None
    cal.post(here, do="nonsense", status=400)


def test_an_edited_conversation_keeps_its_end(house, summer, cal):
    told = {"name": "Ana", "on": "2026-11-02", "format": "phone", "gave": "Interest"}
    add(cal, summer, "conversations", ended="14:05", hope_1="A name", met_1="y", **told)
    before = rows(house, Conversation)[0]
    here = f"{learn(summer)}/book/conversations/{before.public_id}"
    filled = {tag["name"]: tag.get("value", "") for tag in cal.get(here).select("input[name]")}

    assert (filled["ended"], filled["hope_1"]) == ("14:05", "A name")
    ana = contacts_of(house, house.cal)["Ana"].public_id
    cal.post(here, **{**told, "ended": "14:05", "contact": ana, "gave": "An article"})

    after = rows(house, Conversation)[0]
    assert (after.ended_at, after.gave) == (before.ended_at, "An article")


def test_a_list_keeps_its_order_and_what_came_of_each(house, summer, cal):
    for name, outcome in (("Ana", "voicemail"), ("Beth", "")):
        add(cal, summer, "calls", exercise="my-list", name=name, outcome=outcome)

    sheet = sheet_of(cal, summer, "my-list")

    assert "People tried: 1 of 2" in said(sheet)
    assert said(sheet.select_one(".book-lines")) == "1 Ana I left a message 2 Beth Not tried yet"


def test_energy_belongs_to_the_list_and_a_new_list_begins_empty(house, summer, cal):
    add(cal, summer, "calls", name="Ana")

    cal.post(f"{learn(summer)}/book/energy", before="2", after="4", do="put-away")

    (sitting,) = rows(house, Sitting)
    assert (sitting.energy_before, sitting.energy_after) == (2, 4)
    assert "Ana" not in said(sheet_of(cal, summer, "my-list").select_one(".book-goal"))
    assert not sheet_of(cal, summer, "my-list").select(".book-lines")


def test_a_line_of_the_ledger_needs_which_way_and_what(house, summer, cal):
    page = add(cal, summer, "ledger", status=422, on="2026-11-02")
    assert [said(one) for one in page.select(".field-error")] == [
        "Error: Choose which way it went.",
        "Error: Choose what it was.",
    ]

    add(cal, summer, "ledger", exercise="given", direction="given", gift="article", on="2026-11-02")
    assert "Given: 1 of 2" in said(sheet_of(cal, summer, "given"))


def test_what_is_taken_out_at_an_exercise_is_put_back_there(house, summer, cal):
    ana = knows(house, house.cal, "Ana").public_id
    here = f"{learn(summer)}/book/contacts/{ana}/remove"

    page = cal.get(cal.post(here, **{"for": "my-people"}))
    assert "People: 0 of 3" in said(page)
    form = page.select_one(".alert form")
    where = cal.post(form["action"], **{"for": form.select_one("[name=for]")["value"]})

    assert where.endswith("/exercises/my-people")
    assert "People: 1 of 3" in said(cal.get(where))


@pytest.mark.parametrize("shelf", ["calls", "conversations", "ledger", "contacts"])
def test_what_is_taken_out_can_be_put_back(house, summer, cal, shelf):
    ana = knows(house, house.cal, "Ana").public_id
    told = {"contact": ana, "name": "Beth", "on": "2026-11-02", "format": "phone", "gave": "Tea"}
    add(cal, summer, shelf, direction="given", gift="skill", **told)
    kinds = {"calls": Attempt, "conversations": Conversation, "ledger": LedgerEntry}
    row = rows(house, kinds.get(shelf, Contact))[-1]
    here = f"{learn(summer)}/book/{shelf}/{row.public_id}"

    gone = cal.get(cal.post(f"{here}/remove"))
    assert not gone.select(f".sheet > .book-lines a[href$='{row.public_id}']")
    undo = gone.select_one(".alert form[action$=put-back]")
    cal.post(undo["action"])

    there = cal.get(f"{learn(summer)}/book/{shelf}")
    assert there.select(f".sheet > .book-lines a[href$='{row.public_id}']")


def test_who_is_put_away_can_be_deleted_for_good(house, summer, cal):
    ana = knows(house, house.cal, "Ana")
    here = f"{learn(summer)}/book/contacts/{ana.public_id}"
    assert not cal.get(here).select("form[action$=forget]")
    cal.post(f"{here}/remove")

    cal.post(cal.get(here).select_one("form[action$=forget]")["action"])

    assert rows(house, Contact) == []
    cal.get(here, status=404)


@pytest.mark.parametrize("shelf", ["contacts", "calls", "conversations", "ledger"])
def test_a_form_that_lost_its_optional_fields_changes_the_rest(house, summer, cal, shelf):
    told = {"name": "Ana", "on": "2026-11-02", "format": "phone", "gave": "Tea"}
    told |= {"direction": "given", "gift": "skill"}
    add(cal, summer, shelf, known="the choir", note="Thursday", advice="Read more", **told)
    kinds = {"calls": Attempt, "conversations": Conversation, "ledger": LedgerEntry}
    (row,) = rows(house, kinds.get(shelf, Contact))

    cal.post(f"{learn(summer)}/book/{shelf}/{row.public_id}", **told)

    assert len(rows(house, kinds.get(shelf, Contact))) == 1


def test_a_way_in_a_circle_is_refused_in_words(house, summer, cal):
    ana = knows(house, house.cal, "Ana")
    add(cal, summer, "contacts", name="Beth", referred_by=ana.public_id)
    beth = contacts_of(house, house.cal)["Beth"]

    here = f"{learn(summer)}/book/contacts/{ana.public_id}"
    page = cal.post(here, status=422, name="Ana", referred_by=beth.public_id)

    assert "would lead in a circle" in said(page.select_one(".summary"))
    assert contacts_of(house, house.cal)["Ana"].referred_by_id is None


def test_a_long_book_is_paged_found_and_sorted(house, summer, cal):
    knows(house, house.cal, *(f"P{number:02}" for number in range(60)), "Zoë")
    here = f"{learn(summer)}/book/contacts"

    assert len(cal.get(here).select(".book-lines > li")) == 50
    assert len(cal.get(f"{here}?page=2").select(".book-lines > li")) == 11
    assert said(cal.get(f"{here}?q=zo%C3%AB").select_one(".book-lines")) == "Zoë"
    assert said(cal.get(f"{here}?sort=name").select_one(".book-lines a")) == "P00"
    cal.get(f"{here}?page=3", status=404)


def test_an_empty_part_says_what_belongs_there(summer, cal):
    page = cal.get(f"{learn(summer)}/book/conversations")

    assert "Real conversations" in said(page.select_one(".empty"))
    cal.get(f"{learn(summer)}/book/secrets", status=404)


def test_reading_makes_no_book(house, summer, cal):
    sheet_of(cal, summer, "my-people")
    cal.get(f"{learn(summer)}/book/contacts")

    assert rows(house, Book) == []


def test_nothing_is_handed_in_where_the_book_counts(house, summer, cal):
    page = cal.post(f"{learn(summer)}/exercises/my-people", status=422, do="hand-in")

    assert "Nothing is handed in here" in said(page)


def test_the_paper_of_a_part_has_what_stands_in_the_book(house, summer, cal):
    knows(house, house.cal, "Ana", known="the choir")
    paper = f"{learn(summer)}/handouts/{LESSON}/my-people"

    assert "the choir" not in said(cal.get(paper))
    assert "the choir" in said(cal.get(f"{paper}?filled=1"))


NASTY = [
    "",
    "x" * 30_000,
    "a\0b",
    "\u202eevil\u2066",
    "<b>{{ 7 * 7 }}",
    "9" * 400,
    "-1",
    "zzzzzzzzzzzz",
]


@pytest.mark.parametrize("shelf", ["contacts", "calls", "conversations", "ledger"])
@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_no_form_falls_over_whatever_is_typed(house, summer, cal, shelf, nasty):
    page = cal.get(f"{learn(summer)}/book/{shelf}/new")
    names = {tag["name"] for tag in page.select("form.book-form [name]")} - {"form_token"}

    answer = cal.fetch(
        f"{learn(summer)}/book/{shelf}/new", "POST", data=dict.fromkeys(names, nasty)
    )

    assert answer.status_code in {303, 422}


def test_the_lesson_asks_no_more_with_a_fuller_book(house, summer, cal):
    def statements():
        with counted() as asked:
            sheet_of(cal, summer, "my-people")
        return len(asked)

    fill(cal, house, summer, 1)
    few = statements()
    fill(cal, house, summer, 20)

    assert statements() == few


def test_adding_asks_no_more_with_a_fuller_book(house, summer, cal):
    def statements(name):
        with counted() as asked:
            add(cal, summer, "contacts", exercise="my-people", name=name)
        return len(asked)

    fill(cal, house, summer, 3)
    few = statements("first")
    fill(cal, house, summer, 20)

    assert statements("second") == few


def fill(browser, house, summer, count):
    """So many people, calls, conversations and gifts."""
    for number in range(count):
        ana = knows(house, house.cal, f"{count} {number}", unusual_role="barber").public_id
        told = {"contact": ana, "on": "2026-11-02", "format": "phone", "gave": "Tea"}
        add(browser, summer, "calls", outcome="talked", **told)
        add(browser, summer, "conversations", name_1=f"N {count} {number}", **told)
        add(browser, summer, "ledger", direction="given", gift="skill", **told)
