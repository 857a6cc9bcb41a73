"""Publications with what readers saw before them and see since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries.editions import seen_at
from newsclaims.vocabulary.kinds import Change, SubjectKind

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A publication with the documents before and after it.

    Where its subject has been `withdrawn` since, they say nothing, nor does the note of any publication but the
    withdrawal: readers are told the reason, and no more.
    """

    id: str
    kind: SubjectKind
    subject: str
    change: Change
    revision: int
    note: str
    recorded_at: datetime
    document: Document
    before: Document | None
    withdrawn: bool


def with_surroundings(rows: QuerySet[Any], at: datetime | None) -> QuerySet[Any]:
    """Editions or publications, each with `gone` and with `earlier`, the number of the publication before it.

    `gone`: readers have been told, by that moment, that its subject was withdrawn.
    """
    subject = {"subject_type": OuterRef("subject_type"), "subject_id": OuterRef("subject_id")}
    newest = Edition.objects.filter(seen_at(at), withdrawn=True, **subject)
    before = Publication.objects.filter(revision=OuterRef("revision") - 1, **subject)
    annotated: QuerySet[Any] = rows.annotate(gone=Exists(newest), earlier=Subquery(before.values("pk")))
    return annotated


def steps_of(rows: Iterable[Any]) -> list[Step]:
    """The steps of rows that came by `with_surroundings`. One query."""
    rows = list(rows)
    documents = Publication.objects.in_bulk([row.earlier for row in rows])
    return [_step(row, documents.get(row.earlier)) for row in rows]


def _step(row: Any, earlier: Publication | None) -> Step:
    publication: Publication = row.publication if isinstance(row, Edition) else row
    withdrawal = publication.change == Change.WITHDRAWAL
    silent = row.gone or withdrawal
    return Step(
        id=publication.public_id,
        kind=SubjectKind(publication.subject_type),
        subject=publication.subject_id,
        change=Change(publication.change),
        revision=publication.revision,
        note="" if row.gone and not withdrawal else publication.note,
        recorded_at=publication.recorded_at,
        document={} if silent else publication.document,
        before=earlier.document if earlier and not silent else None,
        withdrawn=row.gone,
    )
