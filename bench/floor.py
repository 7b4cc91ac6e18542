"""The floor: the least that Flask, SQLite and Jinja can do for the same bytes."""

from pathlib import Path
from typing import Any

from flask import Flask, render_template_string, request, session
from pysqlite3 import dbapi2 as sqlite

PAGE = """<!DOCTYPE html><title>{{ title }}</title><h1>{{ title }}</h1>
{% for n in range(count) %}{% set row = rows[n % 60] %}<p class="row"><b>{{ row[0] }}</b> {{ row[1] }}
<a href="/{{ row[0] }}">{{ n }}</a></p>
{% endfor %}"""
ROW = 85
"""Bytes of one row of the page."""

GRID = """<table>{% for person, cells in rows %}<tr><th>{{ person }}</th>{% for cell in cells -%}
<td class="{{ cell }}"><a class="cell" href="/people/{{ person }}/{{ loop.index }}">{{ cell }}</a></td>
{%- endfor %}</tr>{% endfor %}</table>"""


def make(path: Path, *, size: int) -> Flask:
    """A site with one page of about `size` bytes, all of it from a loop, and one save of two writes."""
    app = Flask("floor")
    app.config["SECRET_KEY"] = "floor"  # noqa: S105 - of a site that lives for a second
    base = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
    for line in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE answer (id INTEGER PRIMARY KEY, text TEXT, version INTEGER)",
        "INSERT INTO person VALUES (1, 'Cal')",
        "INSERT INTO answer VALUES (0, '', 0)",
    ):
        base.execute(line)
    rows = [(f"k{n}", "some words to read") for n in range(60)]
    base.executemany("INSERT INTO answer (text, version) VALUES (?, ?)", rows)

    @app.get("/")
    def page() -> str:
        who = base.execute("SELECT name FROM person WHERE id = ?", (session["who"],)).fetchone()
        found = base.execute("SELECT text, version FROM answer LIMIT 60").fetchall()
        return render_template_string(PAGE, title=who[0], rows=found, count=size // ROW)

    @app.post("/")
    def save() -> str:
        base.execute("BEGIN IMMEDIATE")
        text = request.form["text"]
        base.execute("UPDATE answer SET text = ?, version = version + 1 WHERE id = 0", (text,))
        base.execute("INSERT INTO answer (text, version) VALUES ('once', 1)")
        base.execute("COMMIT")
        return "saved"

    return app


def visitor(app: Flask) -> Any:
    """A browser that is signed in."""
    client = app.test_client()
    with client.session_transaction() as kept:
        kept["who"] = 1
    return client


def strings(people: int, cells: int) -> str:
    """A table of plain strings, row by row."""
    states = ("done", "draft", "none", "handed_in")
    return "".join(
        f"<tr><th>Person {n}</th>"
        + "".join(
            f'<td class="{states[(n + c) % 4]}"><a class="cell" href="/people/{n}/{c}">'
            f"{states[(n + c) % 4]}</a></td>"
            for c in range(cells)
        )
        + "</tr>"
        for n in range(people)
    )
