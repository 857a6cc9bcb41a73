"""Rule 1, tried with raw SQL as the owner of the tables."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from newsclaims.vocabulary.statuses import Status
from tests.factories import make_actor, make_article, make_claim, make_editor, publish_claim
from tests.refusals import execute, fetch, refused_by

pytestmark = pytest.mark.django_db

KEPT = {
    "articles_snapshot": "text",
    "verification_assessment": "rationale",
    "verification_secondreading": "note",
    "publication_publication": "note",
    "history_change": "editor",
}


@pytest.fixture
def record():
    """One row and more in each table that only grows."""
    make_article()
    publish_claim(claim=make_claim(status=Status.SUPPORTED))


@pytest.mark.parametrize(("table", "column"), KEPT.items())
class TestAppendOnly:
    def test_refuses_an_update(self, record, table, column):
        with refused_by(f"{table}_is_append_only"):
            execute(f"UPDATE {table} SET {column} = 'rewritten'")

    def test_refuses_an_update_that_changes_nothing(self, record, table, column):
        with refused_by(f"{table}_is_append_only"):
            execute(f"UPDATE {table} SET {column} = {column}")

    def test_refuses_a_deletion(self, record, table, column):
        with refused_by(f"{table}_is_append_only"):
            execute(f"DELETE FROM {table}")

    def test_refuses_to_be_emptied(self, record, table, column):
        with refused_by(f"{table}_is_append_only"):
            execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    "parent", ["articles_outlet", "articles_article", "claims_claim", "accounts_editor", "verification_evidence"]
)
def test_nothing_goes_with_a_parent_that_is_emptied(record, parent):
    with refused_by("every_change_is_logged"):
        execute(f"TRUNCATE {parent} CASCADE")


class TestDigest:
    def test_of_a_snapshot_is_the_sha256_of_its_content(self, db):
        snapshot = make_article().snapshots.get()
        assert digest_of("articles_snapshot", snapshot.pk) == sha256_of(
            {
                "id": snapshot.public_id,
                "article": snapshot.article.public_id,
                "captured": timestamp(snapshot.captured_at),
                "sha256": snapshot.sha256,
            }
        )

    def test_of_an_assessment_is_the_sha256_of_its_content(self, db):
        assessment = make_claim(status=Status.SUPPORTED).assessments.get()
        assert digest_of("verification_assessment", assessment.pk) == sha256_of(
            {
                "id": assessment.public_id,
                "claim": assessment.claim.public_id,
                "seq": 1,
                "status": "supported",
                "rationale": assessment.rationale,
                "relies_on": assessment.relies_on,
                "confidence": "",
                "recorded": timestamp(assessment.recorded_at),
                "editor": assessment.editor.public_id,
            }
        )

    def test_of_a_second_reading_is_the_sha256_of_its_content(self, record):
        from newsclaims.verification.models import SecondReading

        reading = SecondReading.objects.get()
        assert digest_of("verification_secondreading", reading.pk) == sha256_of(
            {
                "id": reading.public_id,
                "assessment": reading.assessment.public_id,
                "status": "supported",
                "note": "",
                "recorded": timestamp(reading.recorded_at),
                "editor": reading.editor.public_id,
            }
        )

    def test_of_a_publication_is_the_sha256_of_its_content(self, db):
        publication = publish_claim(claim=make_claim())
        assert digest_of("publication_publication", publication.pk) == sha256_of(
            {
                "id": publication.public_id,
                "subject": {"type": "claim", "id": publication.subject_id},
                "revision": 1,
                "change": "first",
                "recorded": timestamp(publication.recorded_at),
                "editor": publication.editor,
                "note": "",
                "without_second_reading": "",
                "form": 1,
                "document": publication.document,
            }
        )

    def test_is_made_by_the_database_whatever_is_given(self, db):
        article = make_article()
        execute(
            "INSERT INTO articles_snapshot (extra, public_id, article_id, captured_at, sha256, text, digest)"
            " VALUES ('{}', 'n-given', %s, now(), encode(sha256('Text'), 'hex'), 'Text', 'my own')",
            article.pk,
        )
        assert len(fetch("SELECT digest FROM articles_snapshot WHERE public_id = 'n-given'")) == 64


def test_a_truncated_table_is_refused_even_when_nothing_is_in_it(db):
    make_actor(by=make_editor())
    with refused_by("every_change_is_logged"):
        execute("TRUNCATE claims_relay")


def digest_of(table: str, key: int) -> str:
    digest: str = fetch(f"SELECT digest FROM {table} WHERE id = %s", key)
    return digest


def sha256_of(content: dict[str, Any]) -> str:
    """The digest as somebody outside would make it: JSON as PostgreSQL writes jsonb."""
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def _canonical(part: Any) -> str:
    """The keys of an object stand by length, then by bytes; a space follows each colon and comma."""
    if isinstance(part, dict):
        keys = sorted(part, key=lambda key: (len(key.encode()), key.encode()))
        return "{" + ", ".join(f"{json.dumps(key)}: {_canonical(part[key])}" for key in keys) + "}"
    if isinstance(part, list):
        return "[" + ", ".join(map(_canonical, part)) + "]"
    return json.dumps(part, ensure_ascii=False)


def timestamp(moment: datetime) -> str:
    """A moment in UTC as PostgreSQL writes it, without the zeros at the end of the fraction."""
    plain = moment.astimezone(UTC).replace(tzinfo=None)
    return plain.isoformat(timespec="microseconds").rstrip("0").rstrip(".") if plain.microsecond else plain.isoformat()
