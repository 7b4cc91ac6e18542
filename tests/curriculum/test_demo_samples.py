"""The demo's people have something to say in every exercise that is shipped, and of every kind."""

from random import Random

from app.curriculum.kinds import KINDS
from app.curriculum.library import shipped
from app.demo.samples import SAMPLES, sample
from tests.support.asking import LETTER, LIST, POINT
from tests.support.kinds import exercise_of

SHIPPED = [
    one
    for course in shipped()[0].curricula
    for one in course.exercises
    if not one.stands_on_book and not one.is_anonymous
]
ASKING = [
    exercise_of(keys["kind"], **{k: v for k, v in keys.items() if k not in {"id", "kind"}} | more)
    for keys, more in (
        (LETTER, {"drafts": 2}),
        (LETTER, {"purpose": "thank_you", "channels": ["phone", "linkedin_note"]}),
        (POINT, {"proofs": 3, "short": 5, "long": 10}),
        (LIST, {"pick": 6}),
        (LIST, {"pick": 1}),
    )
]


def test_there_are_words_for_every_kind_that_is_written_on_a_sheet():
    written = {name for name, spec in KINDS.items() if spec.shelf is None and not spec.is_anonymous}

    assert set(SAMPLES) == written


def test_a_sample_can_be_handed_in_whatever_chance_has_it():
    lacking = [
        (exercise.id, seed, lacks)
        for exercise in [*ASKING, *SHIPPED]
        for seed in range(12)
        if (lacks := exercise.missing(sample(Random(seed), exercise)))
    ]

    assert lacking == []
