"""Pages and saves of a participant, against the floor at equal size; statements of each page."""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_urlsafe

from bench import floor, house
from bench.measure import Figure, Pair

LESSON, EXERCISE = "the-objections-in-your-head", "my-setback-card"
TEXT = "Two sentences that somebody might have typed here, and then some. " * 4


def run(folder: Path) -> Iterator[Figure | str]:
    """Lesson, This week, save; then statements."""
    app = house.open_house(folder)
    cal = house.sign_in(app, "cal@harbor.example")
    home = cal.get("/").location
    lesson = f"{home}lessons/{LESSON}"
    page = cal.get(lesson).get_data(as_text=True)
    sizes = {lesson: len(page), home: len(cal.get(home).get_data())}
    for what, url in (("lesson page", lesson), ("This week", home)):
        low = floor.visitor(floor.make(folder / f"{what[:4]}.db", size=sizes[url]))
        name = f"{what}, {sizes[url] // 1000} kB"
        yield Pair(name, lambda low=low: low.get("/"), lambda url=url: cal.get(url), 2).measure()
    yield save(folder, cal, home, house.token(page))
    yield from statements(app, cal, home)


def save(folder: Path, cal: object, home: str, csrf: str) -> Figure:
    """An autosave as the script sends it; every one changes the text."""
    low = floor.visitor(floor.make(folder / "save.db", size=100))
    state = {"version": 0}
    url = f"{home}exercises/{EXERCISE}"

    def ours() -> None:
        data = {
            "do": "save",
            "csrf_token": csrf,
            "base_version": str(state["version"]),
            "mutation_id": token_urlsafe(12),
            f"{EXERCISE}-notice": f"{TEXT}{state['version']}",
        }
        response = cal.post(url, data=data, headers={"Accept": "application/json"})  # type: ignore[attr-defined]
        assert response.json["state"] == "saved", response.json
        state["version"] = response.json["version"]

    return Pair("save one answer", lambda: low.post("/", data={"text": TEXT}), ours, 2).measure()


def statements(app: object, cal: object, home: str) -> Iterator[str]:
    """What each page asks of the database; three are who and where."""
    bea = house.sign_in(app, "bea@harbor.example")  # type: ignore[arg-type]
    spring = "/c/harbor/cohorts/" + home.rstrip("/").rsplit("/", 1)[-1]
    asked = (
        ("This week", cal, home, 6),
        ("lesson", cal, f"{home}lessons/{LESSON}", 4),
        ("matrix", bea, spring, 3),
        ("Today", bea, "/c/harbor/today", 8),
    )
    yield "\n| statements of | found | budget |\n|---|---|---|"
    for what, who, url, budget in asked:
        with house.counted(app) as found:  # type: ignore[arg-type]
            who.get(url)  # type: ignore[attr-defined]
        yield f"| {what} | {len(found)} | {budget} + 3 |"
