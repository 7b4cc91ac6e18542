"""Make the web fonts from the two installed font packages, once, at set-up.

`python -m app.core.fonts [folder]` takes a few seconds the first time and none after that.
"""

import sys
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

from fontTools import subset

FOLDER = Path(__file__).parents[1] / "static" / "fonts"
"""Where the stylesheet looks for them. Not in the repository: the files are not ours."""

FACES = {
    "serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-400-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-400-italic": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
"""Our name of a face: the package and the file it is made from."""

RANGES = {
    "core": (
        "U+0020-007E, U+00A0, U+00B7, U+00D7, U+2010-2015, U+2018-201E, U+2020-2022, U+2026, "
        "U+2030, U+2032-2033, U+2039-203A, U+2044, U+20AC, U+2122, U+2190-2193, U+2212"
    ),
    "latin": (
        "U+00A1-00B6, U+00B8-00D6, U+00D8-024F, U+0259, U+02B9-02DD, U+0300-036F, U+1E00-1EFF"
    ),
    "rest": "U+0370-03FF, U+0400-052F, U+1F00-1FFF",
}
"""What is in which file, written as in `unicode-range`: fonts.css says the same."""

FEATURES = ("ccmp", "kern", "liga", "locl", "lnum", "tnum", "mark", "mkmk")
SMALL_CAPITALS = ("smcp", "c2sc")
"""Only the weight of kickers has them: they double a file."""


def characters(written: str) -> Iterable[int]:
    """The code points of a `unicode-range`."""
    for part in written.replace("U+", "").split(", "):
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def make(folder: Path = FOLDER) -> list[Path]:
    """Write what is missing or older than its source, and say which files were written."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for face, (package, file) in FACES.items():
        with as_file(files(package) / "files" / file) as source:
            for part in RANGES:
                target = folder / f"{face}-{part}.woff2"
                if not is_current(target, source):
                    cut(source, target, face, part)
                    made.append(target)
    return made


def is_current(target: Path, source: Path) -> bool:
    """Whether this file was made from this source by this version of this program."""
    newest = max(source.stat().st_mtime, Path(__file__).stat().st_mtime)
    return target.exists() and target.stat().st_mtime >= newest


def cut(source: Path, target: Path, face: str, part: str) -> None:
    """Write one face with the characters of one part, in a step that cannot be left half done."""
    options = subset.Options(flavor="woff2", hinting=False, name_IDs=[], notdef_outline=True)
    options.layout_features = [*FEATURES, *(SMALL_CAPITALS if face == "sans-600" else ())]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(RANGES[part]))
    unfinished = target.with_suffix(".part")
    with subset.load_font(str(source), options) as font:
        cutter.subset(font)
        subset.save_font(font, str(unfinished), options)
    unfinished.replace(target)


if __name__ == "__main__":
    made_now = make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
    sys.stdout.write(f"fonts: {len(made_now)} made, {len(FACES) * len(RANGES)} there\n")
