"""The people book in the database: whose it is, how deep a chain goes, what counts where."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from app.book.contacts import Facts, add_contact, archive, change_contact, forget, put_back
from app.book.conversations import Account, Named, log_conversation, receive_names
from app.book.goals import counts_in, counts_of
from app.book.ledger import Exchange, write_in_ledger
from app.book.owner import open_book
from app.book.removing import UNDO, clear_out, remove
from app.book.thanks import end_of, thanks
from app.core import clock
from app.core.db import db
from app.core.errors import DomainError
from app.curriculum.closed import Direction, Format, Gift
from app.models import Attempt, Contact, Conversation, LedgerEntry, ReceivedName
from tests.support.statements import counted

TODAY = date(2027, 3, 10)


@pytest.fixture
def book(house):
    with house.inside():
        yield open_book(house.cal.id)


def talk(book, contact, *, pure=False):
    now = clock.now()
    told = Account(on=now.date(), ended_at=now, format=Format.PHONE, pure=pure)
    return log_conversation(book, contact, told)


def give(book, direction=Direction.GIVEN, contact=None):
    return write_in_ledger(book, Exchange(direction, Gift.ARTICLE, TODAY), contact=contact)


def chain(book, *names):
    rows = []
    for name in names:
        rows.append(add_contact(book, Facts(name), referred_by=rows[-1] if rows else None))
    return rows


def test_a_person_has_one_book_in_a_center(house, book):
    assert open_book(house.cal.id) is book
    assert open_book(house.dee.id) is not book


def test_a_row_cannot_point_into_somebody_elses_book(house, book):
    theirs = add_contact(open_book(house.dee.id), Facts("Ana"))

    with pytest.raises(IntegrityError), db.session.begin_nested():
        talk(book, theirs)


def test_depth_is_one_more_than_of_whoever_led_there(book):
    assert [one.depth for one in chain(book, "Ana", "Beth", "Dawit")] == [0, 1, 2]


def test_a_new_way_changes_the_depth_of_all_behind(book):
    ana, beth, dawit = chain(book, "Ana", "Beth", "Dawit")

    change_contact(beth, Facts("Beth"))

    assert [ana.depth, beth.depth, dawit.depth] == [0, 0, 1]


def test_a_way_never_leads_in_a_circle(book):
    ana, _beth, dawit = chain(book, "Ana", "Beth", "Dawit")

    for way in (ana, dawit):
        with pytest.raises(DomainError, match="circle"):
            change_contact(ana, Facts("Ana"), referred_by=way)


def test_a_circle_that_is_there_all_the_same_ends(book):
    ana, beth = chain(book, "Ana", "Beth")
    ana.referred_by_id = beth.id

    change_contact(beth, Facts("Beth"))

    assert [ana.depth, beth.depth] == [1, 0]


def test_a_name_received_becomes_a_contact_one_step_out(book):
    conversation = talk(book, chain(book, "Ana", "Beth")[1])

    (dawit,) = receive_names(book, conversation, [Named("Dawit", why="claims", may_name=True)])

    assert (dawit.depth, dawit.known) == (2, "claims")
    assert db.session.query(ReceivedName).one().may_name


def test_who_is_put_away_does_not_count_and_comes_back(house, book):
    (ana,) = chain(book, "Ana")
    cal = house.enrollment(house.cal)

    archive(ana)
    db.session.flush()
    assert sum(counts_of(cal).contacts.values()) == 0

    put_back(ana)
    db.session.flush()
    assert sum(counts_of(cal).contacts.values()) == 1


def test_who_is_deleted_takes_along_all_that_was_written_of_them(book):
    ana, beth = chain(book, "Ana", "Beth")
    receive_names(book, talk(book, ana), [Named("Dawit")])
    line = give(book, contact=ana)
    archive(ana)

    forget(ana)
    db.session.flush()
    db.session.expire_all()

    assert {row.name: row.depth for row in db.session.query(Contact)} == {"Beth": 0, "Dawit": 0}
    assert db.session.query(Conversation).count() == db.session.query(Attempt).count() == 0
    assert line.contact_id is None
    assert beth.referred_by_id is None


def test_nobody_is_deleted_who_is_in_use(book):
    with pytest.raises(DomainError, match="Put this person away first"):
        forget(*chain(book, "Ana"))


def test_what_was_taken_out_is_gone_after_a_week(book):
    kept, gone = give(book), give(book)
    remove(kept)
    remove(gone)
    gone.removed_at = clock.now() - UNDO - timedelta(minutes=1)
    db.session.flush()

    clear_out(book)

    assert db.session.query(LedgerEntry).all() == [kept]


def test_acts_count_from_joining_and_people_always(house, book):
    cal = house.enrollment(house.cal)
    (ana,) = chain(book, "Ana")
    old = (talk(book, ana, pure=True), give(book))
    for row in old:
        row.created_at = cal.joined_at - timedelta(days=1)
    talk(book, ana, pure=True)
    give(book, Direction.ASKED)
    db.session.flush()

    counts = counts_of(cal)

    assert (counts.conversations, counts.pure, counts.given) == (1, 1, 0)
    assert counts.contacts == {"": 1}


def test_a_whole_cohort_is_counted_in_one_statement_however_much_there_is(house, book):
    def statements():
        with counted() as asked:
            found = counts_in(house.spring)
        return len(asked), found

    chain(book, "Ana")
    add_contact(open_book(house.dee.id), Facts("Beth", unusual_role="barber"))
    db.session.flush()
    few, found = statements()
    for number in range(20):
        talk(book, *chain(book, f"P {number}"))
    db.session.flush()
    many, _found = statements()

    assert few == many == 1
    assert found[house.enrollment(house.dee).id].unusual == {"": 1}
    assert found[house.enrollment(house.cal).id].unusual == {"": 0}


@pytest.mark.parametrize(
    ("hours", "state"), [(0, "owed"), (47, "owed"), (49, "late"), (24 * 61, "over")]
)
def test_the_thank_you_clock_runs_from_the_end(hours, state):
    ended = clock.now()

    assert thanks(ended, None, now=ended + timedelta(hours=hours))["state"] == state


def test_thanks_are_on_time_for_a_day_and_in_due_time_for_two():
    ended = clock.now()
    said = [thanks(ended, ended + timedelta(hours=h), now=ended) for h in (24, 25, 48, 49)]

    assert [one["on_time"] for one in said] == [True, False, False, False]
    assert [one["in_due_time"] for one in said] == [True, True, True, False]


def test_without_a_time_a_day_that_is_past_ends_at_its_end():
    now = clock.now()
    day = now.date() - timedelta(days=3)

    ended = end_of(day, None, zone="America/Chicago", now=now)

    assert ended < now
    assert f"{ended:%H:%M}" == "23:59"
    assert end_of(now.date() + timedelta(days=1), None, zone="America/Chicago", now=now) == now
