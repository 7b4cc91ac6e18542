"""The components hold their promises: labels, hints, errors, nothing typed is lost."""

import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask, render_template, render_template_string
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from werkzeug.datastructures import MultiDict
from wtforms import DateField, FieldList, Form, FormField, IntegerField, RadioField, StringField
from wtforms import validators as v
from wtforms.fields.choices import SelectChoice

from app.core import config, look, pages
from app.core.config import ROOT
from app.core.error_words import ERROR_WORDS


class Row(Form):
    name = StringField("Name", [v.InputRequired("Write a name")])


class Questions(Form):
    name = StringField("Name", [v.InputRequired("Write your name")], description="As on the list")
    seats = IntegerField("Seats", [v.NumberRange(1, 60, "Write a number from 1 to 60")])
    first = DateField("First session", [v.Optional()])
    way = RadioField(
        "How", [v.InputRequired("Choose one")], choices=[SelectChoice("p", "By phone")]
    )
    energy = RadioField("Energy", choices=[SelectChoice(str(n), str(n)) for n in range(1, 6)])
    rows = FieldList(FormField(Row), min_entries=2, label="People")


@pytest.fixture(scope="module")
def bare():
    """The templates and what they need; no database, no session, nobody signed in."""
    app = Flask("bare", template_folder=config.ROOT / "templates")
    app.config.update(SECRET_KEY="tests", BOOTSTRAP_SERVE_LOCAL=True)
    for part in (Babel(), Bootstrap5(), CSRFProtect(), pages, look):
        part.init_app(app)
    return app


def draw(app, call, **typed):
    """One component, drawn with a form that somebody sent."""
    form = Questions(MultiDict(typed))
    form.validate()
    names = "field, ruler, scale, summary, tokens"
    source = f'{{% from "components/form.html" import {names} %}}{{{{ {call} }}}}'
    with app.test_request_context():
        return BeautifulSoup(render_template_string(source, form=form), "html.parser")


def test_a_field_is_described_by_its_hint_and_its_error(bare):
    drawn = draw(bare, "field(form.name)")

    described = drawn.input["aria-describedby"].split()
    assert [drawn.find(id=name).get_text(" ", strip=True) for name in described] == [
        "As on the list",
        "Error: Write your name",
    ]
    assert drawn.label["for"] == drawn.input["id"]
    assert drawn.input["aria-invalid"] == "true"


def test_the_error_stands_above_the_control(bare):
    order = [
        tag.name for tag in draw(bare, "field(form.name)").find("div").find_all(recursive=False)
    ]

    assert order == ["label", "p", "p", "input"]


@pytest.mark.parametrize(("name", "typed"), [("seats", "two dozen"), ("first", "next Thursday")])
def test_what_was_typed_is_shown_again_even_where_it_cannot_be_read(bare, name, typed):
    drawn = draw(bare, f"field(form.{name})", **{name: typed})

    assert drawn.input["value"] == typed
    assert drawn.input["type"] == "text"


def test_the_summary_links_to_every_mistake_also_inside_of_groups(bare):
    drawn = draw(bare, "summary(form)", **{"rows-0-name": "Cal"})

    links = {a["href"]: a.text for a in drawn.select("a")}
    assert links["#name"] == "Write your name"
    assert links["#way-0"] == "Choose one"
    assert links["#rows-1-name"] == "Write a name"
    assert "#rows-0-name" not in links
    assert drawn.find(role="alert").has_attr("autofocus")


def test_rows_of_a_list_are_called_by_their_number(bare):
    legends = [legend.text.strip() for legend in draw(bare, "field(form.rows)").select("legend")]

    assert legends == ["People", "People 1", "People 2"]


def test_optional_is_said_and_required_is_not_starred(bare):
    assert "(optional)" in draw(bare, "field(form.name, optional=True)").label.text
    assert draw(bare, "field(form.name)").label.text.strip() == "Name"


def test_a_ruler_is_a_number_until_a_script_draws_the_slider(bare):
    drawn = draw(bare, 'ruler(form.seats, "nobody", "everybody")', seats="12")

    assert [tag["name"] for tag in drawn.select("input")] == ["seats"]
    assert drawn.select_one("[data-ruler]")["data-max"] == "60"
    assert drawn.select_one(".ruler-ends").get_text(" ", strip=True) == "1 nobody 60 everybody"


def test_the_ends_of_a_scale_are_said_to_those_who_do_not_see_them(bare):
    drawn = draw(bare, 'scale(form.energy, labels=("empty", "plenty"))')

    labels = [label.get_text(" ", strip=True) for label in drawn.select("label")]
    assert labels == ["1 empty", "2", "3", "4", "5 plenty"]


@pytest.mark.parametrize("call", ["tokens()", "tokens(form_token)", 'tokens("known")'])
def test_every_form_carries_both_tokens_and_no_ids(bare, call):
    drawn = draw(bare, call)

    assert [tag["name"] for tag in drawn.select("input")] == ["csrf_token", "form_token"]
    assert all(tag["value"] and "id" not in tag.attrs for tag in drawn.select("input"))


@pytest.mark.parametrize("code", [*ERROR_WORDS, 418, 502])
def test_the_page_of_a_failure_needs_nothing_but_its_number(bare, code):
    with bare.test_request_context():
        page = BeautifulSoup(render_template("errors/page.html", code=code), "html.parser")

    assert page.title.text.startswith(page.h1.text)
    assert str(code) in page.main.text
    assert not page.select("style, script:not([src]), [style]")


def test_nothing_that_folds_is_taken_out_of_the_order_of_the_tab_key():
    """A browser leaves out all that is inside `<details tabindex="-1">`, fields and buttons."""
    folds = re.compile(r"<details[^>]*tabindex")

    pages = (ROOT / "templates").rglob("*.html")

    assert [path.name for path in pages if folds.search(path.read_text())] == []
