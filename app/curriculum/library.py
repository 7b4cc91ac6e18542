"""Everything that was written in `curricula/`, read once and never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.curriculum.checks.translation import check_translation
from app.curriculum.mistakes import Mistake
from app.curriculum.reading import Reading
from app.curriculum.schema import Curriculum
from app.curriculum.shelf import Shelf, fallen_back, read_shelf

ROOT = Path(__file__).parents[2] / "curricula"
MAIN = "curriculum.yaml"


@dataclass(frozen=True)
class Library:
    """Every curriculum that is right."""

    curricula: tuple[Curriculum, ...]

    @classmethod
    def load(cls, root: Path) -> tuple["Library", tuple[Mistake, ...]]:
        """Read one curriculum's folder, or a folder of curricula: all that is right, and every
        mistake, sorted. A curriculum with a mistake is not in the library.
        """
        single = (root / MAIN).exists()
        banks = root.parent / "banks" if single else root / "banks"
        shelf = shelf_of(banks, "../banks" if single else "banks")
        mistakes = [*shelf.mistakes, *([] if single else nameless(root))]
        found = []
        for folder in [root] if single else folders(root):
            reading = Reading(folder, "" if single else f"{folder.name}/", shelf)
            curriculum, wrong = with_translations(reading, banks)
            mistakes += wrong
            found += [curriculum] if curriculum and not wrong else []
        if not found and not mistakes:
            mistakes.append(Mistake(MAIN, 1, 1, "nothing", f"there is no {MAIN} here"))
        return cls(tuple(found)), tuple(sorted(set(mistakes)))

    def curriculum(self, name: str) -> Curriculum | None:
        """By id."""
        return next((one for one in self.curricula if one.id == name), None)


def shelf_of(banks: Path, name: str = "banks", language: str = "en") -> Shelf:
    """The banks of a folder; for those that it has not, the shipped ones."""
    base = read_shelf(ROOT / "banks", name, language)
    if not banks.is_dir() or banks.resolve() == (ROOT / "banks").resolve():
        return base
    return fallen_back(read_shelf(banks, name, language), base)


def nameless(root: Path) -> Iterator[Mistake]:
    """Folders with lessons that nothing says more about."""
    for path in sorted(root.glob("*/lessons")):
        if not (path.parent / MAIN).exists():
            words = f"there are lessons in this folder, and no file called {MAIN}"
            yield Mistake(f"{path.parent.name}/{MAIN}", 1, 1, "nothing", words)


def with_translations(reading: Reading, banks: Path) -> tuple[Curriculum | None, list[Mistake]]:
    """A curriculum with what its folder has in other languages, and everything that is wrong."""
    original, mistakes, others = reading.curriculum(), list(reading.mistakes), []
    mistakes += nameless(reading.folder)
    for folder in folders(reading.folder):
        shelf = shelf_of(banks, "banks", folder.name)
        mistakes += shelf.mistakes
        other = Reading(folder, f"{reading.prefix}{folder.name}/", shelf, name=reading.folder.name)
        found = other.curriculum()
        mistakes += other.mistakes
        if original and found and other.document:
            places = dict(other.ids)
            mistakes += check_translation(original, found, other.document, places)
            others.append(found)
    if original and others:
        original = Curriculum(**dict(original) | {"translations": tuple(others)})
    return original, mistakes


def folders(root: Path) -> list[Path]:
    """Those that hold a curriculum."""
    return sorted(path.parent for path in root.glob(f"*/{MAIN}"))


@cache
def shipped() -> tuple[Library, tuple[Mistake, ...]]:
    """The curricula that come with the house."""
    return Library.load(ROOT)


@cache
def shared(language: str = "en") -> Shelf:
    """The banks that come with the house; in English where a language has none of its own."""
    found = read_shelf(ROOT / "banks", "banks", language)
    return found if language == "en" or found.entries("messages") else shared()
