"""Reading one curriculum: every file, every mistake, and at the end the value or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.curriculum.checks.course import check_calendar, check_files, check_frameworks, check_ids
from app.curriculum.checks.exercise import check_made, markdown_in, words_in
from app.curriculum.checks.lesson import check_competencies, check_lesson, check_notes
from app.curriculum.checks.prose import Seen, check_text
from app.curriculum.checks.words import check_grade
from app.curriculum.documents import (
    LARGEST,
    LARGEST_LESSON,
    Document,
    Place,
    read_text,
    read_yaml,
    too_long,
)
from app.curriculum.explain import explain
from app.curriculum.images import Image, referred
from app.curriculum.kinds import KINDS
from app.curriculum.kinds.base import Exercise
from app.curriculum.mistakes import Mistake, near, one_of
from app.curriculum.pieces import Cut, Piece, cut
from app.curriculum.published import check_published, read_publications
from app.curriculum.schema import Curriculum, CurriculumFile, LessonKeys
from app.curriculum.shelf import Shelf

MADE = frozenset({"objections", "asked"})
"""Keys that this module fills in, so that no author may."""


@dataclass
class Reading:
    """One curriculum while it is read; mistakes gather, and reading goes on."""

    folder: Path
    prefix: str
    """What stands before a file's name in mistakes."""
    shelf: Shelf
    mistakes: list[Mistake] = field(default_factory=list)
    ids: list[tuple[str, Mistake]] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)
    """By digest."""
    language: str = ""
    """As `curriculum.yaml` says; empty until it is read."""
    name: str = ""
    """What its id must be; empty: the folder's name."""
    document: Document | None = None
    """Of `curriculum.yaml`."""

    def curriculum(self) -> Curriculum | None:
        """The value, if its own file is right; what is wrong anywhere is in `mistakes`."""
        name = f"{self.prefix}curriculum.yaml"
        text = self.text(self.folder / "curriculum.yaml", name)
        document = read_yaml(text, Place(name))
        self.mistakes += document.mistakes
        self.document = document
        unread = not text and self.mistakes
        file = None if unread else self.checked(document.values, CurriculumFile, document)
        if file is None:
            for path in sorted((self.folder / "lessons").glob("*.md")):
                self.lesson(path.stem, 0, None)
            return None
        self.language = file.language
        self.mistakes += check_files(file, document, self.folder, self.name or self.folder.name)
        self.mistakes += check_calendar(file, document)
        unknown = list(check_frameworks(file, document, self.shelf))
        self.mistakes += unknown
        frameworks = None if unknown else file.frameworks
        lessons = [
            self.lesson(lesson, number, frameworks)
            for number, lesson in enumerate(dict.fromkeys(file.lessons), start=1)
        ]
        self.mistakes += check_ids(self.ids)
        publications, wrong = read_publications(self.folder, self.prefix)
        self.mistakes += wrong
        if self.mistakes:
            return None
        found = Curriculum.model_validate(self.whole(file, lessons))
        self.mistakes += check_published(found, document, publications, dict(self.ids))
        return found

    def whole(self, file: CurriculumFile, lessons: list[Any]) -> dict[str, Any]:
        """The file's keys with the lessons in them, and ids for names of files."""
        keys = file.model_dump(exclude={"format"})
        by_file = {name: lesson["id"] for name, lesson in zip(file.lessons, lessons, strict=True)}
        entries = [entry | {"lesson": by_file[entry["lesson"]]} for entry in keys["calendar"]]
        images = [self.images[digest] for digest in sorted(self.images)]
        return keys | {"lessons": lessons, "calendar": entries, "images": images}

    def text(self, path: Path, name: str) -> str:
        """A file's text; a link that leads out of the folder is not followed."""
        if path.exists() and not path.resolve().is_relative_to(self.folder.resolve()):
            words = "this file lies outside of the folder"
            self.mistakes.append(Place(name).mistake(0, 0, "outside", words))
            return ""
        is_lesson = path.suffix == ".md"
        text, mistakes = read_text(path, name, LARGEST_LESSON if is_lesson else LARGEST)
        self.mistakes += mistakes
        if is_lesson and (long := too_long(text, Place(name))):
            self.mistakes.append(long)
            return ""
        return text

    def checked(self, values: Any, model: Any, document: Document) -> Any:
        """The value, or None with its mistakes noted."""
        if document.node is None and document.mistakes:
            return None
        if not isinstance(values, dict):
            self.mistakes.append(document.wrong((), "model-type", "this wants `key: value` lines"))
            return None
        try:
            return model.model_validate(values)
        except ValidationError as error:
            self.mistakes += explain(document, error, model)
            return None

    def lesson(
        self, stem: str, number: int, frameworks: tuple[str, ...] | None
    ) -> dict[str, Any] | None:
        """A lesson as plain values; None when its front matter is not right. `frameworks`: None
        where they are not known, because the curriculum's own file is wrong.
        """
        path, name = self.folder / "lessons" / f"{stem}.md", f"{self.prefix}lessons/{stem}.md"
        if not path.is_file():
            return None  # said where the lesson is named
        known = len(self.mistakes)
        text = self.text(path, name)
        if not text.strip():
            if len(self.mistakes) == known:
                self.mistakes.append(Place(name).mistake(0, 0, "empty", "this lesson has no text"))
            return None
        found = cut(text, name)
        self.mistakes += found.mistakes
        front = read_yaml(found.front, Place(name, line=1))
        self.mistakes += front.mistakes
        keys = self.checked(front.values, LessonKeys, front) if found.front else None
        seen, parts = Seen(self.folder), []
        for piece in found.pieces:
            part = self.part(piece, name, seen)
            parts += [part] if part else []
        self.images |= {image.digest: image for image in seen.images.values()}
        if keys is None:
            return None
        self.check(keys, front, parts, Told(stem, frameworks, found, seen))
        whole: dict[str, Any] = keys.model_dump()
        return whole | {"number": number, "parts": parts}

    def check(
        self, keys: LessonKeys, front: Document, parts: list[dict[str, Any]], told: "Told"
    ) -> None:
        """The rules that need the keys and the text."""
        exercises = [part["exercise"] for part in parts if part["kind"] == "exercise"]
        stem = told.stem
        if stem.partition("-")[2] != keys.id and stem != keys.id:
            words = f"`id` is `{keys.id}` and the file is {stem}.md; it wants NN-{keys.id}.md"
            self.mistakes.append(front.wrong(("id",), "file-name", words))
        self.ids.append(
            (keys.id, front.wrong(("id",), "duplicate-id", f"`{keys.id}` is an id already"))
        )
        whole = all(piece.kind != "exercise" for piece in told.cut.pieces) or len(exercises) == sum(
            piece.kind == "exercise" for piece in told.cut.pieces
        )
        if whole:  # with an exercise missing, sums would be wrong for no reason of their own
            self.mistakes += check_lesson(keys, front, exercises, self.shelf)
        if told.frameworks is not None:
            self.mistakes += check_competencies(keys, front, told.frameworks, self.shelf)
        self.mistakes += check_notes(keys, front, told.seen.notes)
        if self.language.partition("-")[0] == "en":
            self.mistakes += check_grade(told.cut, front.place.path)
        learner = {name: front.values.get(name) for name in ("title", "questions", "keypoints")}
        learner["objectives"] = front.values.get("objectives")
        self.mistakes += words_in(learner, front)

    def part(self, piece: Piece, name: str, seen: Seen) -> dict[str, Any] | None:
        """Text, a block or an exercise, checked."""
        if piece.kind == "exercise":
            exercise = self.exercise(piece, name)
            return {"kind": "exercise", "exercise": exercise} if exercise else None
        place = Place(name, line=piece.line)
        leader = piece.name == "leader"
        self.mistakes += check_text(piece.text, place, seen, for_learners=not leader)
        said = {"markdown": referred(piece.text.strip("\n"), seen.images)}
        if piece.kind == "prose":
            return {"kind": "prose", **said}
        return {"kind": "block", "name": piece.name, "title": piece.title, **said}

    def exercise(self, piece: Piece, name: str) -> Exercise | None:
        """An exercise with what it names in the banks put in."""
        place = Place(name, line=piece.line, column=piece.indent)
        document = read_yaml(piece.text, place)
        self.mistakes += document.mistakes
        values = document.values
        if document.node is None or not isinstance(values, dict):
            if not document.mistakes:
                words = "an exercise wants `key: value` lines"
                self.mistakes.append(document.wrong((), "model-type", words))
            return None
        kind = values.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            words = f"unknown kind `{kind}`{near(kind, KINDS)}" if kind else "`kind` is missing"
            self.mistakes.append(
                document.wrong(("kind",), "unknown-kind", f"{words} The kinds are {one_of(KINDS)}.")
            )
            return None
        made = sorted((MADE | set(KINDS[kind].gathers.values())) & set(values))
        for key in made:
            words = f"unknown key `{key}`"
            self.mistakes.append(document.wrong((key,), "extra-forbidden", words))
        self.mistakes += words_in(values, document)
        self.mistakes += markdown_in(values, document, self.folder)
        filled = self.fill(values, KINDS[kind], document)
        exercise: Exercise | None = self.checked(filled, KINDS[kind], document)
        if exercise is not None:
            words = f"`{exercise.id}` is an id already"
            self.ids.append((exercise.id, document.wrong(("id",), "duplicate-id", words)))
            self.mistakes += check_made(exercise, document)
        return exercise

    def fill(self, values: dict[str, Any], kind: type[Exercise], document: Document) -> Any:
        """Put in the bank entries that an exercise names."""
        filled = {key: value for key, value in values.items() if key not in MADE}
        for bank, key in kind.gathers.items():
            filled[key] = tuple(self.shelf.entries(bank).values())
            if not filled[key]:
                words = f"the bank of {bank} has nothing in this language"
                self.mistakes.append(document.wrong(("kind",), "no-bank", words))
        for key, bank in kind.banks.items():
            if key not in values:
                continue
            entries = self.shelf.entries(bank)
            named = values[key] if isinstance(values[key], list) else [values[key]]
            for number, name in enumerate(named):
                if not isinstance(name, str) or name not in entries:
                    at = (key, number) if isinstance(values[key], list) else (key,)
                    words = f"the bank of {bank} has no `{name}`{near(name, entries)}"
                    self.mistakes.append(document.wrong(at, "no-bank-entry", words))
            there = [entries[name] for name in named if isinstance(name, str) and name in entries]
            filled |= put_in(bank, there)
        return filled


@dataclass(frozen=True)
class Told:
    """What a lesson's rules need besides its keys."""

    stem: str
    frameworks: tuple[str, ...] | None
    cut: Cut
    seen: Seen


def put_in(bank: str, entries: list[Any]) -> Mapping[str, Any]:
    """Where the entries of a bank go."""
    if bank == "objections":
        return {"objections": entries}
    whole = {
        "checklists": ("groups", "groups"),
        "assessments": ("asked", None),
        "rubric": ("rubric", "items"),
    }
    if bank not in whole or not entries:
        return {}
    key, part = whole[bank]
    return {key: getattr(entries[0], part) if part else entries[0]}
