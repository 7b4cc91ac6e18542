"""Kill every process of the site while two people type, again and again, and count what is lost."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from random import Random

from pysqlite3 import dbapi2 as sqlite

from tests.crash.typist import EXERCISE, FIELD, Typist, text_in
from tests.support.live import Site

SOUND = "wsgi:app"
FAULTY = "--pythonpath tests/crash early:app"
"""Not as a part of `tests`: that would choose an instance of its own."""
PEOPLE = ("cal", "dee")
TYPING = (0.3, 2.0)
"""Seconds of typing before the site dies, at random."""
LOOK_BACK = 50
"""How many of the newest saves are looked at after a kill; older ones were, after an older one."""


@dataclass(frozen=True)
class Round:
    """What one kill did."""

    seconds: float
    tries: int
    acknowledged: int
    lost: int
    """Acknowledged saves with characters that are nowhere any more."""
    faults: tuple[str, ...]
    """What is wrong with the database, or with an answer."""

    @property
    def is_good(self) -> bool:
        return not self.lost and not self.faults


def run(site: Site, rounds: int, rng: Random) -> Iterator[Round]:
    """Each round as it ends; the site is gone afterwards."""
    site.start()
    typists = [Typist(who, site.base, site.learn, Random(rng.random())) for who in PEOPLE]
    for typist in typists:
        typist.sign_in()
    threads = [typist.start() for typist in typists]
    try:
        for _number in range(rounds):
            yield one_round(site, typists, rng.uniform(*TYPING))
    finally:
        for typist in typists:
            typist.is_over = True
        site.kill()
        for thread in threads:
            thread.join(60)


def one_round(site: Site, typists: list[Typist], seconds: float) -> Round:
    """Type, die, wake up, look."""
    tried, had = (
        sum(t.tries for t in typists),
        sum(len(t.acknowledged) + len(t.put_aside) for t in typists),
    )
    for typist in typists:
        typist.may_type.set()
    time.sleep(seconds)
    site.kill()
    rest(typists)
    site.start()
    done = sum(len(t.acknowledged) + len(t.put_aside) for t in typists) - had
    lost = sum(lost_of(site, typist) for typist in typists)
    faults = tuple(fault for typist in typists for fault in faults_of(site, typist))
    for typist in typists:
        go_on(typist)
    return Round(
        seconds, sum(t.tries for t in typists) - tried, done, lost, (*faults, *broken(site))
    )


def rest(typists: list[Typist]) -> None:
    """Wait until nobody has a request on the way."""
    for typist in typists:
        typist.may_type.clear()
        typist.rests.clear()
    for typist in typists:
        if not typist.rests.wait(60):
            raise RuntimeError(f"{typist.who} does not come to rest")


def go_on(typist: Typist) -> None:
    """Half of the time the page is still open and tries again; else a new one is opened.

    What a new page shows has been shown: from then on it counts as acknowledged.
    """
    typist.faults.clear()
    typist.refusals.clear()
    if typist.rng.random() < 0.5:
        sent = typist.pending
        typist.open_page()
        if sent and sent.text == typist.text:
            typist.acknowledged.append(sent)
    elif typist.pending is None:
        typist.open_page()


def lost_of(site: Site, typist: Typist) -> int:
    """How many of the newest acknowledged saves are nowhere.

    A text holds all that its typist wrote before it. The one save that was on its way at the end
    may have arrived without an answer: then it stands where the acknowledged text stood.
    """
    kept = kept_texts(site, typist)
    lost = sum(save.text not in kept for save in typist.put_aside)
    there = kept | {text_in(typist.get(typist.address))}
    if typist.pending and typist.pending.text in there:
        return lost
    for save in reversed(typist.acknowledged[-LOOK_BACK:]):
        if save.text in there:
            return lost
        lost += 1
    return lost


def kept_texts(site: Site, typist: Typist) -> set[str]:
    """Every version of the exercise that is kept for this person."""
    rows = site.rows(
        "SELECT v.answers FROM submission_version v JOIN submission s ON s.id = v.submission_id"
        " JOIN enrollment e ON e.id = s.enrollment_id JOIN user u ON u.id = e.user_id"
        " WHERE u.address = ? AND s.exercise_id = ?",
        f"{typist.who}@harbor.example",
        EXERCISE,
    )
    return {json.loads(answers).get(FIELD, "") for (answers,) in rows}


def faults_of(site: Site, typist: Typist) -> list[str]:
    """What was answered as it must not be; saves of which only a part was written."""
    refused = [f"{typist.who}: answered {code} {n} times" for code, n in typist.refusals.items()]
    return [*typist.faults, *refused, *half_written(site, typist)]


def half_written(site: Site, typist: Typist) -> list[str]:
    """The text, and the row that says what was answered, are written together or not at all."""
    pending = typist.pending
    if pending is None:
        return []
    token = sha256(f"{typist.address}\nsave {pending.name}".encode()).hexdigest()
    is_known = bool(site.rows("SELECT 1 FROM processed WHERE token = ?", token))
    is_there = pending.text == text_in(typist.get(typist.address))
    is_kept = pending.text in kept_texts(site, typist)
    return [] if is_known == (is_there or is_kept) else [f"{typist.who}: half of a save is there"]


def broken(site: Site) -> list[str]:
    """What SQLite finds wrong with the file."""
    with closing(sqlite.connect(site.folder / "acquaint.db", timeout=10)) as database:
        words = [row[0] for row in database.execute("PRAGMA integrity_check")]
        loose = list(database.execute("PRAGMA foreign_key_check"))
    return [word for word in words if word != "ok"] + [f"without a parent: {row}" for row in loose]
