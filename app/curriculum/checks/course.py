"""Rules about a whole curriculum: files and ids agree, dates resolve."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.curriculum.calendar import CohortDates, UnresolvedTerm, resolve
from app.curriculum.documents import Document
from app.curriculum.mistakes import Mistake, near
from app.curriculum.schema import CurriculumFile
from app.curriculum.shelf import Shelf

FIRST_DAY = date(2027, 1, 4)
LONG = 400
"""Days: an example cohort in which every term has a date."""


def check_files(
    file: CurriculumFile, document: Document, folder: Path, name: str
) -> Iterator[Mistake]:
    """The folder's `name`, the lessons' files, and no file that is not named."""
    if file.id != name:
        words = f"`id` is `{file.id}` and the folder is `{name}`; they must agree"
        yield document.wrong(("id",), "folder-name", words)
    there = {path.stem for path in (folder / "lessons").glob("*.md") if path.is_file()}
    order = list(dict.fromkeys(file.lessons))
    for number, name in enumerate(file.lessons):
        at, place = ("lessons", number), order.index(name) + 1
        if name not in there:
            words = f"there is no file lessons/{name}.md{near(name, there)}"
            yield document.wrong(at, "no-lesson", words)
        elif name in file.lessons[:number]:
            yield document.wrong(at, "duplicate-id", f"`{name}` stands above already")
        elif name[:2].isdigit() and int(name[:2]) != place:
            words = f"`{name}` stands at place {place}; its file wants {place:02d}-"
            yield document.wrong(at, "lesson-order", words)
    for name in sorted(there - set(file.lessons)):
        words = f"lessons/{name}.md is not named here"
        yield document.wrong(("lessons",), "lesson-left-out", words)


def check_frameworks(file: CurriculumFile, document: Document, shelf: Shelf) -> Iterator[Mistake]:
    """The banks have each of them."""
    for number, name in enumerate(file.frameworks):
        if name not in shelf.frameworks:
            words = f"there is no framework `{name}` in the banks{near(name, shelf.frameworks)}"
            yield document.wrong(("frameworks", number), "unknown-framework", words)


def check_calendar(file: CurriculumFile, document: Document) -> Iterator[Mistake]:
    """Every lesson stands in it once, every term resolves, nothing is due before it opens."""
    if file.shape == "self-paced":
        if file.calendar:
            words = "a self-paced curriculum has no calendar"
            yield document.wrong(("calendar",), "calendar", words)
        return
    if not file.calendar:
        yield document.wrong((), "calendar", "`calendar` is missing: when lessons open and are due")
        return
    counts = any("session" in f"{entry.opens} {entry.due}" for entry in file.calendar)
    if counts and not file.sessions:
        words = "`sessions` is missing: how many workshop sessions the calendar may name"
        yield document.wrong(("sessions",), "calendar", words)
        return
    for number in range(len(file.calendar)):
        yield from check_entry(file, document, number)
        yield from check_terms(file, document, number)
    named = {entry.lesson for entry in file.calendar}
    for name in file.lessons:
        if name not in named:
            words = f"`{name}` is not in the calendar"
            yield document.wrong(("calendar",), "calendar", words)


def check_entry(file: CurriculumFile, document: Document, number: int) -> Iterator[Mistake]:
    """A lesson that there is, and once."""
    name, at = file.calendar[number].lesson, ("calendar", number, "lesson")
    if name not in file.lessons:
        words = f"`{name}` is not a lesson of this curriculum{near(name, file.lessons)}"
        yield document.wrong(at, "calendar", words)
    elif name in [entry.lesson for entry in file.calendar[:number]]:
        yield document.wrong(at, "calendar", f"`{name}` stands here twice")


def check_terms(file: CurriculumFile, document: Document, number: int) -> Iterator[Mistake]:
    """`opens` and `due` of one entry, tried on an example cohort."""
    entry, dates, found = file.calendar[number], example(file.sessions), []
    for role, term in (("opens", entry.opens), ("due", entry.due)):
        try:
            found.append(resolve(term, dates, role="opens" if role == "opens" else "due"))
        except UnresolvedTerm as error:
            words = f"{error}: `sessions` says {file.sessions}"
            plain = str(error) if "calendar" in str(error) else words
            yield document.wrong(("calendar", number, role), "term", plain)
    if len(found) == 2 and found[1] < found[0]:
        words = f"`{entry.due}` comes before `{entry.opens}`"
        yield document.wrong(("calendar", number, "due"), "due-before-opens", words)


def example(sessions: int) -> CohortDates:
    """A cohort that meets twice a week, evenly."""
    step = timedelta(days=3.5)
    meetings = {
        number: datetime.combine(FIRST_DAY, time(18)) + step * (number - 1)
        for number in range(1, sessions + 1)
    }
    return CohortDates(FIRST_DAY, FIRST_DAY + timedelta(days=LONG), "UTC", meetings)


def check_ids(ids: Sequence[tuple[str, Mistake]]) -> Iterator[Mistake]:
    """No id twice, also when capitals are ignored; each comes with the mistake it would be."""
    seen: dict[str, str] = {}
    for name, mistake in ids:
        if name.lower() in seen:
            yield mistake
        seen.setdefault(name.lower(), name)
