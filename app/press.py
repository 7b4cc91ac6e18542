"""The only file that knows WeasyPrint: HTML in, PDF out, frame by frame on a pipe.

Started by `core/pdf.py` as a process of its own: `press.py SECONDS MEMORY IDLE`, the processor time
of one document, the bytes of the whole process, and after how many quiet seconds it leaves. Fonts
and theme are all it reads from this machine, and it reads them before the first document; documents
may bring `data:` and nothing else, and from then on no file can be written.
"""

import resource
import select
import struct
import sys
import time
from importlib.resources import files
from pathlib import Path

from weasyprint import CSS, HTML
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
"""A document's frame: paper, bytes that follow."""
GIVEN = struct.Struct(">cHI")
"""An answer's frame: whether it is a PDF (`+`) or why not (`-`), pages, bytes that follow."""
LARGEST = 20_000_000


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
        source = HTML(string=html.decode(), url_fetcher=locked())
        styles = [self.theme, self.paper[paper]]
        document = source.render(stylesheets=styles, font_config=self.fonts)
        return len(document.pages), document.write_pdf(pdf_variant="pdf/ua-1")


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
            status, (pages, answer) = b"+", typesetter.set(html, paper)
        except Exception as error:  # noqa: BLE001 - whatever a document does is said, not shown
            status, pages, answer = b"-", 0, f"{type(error).__name__}: {error}"[:500].encode()
        sink.write(GIVEN.pack(status, pages, len(answer)) + answer)
        sink.flush()


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:4]))
