"""How claims are spread over time: what a small histogram is drawn of."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from newsclaims.core import counting
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import editions
from newsclaims.publication.queries.filters import (
    BOUNDS_BY_CLOCK,
    INSTANTS,
    ONE_DAY,
    Filters,
    claims,
    days_of,
    midnight,
)
from newsclaims.publication.queries.stretches import Stretch, Unit, cut, unit_of, window
from newsclaims.vocabulary.kinds import SubjectKind

HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, a month or some years, and how many claims begin in it; one more than the cap where there are more."""

    stretch: Stretch
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Spread:
    """The bars from the first that has a claim to the last; none where no claim has a time on this clock.

    `undated` is how many have none, counted up to one more than the cap.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    undated: int


def spread(filters: Filters, at: datetime | None = None) -> Spread:
    """How the claims under all filters but the dates are spread over the clock of `filters`, by their first day.

    Four queries at the most.
    """
    found = claims(replace(filters, since=None, until=None), at)
    whole = _whole(found, filters.clock, at)
    chosen = days_of(filters)
    drawn = window(whole, Stretch(*chosen)) if whole and chosen else whole
    stretches = cut(drawn) if drawn else []
    asked = {
        f"{number} {ground}": found.filter(begins)
        for number, one in enumerate(stretches)
        for ground, begins in _begins(filters.clock, one, at).items()
    }
    counts = counting.counted({**asked, "undated": found.filter(_undated(filters.clock))})
    bars = [
        Bar(one, _sum(counts, number), chosen is not None and one.first <= chosen[1] and one.last >= chosen[0])
        for number, one in enumerate(stretches)
    ]
    return Spread(unit_of(drawn) if drawn else Unit.DAY, _trimmed(bars), counts["undated"])


def _whole(found: QuerySet[Edition], clock: str, at: datetime | None) -> Stretch | None:
    """From the first day to the last on which something begins."""
    lower = BOUNDS_BY_CLOCK[clock][0]
    sets = [found, editions(at).filter(subject_type=SubjectKind.EVENT)] if clock == HAPPENED else [found]
    ends = [_day(end) for rows in sets for end in rows.aggregate(Min(lower), Max(lower)).values() if end]
    return Stretch(min(ends), max(ends)) if ends else None


def _begins(clock: str, one: Stretch, at: datetime | None) -> dict[str, Q]:
    """The claims that begin in a stretch, by the ground on which they do: each has an index, both at once have none."""
    lower = BOUNDS_BY_CLOCK[clock][0]
    if clock in INSTANTS:
        before_end = Q() if one.last == date.max else Q(**{f"{lower}__lt": midnight(one.last + ONE_DAY)})
        return {"own": Q(**{f"{lower}__gte": midnight(one.first)}) & before_end}
    within = Q(**{f"{lower}__range": (one.first, one.last)})
    if clock != HAPPENED:
        return {"own": within}
    # A claim that has no time of its own goes by its event's, as it does in the filters.
    events = editions(at).filter(within, subject_type=SubjectKind.EVENT)
    return {"own": within, "event": Q(happened_lower=None, events__overlap=events.values_list("subject_id"))}


def _sum(counts: dict[str, int], number: int) -> int:
    return min(counts[f"{number} own"] + counts.get(f"{number} event", 0), counting.CAP + 1)


def _undated(clock: str) -> Q:
    none = Q(**{BOUNDS_BY_CLOCK[clock][0]: None})
    return none & Q(events=[]) if clock == HAPPENED else none


def _trimmed(bars: list[Bar]) -> tuple[Bar, ...]:
    """Without the empty bars at both ends, unless they are chosen."""
    kept = [number for number, bar in enumerate(bars) if bar.count or bar.chosen]
    return tuple(bars[kept[0] : kept[-1] + 1]) if kept else ()


def _day(end: date | datetime) -> date:
    return timezone.localdate(end) if isinstance(end, datetime) else end
