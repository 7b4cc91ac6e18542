"""What two editions of a lesson say otherwise: text by text, word by word."""

from app.curriculum.changes import changes
from app.curriculum.library import Library
from app.curriculum.rewording import MOST_WORDS, compared, reworded
from tests.support import tiny


def edition(folder, old="", new=""):
    lesson = tiny.LESSON.replace(old, new) if old else tiny.LESSON
    return Library.load(tiny.write(folder, lesson=lesson))[0].curricula[0]


def marked(pieces):
    return [words for differs, words in pieces if differs]


def step(tmp_path, old, new):
    return changes(edition(tmp_path / "old"), edition(tmp_path / "new", old, new))


def test_two_that_are_the_same_differ_in_nothing(tmp_path):
    assert not changes(edition(tmp_path / "old"), edition(tmp_path / "new"))


def test_a_word_that_changed_in_a_question_is_marked_on_both_sides(tmp_path):
    found = step(tmp_path, "What is it?", "What was it?")

    [change] = found.exercises
    [one] = change.words
    assert (marked(one.now), marked(one.before)) == (["was"], ["is"])
    assert not found.lessons


def test_a_sentence_that_came_into_the_text_has_nothing_beside_it(tmp_path):
    [change] = step(tmp_path, "## Then", "Breathe first.\n\n## Then").lessons

    [one] = change.words
    assert marked(one.now) == ["Breathe first."]
    assert one.before == []


def test_ids_and_minutes_are_no_words(tmp_path):
    [change] = step(tmp_path, "id: thing", "id: other").exercises

    assert (change.keys, change.words) == (("asks",), ())


def test_where_everything_changed_not_every_word_is_compared():
    old, new = ({"text": [f"{word} {n} " * 300 for n in range(9)]} for word in ("was", "is"))

    found = reworded(new, old, ["text"])

    assert found[0].now[1] == (False, " 0 ")
    assert found[-1].now == [(True, new["text"][-1].strip())]
    assert len(found) == 9


def test_a_text_too_long_to_compare_counts_as_another():
    long = "word " * (MOST_WORDS + 1)

    assert compared(long + "new", long) == ([(True, long + "new")], [(True, long)])
    assert compared(long, "") == ([(True, long)], [])
