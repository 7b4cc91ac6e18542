"""The press: what a document may not reach, and what it cannot break."""

import io
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from app.core.pdf import Limits, PdfError, Press

pytestmark = pytest.mark.pdf
ROOT = Path(__file__).parents[2]
FRAME = (
    '<!DOCTYPE html><html lang="en"><head><title>T</title>{}</head><body><h1>T</h1>{}</body></html>'
)


@pytest.fixture
def press():
    press = Press(Limits(seconds=4))
    yield press
    press.stop()


REACHING = {
    "a file": '<img alt="x" src="file:///etc/hostname">',
    "a host": '<img alt="x" src="http://127.0.0.1:9/x.png">',
    "a secure host": '<img alt="x" src="https://127.0.0.1:9/x.png">',
    "an object": '<object data="file:///etc/hostname"></object>',
    "a style": '<style>@import "file:///etc/hostname";</style>',
    "a font": "<style>@font-face{font-family:x;src:url(file:///etc/hostname)}p{font-family:x}</style>",
}


@pytest.mark.parametrize("what", REACHING)
def test_a_document_reaches_nothing(press, what):
    html = FRAME.format("", f"<p>x</p>{REACHING[what]}")

    try:
        pdf = press.print(html, "a4").pdf
    except PdfError:
        return
    name = Path("/etc/hostname").read_text().strip().encode()
    assert name not in pdf
    assert b"/EmbeddedFile" not in pdf


HOSTILE = {
    "deep": "<div>" * 3_000 + "x",
    "flex": '<div style="display:flex">' * 40 + "x",
    "pages": '<p style="page-break-before:always">x</p>' * 20_000,
    "wide": '<table><tr><td colspan="1000000">x</td></tr></table>',
}


@pytest.mark.slow
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_document_ends_and_the_next_is_fine(press, what):
    with pytest.raises(PdfError):
        press.print(FRAME.format("", HOSTILE[what]), "a4")

    assert press.print(FRAME.format("", "<p>fine</p>"), "a4").pages == 1


SPACER = '<div style="height:225mm"></div>'
MEASURED = {
    "a heading at the foot": (
        SPACER + '<h2>Next</h2><p style="break-before:page">x</p>',
        [("", "Next", ""), ("", "", "")],
    ),
    "a row that goes on": (
        SPACER + "<table><tr><td>Ada" + "<br>x" * 9 + "</td></tr></table>",
        [("", "", ""), ("Adaxxxxxxxxx", "", "")],
    ),
    "a field that goes on": (
        '<div class="piece">Cal' + "<br>x" * 60 + "</div>",
        [("", "T", ""), ("", "", ""), ("Cal" + "x" * 37, "", "")],
    ),
    "lines without their room": (
        '<p class="room room-9" style="min-height:0;height:20mm">Bea</p>',
        [("", "", "Bea")],
    ),
    "lines with their room": ('<p class="room room-9">Bea</p>', [("", "", "")]),
}


@pytest.mark.parametrize("what", MEASURED)
def test_pages_are_measured_instead_of_printed(press, what):
    body, there = MEASURED[what]

    found = press.measure(FRAME.format("", body), "a4")

    assert [
        tuple(",".join(part) for part in (page.split, page.heading, page.small)) for page in found
    ] == there


def test_a_cell_to_fill_has_the_height_of_a_row(press):
    cell = '<table class="{}"><tr><td style="height:2mm"></td></tr></table>'

    found = [press.measure(FRAME.format("", cell.format(name)), "a4")[0] for name in ("fill", "x")]

    assert [page.small for page in found] == [[""], []]


def test_a_page_is_as_full_as_what_stands_on_it(press):
    lines = '<div class="room room-12"></div>'

    blank, filled = (
        press.measure(FRAME.format("", lines.replace("></", f">{text}</")), "a4")[0].used
        for text in ("", "Dee")
    )

    assert blank == filled == pytest.approx((108 + 10) / 267, abs=0.02)


def test_a_list_that_begins_at_nine_says_nine(press):
    made = press.print(FRAME.format("", '<ol start="9"><li>Ada</li><li>Bea</li></ol>'), "a4")

    document = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    said = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    assert "9. 10." in said


def test_the_child_leaves_when_nothing_comes(press):
    press.limits = Limits(idle=1)
    press.print(FRAME.format("", "<p>x</p>"), "a4")

    assert press.child.wait(20) == 0


def test_a_document_never_goes_to_a_child_that_may_be_leaving(press):
    press.limits = Limits(idle=0)
    press.print(FRAME.format("", "<p>x</p>"), "a4")
    first = press.child
    is_there = first.poll() is None

    press.print(FRAME.format("", "<p>y</p>"), "a4")

    assert is_there
    assert press.child is not first


def test_nobody_else_loads_the_typesetter():
    code = "import sys, wsgi; print('weasyprint' in sys.modules, 'app.press' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False False\n"


def test_the_theme_nests_nothing_exponential():
    theme = (ROOT / "app/static/css/print.css").read_text()

    assert "flex" not in theme.replace("nested flex and grid", "")
    assert "display: grid" not in theme
