from collections.abc import Callable

import pytest
from django.db import connection
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


def copy_the_claim(times: int) -> None:
    """The first claim under other ids: what the read table would hold, without hundreds of publications."""
    with connection.cursor() as cursor:
        cursor.execute(COPY, [times])


COPY = """
WITH published AS (
    INSERT INTO publication_publication (extra, public_id, subject_type, subject_id, revision, change, recorded_at,
        served_from, editor, note, without_second_reading, form, document)
    SELECT extra, 'p-' || gen_random_uuid(), subject_type, 'c-' || gen_random_uuid(), 1, change, recorded_at,
        served_from, editor, note, without_second_reading, form, document
    FROM (SELECT * FROM publication_publication WHERE subject_type = 'claim' ORDER BY id LIMIT 1) AS one,
        generate_series(1, %s)
    RETURNING id, subject_id
), shown AS (
    INSERT INTO publication_edition
    SELECT (jsonb_populate_record(NULL::publication_edition,
        to_jsonb(edition) || jsonb_build_object('publication_id', published.id, 'subject_id', published.subject_id))).*
    FROM published, (SELECT * FROM publication_edition WHERE subject_type = 'claim' ORDER BY publication_id LIMIT 1)
        AS edition
    RETURNING publication_id, subject_id
)
INSERT INTO publication_card (edition_id, language, html)
SELECT shown.publication_id, language, replace(html, card.subject_id, shown.subject_id)
FROM shown, (
    SELECT language, html, subject_id FROM publication_card
    JOIN publication_edition ON edition_id = publication_id ORDER BY publication_card.id LIMIT 3
) AS card
"""
