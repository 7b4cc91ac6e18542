"""Rules that no linter knows: about routes, templates, tables and sizes."""

import ast
import re
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from app.access import guards
from app.access.permissions import Permission
from app.access.policy import POLICY
from app.core.columns import Data
from app.core.db import Base

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
IDS = [str(page.relative_to(TEMPLATES)) for page in PAGES]
CODE = [path for path in sorted((ROOT / "app").rglob("*.py")) if "migrations" not in path.parts]
ROOMS = [
    "accounts",
    "catalogue",
    "centers",
    "coaching",
    "cohorts",
    "handouts",
    "joining",
    "learning",
    "leaving",
    "site",
]


def test_every_permission_has_rules():
    assert set(POLICY) == set(Permission)


def test_every_view_says_who_may_reach_it(app):
    assert all(hasattr(view, guards.GUARD) for view in app.view_functions.values())


def test_a_view_that_says_nothing_is_refused(app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "bare", lambda: "anybody")

    with pytest.raises(RuntimeError, match="bare"):
        guards.refuse_unguarded_views(app)


def test_urls_are_kebab_case_and_typed(app):
    for rule in app.url_map.iter_rules():
        static = "".join(part.content for part in rule._parts if part.static)
        assert not re.search(r"[A-Z_]", static), rule
        assert all(":" in param for param in re.findall(r"<([^>]+)>", rule.rule)), rule


def test_every_column_says_what_it_holds():
    bare = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if not isinstance(column.info.get("data"), Data)
    ]

    assert bare == []


def test_rows_of_a_center_refer_to_rows_of_the_same_center():
    owned = {t.name for t in Base.metadata.tables.values() if "center_id" in t.columns}
    loose = [
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.tables.values()
        if "center_id" in table.columns
        for key in table.foreign_keys
        if key.column.table.name in owned and len(key.constraint.columns) == 1
    ]

    assert loose == []


@pytest.mark.parametrize("template", PAGES, ids=IDS)
def test_templates_import_only_what_they_call(app, template):
    tree = app.jinja_env.parse(template.read_text())
    names = chain.from_iterable(n.names for n in tree.find_all(nodes.FromImport))
    imported = {name[1] if isinstance(name, tuple) else name for name in names}

    assert imported <= names_in(app, tree)


def names_in(app, tree):
    """What a template says, and what is said in those it includes: they see its imports."""
    found = {node.name for node in tree.find_all(nodes.Name)}
    for include in tree.find_all(nodes.Include):
        if isinstance(include.template, nodes.Const):
            inside = (TEMPLATES / include.template.value).read_text()
            found |= names_in(app, app.jinja_env.parse(inside))
    return found


@pytest.mark.parametrize("template", PAGES, ids=IDS)
def test_templates_refer_only_to_templates_that_exist(app, template):
    tree = app.jinja_env.parse(template.read_text())

    for name in meta.find_referenced_templates(tree):
        assert name is None or (TEMPLATES / name).is_file(), name


@pytest.mark.parametrize("template", PAGES, ids=IDS)
def test_templates_hold_no_style_script_or_safe(template):
    assert not re.search(r"\sstyle=|<script(?![^>]*\bsrc=)|\|\s*safe\b", template.read_text())


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path):
    source = path.read_text()
    tree = ast.parse(source)
    most = 20 if path.name == "views.py" else 30

    assert len(source.splitlines()) <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert length(node) <= most, f"{node.name}: {length(node)} lines"


def length(node):
    """The lines of a body, without its docstring."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return node.end_lineno - first.lineno + 1


@pytest.mark.parametrize("room", ROOMS)
def test_a_slice_reads_in_one_sitting(room):
    folder = ROOT / "app" / room
    for slice_ in [folder, *(path for path in folder.iterdir() if path.is_dir())]:
        lines = sum(len(path.read_text().splitlines()) for path in slice_.glob("*.py"))
        assert lines <= 400, f"{slice_.relative_to(ROOT)}: {lines}"


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_doors_look_across_centers(path):
    """`across_centers` lifts the scope: for who somebody is, before a center is known."""
    allowed = {"app/core/tenancy.py", "app/access/identity.py", "app/access/guards.py"}
    allowed |= {"app/site/queries.py", "app/users/service.py", "app/doctor/facts.py"}
    allowed |= {"app/leaving/service.py", "app/editions/touched.py"}
    allowed |= {"app/joining/queries.py", "app/joining/waiting/queries.py"}

    assert "across_centers" not in path.read_text() or str(path.relative_to(ROOT)) in allowed


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_statement_goes_around_the_scope(path):
    """Statements as text, core tables and bulk updates by key are not scoped (trust.md 4.2)."""
    if path.relative_to(ROOT).parts[1] in {"core", "models"}:
        return

    assert not re.search(r"\btext\(\s*[\"']|__table__|bulk_(?:insert|update)", path.read_text())
