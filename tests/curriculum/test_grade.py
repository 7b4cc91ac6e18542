"""How hard a text is to read."""

import pytest

from app.curriculum.grade import Reading, read, syllables

EASY = "We talk. You may ask one thing. It is not hard to do."
HARD = (
    "Participants demonstrating considerable apprehension regarding professional relationship"
    " development nevertheless occasionally appreciate individualized encouragement."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1), ("the", 1), ("people", 2), ("table", 2), ("while", 1), ("wanted", 2),
        ("called", 1), ("creating", 3), ("something", 2), ("everyone", 3), ("world\u2019s", 1),
        ("television", 4), ("being", 2), ("hmm", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_heard(word, count):
    assert syllables(word) == count


def test_long_sentences_of_long_words_are_harder():
    easy, hard = (Reading(tuple(read(text))) for text in (EASY, HARD))

    assert easy.grade < 2
    assert hard.grade > 20


def test_the_grade_is_the_formula_of_kincaid():
    # 14 words in 3 sentences, 14 syllables: 0.39 * 14/3 + 11.8 * 14/14 - 15.59
    text = Reading(tuple(read("We talk. You may ask one thing. It is not hard to do so.")))

    assert (len(text.sentences), text.words) == (3, 14)
    assert text.grade == pytest.approx(0.39 * 14 / 3 + 11.8 - 15.59)


def test_headings_tables_and_notes_are_not_read_as_sentences():
    found = list(read("## A heading of words\n\n| a | b |\n|---|---|\n| c | d |\n\nIt helps.[^a]"))

    assert [sentence.text for sentence in found] == ["It helps."]


def test_a_sentence_knows_where_its_paragraph_begins():
    found = list(read("One here.\n\nTwo there. Three too.", line=10))

    assert [(sentence.text, sentence.line) for sentence in found] == [
        ("One here.", 10),
        ("Two there.", 12),
        ("Three too.", 12),
    ]


def test_the_hardest_sentence_comes_first():
    text = Reading(tuple(read(f"{EASY} {HARD}")))

    assert text.hardest(1)[0].text == HARD


def test_no_text_is_grade_nought():
    assert Reading(()).grade == 0
