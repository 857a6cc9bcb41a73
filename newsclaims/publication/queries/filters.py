"""What a list of claims can be narrowed to: the same on the timeline, in the list of claims and in every feed."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Func, Q, QuerySet, TextField, Value
from django.utils import timezone

from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import editions
from newsclaims.publication.queries.families import with_descendants
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.known import Part

# The columns of each clock; those of the story are days, the others instants.
BOUNDS_BY_CLOCK = {
    "happened": ("happened_lower", "happened_upper"),
    "said": ("said_lower", "said_upper"),
    "published": ("published_lower", "published_upper"),
    "checked": ("checked_at", "checked_at"),
}
INSTANTS = frozenset({"published", "checked"})
ONE_DAY = timedelta(days=1)
# The least that a database tells apart.
ONE_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Filters:
    """Public ids, keys and words; an empty one narrows nothing.

    `part` is what `actor` does in the claim: says, denies, about or through; empty for whoever made a statement.
    `since` and `until` are days, both within, or moments, of which the latter is not within; they go by `clock`.
    """

    event: str = ""
    question: str = ""
    actor: str = ""
    part: str = ""
    outlet: str = ""
    status: str = ""
    known: str = ""
    kind: str = ""
    place: str = ""
    words: str = ""
    clock: str = "happened"
    since: date | datetime | None = None
    until: date | datetime | None = None

    @property
    def narrows_claims(self) -> bool:
        """Whether some claims of an event are left out, and not only whole events."""
        of_claims = (self.question, self.actor, self.outlet, self.status, self.known, self.kind, self.words)
        return any(of_claims) or bool(self.dated and self.clock != "happened")

    @property
    def only_words(self) -> bool:
        """Whether an event may answer by its own words: nothing else is asked of its claims."""
        return bool(self.words) and not replace(self, words="").narrows_claims

    @property
    def dated(self) -> bool:
        return self.since is not None or self.until is not None


def claims(filters: Filters, at: datetime | None = None) -> QuerySet[Edition]:
    """The published claims that these filters leave, in no order. One query at the most is run, for the event."""
    return editions(at).filter(narrowed(filters, at), subject_type=SubjectKind.CLAIM)


def narrowed(filters: Filters, at: datetime | None = None) -> Q:
    """What these filters ask of a claim's edition, of whatever moment; which events count is asked at this one.

    One query at the most.
    """
    found = _of_claim(filters)
    if filters.event:
        found &= Q(events__overlap=list(with_descendants([filters.event], at)))
    if filters.place:
        found &= Q(events__overlap=_events_at(filters.place, at))
    if not filters.dated:
        return found
    if filters.clock != "happened":
        return found & between(filters)
    return found & (between(filters) | Q(happened_lower=None, events__overlap=_events_between(filters, at)))


def between(filters: Filters) -> Q:
    """The editions whose clock falls between the days, or may do so."""
    lower, upper = BOUNDS_BY_CLOCK[filters.clock]
    within = Q()
    if filters.since is not None:
        within &= Q(**{f"{upper}__gte": _beginning(filters.since, filters.clock)})
    if filters.until is not None:
        within &= Q(**{f"{lower}__lt": _end(filters.until, filters.clock)})
    return within


def days_of(filters: Filters) -> tuple[date, date] | None:
    """The first and the last day of what is asked for; None where no time is."""
    if not filters.dated:
        return None
    return _first_day(filters.since), _last_day(filters.until)


def midnight(day: date) -> datetime:
    """The first moment of a day in the site's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _of_claim(filters: Filters) -> Q:
    found = Q()
    if filters.actor:
        part = f"{filters.part}:{filters.actor}" if filters.part else filters.actor
        found &= Q(involved__contains=[part])
    if filters.outlet:
        found &= Q(involved__contains=[f"reports:{filters.outlet}"])
    if filters.question:
        found &= Q(questions__contains=[filters.question])
    if filters.status:
        found &= Q(status=filters.status)
    if filters.known:
        found &= Q(status__in=Part(filters.known).statuses)
    if filters.kind:
        found &= Q(kind=filters.kind)
    if filters.words:
        found &= Q(words=search_query(filters.words))
    return found


def search_query(words: str) -> SearchQuery:
    """What readers typed, as a search engine understands it, folded as the words of the record are."""
    folded = Func(Value(words), function="fold_text", output_field=TextField())
    return SearchQuery(folded, config="simple", search_type="websearch")


def _events_at(place: str, at: datetime | None) -> QuerySet[Edition, Any]:
    return editions(at).filter(subject_type=SubjectKind.EVENT, place=place).values_list("subject_id")


def _events_between(filters: Filters, at: datetime | None) -> QuerySet[Edition, Any]:
    """A claim that has no time of its own goes by its event's."""
    return editions(at).filter(between(filters), subject_type=SubjectKind.EVENT).values_list("subject_id")


def _beginning(told: date | datetime, clock: str) -> date | datetime:
    if clock in INSTANTS:
        return told if isinstance(told, datetime) else midnight(told)
    return timezone.localdate(told) if isinstance(told, datetime) else told


def _end(told: date | datetime, clock: str) -> date | datetime:
    """The first moment or day that is not within."""
    if isinstance(told, datetime):
        return told if clock in INSTANTS else timezone.localdate(told)
    return midnight(told + ONE_DAY) if clock in INSTANTS else told + ONE_DAY


def _first_day(since: date | datetime | None) -> date:
    return timezone.localdate(since) if isinstance(since, datetime) else since or date.min


def _last_day(until: date | datetime | None) -> date:
    return timezone.localdate(until - ONE_MOMENT) if isinstance(until, datetime) else until or date.max
