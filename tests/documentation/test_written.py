"""What people wrote in docs/ names the settings, packages, pages and pictures that there are."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings

from newsclaims.postgres import locate

ROOT = settings.BASE_DIR
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
SCREENSHOTS = ROOT / "docs" / "screenshots"
READERS = ("env_text", "env_bool", "env_list", "env_secret")


def test_operation_lists_every_setting_with_its_default():
    rows = re.findall(r"^\| `([A-Z_]+)` \| (`.*?`|none) \|", _text("docs/operation.md"), re.MULTILINE)

    assert dict(rows) == _settings_in_the_code()


def test_dependencies_gives_a_reason_for_every_direct_dependency():
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    rows = re.findall(r"^\| ([a-z][\w-]+) \| (.+) \|$", _text("docs/dependencies.md"), re.MULTILINE)

    assert [name for name, _ in rows] == [re.split(r"[~=\[<>]", line)[0] for line in wanted]


def test_the_index_lists_every_document():
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", _text("docs/index.md")))

    assert linked == {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_between_documents_leads_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text())

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_screenshot_is_shown_and_every_one_shown_exists():
    shown = {(path.parent / link).resolve() for path in DOCUMENTS for link in _pictures(path)}

    assert shown == set(SCREENSHOTS.glob("*"))


def test_every_picture_says_what_it_shows():
    assert [path.name for path in DOCUMENTS if "![](" in path.read_text()] == []


def test_the_readme_gives_both_commands_each_on_a_line_of_its_own():
    venv = "python3 -m venv .venv && .venv/bin/pip install -r"

    lines = _text("README.md").splitlines()

    assert f"{venv} requirements.txt && .venv/bin/python manage.py demo" in lines
    assert f"{venv} requirements-dev.txt && .venv/bin/pytest" in lines


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _pictures(path: Path) -> list[str]:
    return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", path.read_text())


def _settings_in_the_code() -> dict[str, str]:
    """Each variable that the code reads from the environment, with its default as docs/operation.md writes it."""
    found: dict[str, str] = {}
    for path in (ROOT / "newsclaims").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and call.args:
                found |= _variables(call)
    return found


def _variables(call: ast.Call) -> dict[str, str]:
    asked = ast.unparse(call.func)
    if asked not in (*READERS, "os.environ.get"):
        return {}
    name = _value(call.args[0])
    if not isinstance(name, str):
        return {}
    given = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
    default = _as_written(_value(given[0]) if given else "")
    also = {f"{name}_FILE": "none"} if asked == "env_secret" else {}
    return {name: default, **also}


def _value(node: ast.expr) -> object:
    """A literal, or a constant of the module that says where the database is."""
    if isinstance(node, ast.Name):
        return getattr(locate, node.id, None)
    return node.value if isinstance(node, ast.Constant) else None


def _as_written(default: object) -> str:
    return f"`{int(default) if isinstance(default, bool) else default}`" if default not in ("", None) else "none"
