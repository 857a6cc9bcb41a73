from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Case, FilteredRelation, Max, Q, QuerySet, Value, When
from django.utils.translation import get_language

from newsclaims.core.errors import Missing
from newsclaims.publication.models import Edition, Publication
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.known import STATUSES_IN_ORDER
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a row: the card that was rendered when it was published, in the language of the page."""

    id: str
    status: Status
    card: str
    questions: tuple[str, ...] = ()


class Withdrawn(Missing):
    """It was taken down (410): when, for the reason that the desk gave, and nothing of what it was."""

    def __init__(self, edition: Edition) -> None:
        super().__init__("What stood at this address was withdrawn.")
        self.kind = SubjectKind(edition.subject_type)
        self.revision = edition.revision
        self.withdrawn_at = edition.from_at
        self.reason = edition.publication.note


def seen_at(at: datetime | None) -> Q:
    """The editions that readers saw at a moment, withdrawn ones too; of each subject at the most one. None is now."""
    if at is None:
        return Q(until_at=None)
    return Q(from_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def editions(at: datetime | None = None) -> QuerySet[Edition]:
    """What readers saw at a moment: of each subject the newest edition, if it is not withdrawn. None is now."""
    return Edition.objects.filter(seen_at(at), withdrawn=False)


def current(subject_type: str, public_id: str, at: datetime | None = None) -> Edition | None:
    """A subject's newest edition at a moment with its publication, withdrawn ones too; None where it had none.

    One query.
    """
    found = Edition.objects.filter(seen_at(at), subject_type=subject_type, subject_id=public_id)
    return found.select_related("publication").first()


def published(subject_type: str, public_id: str, at: datetime | None = None) -> Edition:
    """The same where readers saw it. Raises Missing where nothing was published then, Withdrawn where it was gone."""
    edition = current(subject_type, public_id, at)
    if edition is None:
        raise Missing("Nothing was published at this address.")
    if edition.withdrawn:
        raise Withdrawn(edition)
    return edition


def publications_of(subject_type: str, public_id: str, at: datetime | None = None) -> QuerySet[Publication]:
    """Every revision of a subject up to a moment, oldest first. One query."""
    revisions = Publication.objects.filter(subject_type=subject_type, subject_id=public_id).order_by("revision")
    return revisions if at is None else revisions.filter(recorded_at__lte=at)


def newest_publication() -> tuple[int, datetime | None]:
    """The number of the newest publication, which is the version of the whole public site, and the newest moment.

    One query.
    """
    newest = Edition.objects.aggregate(number=Max("pk"), moment=Max("from_at"))
    return newest["number"] or 0, newest["moment"]


def first_and_newest() -> tuple[datetime, datetime] | None:
    """The moments of the first and of the newest publication; None where nothing is published. Two queries."""
    moments = Edition.objects.order_by("from_at").values_list("from_at", flat=True)
    first = moments.first()
    return (first, moments.reverse()[0]) if first else None


def documents(found: QuerySet[Edition]) -> tuple[Document, ...]:
    """The documents of editions, in their order. One query."""
    return tuple(found.values_list("publication__document", flat=True))


def known_first() -> Case:
    """The order of claims in which what is established comes before what is contested, and so on."""
    return Case(*(When(status=key, then=Value(place)) for place, key in enumerate(STATUSES_IN_ORDER)))


def claim_rows(claims: QuerySet[Edition]) -> tuple[ClaimRow, ...]:
    """The rows of claims in the order they come in. One query."""
    with_cards = claims.annotate(shown=FilteredRelation("cards", condition=Q(cards__language=language())))
    return rows_of(with_cards.values_list("subject_id", "status", "shown__html", "questions"))


def rows_of(columns: Iterable[tuple[str, str, str, list[str]]]) -> tuple[ClaimRow, ...]:
    return tuple(ClaimRow(public_id, Status(key), card, tuple(ids)) for public_id, key, card, ids in columns)


def language() -> str:
    """The language of the page that is being made: one of those that cards were rendered in."""
    return get_language() or settings.LANGUAGE_CODE
