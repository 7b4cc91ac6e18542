"""Everything that was written in `curricula/`, read once and never changed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.curriculum.checks.translation import check_translation
from app.curriculum.mistakes import Mistake
from app.curriculum.reading import Reading
from app.curriculum.schema import Curriculum
from app.curriculum.shelf import Shelf, read_shelf

ROOT = Path(__file__).parents[2] / "curricula"


@dataclass(frozen=True)
class Library:
    """Every curriculum that is right."""

    curricula: tuple[Curriculum, ...]

    @classmethod
    def load(cls, root: Path) -> tuple["Library", tuple[Mistake, ...]]:
        """Read one curriculum's folder, or a folder of curricula: all that is right, and every
        mistake, sorted. A curriculum with a mistake is not in the library.
        """
        single = (root / "curriculum.yaml").exists()
        banks = root.parent / "banks" if single else root / "banks"
        shelf = read_shelf(banks if banks.is_dir() else ROOT / "banks", "banks")
        mistakes = list(shelf.mistakes) if banks.is_dir() and not single else []
        found = []
        for folder in [root] if single else folders(root):
            reading = Reading(folder, "" if single else f"{folder.name}/", shelf)
            curriculum, wrong = with_translations(
                reading, banks if banks.is_dir() else ROOT / "banks"
            )
            mistakes += wrong
            found += [curriculum] if curriculum and not wrong else []
        if not found and not mistakes:
            mistakes.append(Mistake("curriculum.yaml", 1, 1, "nothing", "no curriculum is here"))
        return cls(tuple(found)), tuple(sorted(set(mistakes)))

    def curriculum(self, name: str) -> Curriculum | None:
        """By id."""
        return next((one for one in self.curricula if one.id == name), None)


def with_translations(reading: Reading, banks: Path) -> tuple[Curriculum | None, list[Mistake]]:
    """A curriculum with what its folder has in other languages, and everything that is wrong."""
    original, mistakes, others = reading.curriculum(), list(reading.mistakes), []
    for folder in folders(reading.folder):
        shelf = read_shelf(banks, "banks", folder.name)
        other = Reading(folder, f"{reading.prefix}{folder.name}/", shelf, name=reading.folder.name)
        found = other.curriculum()
        mistakes += other.mistakes
        if original and found and other.document:
            places = dict(other.ids)
            mistakes += check_translation(original, found, other.document, places)
            others.append(found)
    if original and others:
        original = original.model_copy(update={"translations": tuple(others)})
        original = Curriculum.model_validate(original.frozen())
    return original, mistakes


def folders(root: Path) -> list[Path]:
    """Those that hold a curriculum."""
    return sorted(path.parent for path in root.glob("*/curriculum.yaml"))


@cache
def shipped() -> tuple[Library, tuple[Mistake, ...]]:
    """The curricula that come with the house."""
    return Library.load(ROOT)


@cache
def shared(language: str = "en") -> Shelf:
    """The banks that come with the house; in English where a language has none of its own."""
    found = read_shelf(ROOT / "banks", "banks", language)
    return found if language == "en" or found.entries("messages") else shared()
