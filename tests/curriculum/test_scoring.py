"""An assessment's numbers: means, reversed items, the four-fifths rule, and nothing put in gaps."""

import pytest

from app.curriculum.banks import Scale
from app.curriculum.scoring import enough, score


def scale(count=5, least=1, most=5, turned=()):
    items = [{"id": f"i{n}", "text": "A", "reversed": n in turned} for n in range(1, count + 1)]
    about = {"id": "s", "name": "S", "labels": ["low", "high"], "items": items}
    return Scale.model_validate(about | {"from": least, "to": most})


def answers(*steps):
    return {f"i{n}": step for n, step in enumerate(steps, start=1)}


@pytest.mark.parametrize(("items", "needed"), [(1, 1), (3, 3), (4, 4), (5, 4), (6, 5), (10, 8)])
def test_four_fifths_in_whole_items(items, needed):
    assert enough(items) == needed


@pytest.mark.parametrize(
    ("given", "mean"),
    [
        (answers(1, 2, 3, 4, 5), 3.0),
        (answers(2, 3, 3, 4, None), 3.0),  # 12 / 4: the gap counts for nothing
        (answers(5, 5, 5, 5), 5.0),
        (answers(2, 3, 4, None, None), None),
        ({}, None),
    ],
)
def test_a_mean_needs_four_of_five(given, mean):
    assert score(scale(), given).mean == mean


def test_a_reversed_item_is_turned_before_the_mean():
    ease = scale(4, turned={1, 2, 3})  # three sentences where agreeing means the opposite

    assert score(ease, answers(2, 1, 3, 4)).mean == (4 + 5 + 3 + 4) / 4


def test_turning_keeps_the_ends_of_a_scale_from_nought():
    turned = scale(1, 0, 10, turned={1})

    assert score(turned, answers(0)).mean == 10
    assert score(turned, answers(10)).mean == 0


def test_what_is_no_step_of_the_scale_counts_as_skipped():
    given = answers(4, 4, 4, 6, 0)

    assert score(scale(), given).answered == 3
    assert score(scale(), answers(4, 4, 4, True, "5")).mean is None


def test_a_place_goes_from_one_end_to_the_other():
    assert score(scale(1), answers(1)).place == 0
    assert score(scale(1), answers(3)).place == 0.5
    assert score(scale(1), answers(None)).place is None
