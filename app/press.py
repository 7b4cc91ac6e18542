"""The only file that knows WeasyPrint: HTML in, PDF out, frame by frame on a pipe.

Started by `core/pdf.py` as a process of its own: `press.py SECONDS MEMORY IDLE`, the processor time
of one document, the bytes of the whole process, and after how many quiet seconds it leaves. Fonts
and theme are all it reads from this machine, and it reads them before the first document; documents
may bring `data:` and nothing else, and from then on no file can be written. Asked so, it measures
the pages instead of writing them.
"""

import json
import resource
import select
import struct
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML, Document
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

THEME = Path(__file__).parent / "static" / "css" / "print.css"
SERIF, SANS = "Source Serif Pro", "Source Sans Pro"
FACES = {
    (SERIF, 400, "normal"): ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    (SERIF, 400, "italic"): ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    (SERIF, 600, "normal"): ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    (SANS, 400, "normal"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    (SANS, 400, "italic"): ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    (SANS, 600, "normal"): ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
SIZES = {b"a": "A4", b"l": "letter"}
ASKED = struct.Struct(">cI")
"""A document's frame: paper (a capital: only measure), bytes that follow."""
GIVEN = struct.Struct(">cHI")
"""An answer's frame: whether it is a PDF (`+`) or why not (`-`), pages, bytes that follow."""
LARGEST = 20_000_000
MM = 96 / 25.4
LINE, ROW = 9 * MM, 8 * MM
"""A line to write on, and the least that a row to write in may have."""
HEADINGS = {"h1", "h2", "h3", "h4", "caption"}
HEADS = {"kicker", "ask", "ask-hint", "readers"}
"""Classes of what stands above something, besides the headings."""


class Typesetter:
    """Theme and fonts, read once; then one document after the other."""

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        own = URLFetcher(allowed_protocols=["file"], allow_redirects=False)
        self.theme = CSS(
            string=faces() + THEME.read_text(), font_config=self.fonts, url_fetcher=own
        )
        self.paper = {
            key: CSS(string=pages(size), font_config=self.fonts) for key, size in SIZES.items()
        }

    def set(self, html: bytes, paper: bytes) -> tuple[int, bytes]:
        """How many pages, and a PDF/UA-1 with the title, language and bookmarks that the document
        declares.
        """
        document = self.lay_out(html, paper)
        return len(document.pages), document.write_pdf(pdf_variant="pdf/ua-1")

    def measure(self, html: bytes, paper: bytes) -> tuple[int, bytes]:
        """How many pages, and what is on each, as JSON."""
        document = self.lay_out(html, paper)
        return len(document.pages), json.dumps(measured(document)).encode()

    def lay_out(self, html: bytes, paper: bytes) -> Document:
        """The document on its pages."""
        source = HTML(string=html.decode(), url_fetcher=locked())
        styles = [self.theme, self.paper[paper]]
        return source.render(stylesheets=styles, font_config=self.fonts)


def measured(document: Document) -> list[dict[str, Any]]:
    """Page by page how much of its height is used, and words of what does not hold: `split` goes
    on from the page before, `heading` ends the page, `small` has less room than it asks for.
    """
    found: list[dict[str, Any]] = []
    before: dict[int, boxes.Box] = {}
    for page in document.pages:
        area, (root, *_margins) = page._page_box, page._page_box.children  # noqa: SLF001
        shown = [box for box in root.descendants() if box.element is not None]
        ends = [box for box in shown if is_end(box)]
        lowest = max(map(bottom, ends), default=0) - area.content_box_y()
        whole = {id(box.element): box for box in shown if is_whole(box)}
        found.append(
            {
                "used": round(lowest / area.height, 3),
                "split": [words(one) for key, one in whole.items() if key in before],
                "heading": [words(box) for box in ends[-1:] if is_head(box)],
                "small": [words(box) for box in room_in(shown) if is_small(box)],
            }
        )
        before = whole
    return found


def is_end(box: boxes.Box) -> bool:
    """Whether it has a height of its own, not only what is in it."""
    if isinstance(box, boxes.LineBox | boxes.TableCellBox | boxes.ReplacedBox):
        return True
    if "room" in classes(box):
        return True
    return isinstance(box, boxes.BlockLevelBox) and not getattr(box, "children", ())


def bottom(box: boxes.Box) -> float:
    """Where it ends, without the space below it."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    return float(box.border_box_y() + box.border_height())


def is_whole(box: boxes.Box) -> bool:
    """Whether it stays on one page: a row to write in, lines, and what the theme does not break."""
    if isinstance(box, boxes.TableRowBox):
        return any(cell.element_tag == "td" for cell in box.children)
    if not isinstance(box, boxes.BlockLevelBox) or box.height <= 1:
        return False
    return box.style["break_inside"] == "avoid" or "room" in classes(box)


def is_head(box: boxes.Box) -> bool:
    """Whether something has to follow it on its page."""
    return box.element_tag in HEADINGS or bool(HEADS & classes(box))


def room_in(shown: list[boxes.Box]) -> Iterator[boxes.Box]:
    """What there is to write in: lines, and the cells of tables to fill."""
    for box in shown:
        if isinstance(box, boxes.TableBox) and "fill" in classes(box):
            cells = (one for one in box.descendants() if isinstance(one, boxes.TableCellBox))
            yield from (cell for cell in cells if cell.element_tag == "td")
        elif isinstance(box, boxes.BlockLevelBox) and "room" in classes(box):
            yield box


def is_small(box: boxes.Box) -> bool:
    """Whether it has less room to write than its lines, or a row, take."""
    if isinstance(box, boxes.TableCellBox):
        is_blank = not (len(box.element) or words(box))
        return is_blank and bottom(box) - box.position_y < ROW
    asked = [int(name[5:]) for name in classes(box) if name[5:].isdigit()]
    return bool(asked) and box.height < asked[0] * LINE - 1


def classes(box: boxes.Box) -> set[str]:
    """Of the element it comes from."""
    return set((box.element.get("class") or "").split())


def words(box: boxes.Box) -> str:
    """The beginning of what it says."""
    return " ".join("".join(box.element.itertext()).split())[:40]


def pages(size: str) -> str:
    """Upright, and across for what is wide."""
    return f"@page {{ size: {size} }} @page wide {{ size: {size} landscape }}"


def locked() -> URLFetcher:
    """No file, no host: a document that asks for one is refused as a whole."""
    return URLFetcher(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)


def faces() -> str:
    """The fonts, from the packages that carry them."""
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style};"
        f" src: url('{Path(str(files(package) / 'files' / name)).as_uri()}') }}\n"
        for (family, weight, style), (package, name) in FACES.items()
    )


def limit(seconds: int) -> None:
    """Each document has its seconds of processor time; the memory is for all of them."""
    used = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds, resource.RLIM_INFINITY))


def serve(seconds: int, memory: int, idle: int) -> None:
    """Read frames until the pipe closes, or nothing has come for so long."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    typesetter = Typesetter()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source], [], [], idle)[0]:
        header = source.read(ASKED.size)
        if len(header) < ASKED.size:
            return
        paper, size = ASKED.unpack(header)
        if size > LARGEST:
            return
        html = source.read(size)
        limit(seconds)
        try:
            work = typesetter.measure if paper.isupper() else typesetter.set
            status, (pages, answer) = b"+", work(html, paper.lower())
        except Exception as error:  # noqa: BLE001 - whatever a document does is said, not shown
            status, pages, answer = b"-", 0, f"{type(error).__name__}: {error}"[:500].encode()
        sink.write(GIVEN.pack(status, pages, len(answer)) + answer)
        sink.flush()


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:4]))
