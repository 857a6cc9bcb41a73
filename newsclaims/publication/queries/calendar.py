"""Events with the claims about them, whole: what calendars and timelines of other makers are filled with."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Func, OuterRef, Q, Subquery, TextField

from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries.editions import editions, seen_at
from newsclaims.publication.queries.families import with_descendants
from newsclaims.publication.queries.filters import Filters, between, claims
from newsclaims.vocabulary.kinds import Change, SubjectKind
from newsclaims.vocabulary.known import STATUSES_IN_ORDER
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]

EVENTS_IN_A_CALENDAR = 1000
CLAIMS_IN_A_CALENDAR = 5000


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """An event as its newest revision has it; of a `withdrawn` one only the day it was said to have happened on."""

    id: str
    revision: int
    recorded_at: datetime
    withdrawn: bool
    happened: str
    document: Document


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What a claim is shown by where there is one line for it."""

    id: str
    status: Status
    heading: Document


def events_of(filters: Filters, at: datetime | None = None) -> tuple[PublishedEvent, ...]:
    """The events that these filters leave, or whose claims they leave, latest first, withdrawn ones too.

    Four queries at the most.
    """
    found = Edition.objects.filter(seen_at(at), _wanted(filters, at), subject_type=SubjectKind.EVENT)
    before = Publication.objects.filter(subject_type=SubjectKind.EVENT, subject_id=OuterRef("subject_id"))
    last = before.exclude(change=Change.WITHDRAWAL).filter(revision__lte=OuterRef("revision")).order_by("-revision")
    rows = found.select_related("publication").annotate(happened=Subquery(last.values("document__happened__edtf")[:1]))
    ordered = rows.order_by(F("happened_lower").desc(nulls_last=True), "subject_id")
    return tuple(_event(row) for row in ordered[:EVENTS_IN_A_CALENDAR])


def claims_at(
    event_ids: Collection[str], filters: Filters, at: datetime | None = None
) -> dict[str, tuple[ClaimLine, ...]]:
    """The claims at each of these events that the filters leave, what is established first.

    One query, and one more for the event of the filters.
    """
    found = claims(filters, at).filter(events__overlap=list(event_ids))
    rows = found.order_by("said_lower", "first_published_at", "subject_id").values_list(
        "events", "subject_id", "status", "publication__document__heading"
    )
    lines: defaultdict[str, list[ClaimLine]] = defaultdict(list)
    for events, public_id, status, heading in rows[:CLAIMS_IN_A_CALENDAR]:
        for event in events:
            lines[event].append(ClaimLine(public_id, Status(status), heading))
    return {event: tuple(sorted(of_it, key=_by_status)) for event, of_it in lines.items()}


def _wanted(filters: Filters, at: datetime | None) -> Q:
    """An event by its own place, time and nesting; by what its claims are, where the filters narrow claims."""
    wanted = Q()
    if filters.event:
        wanted &= Q(subject_id__in=with_descendants([filters.event], at))
    if filters.place:
        wanted &= Q(place=filters.place)
    if filters.dated and filters.clock == "happened":
        wanted &= between(filters)
    if not filters.narrows_claims:
        return wanted
    named = Func(F("events"), function="unnest", output_field=TextField())
    of_claims = Q(subject_id__in=claims(filters, at).values(named=named))
    if filters == Filters(actor=filters.actor):
        of_claims |= Q(involved__contains=[filters.actor])
    if filters == Filters(question=filters.question):
        of_claims |= Q(subject_id__in=_events_asked_about(filters.question, at))
    return wanted & of_claims


def _events_asked_about(question: str, at: datetime | None) -> list[str]:
    asked = editions(at).filter(subject_type=SubjectKind.QUESTION, subject_id=question)
    return next(iter(asked.values_list("events", flat=True)), [])


def _event(row: Any) -> PublishedEvent:
    return PublishedEvent(
        id=row.subject_id,
        revision=row.revision,
        recorded_at=row.from_at,
        withdrawn=row.withdrawn,
        happened=row.happened or "",
        document={} if row.withdrawn else row.publication.document,
    )


def _by_status(line: ClaimLine) -> int:
    return STATUSES_IN_ORDER.index(line.status.value)
