import pytest
from django.test import Client

from newsclaims.accounts.models import Editor
from tests.factories import make_chief, make_editor


@pytest.fixture
def editor(db) -> Editor:
    return make_editor(name="First desk")


@pytest.fixture
def other_editor(editor) -> Editor:
    return make_editor(name="Second desk")


@pytest.fixture
def chief(editor) -> Editor:
    return make_chief(name="Chief desk")


@pytest.fixture
def desk(editor) -> Client:
    """A browser in which the editor is signed in."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def htmx(editor) -> Client:
    """The same, sending what htmx sends."""
    client = Client(headers={"HX-Request": "true"})
    client.force_login(editor)
    return client
