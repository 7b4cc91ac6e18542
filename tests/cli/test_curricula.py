"""`flask curricula diff` and `preview`: for authors."""

import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from app.cli.curricula import curricula
from app.cli.previewing import preview_app
from app.core.config import ROOT
from app.curriculum.beginning import begin


def call(*words):
    return CliRunner().invoke(curricula, [str(word) for word in words])


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ACQUAINT_INSTANCE", str(tmp_path / "instance"))
    begin(tmp_path / "old" / "ask-well")
    begin(tmp_path / "new" / "ask-well")
    return tmp_path


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_two_that_say_the_same_do_not_differ(home):
    said = call("diff", home / "old/ask-well", home / "new/ask-well").output

    assert "Nothing that people see differs." in said


def test_what_differs_is_named_by_id(home):
    lesson = home / "new/ask-well/lessons/01-a-first-lesson.md"
    change(lesson, "id: one-act", "id: another-act")
    change(lesson, "Who is it?", "Who could it be?")
    change(lesson, "title: A first lesson", "title: The first lesson")

    said = call("diff", home / "old/ask-well", home / "new/ask-well").output.splitlines()

    assert said[1:] == [
        "lesson a-first-lesson: changed (title)",
        "exercise one-person: changed (asks)",
        "exercise another-act: added",
        "exercise one-act: gone",
    ]


def test_what_cannot_be_compared_is_said_in_a_line(home):
    change(home / "new/ask-well/curriculum.yaml", "shape: cohort", "shape: cohorts")

    result = call("diff", home / "old/ask-well", home / "new/ask-well")

    assert result.exit_code == 1
    assert "is not one curriculum without mistakes" in result.output


@pytest.fixture
def visit(home):
    client = preview_app(home / "old" / "ask-well").test_client()

    def get(url, status=200):
        answer = client.get(url)
        assert answer.status_code == status
        return BeautifulSoup(answer.text, "html.parser").get_text(" ")

    return get


def test_a_folder_is_seen_as_it_is_saved(home, visit):
    assert "A first lesson" in visit("/")

    path = home / "old/ask-well/lessons/01-a-first-lesson.md"
    change(path, "title: A first lesson", "title: The very first")

    assert "The very first" in visit("/")


def test_a_lesson_is_seen_by_participants_leaders_and_on_paper(visit):
    assert "Walks around." not in visit("/a-first-lesson")
    assert "Nobody has to name anybody aloud." in visit("/a-first-lesson?view=leader")
    assert "Name one person" in visit("/a-first-lesson/paper")
    assert "Walks around." in visit("/a-first-lesson/guide")


def test_mistakes_stand_where_the_lessons_would(home, visit):
    change(home / "old/ask-well/curriculum.yaml", "shape: cohort", "shape: cohorts")

    text = visit("/")

    assert "Mistakes to mend" in text and "curriculum.yaml, line 10" in " ".join(text.split())
    visit("/a-first-lesson", status=404)


def test_preview_serves_the_folder_until_it_is_ended(home, free_port):
    command = [sys.executable, "-m", "flask", "curricula", "preview", home / "old" / "ask-well"]
    with subprocess.Popen([*command, f"--port={free_port}"], cwd=ROOT) as served:
        try:
            page = wait_for(f"http://127.0.0.1:{free_port}/")
        finally:
            served.terminate()

    assert "A first lesson" in page


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def wait_for(address):
    """What a server that is starting answers in the end."""
    for _ in range(100):
        try:
            return urlopen(address).read().decode()
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"Nothing answers at {address}.")
