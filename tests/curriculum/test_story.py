"""A story cut into sentences that can be marked."""

import pytest

from app.curriculum.story import tell


def said(markdown):
    return [one.markdown for one in tell(markdown).sentences]


@pytest.mark.parametrize(
    ("markdown", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Mo met Dr. Ames. It went well.", ["Mo met Dr. Ames.", "It went well."]),
        ('"Can we meet?" she asked. "No."', ['"Can we meet?" she asked.', '"No."']),
        ("It cost 3.50 in all. Mo paid", ["It cost 3.50 in all.", "Mo paid"]),
        ("Lines\nbreak here. And go on.", ["Lines break here.", "And go on."]),
        ("他来了。他走了。", ["他来了。", "他走了。"]),
        ("", []),
    ],
)
def test_where_sentences_end(markdown, sentences):
    assert said(markdown) == sentences


def test_a_message_in_the_story_is_a_quote():
    assert [p.is_quote for p in tell("Mo wrote:\n\n> Hire me.\n\nNobody did.").paragraphs] == [
        False,
        True,
        False,
    ]


def test_an_id_comes_from_the_words_and_two_alike_are_told_apart():
    assert [one.id for one in tell("Mo waited. Mo waited.").sentences] == [
        "mo-waited",
        "mo-waited-2",
    ]


def test_an_id_stays_when_a_sentence_comes_before_it():
    before, after = tell("Mo paid."), tell("It rained. Mo paid.")

    assert before.sentences[0].id == after.sentences[1].id


def test_words_may_reach_over_sentences_and_lines():
    story = tell("I need a job. Do you\nhave one? Thanks.")

    assert story.around("a job. Do you have") == {"i-need-a-job", "do-you-have-one"}
    assert story.around("nowhere") == frozenset()


def test_a_long_row_of_points_is_cut_at_once():
    assert len(said("." * 20_000)) == 1
