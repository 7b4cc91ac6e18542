"""Pictures of a curriculum: what the check says of them, and how a text names them."""

import pytest

from app.curriculum.images import carrying
from app.curriculum.library import Library
from app.curriculum.markup import render
from tests.support import tiny
from tests.support.drawing import drawn, turned

LINE = "Some text, ![a bus stop](images/bus.png) and more"


def load(folder, picture=None, line=LINE, name="bus.png"):
    home = tiny.write(folder, lesson=tiny.LESSON.replace("Some text", line))
    (home / "images").mkdir()
    (home / "images" / name).write_bytes(drawn() if picture is None else picture)
    return Library.load(home)


def prose_of(library):
    return library.curricula[0].lessons[0].parts[0].markdown


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_text_names_a_picture_by_what_is_in_it(tmp_path, kind):
    library, mistakes = load(tmp_path, drawn(kind))

    assert mistakes == ()
    [image] = library.curricula[0].images
    assert f"![a bus stop]({image.reference})" in prose_of(library)
    assert (image.width, image.height) == (80, 40)


@pytest.mark.parametrize(
    "line",
    [
        '![a bus](images/bus.png "By day")',
        "![a bus](<images/bus.png>)",
        "![a bus][stop]\n\n[stop]: images/bus.png\n\nText",
    ],
)
def test_however_it_is_written_it_is_shown(tmp_path, line):
    library, mistakes = load(tmp_path, line=f"{line} text")

    assert mistakes == ()
    [image] = library.curricula[0].images
    assert f'src="/pictures/{image.digest}" ' in render(prose_of(library))


def test_its_size_is_the_one_it_is_seen_in(tmp_path):
    [image] = load(tmp_path, turned())[0].curricula[0].images

    assert (image.width, image.height) == (40, 80)


def test_another_picture_is_another_revision(tmp_path):
    one, other = (
        load(tmp_path / colour, drawn(colour=colour))[0].curricula[0] for colour in ("teal", "red")
    )

    assert one.digest != other.digest


def test_what_is_frozen_holds_the_name_alone(tmp_path):
    curriculum = load(tmp_path)[0].curricula[0]

    assert set(curriculum.frozen()["images"][0]) == {"digest", "width", "height"}


def test_a_picture_has_its_place_kept_before_it_is_there(tmp_path):
    html = render(prose_of(load(tmp_path)[0]))

    assert 'width="80" height="40" loading="lazy"' in html
    assert 'alt="a bus stop"' in html


def test_paper_carries_its_pictures(tmp_path):
    library = load(tmp_path)[0]

    html = carrying(render(prose_of(library)), library.curricula[0].pictures)

    assert 'src="data:image/png;base64,' in html
    assert "/pictures/" not in html


def test_no_text_can_name_a_picture_of_somebody_else(tmp_path):
    mistakes = load(tmp_path, line=f"![a bus](picture:80x40-{'a' * 64})")[1]

    assert [one.code for one in mistakes] == ["no-image"]


def bomb():
    return drawn(size=(50_000, 90))


WRONG = {
    "broken": (drawn()[:60], "images/bus.png", "picture", "is broken"),
    "no picture": (b"<svg onload=alert(1)>", "images/bus.png", "picture", "is no PNG, JPEG"),
    "empty": (b"", "images/bus.png", "picture", "is no PNG, JPEG"),
    "vast": (bomb(), "images/bus.png", "picture", "more than 4 million pixels"),
    "heavy": (drawn() + b"\0" * 1_000_000, "images/bus.png", "picture", "larger than 1000 kB"),
    "named in its own way": (drawn(), "images/b%20us.png", "image-name", "letters, digits"),
    "elsewhere": (drawn(), "lessons/01-first.md", "image-name", "lies in `images/`"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_picture_of_ours_is_said_at_its_line(tmp_path, what):
    data, source, code, says = WRONG[what]
    name = "b%20us.png" if "%20" in source else "bus.png"

    library, [mistake] = load(tmp_path, data, f"Some text, ![a bus]({source})", name)

    assert library.curricula == ()
    assert (mistake.code, mistake.path) == (code, "lessons/01-first.md")
    assert says in mistake.message
    assert mistake.line == tiny.line_of(tiny.LESSON, "Some text")[0]


def test_a_lesson_shows_eight_pictures_and_no_more(tmp_path):
    home = tiny.write(
        tmp_path,
        lesson=tiny.LESSON.replace(
            "Some text", " ".join(f"![a bus](images/{n}.png)" for n in range(9))
        ),
    )
    (home / "images").mkdir()
    for number in range(9):
        (home / "images" / f"{number}.png").write_bytes(drawn(size=(number + 1, 9)))

    [mistake] = Library.load(home)[1]

    assert mistake.code == "too-many-images"
