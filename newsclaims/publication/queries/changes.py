"""What was published between two moments, with what readers saw before and what they see since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import page_of
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries.editions import seen_at
from newsclaims.publication.queries.families import with_descendants
from newsclaims.publication.queries.filters import Filters, narrowed
from newsclaims.vocabulary.kinds import Change, SubjectKind

Document = dict[str, Any]

CHANGES_ON_A_PAGE = 50
# What goes public in the wake of a claim: counted when it first does, and listed where it is asked for.
IN_THE_WAKE = (SubjectKind.ARTICLE, SubjectKind.ACTOR, SubjectKind.OUTLET)


@dataclass(frozen=True, slots=True)
class Stretch:
    """After the moment `since`, up to the moment `until` and with it; None is without end."""

    since: datetime | None = None
    until: datetime | None = None


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
    note: str
    recorded_at: datetime
    document: Document
    before: Document | None
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The newest steps of a stretch, with the cursors of the pages before and after; empty where there is none."""

    steps: tuple[Step, ...]
    previous: str
    next: str


def changes_page(
    filters: Filters,
    stretch: Stretch,
    at: datetime | None = None,
    *,
    of: str = "",
    after: str = "",
    before: str = "",
) -> ChangesPage:
    """Every publication of a stretch, newest first, without the first ones of what goes public in the wake of a claim.

    Only those of the kind `of`, all of them, where it is given. Filters leave the publications of claims that answered
    to them before or since, and those of the one subject that they name.
    Two queries, and four at the most for the events of the filters. Raises Missing for a cursor that is none of ours.
    """
    rows = _listed(stretch, at, of).filter(_answering(filters, at)).annotate(gone=_gone(at), earlier=_earlier())
    if filters.words:
        # Nobody is to find out by trying which words stood in what was withdrawn.
        rows = rows.filter(gone=False)
    page = page_of(
        rows.select_related("publication"),
        ["from_at", "pk"],
        descending=True,
        size=CHANGES_ON_A_PAGE,
        after=after,
        before=before,
    )
    documents = Publication.objects.in_bulk([row.earlier for row in page.rows])  # type: ignore[attr-defined]
    return ChangesPage(tuple(_step(row, documents) for row in page.rows), page.previous, page.next)


def counts_in_the_wake(stretch: Stretch, at: datetime | None = None) -> dict[str, str]:
    """How many went public in the wake of claims, by kind; capped. One query."""
    within = Edition.objects.filter(_within(stretch, at), revision=1)
    return capped_counts({kind.value: within.filter(subject_type=kind) for kind in IN_THE_WAKE})


def _listed(stretch: Stretch, at: datetime | None, of: str) -> QuerySet[Edition]:
    within = Edition.objects.filter(_within(stretch, at))
    return within.filter(subject_type=of) if of else within.exclude(subject_type__in=IN_THE_WAKE, revision=1)


def _within(stretch: Stretch, at: datetime | None) -> Q:
    within = Q()
    if stretch.since is not None:
        within &= Q(from_at__gt=stretch.since)
    for last in (stretch.until, at):
        if last is not None:
            within &= Q(from_at__lte=last)
    return within


def _answering(filters: Filters, at: datetime | None) -> Q:
    if filters == Filters():
        return Q()
    answering = narrowed(filters, at)
    before = Edition.objects.filter(
        answering,
        subject_type=SubjectKind.CLAIM,
        subject_id=OuterRef("subject_id"),
        revision=OuterRef("revision") - 1,
    )
    return Q(answering | Q(Exists(before)), subject_type=SubjectKind.CLAIM) | _named_alone(filters, at)


def _named_alone(filters: Filters, at: datetime | None) -> Q:
    """The subject that the filters name, where they name no other thing; of an event what is nested in it too."""
    if filters.event and filters == Filters(event=filters.event):
        return Q(subject_type=SubjectKind.EVENT, subject_id__in=with_descendants([filters.event], at))
    for kind in (SubjectKind.QUESTION, SubjectKind.ACTOR, SubjectKind.OUTLET):
        public_id = getattr(filters, kind.value)
        if public_id and filters == Filters(**{kind.value: public_id}):
            return Q(subject_type=kind, subject_id=public_id)
    return Q(pk__in=())


def _gone(at: datetime | None) -> Exists:
    """Whether readers have been told, by that moment, that the subject was withdrawn."""
    newest = Edition.objects.filter(
        seen_at(at), withdrawn=True, subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id")
    )
    return Exists(newest)


def _earlier() -> Subquery:
    """The publication before this one."""
    before = Publication.objects.filter(
        subject_type=OuterRef("subject_type"), subject_id=OuterRef("subject_id"), revision=OuterRef("revision") - 1
    )
    return Subquery(before.values("pk"))


def _step(row: Any, documents: dict[int, Publication]) -> Step:
    publication: Publication = row.publication
    earlier = documents.get(row.earlier)
    silent = row.gone and publication.change != Change.WITHDRAWAL
    return Step(
        id=publication.public_id,
        kind=SubjectKind(row.subject_type),
        subject=row.subject_id,
        change=Change(publication.change),
        note="" if silent else publication.note,
        recorded_at=row.from_at,
        document={} if row.gone or row.withdrawn else publication.document,
        before=earlier.document if earlier and not (row.gone or row.withdrawn) else None,
        withdrawn=row.gone,
    )
