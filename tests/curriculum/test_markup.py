"""An author's text is safe, speaks the person's word, and keeps its meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.curriculum.markup import render, render_line


def test_the_persons_word_stands_where_the_author_left_room():
    text = "{{ Networking }} is hard. So is {{networking}}. The old name is \\networking."

    html = render(text, word="asking around")

    assert (
        html == "<p>Asking around is hard. So is asking around. The old name is networking.</p>\n"
    )


def test_a_word_cannot_bring_markup():
    assert "<b>" not in render("{{ networking }}", word="<b>x</b>")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        "![x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        '[x](https://a.example "\\" onmouseover=alert(1)")',
    ],
)
def test_no_text_brings_a_script(text):
    html = render(text)

    assert "<script" not in html
    assert "javascript:" not in html.replace("[x](javascript:", "").replace("![x](javascript:", "")
    assert "<img src=" not in html.replace('<img alt="x">', "")
    assert ' onmouseover="' not in html


def test_a_footnote_leads_to_its_entry():
    html = render("Seen.[^flynn2008]", notes={"flynn2008": 2})

    assert '<sup><a href="#evidence-flynn2008">2</a></sup>' in html


def test_a_tables_head_says_that_it_heads_columns():
    html = render("| a | b |\n|---|---|\n| 1 | 2 |")

    assert html.count('<th scope="col">') == 2
    assert "<thead>" in html


def test_a_line_has_no_paragraph():
    assert render_line("a *b*") == "a <em>b</em>"


@given(st.text(max_size=400))
def test_any_text_at_all_is_rendered(text):
    render(text, word=text)


@pytest.mark.parametrize("target", ["lessons/02-the-next.md", "02-the-next.md"])
def test_a_link_to_a_lesson_leads_to_its_page_beside_this_one(target):
    assert 'href="the-next"' in render(f"See [there]({target}).")


def test_a_link_that_only_looks_like_a_lesson_stays():
    assert 'href="https://a.example/02-the-next.md"' in render(
        "[a](https://a.example/02-the-next.md)"
    )
