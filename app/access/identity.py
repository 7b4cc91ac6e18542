"""The signed-in person, with a type, and the browser that proved it."""

from datetime import UTC, datetime, timedelta
from typing import cast

from flask import Flask, g, request, session
from flask.wrappers import Response
from flask_login import current_user, login_user
from sqlalchemy import select, update

from app.access import tickets
from app.access.policy import Standing
from app.core import clock, tokens
from app.core.db import db
from app.core.extensions import login
from app.models import SignIn, Staff, User

KEY = "sign_in"
SEEN = "seen"
STAFF_LASTS, STAFF_RESTS = timedelta(hours=12), timedelta(hours=1)
PARTICIPANT_LASTS, PARTICIPANT_RESTS = timedelta(days=30), timedelta(days=30)
FRESH = timedelta(minutes=10)
PENDING = "pending"
PENDING_LASTS = timedelta(minutes=5)
PLAIN = {"synchronize_session": False}  # of a person's sign-ins a request loads its own alone


def me() -> User:
    """The person making this request; only for views that need one."""
    return cast("User", current_user._get_current_object())


def is_signed_in() -> bool:
    """Whether this browser proved who it is, and still may."""
    return bool(current_user.is_authenticated)


def standing() -> Standing:
    """Where the person stands in the center that the address names: set by the guard."""
    return cast("Standing", g.standing)


def stand(where: Standing) -> None:
    """Remember for this request what the guard found out."""
    g.standing = where


def init_app(app: Flask) -> None:
    """Let Flask-Login carry the person, and this module decide who it is."""
    login.session_protection = None  # it watches the network address, which phones change
    login.init_app(app, add_context_processor=False)  # it would load the person for any template
    login.user_loader(load)
    app.after_request(note_time)


def begin(user: User, *, strong: bool = False) -> SignIn:
    """Every way in ends here; `strong` with a second step or a passkey. What the session held
    before is gone, and so is the sign-in that this browser had.
    """
    end()
    works = select(Staff.id).where(Staff.user_id == user.id, Staff.ended_at.is_(None)).limit(1)
    look = db.session.execute(works, execution_options={"across_centers": True})
    lasts, rests = (
        (STAFF_LASTS, STAFF_RESTS) if look.first() else (PARTICIPANT_LASTS, PARTICIPANT_RESTS)
    )
    session.clear()
    session.permanent = True
    session[KEY] = tokens.fresh()
    session[SEEN] = clock.now().timestamp()
    row = SignIn(
        key=this_browser(),
        user_id=user.id,
        browser=request.user_agent.string[:200],
        began_at=clock.now(),
        ends_at=clock.now() + lasts,
        idle_minutes=int(rests.total_seconds() // 60),
        strong=strong,
        proved_at=clock.now(),
    )
    db.session.add(row)
    note_sign_in(row)
    login_user(user)
    return row


def note_sign_in(row: SignIn) -> None:
    """For this request; when it ends is read here, since pages of failures ask no database."""
    g.sign_in, g.ends = row, (row.ends_at, row.idle_minutes)


def wait_for_step(user: User) -> None:
    """The first step was right; nobody is signed in until the second is. Good for five minutes,
    in this browser, and while the password stays what it is.
    """
    end()
    until = (clock.now() + PENDING_LASTS).timestamp()
    session[PENDING] = [user.id, until, tickets.bond(user)[:16]]


def pending_number() -> int:
    """Whose second step this browser may give; 0: nobody's."""
    number, until, _bond = session.get(PENDING) or (0, 0, "")
    return number if clock.now().timestamp() <= until else 0


def pending() -> User | None:
    """Who has passed the first step in this browser and may give the second."""
    number = pending_number()
    user = db.session.get(User, number) if number else None
    same = user is not None and tickets.bond(user)[:16] == session[PENDING][2]
    return user if user is not None and user.active and same else None


def end() -> None:
    """Sign this browser out: its row ends, its cookie is emptied."""
    mine = select(SignIn).where(SignIn.key == this_browser(), SignIn.revoked_at.is_(None))
    if row := db.session.scalars(mine).first():
        row.revoked_at = clock.now()
    g.pop("ends", None)
    session.clear()


def this_browser() -> str:
    """The digest under which this browser's sign-in is kept."""
    return tokens.digest(session.get(KEY, ""))


def load(person: str) -> User | None:
    """One statement says who this is, that they may, and that this browser still may."""
    found = db.session.execute(
        select(User, SignIn)
        .join(SignIn, SignIn.user_id == User.id)
        .where(User.id == int(person), User.active)
        .where(SignIn.key == this_browser(), SignIn.revoked_at.is_(None))
        .where(SignIn.ends_at > clock.now())
    ).first()
    if found is None or has_rested(timedelta(minutes=found[1].idle_minutes)):
        return None
    note_sign_in(found[1])
    return found[0]


def this_sign_in() -> SignIn:
    """The row of this browser; only where somebody is signed in."""
    return cast("SignIn", g.sign_in)


def is_fresh() -> bool:
    """Whether this browser proved lately who is at it: sensitive acts ask."""
    return clock.now() - this_sign_in().proved_at <= FRESH


def prove(*, strong: bool = False) -> None:
    """This browser has just proved again who is at it; its key is a new one from here on."""
    row = this_sign_in()
    session[KEY] = tokens.fresh()
    row.key, row.proved_at, row.strong = this_browser(), clock.now(), row.strong or strong


def stale_others(user: User) -> None:
    """What the person's other browsers have proved is old from here on: before a sensitive act
    they are asked again, by what there is now.
    """
    then = clock.now() - FRESH - timedelta(seconds=1)
    others = update(SignIn).where(SignIn.user_id == user.id, SignIn.id != this_sign_in().id)
    db.session.execute(
        others.where(SignIn.proved_at > then).values(proved_at=then), execution_options=PLAIN
    )


def weaken(user: User) -> None:
    """The last second step is gone: no sign-in of the person's is a strong one any more."""
    others = update(SignIn).where(SignIn.user_id == user.id, SignIn.id != this_sign_in().id)
    db.session.execute(others.values(strong=False), execution_options=PLAIN)
    this_sign_in().strong = False


def has_rested(limit: timedelta) -> bool:
    """Whether this browser has been quiet for longer than it may."""
    seen = datetime.fromtimestamp(session.get(SEEN, 0), tz=clock.now().tzinfo)
    return clock.now() - seen > limit


def note_time(response: Response) -> Response:
    """Keep in the signed cookie when this browser was last here, by the minute: a page that is
    only read writes no row.
    """
    if KEY in session and "ends" in g and seen() != session.get(SEEN):
        session[SEEN] = seen()
    return response


def seen() -> float:
    """When this browser was last here, as it will be kept once this request is answered."""
    before, now = float(session.get(SEEN, 0)), clock.now().timestamp()
    return now if now - before > 60 and "only_asking" not in g else before


def only_ask() -> None:
    """This request is a script's, which asks for the time: nobody need be there."""
    g.only_asking = True


def stay() -> None:
    """Somebody is there, and says so."""
    session[SEEN] = clock.now().timestamp()


def time_left() -> tuple[timedelta, bool] | None:
    """How long this browser's sign-in still lasts, and whether it lasts longer when something is
    done in it; None where nobody is signed in, or this request did not ask who is.
    """
    if "ends" not in g:
        return None
    ends_at, idle_minutes = cast("tuple[datetime, int]", g.ends)
    rests = datetime.fromtimestamp(seen(), tz=UTC) + timedelta(minutes=idle_minutes)
    return min(rests, ends_at) - clock.now(), rests < ends_at
