"""The read table: made of the publications alone, so that it can always be made again."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from newsclaims.publication import services
from newsclaims.publication.models import Edition, Publication
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    make_statement,
    publish_claim,
)

pytestmark = pytest.mark.django_db


def editions_to_the_byte() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT edition::text FROM publication_edition AS edition ORDER BY publication_id")
        return [row for (row,) in cursor.fetchall()]


@pytest.fixture
def published():
    """A claim with everything, in three revisions, one that was withdrawn, and what they name."""
    actor, event = make_actor(name="Кіра Рудик"), make_event()
    claim = make_claim(
        attributed=False, about=[actor], events=[event], questions=[make_question()], happened="2025-06~"
    )
    statement = make_statement(actor=actor, said="[2025-06-01,2025-06-03]")
    make_attribution(claim=claim, statement=statement, article=make_article())
    publish_claim(claim=claim)
    assess(claim=claim, status=Status.SUPPORTED)
    publish_claim(claim=claim)
    make_attribution(claim=claim, statement=make_statement(voice="outlet", outlet=make_outlet()), cue="")
    publish_claim(claim=claim, change=Change.CORRECTION, note="The Gazette says so too.")
    other = make_claim()
    publish_claim(claim=other)
    other.refresh_from_db()
    services.withdraw(by=make_chief(), claim=other, version=other.version, reason="Never said.")
    return claim


class TestRebuilding:
    def test_makes_the_same_rows_to_the_byte(self, published):
        before = editions_to_the_byte()
        assert len(before) == Publication.objects.count() > 8
        assert services.rebuild_editions() == len(before)
        assert editions_to_the_byte() == before

    def test_mends_what_was_changed_by_hand(self, published):
        before = editions_to_the_byte()
        Edition.objects.filter(until_at=None).update(title="Changed by hand")
        Edition.objects.filter(revision=2).delete()
        out = StringIO()
        call_command("rebuild_public", stdout=out)
        assert editions_to_the_byte() == before
        assert out.getvalue() == f"{len(before)} editions made again.\n"


class TestEdition:
    def test_lasts_until_the_next_one(self, published):
        first, second, third = Edition.objects.filter(subject_id=published.public_id).order_by("revision")
        assert (first.until_at, second.until_at, third.until_at) == (second.from_at, third.from_at, None)

    def test_keeps_when_its_subject_was_first_published(self, published):
        editions = Edition.objects.filter(subject_id=published.public_id).order_by("revision")
        assert {edition.first_published_at for edition in editions} == {editions[0].from_at}

    def test_has_what_pages_filter_by(self, published):
        edition = Edition.objects.get(subject_id=published.public_id, until_at=None)
        event, question = published.events.get(), published.questions.get()
        assert (edition.status, edition.withdrawn) == ("supported", False)
        assert edition.events == [event.public_id]
        assert edition.questions == [question.public_id]
        speaker = published.about.get().public_id
        assert {speaker, f"says:{speaker}", f"about:{speaker}"} < set(edition.involved)
        (reporting,) = [part for part in edition.involved if part.startswith("reports:")]
        assert reporting.removeprefix("reports:") in edition.outlets
        assert edition.kind == published.kind
        assert len(edition.outlets) == 2
        assert (edition.happened_lower.isoformat(), edition.happened_upper.isoformat()) == ("2025-06-01", "2025-06-30")
        assert (edition.said_lower.isoformat(), edition.said_upper.isoformat()) == ("2025-06-01", "2025-06-03")
        assert edition.checked_at == published.standing.checked_at
        assert edition.published_lower == edition.published_upper

    @pytest.mark.parametrize("typed", ["Рудик", "destroyed", "supported"])
    def test_is_found_by_its_words_and_names_and_nothing_else(self, published, typed):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM publication_edition WHERE subject_id = %s AND until_at IS NULL"
                " AND words @@ plainto_tsquery('simple', fold_text(%s))",
                [published.public_id, typed],
            )
            assert cursor.fetchone()[0] == (0 if typed == "supported" else 1)

    def test_of_a_withdrawn_claim_shows_nothing_of_it(self, published):
        edition = Edition.objects.get(withdrawn=True)
        assert (edition.status, edition.title) == ("", "Withdrawn: claim")
        assert not edition.cards.exists()

    def test_has_a_card_ready_in_every_language(self, published):
        edition = Edition.objects.get(subject_id=published.public_id, until_at=None)
        cards = dict(edition.cards.values_list("language", "html"))
        assert set(cards) == {"en-gb", "uk", "de"}
        assert all("aircraft were destroyed" in html for html in cards.values())
        assert f'href="/claims/{published.public_id}/"' in cards["en-gb"]
        assert f'href="/de/claims/{published.public_id}/"' in cards["de"]


def test_every_publication_has_one_edition(published):
    make_editor()
    assert set(Edition.objects.values_list("publication", flat=True)) == set(
        Publication.objects.values_list("pk", flat=True)
    )
