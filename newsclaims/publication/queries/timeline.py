"""What the timeline reads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, F, Func, Q, QuerySet, TextField

from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import Page, page_of
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.asked import Asked, questions_by_event
from newsclaims.publication.queries.editions import ClaimRow, claim_rows, editions
from newsclaims.publication.queries.families import claims_by_event, with_ancestors, with_descendants
from newsclaims.publication.queries.filters import Filters, between, claims, search_query
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

EVENTS_ON_A_PAGE = 10
# With the events below them; parts beyond are on the page of the event that they are part of.
EVENTS_OF_FAMILIES = 500
# Six rows stand open under an event, thirty fold behind them; what is beyond is on the event's page.
CLAIMS_OF_AN_EVENT = 36
CLAIMS_WITHOUT_EVENT = 30


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

    `questions` are by the event that they are about. The cursors of the pages before and after are empty where there
    is none.
    """

    roots: tuple[str, ...]
    events: dict[str, EventRow]
    questions: dict[str, list[Asked]]
    previous: str
    next: str


def timeline_page(
    filters: Filters, at: datetime | None = None, *, oldest_first: bool = False, after: str = "", before: str = ""
) -> TimelinePage:
    """A page of events.

    Eleven queries at the most, whatever it shows. Raises Missing for a cursor that is none of ours.
    """
    wanted = _wanted(filters, at)
    tops = editions(at).filter(subject_type=SubjectKind.EVENT, parent="")
    if wanted is not None:
        tops = tops.filter(subject_id__in=with_ancestors(wanted, at))
    page = page_of(
        tops,
        ["happened_lower", "subject_id"],
        descending=not oldest_first,
        size=EVENTS_ON_A_PAGE,
        after=after,
        before=before,
    )
    roots = tuple(row.subject_id for row in page.rows)
    events = _events(roots, filters, wanted, at)
    return TimelinePage(roots, events, questions_by_event(events, at), page.previous, page.next)


def unplaced_claims(
    filters: Filters, at: datetime | None = None, *, after: str = "", before: str = ""
) -> Page[ClaimRow]:
    """Claims without an event, newest first; none where the timeline is narrowed to one.

    Two queries at the most. Raises Missing for a cursor that is none of ours.
    """
    if filters.event or filters.place:
        return Page([])
    page = page_of(
        claims(filters, at).filter(events=[]),
        ["first_published_at", "subject_id"],
        descending=True,
        size=CLAIMS_WITHOUT_EVENT,
        after=after,
        before=before,
    )
    rows = {row.id: row for row in claim_rows(editions(at).filter(pk__in=[row.pk for row in page.rows]))}
    return page.showing(rows[edition.subject_id] for edition in page.rows)


def status_counts(filters: Filters, at: datetime | None = None) -> dict[str, str]:
    """How many claims have each status under the other filters, and under "" how many all have; capped.

    Two queries at the most.
    """
    found = claims(replace(filters, status=""), at)
    by_status = {status.value: found.filter(status=status.value) for status in Status}
    return capped_counts({"": found, **by_status})


def _wanted(filters: Filters, at: datetime | None) -> set[str] | None:
    """The events that are shown; None where it is all of them."""
    wanted: set[str] | None = None
    for found in _narrowings(filters, at):
        wanted = found if wanted is None else wanted & found
    return wanted


def _narrowings(filters: Filters, at: datetime | None) -> Iterator[set[str]]:
    if filters.event:
        yield with_descendants([filters.event], at)
    events = editions(at).filter(subject_type=SubjectKind.EVENT)
    if filters.place or (filters.dated and filters.clock == "happened"):
        happened = between(filters) if filters.clock == "happened" else Q()
        here = events.filter(happened, **({"place": filters.place} if filters.place else {}))
        yield set(here.values_list("subject_id", flat=True))
    if filters.narrows_claims:
        named = Func(F("events"), function="unnest", output_field=TextField())
        found = set(_claims(filters, at).values_list(named, flat=True).distinct())
        if filters.only_words:
            found |= set(events.filter(words=search_query(filters.words)).values_list("subject_id", flat=True))
        yield found


def _claims(filters: Filters, at: datetime | None) -> QuerySet[Edition]:
    """The claims that are shown at these events: when something happened is asked of the event, not of the claim."""
    if filters.clock == "happened":
        filters = replace(filters, since=None, until=None)
    return claims(replace(filters, event="", place=""), at)


def _events(tops: Iterable[str], filters: Filters, wanted: set[str] | None, at: datetime | None) -> dict[str, EventRow]:
    """The families of these events, without the branches that nothing wanted is in."""
    family = editions(at).filter(subject_type=SubjectKind.EVENT, subject_id__in=with_descendants(list(tops), at))
    tops_first = ExpressionWrapper(~Q(parent=""), BooleanField())
    ordered = family.select_related("publication").order_by(tops_first, "happened_lower", "subject_id")
    found = {edition.subject_id: edition for edition in ordered[:EVENTS_OF_FAMILIES]}
    shown = set(found) if wanted is None else _with_parents(found, wanted)
    claims_of = claims_by_event(
        [public_id for public_id in found if wanted is None or public_id in wanted],
        CLAIMS_OF_AN_EVENT + 1,
        wanted=_claims(filters, at) if filters.narrows_claims else None,
        at=at,
    )
    return {
        public_id: _event_row(edition, claims_of.get(public_id, []))
        for public_id, edition in found.items()
        if public_id in shown
    }


def _event_row(edition: Edition, claims: list[ClaimRow]) -> EventRow:
    """An event's row; of one claim more than are shown it says that there are more."""
    return EventRow(
        id=edition.subject_id,
        parent=edition.parent,
        document=edition.publication.document,
        claims=tuple(claims[:CLAIMS_OF_AN_EVENT]),
        more_claims=len(claims) > CLAIMS_OF_AN_EVENT,
    )


def _with_parents(found: dict[str, Edition], wanted: set[str]) -> set[str]:
    shown: set[str] = set()
    for public_id in wanted & found.keys():
        while public_id in found and public_id not in shown:
            shown.add(public_id)
            public_id = found[public_id].parent
    return shown
