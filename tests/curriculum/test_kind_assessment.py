"""An assessment: every line may be skipped, and a person sees only their own line."""

import pytest
from pydantic import ValidationError

from tests.support.kinds import exercise_of, page_of, sent, words

FORM = {
    "id": "stand",
    "scales": [
        {
            "id": "ease",
            "name": "Ease",
            "from": 1,
            "to": 5,
            "labels": ["not true", "very true"],
            "items": [
                {"id": "fake", "text": "It feels fake.", "reversed": True},
                {"id": "myself", "text": "I am myself."},
            ],
        }
    ],
    "counts": [{"id": "talked", "text": "Conversations"}],
    "retro": ["myself"],
}


def assessment(wave="pre", **keys):
    return exercise_of("assessment", form="stand", wave=wave, asked=FORM, **keys)


def steps(fake, myself, **counts):
    return {"scales": {"fake": fake, "myself": myself}, "counts": counts}


def test_nothing_at_all_can_be_sent():
    assert assessment().missing({}) == {}
    assert assessment().missing(steps(None, 3)) == {}


def test_a_count_that_is_no_number_is_asked_for_again():
    assert assessment().missing(steps(1, 2, talked="a few")) == {
        "counts": "Give a whole number, or leave it empty: Conversations."
    }


def test_skip_is_chosen_where_nothing_is(bare):
    page = page_of(bare, assessment(), "screen", steps(4, None))
    checked = [box["value"] for box in page.select("[type=radio][checked]")]

    assert checked == ["4", ""]


def test_a_step_can_be_taken_back_without_a_script(bare):
    with bare.test_request_context():
        form = sent(assessment(), scales_fake="", scales_myself="3", counts_talked="0")

    assert form.data == {"scales": {"fake": None, "myself": 3}, "counts": {"talked": 0}}


def test_the_mean_turns_what_is_reversed():
    assert [one.mean for one in assessment().scores(steps(2, 4))] == [4.0]


def test_a_scale_with_too_many_gaps_stays_blank_and_says_so(bare):
    said = words(page_of(bare, assessment(), "read", steps(2, None)))

    assert "Ease is blank: it needs 2 answers, and 1 are there. Gaps are never filled in." in said


def test_ones_own_line_comes_with_the_sending(bare):
    before = page_of(bare, assessment(), "screen", steps(2, 4))
    after = page_of(bare, assessment(), "screen", steps(2, 4), handed_in=True)

    assert not before.select(".own-line")
    assert "Ease from 1 to 5 4.0" in words(after.select_one(".own-line"))


def test_the_waves_before_stand_beside_it_in_their_order():
    waves = {wave: assessment(wave, id=wave) for wave in ("post", "mid", "pre", "90d")}

    assert waves["post"].looks_back_at(waves.values()) == ("pre", "mid")
    assert waves["pre"].looks_back_at(waves.values()) == ()
    assert assessment("retro").looks_back_at(waves.values()) == ()


def test_change_is_a_table_and_a_picture(bare):
    earlier = [(assessment(id="pre"), steps(4, 2, talked=1))]

    page = page_of(
        bare, assessment("post"), "read", steps(2, 4, talked=6), earlier=earlier, handed_in=True
    )

    assert words(page.select(".results tbody tr")[0]) == "Ease from 1 to 5 2.0 4.0"
    assert words(page.select(".results tbody tr")[1]) == "Conversations 1 6"
    assert len(page.select("svg .picture-way")) == 1


def test_halfway_asks_only_the_counts(bare):
    page = page_of(bare, assessment("mid"), "screen", {})

    assert not page.select("[type=radio]") and len(page.select("[name$=talked]")) == 1


def test_looking_back_asks_before_today_and_now(bare):
    retro = assessment("retro")
    page = page_of(bare, retro, "read", {"before": {"myself": 2}, "now": {"myself": 4}})

    assert [words(heading) for heading in page.select(".results th")][1:3] == [
        "Before today",
        "Now",
    ]
    assert words(page.select(".results tbody tr")[0]) == "Ease from 1 to 5 2.0 4.0"
    assert "It feels fake." not in words(page)


def test_it_says_what_it_is_on_screen_and_on_paper(bare):
    for view in ("screen", "paper"):
        said = words(page_of(bare, assessment(), view, {}))
        assert "We made this questionnaire ourselves" in said
        assert "Skip any line you like." in said


def test_a_line_of_a_table_has_no_total():
    assert assessment().one_line(steps(2, 4, talked=3)) == "3 of 3 answered · Ease 4.0"
    assert assessment().one_line({}) == ""


def test_paper_has_rings_to_circle(bare):
    blank = page_of(bare, assessment(), "paper", None)
    filled = page_of(bare, assessment(), "paper", steps(2, None, talked=3))

    assert len(blank.select(".number")) == 10 and not blank.select(".on, .filled")
    assert [words(ring) for ring in filled.select(".number.on")] == ["2"]


def test_nobody_accepts_how_somebody_stands():
    with pytest.raises(ValidationError, match="done when it is sent"):
        assessment(review="accept")


@pytest.mark.parametrize("change", [{"retro": ["gone"]}, {"counts": [{"id": "fake", "text": "X"}]}])
def test_the_form_names_what_it_has_and_once(change):
    with pytest.raises(ValidationError):
        exercise_of("assessment", form="stand", wave="pre", asked=FORM | change)
