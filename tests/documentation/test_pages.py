"""What `manage.py docs` writes is in docs/ as the code says it today."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from newsclaims.documentation import model, pages

FOLDER = settings.BASE_DIR / "docs"
MODELS = {kind.__name__: kind for room in model.ROOMS for kind in model.models_of(room)}


def test_the_generated_documents_are_as_the_code_says():
    assert pages.differing(FOLDER) == [], "run `manage.py docs`"


def test_check_names_the_document_that_differs_and_writes_nothing(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    call_command("docs")
    (tmp_path / "docs/statuses.md").write_text("Something else.\n")

    with pytest.raises(CommandError, match=r"statuses\.md\. Run"):
        call_command("docs", check=True)

    assert (tmp_path / "docs/statuses.md").read_text() == "Something else.\n"


def test_a_second_writing_changes_nothing(tmp_path):
    assert sorted(pages.write(tmp_path)) == sorted(pages.PAGES)
    assert pages.write(tmp_path) == []


@pytest.mark.parametrize("name", MODELS)
def test_every_field_of_a_model_has_a_meaning(name):
    missing = [field.name for field in model.fields_of(MODELS[name]) if not _has_meaning(MODELS[name], field)]

    assert missing == []


def test_no_meaning_is_without_its_field():
    known = {name: {field.name for field in model.fields_of(kind)} for name, kind in MODELS.items()}
    known["any"] = set().union(*known.values())

    strays = {name: meanings.keys() - known[name] for name, meanings in model.FIELDS.items()}

    assert [name for name, fields in strays.items() if fields] == []


def test_every_model_says_what_it_is():
    assert [name for name, kind in MODELS.items() if kind.__doc__.startswith(f"{name}(")] == []


def _has_meaning(kind, field) -> bool:
    try:
        return bool(model.meaning_of(kind, field))
    except KeyError:
        return False
