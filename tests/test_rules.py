"""docs/rules.md names every constraint there is, where it is held, and a test that is there."""

import ast
import re

import pytest
from django.apps import apps

from newsclaims.postgres.locate import CHECKOUT

RULES = (CHECKOUT / "docs" / "rules.md").read_text(encoding="utf-8")
RAISED = re.compile(r"CONSTRAINT = '(\w+)'")
ADDED = re.compile(r"ADD CONSTRAINT (\w+)")
APPEND_ONLY = re.compile(r"SELECT make_append_only\('(\w+)'\)")
TESTS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::([\w:]+)`", RULES)))


def names_in_sql() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (CHECKOUT / "newsclaims").rglob("*.sql")]
    named = {name for text in texts for name in [*RAISED.findall(text), *ADDED.findall(text)]}
    return named | {f"{table}_is_append_only" for text in texts for table in APPEND_ONLY.findall(text)}


def names_in_models() -> set[str]:
    models = [model for model in apps.get_models() if model.__module__.startswith("newsclaims.")]
    return {constraint.name for model in models for constraint in model._meta.constraints}


@pytest.mark.parametrize(("found", "least"), [(names_in_sql, 30), (names_in_models, 50)])
def test_every_constraint_is_in_the_table(found, least):
    names = found()
    assert len(names) >= least
    assert {name for name in names if f"`{name}`" not in RULES} == set()


def test_no_constraint_is_in_the_table_that_is_not_there():
    known = names_in_sql() | names_in_models()
    rows = [line.split(" | ") for line in RULES.splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row[1])}
    assert named - known == set()


@pytest.mark.parametrize(("path", "name"), TESTS)
def test_every_test_in_the_table_is_there(path, name):
    body = ast.parse((CHECKOUT / path).read_text(encoding="utf-8")).body
    for part in name.split("::"):
        found = [node for node in body if getattr(node, "name", None) == part]
        assert found, f"{path} has no {part}"
        body = getattr(found[0], "body", [])


def test_every_file_in_the_table_is_there():
    files = set(re.findall(r"`(newsclaims/[\w/.]+)`", RULES))
    assert files
    assert {name for name in files if not (CHECKOUT / name).exists()} == set()
