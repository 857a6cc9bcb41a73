"""What holds for the files of the project as a whole."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

ROOT: Path = settings.BASE_DIR
# Put together here, so that this file does not hold what it looks for.
PACKAGE_INDEXES = [name + ".org" for name in ("pypi", "pythonhosted", "npmjs")]
FLAGS = ["--" + flag for flag in ("index-url", "extra-index-url", "trusted-host", "find-links")]
FORBIDDEN = re.compile("|".join([r"\.\./shared", r"(?<![\w.])/wor[k]/", *map(re.escape, [*PACKAGE_INDEXES, *FLAGS])]))
HTMX_2 = "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de"


def test_no_file_names_a_path_of_one_machine_or_a_package_index():
    assert [name for name in _tracked_files() if FORBIDDEN.search(_text(name))] == []


def test_requirements_are_pinned_by_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        pins = re.findall(r"^([a-z][\w.-]*)(?:\[.*\])?==\S+ (.*)$", _text(name), re.MULTILINE)

        assert len(pins) > 10
        assert [package for package, after in pins if not after.endswith("\\")] == []


def test_no_script_or_style_stands_inside_a_template():
    """But for the reading pack, which is a file that needs no network and has a policy of its own."""
    templates = [name for name in _tracked_files() if name.startswith("templates/")]
    templates.remove("templates/timeline/pack.html")
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=")

    assert [name for name in templates if inline.search(_text(name))] == []


def test_the_desk_serves_the_htmx_that_was_looked_at():
    path = finders.find("django_htmx/htmx-2.min.js")

    assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == HTMX_2


def _tracked_files() -> list[str]:
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        pytest.skip("this is no git checkout")
    return [name for name in answer.stdout.split("\0") if name and (ROOT / name).is_file()]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")
