"""Revisions as they are written: under one lock, with the read table kept beside them."""

from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.publication import companions, queries
from newsclaims.publication.editions import cards_of, edition_of
from newsclaims.publication.freezing import FORM, Document
from newsclaims.publication.freezing_claims import freeze_claim
from newsclaims.publication.models import Card, Edition, Publication
from newsclaims.publication.references import Subject, kind_of
from newsclaims.vocabulary.kinds import Change

# One lock for all publishing, so that stamps are in the order of commits.
PUBLISHING_LOCK = 7_216_031


def take_lock() -> datetime:
    """Wait until nobody else publishes, then read the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
        return moment


def freeze(subject: Subject, moment: datetime, wording: str = "") -> Document:
    """The document of a record at a moment; `wording` where it read, or was called, otherwise then."""
    if isinstance(subject, Claim):
        return freeze_claim(subject, moment, wording=wording)
    frozen = companions.freeze(subject)
    return {**frozen, "title": wording} if wording else frozen


def tombstone(subject: Subject) -> Document:
    """The document of what is withdrawn: it names no more than the kind of it."""
    kind = kind_of(subject)
    return {"form": FORM, "type": kind.value, "id": subject.public_id, "title": f"Withdrawn: {kind.label.lower()}"}


def add(*, subject_type: str, subject_id: str, document: Document, **columns: Any) -> Publication:
    """Write the next revision of a subject and show it to readers; return it."""
    last = queries.publications_of(subject_type, subject_id).last()
    publication = Publication.objects.create(
        subject_type=subject_type,
        subject_id=subject_id,
        revision=last.revision + 1 if last else 1,
        served_from=timezone.now(),
        form=document["form"],
        document=document,
        **columns,
    )
    _show(publication)
    return publication


def publish_companions(
    by: Editor, document: Document, moment: datetime, held: frozenset[tuple[str, str]] = frozenset()
) -> None:
    """Publish what a document names and readers cannot see yet, but for what is `held`, by kind and public id."""
    for subject, frozen in companions.not_public_yet(document):
        if (kind_of(subject).value, subject.public_id) in held:
            continue
        add(
            subject_type=kind_of(subject),
            subject_id=subject.public_id,
            change=Change.FIRST,
            recorded_at=moment,
            editor=by.public_id,
            document=frozen,
        )


def rebuild_editions() -> int:
    """Make the read table again from the publications alone, and return how many rows it has."""
    take_lock()
    Edition.objects.all().delete()
    publications = Publication.objects.order_by("recorded_at", "pk")
    for publication in publications.iterator():
        _show(publication)
    return Edition.objects.count()


def _show(publication: Publication) -> None:
    """Close the edition before this publication and open its own, with its cards."""
    revisions = queries.publications_of(publication.subject_type, publication.subject_id)
    revisions = revisions.filter(revision__lte=publication.revision)
    first = revisions.values_list("recorded_at", flat=True)[0]
    updated = revisions.exclude(change=Change.REVISION).values_list("recorded_at", flat=True).reverse()[0]
    before = Edition.objects.filter(
        subject_type=publication.subject_type, subject_id=publication.subject_id, until_at=None
    )
    before.update(until_at=publication.recorded_at)
    edition = edition_of(publication, first, updated)
    edition.save(force_insert=True)
    Card.objects.bulk_create(cards_of(edition))
