"""What the timeline reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, F, Func, Q, QuerySet, TextField, Value, When

from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import page_of
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import current_editions
from newsclaims.publication.queries.families import ClaimRow, claims_by_event, with_ancestors, with_descendants
from newsclaims.vocabulary.kinds import ActorKind, SubjectKind
from newsclaims.vocabulary.statuses import Status

EVENTS_ON_A_PAGE = 10
# Six rows stand open under an event, thirty fold behind them; what is beyond is on the event's page.
CLAIMS_OF_AN_EVENT = 36
CLAIMS_WITHOUT_EVENT = 30
OPTIONS = 300


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrows the timeline to: public ids, a status key, and the days between which an event happened."""

    event: str = ""
    actor: str = ""
    status: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def narrows_claims(self) -> bool:
        return bool(self.actor or self.status)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its document and the first of its claims; `more_claims` where there are some beyond them."""

    id: str
    parent: str
    document: dict[str, Any]
    claims: tuple[ClaimRow, ...]
    more_claims: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The top events of a page in order, and every event to be shown, those below them too, by its id.

    The cursors of the pages before and after are empty where there is none.
    """

    roots: tuple[str, ...]
    events: dict[str, EventRow]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A page of claims that name no event, newest first."""

    claims: tuple[ClaimRow, ...]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the timeline can be narrowed to; long lists are cut, what is chosen already is always there."""

    events: tuple[Option, ...]
    actors: tuple[Option, ...]


def timeline_page(filters: Filters, *, oldest_first: bool = False, after: str = "", before: str = "") -> TimelinePage:
    """A page of events.

    Six queries at the most, whatever it shows. Raises Missing for a cursor that is none of ours.
    """
    wanted = _wanted(filters)
    tops = current_editions().filter(subject_type=SubjectKind.EVENT, parent="")
    if wanted is not None:
        tops = tops.filter(subject_id__in=with_ancestors(wanted))
    page = page_of(
        tops.filter(_happened_between(filters)),
        ["happened_lower", "subject_id"],
        descending=not oldest_first,
        size=EVENTS_ON_A_PAGE,
        after=after,
        before=before,
    )
    roots = tuple(row.subject_id for row in page.rows)
    return TimelinePage(roots, _events(roots, filters, wanted), page.previous, page.next)


def unplaced_claims(filters: Filters, *, after: str = "", before: str = "") -> Unplaced:
    """Claims without an event; none where the timeline is narrowed to one. One query at the most. Raises Missing."""
    if filters.event:
        return Unplaced((), "", "")
    claims = _claims(filters).filter(_happened_between(filters), events=[])
    page = page_of(
        claims,
        ["first_published_at", "subject_id"],
        descending=True,
        size=CLAIMS_WITHOUT_EVENT,
        after=after,
        before=before,
    )
    rows = tuple(ClaimRow(row.subject_id, Status(row.status), row.card) for row in page.rows)
    return Unplaced(rows, page.previous, page.next)


def status_counts(filters: Filters) -> dict[str, str]:
    """How many claims have each status under the other filters, and under "" how many all have; capped. Two queries."""
    claims = _claims(Filters(actor=filters.actor))
    if filters.event:
        claims = claims.filter(events__overlap=list(with_descendants([filters.event])))
    by_status = {status.value: claims.filter(status=status.value) for status in Status}
    return capped_counts({"": claims, **by_status})


def options(filters: Filters) -> Options:
    """The events and the named actors that readers can choose. Two queries."""
    events = current_editions().filter(subject_type=SubjectKind.EVENT)
    actors = current_editions().filter(subject_type=SubjectKind.ACTOR)
    named = actors.exclude(publication__document__kind=ActorKind.UNNAMED_SOURCE)
    return Options(
        events=_options(events, filters.event, "-happened_lower"),
        actors=_options(named, filters.actor),
    )


def _wanted(filters: Filters) -> set[str] | None:
    """The events whose claims are shown; None where it is all of them."""
    within = with_descendants([filters.event]) if filters.event else None
    if not filters.narrows_claims:
        return within
    named = Func(F("events"), function="unnest", output_field=TextField())
    matched = set(_claims(filters).values_list(named, flat=True).distinct())
    return matched if within is None else matched & within


def _claims(filters: Filters) -> QuerySet[Edition]:
    claims = current_editions().filter(subject_type=SubjectKind.CLAIM)
    if filters.actor:
        claims = claims.filter(actors__contains=[filters.actor])
    if filters.status:
        claims = claims.filter(status=filters.status)
    return claims


def _happened_between(filters: Filters) -> Q:
    between = Q()
    if filters.since:
        between &= Q(happened_upper__gte=filters.since)
    if filters.until:
        between &= Q(happened_lower__lte=filters.until)
    return between


def _events(tops: Iterable[str], filters: Filters, wanted: set[str] | None) -> dict[str, EventRow]:
    """The families of these events, without the branches that nothing wanted is in."""
    family = current_editions().filter(subject_type=SubjectKind.EVENT, subject_id__in=with_descendants(list(tops)))
    editions = {
        edition.subject_id: edition
        for edition in family.select_related("publication").order_by("happened_lower", "subject_id")
    }
    shown = set(editions) if wanted is None else _with_parents(editions, wanted)
    claims = claims_by_event(
        [public_id for public_id in editions if wanted is None or public_id in wanted],
        CLAIMS_OF_AN_EVENT + 1,
        actor=filters.actor,
        status=filters.status,
    )
    return {
        public_id: event_row(edition, claims.get(public_id, []))
        for public_id, edition in editions.items()
        if public_id in shown
    }


def event_row(edition: Edition, claims: list[ClaimRow], limit: int = CLAIMS_OF_AN_EVENT) -> EventRow:
    """An event's row; of one claim more than `limit` it says that there are more."""
    return EventRow(
        id=edition.subject_id,
        parent=edition.parent,
        document=edition.publication.document,
        claims=tuple(claims[:limit]),
        more_claims=len(claims) > limit,
    )


def _with_parents(editions: dict[str, Edition], wanted: set[str]) -> set[str]:
    shown: set[str] = set()
    for public_id in wanted & editions.keys():
        while public_id in editions and public_id not in shown:
            shown.add(public_id)
            public_id = editions[public_id].parent
    return shown


def _options(rows: QuerySet[Edition], chosen: str, *order: Any) -> tuple[Option, ...]:
    last_resort = Case(When(subject_id=chosen, then=Value(0)), default=Value(1))
    cut = rows.order_by(last_resort, *order, "title", "subject_id").values_list("subject_id", "title")[:OPTIONS]
    return tuple(Option(public_id, title) for public_id, title in cut)
