"""The look keeps its own promises: two schemes that agree, contrast, fonts, one stylesheet."""

import os
import re

import pytest

from app.core import fonts, stylesheet
from app.core.marks import MARKS

TOKENS = (stylesheet.CSS / "tokens.css").read_text()
LIGHT = re.search(r":root \{(.*?)\n\}", TOKENS, re.DOTALL)[1]
BY_SYSTEM = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', TOKENS, re.DOTALL)[1]
BY_CHOICE = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', TOKENS, re.DOTALL)[1]
TEXT = [  # text, what it stands on, the least contrast (look.md)
    ("ink", "paper", 7),
    ("ink", "surface", 7),
    ("ink", "ins", 7),
    ("ink", "del", 7),
    ("heading", "paper", 7),
    ("muted", "paper", 4.5),
    ("muted", "sunken", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "accent-soft", 4.5),
    ("accent", "sunken", 4.5),
    ("accent", "attention-soft", 4.5),
    ("on-accent", "accent", 4.5),
    ("attention", "attention-soft", 4.5),
    ("attention", "paper", 4.5),
    ("danger", "danger-soft", 4.5),
    ("danger", "surface", 4.5),
    ("done", "done-soft", 4.5),
    ("on-cover", "cover", 7),
    ("on-cover-muted", "cover", 4.5),
    ("field", "surface", 3),
    ("field", "paper", 3),
    ("line-strong", "paper", 3),
    ("focus", "paper", 3),
]


def roles(block):
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_dark_is_the_same_by_system_and_by_choice():
    assert roles(BY_SYSTEM) == roles(BY_CHOICE)


def test_dark_speaks_for_every_colour_of_light():
    assert set(roles(BY_CHOICE)) == set(roles(LIGHT))


@pytest.mark.parametrize("scheme", [LIGHT, BY_CHOICE], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), TEXT)
def test_text_can_be_read(scheme, text, ground, least):
    colours = roles(scheme)

    assert contrast(colours[text], colours[ground]) >= least


def every():
    """What all pages load, and what staff pages load besides."""
    return [*stylesheet.files(), *(stylesheet.CSS / f"{name}.css" for name in stylesheet.DESK)]


def test_no_component_names_a_colour():
    allowed = {"tokens.css", "paper-twin.css", "hardcopy.css"}  # paper is white in both schemes
    loud = [
        file.name
        for file in every()
        if file.name not in allowed and re.search(r"#[0-9a-fA-F]{3,8}\b", file.read_text())
    ]

    assert loud == []


def test_every_colour_role_that_is_used_is_declared():
    rules = stylesheet.joined(every())
    used = set(re.findall(r"var\(--(?!bs-)([\w-]+)\)", rules))
    declared = set(re.findall(r"--(?!bs-)([\w-]+):", rules))

    assert used <= declared


def test_the_stylesheet_and_the_fonts_agree_on_who_has_which_characters():
    faces = (stylesheet.CSS / "fonts.css").read_text()

    said = re.findall(
        r"fonts/([\w-]+)-(core|latin|rest)\.woff2.*?range: ([^;]+);", faces, re.DOTALL
    )

    assert {(face, part) for face, part, _ in said} == {
        (face, part) for face in fonts.FACES for part in fonts.RANGES
    }
    assert all(written == fonts.RANGES[part] for _, part, written in said)


def test_fonts_are_made_once_and_again_when_their_source_is_newer(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "FACES", {"sans-400": fonts.FACES["sans-400"]})

    assert {file.name for file in fonts.make(tmp_path)} == {
        "sans-400-core.woff2",
        "sans-400-latin.woff2",
        "sans-400-rest.woff2",
    }
    assert fonts.make(tmp_path) == []
    os.utime(tmp_path / "sans-400-core.woff2", (0, 0))
    assert [file.name for file in fonts.make(tmp_path)] == ["sans-400-core.woff2"]


def test_the_theme_of_the_documents_is_not_sent_to_screens(tmp_path):
    for name in ("print", "tokens", "fonts", "hardcopy", "badge", "theme"):
        (tmp_path / f"{name}.css").write_text(name)

    assert stylesheet.joined(stylesheet.files(tmp_path)).split() == [
        "fonts",
        "tokens",
        "theme",
        "badge",
        "hardcopy",
    ]


def test_each_mark_has_its_own_word_symbol_and_drawing():
    assert len({mark.symbol for mark in MARKS.values()}) == len(MARKS) == 9
    assert len({mark.strokes for mark in MARKS.values()}) == len(MARKS)
    assert all(len(mark.symbol) == 1 for mark in MARKS.values())
