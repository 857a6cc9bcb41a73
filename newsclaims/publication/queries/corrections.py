"""Publications that mended or took back what readers had seen before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsclaims.core.keyset import page_of
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries.editions import seen_at
from newsclaims.vocabulary.kinds import Change, SubjectKind

Document = dict[str, Any]

# What is told to readers: neither what is new nor what changed in its wording only.
TOLD = (Change.CORRECTION, Change.UPDATE, Change.WITHDRAWAL)
NEWEST_FIRST = ("recorded_at", "pk")
ROWS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Correction:
    """A revision that says why it was made, with the document before it.

    `withdrawn`: readers no longer saw the subject at the moment of the page, so nothing of it is to be shown.
    """

    kind: SubjectKind
    id: str
    change: Change
    revision: int
    recorded_at: datetime
    note: str
    before: Document | None
    after: Document
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    rows: tuple[Correction, ...]
    previous: str
    next: str


def corrections(at: datetime | None = None, *, change: str = "", after: str = "", before: str = "") -> CorrectionsPage:
    """Corrections, updates and withdrawals up to a moment, or those of one `change`, newest first.

    Two queries. Raises Missing for a broken cursor.
    """
    page = page_of(_told(at, change), NEWEST_FIRST, descending=True, size=ROWS_ON_A_PAGE, after=after, before=before)
    documents = _documents_before(page.rows)
    rows = tuple(
        _correction(row, documents.get((row.subject_type, row.subject_id, row.revision - 1))) for row in page.rows
    )
    return CorrectionsPage(rows, page.previous, page.next)


def _told(at: datetime | None, change: str) -> QuerySet[Any]:
    """The publications, each with `gone`: whether its subject was withdrawn by that moment."""
    gone = Edition.objects.filter(
        seen_at(at), subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id"), withdrawn=True
    )
    told = Publication.objects.filter(change__in=[change] if change else TOLD).annotate(gone=Exists(gone))
    return told if at is None else told.filter(recorded_at__lte=at)


def _documents_before(rows: Iterable[Publication]) -> dict[tuple[str, str, int], Document]:
    wanted = Q(pk=None)
    for row in rows:
        wanted |= Q(subject_type=row.subject_type, subject_id=row.subject_id, revision=row.revision - 1)
    found = Publication.objects.filter(wanted).values_list("subject_type", "subject_id", "revision", "document")
    return {(kind, public_id, revision): document for kind, public_id, revision, document in found}


def _correction(row: Any, before: Document | None) -> Correction:
    return Correction(
        kind=SubjectKind(row.subject_type),
        id=row.subject_id,
        change=Change(row.change),
        revision=row.revision,
        recorded_at=row.recorded_at,
        note=row.note,
        before=before,
        after=row.document,
        withdrawn=row.gone,
    )
