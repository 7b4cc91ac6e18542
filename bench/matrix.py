"""The matrix: whole, against Jinja and plain strings; its first page, whatever the cohort's size."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from app.coaching.matrix import queries
from app.core.db import db
from bench import floor, house
from bench.measure import Figure, Pair

STATES = ("done", "draft", "none", "handed_in")


def run(folder: Path) -> Iterator[Figure]:
    """Whole tables, first pages, the file, growth."""
    app = house.open_house(folder)
    with app.app_context():
        small, middle = house.fill("Fifty", 50), house.fill("Two hundred", 200)
        large = house.fill("Two thousand", 2_000)
        db.session.close()
    bea = house.sign_in(app, "bea@harbor.example")
    at = "/c/harbor/cohorts/{}".format
    yield Pair(
        "first page (50) of 2,000 people, against 50",
        lambda: bea.get(at(small)),
        lambda: bea.get(at(large)),
        1.1,
        times=5,
    ).measure()
    yield from whole(bea, at(middle), at(large))
    yield from growth(app, bea, at(small))


def whole(bea: object, middle: str, large: str) -> Iterator[Figure]:
    """All people on one page: not what anybody is sent, but what a page costs."""
    template = Environment(autoescape=True).from_string(floor.GRID)
    rows = [(f"p{n}", [STATES[(n + c) % 4] for c in range(60)]) for n in range(200)]
    queries.PAGE = 5_000  # type: ignore[misc]
    get = bea.get  # type: ignore[attr-defined]
    assert get(middle).get_data().count(b"<tr") > 200
    yield Pair(
        "matrix 200 × 60, whole, against Jinja",
        lambda: template.render(rows=rows),
        lambda: get(middle),
        1,
        times=3,
    ).measure()
    yield Pair(
        "matrix 2,000 × 60, whole, against strings",
        lambda: floor.strings(2_000, 60),
        lambda: get(large),
        2,
        times=1,
    ).measure()
    yield Pair(
        "CSV 2,000 × 60, against strings",
        lambda: floor.strings(2_000, 60),
        lambda: get(f"{large}/matrix.csv").get_data(),
        1.5,
        times=1,
    ).measure()
    queries.PAGE = 50  # type: ignore[misc]


def growth(app: object, bea: object, url: str) -> Iterator[Figure]:
    """The same page, before and after 18,000 more people came to the center: each alone, since
    the growing lies between them.
    """
    get = bea.get  # type: ignore[attr-defined]
    before = Pair("", lambda: get(url), lambda: get(url), 1, times=5).measure()
    with app.app_context():  # type: ignore[attr-defined]
        house.fill("Eighteen thousand", 18_000, work=False)
        db.session.close()
    after = Pair("", lambda: get(url), lambda: get(url), 1, times=5).measure()
    what = "matrix page at 2,500 and at 20,500 people in the center"
    yield Figure(what, before.ours, after.ours, after.ours / before.ours, 1.1)
