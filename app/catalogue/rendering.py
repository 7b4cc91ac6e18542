"""How a lesson is shown that nobody has begun: in the site, and by `flask curricula preview`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import render_template

from app.core.forms import BaseForm, form_of
from app.curriculum.images import carrying
from app.curriculum.kinds.base import Exercise
from app.curriculum.schema import Curriculum, Lesson
from app.revisions import pictures_of

Link = Callable[..., str]
"""`link(lesson=…, view=…)`: where a page of this curriculum is."""
VIEWS = ("participant", "leader")


@dataclass(frozen=True)
class Shown:
    """A lesson to look at."""

    curriculum: Curriculum
    lesson: Lesson
    view: str
    forms: Mapping[str, BaseForm]
    """By exercise: the form as it is before anybody has typed."""


def show_lesson(curriculum: Curriculum, lesson: Lesson, view: str, link: Link, **more: Any) -> str:
    """The lesson as participants or as leaders see it."""
    forms = {one.id: blank(one) for one in lesson.exercises if has_form(one)}
    shown = Shown(curriculum, lesson, view if view in VIEWS else VIEWS[0], forms)
    html = render_template("catalogue/lesson.html", shown=shown, link=link, **more)
    return carrying(html, pictures_of(curriculum))


def has_form(exercise: Exercise) -> bool:
    """Whether its screen stands by itself: what is counted elsewhere is shown as its sheet."""
    return not (exercise.is_anonymous or exercise.stands_on_book)


def blank(exercise: Exercise) -> BaseForm:
    """Its form, with nothing in it."""
    return form_of(exercise.fields())(formdata=None, prefix=f"{exercise.id}-")
