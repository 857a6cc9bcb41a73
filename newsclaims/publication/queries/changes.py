"""What was published between two moments, with what readers saw before and what they see since."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import Page, page_of
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.families import with_descendants
from newsclaims.publication.queries.filters import Filters, narrowed
from newsclaims.publication.queries.steps import Step, steps_of, with_surroundings
from newsclaims.vocabulary.kinds import SubjectKind

CHANGES_ON_A_PAGE = 50
# What goes public in the wake of a claim: counted when it first does, and listed where it is asked for.
IN_THE_WAKE = (SubjectKind.ARTICLE, SubjectKind.ACTOR, SubjectKind.OUTLET)


@dataclass(frozen=True, slots=True)
class Period:
    """After the moment `since`, up to the moment `until` and with it; None is without end."""

    since: datetime | None = None
    until: datetime | None = None


def changes_page(
    filters: Filters,
    period: Period,
    at: datetime | None = None,
    *,
    of: str = "",
    after: str = "",
    before: str = "",
) -> Page[Step]:
    """Every publication of a period, newest first, without the first ones of what goes public in the wake of a claim.

    Only those of the kind `of`, all of them, where it is given. Filters leave the publications of claims that answered
    to them before or since, and those of the one subject that they name.
    Two queries, or four where the filters name an event. Raises Missing for a cursor that is none of ours.
    """
    rows = with_surroundings(_listed(period, at, of).filter(_answering(filters, at)), at)
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
    return page.showing(steps_of(page.rows))


def counts_in_the_wake(period: Period, at: datetime | None = None) -> dict[str, str]:
    """How many went public in the wake of claims, by kind; capped. One query."""
    within = Edition.objects.filter(_within(period, at), revision=1)
    return capped_counts({kind.value: within.filter(subject_type=kind) for kind in IN_THE_WAKE})


def _listed(period: Period, at: datetime | None, of: str) -> QuerySet[Edition]:
    within = Edition.objects.filter(_within(period, at))
    return within.filter(subject_type=of) if of else within.exclude(subject_type__in=IN_THE_WAKE, revision=1)


def _within(period: Period, at: datetime | None) -> Q:
    within = Q()
    if period.since is not None:
        within &= Q(from_at__gt=period.since)
    for last in (period.until, at):
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
