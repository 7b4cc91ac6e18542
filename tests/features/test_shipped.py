"""What ships is read once, and again as soon as anything that it is made of has changed."""

import pytest

from app.curriculum import library
from app.editions import shipped


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An instance's file, and a count of how often everything was read."""
    shipped.kept_or_read.cache_clear()
    read, real = [], library.shipped()
    monkeypatch.setattr(library, "shipped", lambda: read.append(1) or real)
    yield tmp_path / "shipped.json", read
    shipped.kept_or_read.cache_clear()


def again(path):
    """As another process would."""
    shipped.kept_or_read.cache_clear()
    return shipped.kept_or_read(path)


def test_the_second_start_reads_nothing_and_has_the_same(place):
    path, read = place

    first, second = again(path), again(path)

    assert second == first
    assert [one.digest for one in second[0].curricula] == [one.digest for one in first[0].curricula]
    assert len(read) == 1


def test_a_changed_file_is_read_again(place, tmp_path, monkeypatch):
    path, read = place
    lesson = tmp_path / "lesson.md"
    lesson.write_text("One.")
    monkeypatch.setattr(shipped, "files", lambda: iter([lesson]))
    again(path)

    lesson.write_text("Two.")
    again(path)

    assert len(read) == 2


@pytest.mark.parametrize("damage", [b"", b"{", b'{"key": 1}', b"\xff", b"[]"])
def test_a_damaged_file_is_nothing_to_rely_on(place, damage):
    path, read = place
    again(path)
    path.write_bytes(damage)

    assert again(path)[0].curricula
    assert len(read) == 2


def test_what_has_a_mistake_is_never_kept(place, monkeypatch):
    path, _read = place
    wrong = (library.Library(()), ("lesson.md:1: no title",))
    monkeypatch.setattr(library, "shipped", lambda: wrong)

    assert again(path) == wrong
    assert not path.exists()


def test_an_instance_that_cannot_be_written_reads_each_time(place):
    path, read = place

    for _start in range(2):
        assert again(path / "nowhere" / "shipped.json")[0].curricula

    assert len(read) == 2
