"""What lists of claims can be narrowed to, as the fields of the filters offer it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import editions
from newsclaims.publication.queries.filters import Filters
from newsclaims.vocabulary.kinds import ActorKind, SubjectKind

OFFERED = 300


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Options:
    """The newest of each kind, in alphabetical order, events by when they happened; what is chosen is always there."""

    events: tuple[Option, ...]
    questions: tuple[Option, ...]
    actors: tuple[Option, ...]
    outlets: tuple[Option, ...]
    places: tuple[Option, ...]


class _Row(NamedTuple):
    kind: str
    id: str
    title: str
    place: str
    happened: date | None


def options(filters: Filters, at: datetime | None = None) -> Options:
    """The published subjects that readers can choose, those of `filters` among them. One query."""
    offered, *others = _offered(filters, at)
    found = offered.union(*others, all=True)
    rows = [_Row(*columns) for columns in found]
    places = {row.place for row in rows if row.place}
    return Options(
        events=_options(rows, SubjectKind.EVENT, lambda row: (-(row.happened or date.min).toordinal(), row.title)),
        questions=_options(rows, SubjectKind.QUESTION, _alphabetically),
        actors=_options(rows, SubjectKind.ACTOR, _alphabetically),
        outlets=_options(rows, SubjectKind.OUTLET, _alphabetically),
        places=tuple(Option(place, place) for place in sorted(places, key=str.casefold)),
    )


def _offered(filters: Filters, at: datetime | None) -> Iterator[QuerySet[Edition, Any]]:
    """Slices that the indexes answer in their order; the chosen ones after them."""
    seen = editions(at)
    newest = seen.order_by("-first_published_at", "-subject_id")
    unnamed = Q(kind=ActorKind.UNNAMED_SOURCE)
    chosen = (
        Q(subject_type=SubjectKind.EVENT, subject_id=filters.event)
        | Q(subject_type=SubjectKind.QUESTION, subject_id=filters.question)
        | Q(subject_type=SubjectKind.ACTOR, subject_id=filters.actor)
        | Q(subject_type=SubjectKind.OUTLET, subject_id=filters.outlet)
    )
    for rows in (
        seen.filter(subject_type=SubjectKind.EVENT).order_by("-happened_lower", "-subject_id")[:OFFERED],
        newest.filter(subject_type=SubjectKind.QUESTION)[:OFFERED],
        newest.filter(subject_type=SubjectKind.ACTOR).exclude(unnamed)[:OFFERED],
        newest.filter(subject_type=SubjectKind.OUTLET)[:OFFERED],
        seen.filter(chosen),
        seen.filter(subject_type=SubjectKind.EVENT, place=filters.place or None)[:1],
    ):
        yield rows.values_list("subject_type", "subject_id", "title", "place", "happened_lower")


def _options(
    rows: Iterable[_Row], kind: SubjectKind, order: Callable[[_Row], tuple[object, ...]]
) -> tuple[Option, ...]:
    of_kind = {row.id: row for row in rows if row.kind == kind}
    return tuple(Option(row.id, row.title) for row in sorted(of_kind.values(), key=order))


def _alphabetically(row: _Row) -> tuple[str, str]:
    return row.title.casefold(), row.id
