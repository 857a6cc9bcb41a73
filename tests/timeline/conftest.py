from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from newsclaims.claims.models import Claim
from tests.factories import make_claim, make_editor, publish_claim


@pytest.fixture
def editor(db):
    return make_editor(name="First desk")


@pytest.fixture
def read(client: Client) -> Callable[..., str]:
    """What a reader gets at an address, as text in one line; fails unless it is the page itself."""

    def at(address: str) -> str:
        response: HttpResponse = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return " ".join(response.content.decode().replace("\u00a0", " ").replace("\u2011", "-").split())

    return at


def published(**fields) -> Claim:
    """A claim of the factory's, which readers see."""
    claim = make_claim(**fields)
    publish_claim(claim=claim)
    return claim
