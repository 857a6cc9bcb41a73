"""The first claims of a list and how all of them stand: what frames and pictures on other sites show."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import Document, editions, known_first, published
from newsclaims.publication.queries.filters import Filters, claims
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

FIRST = 8
STANDINGS = 500
COLUMN_BY_KIND = {SubjectKind.EVENT: "events", SubjectKind.QUESTION: "questions"}


@dataclass(frozen=True, slots=True)
class Standings:
    """The statuses of the claims of a list; `more` where it has others beyond them."""

    statuses: tuple[Status, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Firsts:
    """The documents of the first claims, how all stand, and the newest publication of anything that is shown."""

    claims: tuple[Document, ...]
    standings: Standings
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Headed:
    """An event or a question over the first claims about it."""

    document: Document
    firsts: Firsts
    published_at: datetime


def headed(kind: SubjectKind, public_id: str, at: datetime | None = None) -> Headed:
    """What is established about an event or a question first.

    Three queries. Raises Missing where it was not published, Withdrawn where it was taken down.
    """
    edition = published(kind, public_id, at)
    ordered = _claims(kind, public_id, at).order_by(known_first(), "subject_id")
    firsts = _firsts(ordered)
    moments = filter(None, [edition.from_at, firsts.published_at])
    return Headed(edition.publication.document, firsts, max(moments))


def newest(filters: Filters, at: datetime | None = None) -> Firsts:
    """The newest claims that these filters leave. Three queries at the most."""
    return _firsts(claims(filters, at).order_by("-first_published_at", "subject_id"))


def standings(kind: SubjectKind, public_id: str, at: datetime | None = None) -> Standings:
    """How the claims about an event or a question stand. One query."""
    return _standings(_claims(kind, public_id, at))


def _claims(kind: SubjectKind, public_id: str, at: datetime | None) -> QuerySet[Edition]:
    return editions(at).filter(subject_type=SubjectKind.CLAIM, **{f"{COLUMN_BY_KIND[kind]}__contains": [public_id]})


def _firsts(ordered: QuerySet[Edition]) -> Firsts:
    shown = list(ordered.select_related("publication")[:FIRST])
    return Firsts(
        claims=tuple(edition.publication.document for edition in shown),
        standings=_standings(ordered.order_by()),
        published_at=max((edition.from_at for edition in shown), default=None),
    )


def _standings(found: QuerySet[Edition]) -> Standings:
    statuses = [Status(key) for key in found.values_list("status", flat=True)[: STANDINGS + 1]]
    return Standings(tuple(statuses[:STANDINGS]), len(statuses) > STANDINGS)
