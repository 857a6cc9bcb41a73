"""What the page of an event reads."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from newsclaims.publication.models import Edition
from newsclaims.publication.queries.counted import Counted, counted_events, with_counts
from newsclaims.publication.queries.editions import ClaimRow, Document, documents, editions, published
from newsclaims.publication.queries.families import claims_by_event
from newsclaims.publication.queries.questions import AskedQuestion, asked
from newsclaims.publication.queries.reporting import articles_of_event
from newsclaims.vocabulary.kinds import SubjectKind

CLAIMS_OF_AN_EVENT_PAGE = 500
ROWS_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with its claims, what is established first, the events nested in it, and the questions about it.

    `articles` are those that report its claims, newest first, with how many of them.
    """

    document: Document
    revision: int
    claims: tuple[ClaimRow, ...]
    more_claims: bool
    nested: tuple[Counted, ...]
    questions: tuple[AskedQuestion, ...]
    articles: tuple[Counted, ...]


def event_page(event_id: str, at: datetime | None = None) -> EventPage:
    """Eight queries at the most. Raises Missing for an event that was not published, Withdrawn for one taken down."""
    edition = published(SubjectKind.EVENT, event_id, at)
    claims = claims_by_event([event_id], CLAIMS_OF_AN_EVENT_PAGE + 1, at=at).get(event_id, [])
    return EventPage(
        document=edition.publication.document,
        revision=edition.revision,
        claims=tuple(claims[:CLAIMS_OF_AN_EVENT_PAGE]),
        more_claims=len(claims) > CLAIMS_OF_AN_EVENT_PAGE,
        nested=_nested(event_id, at),
        questions=_questions(event_id, at),
        articles=_articles(event_id, at),
    )


def _nested(event_id: str, at: datetime | None) -> tuple[Counted, ...]:
    below = _naming(SubjectKind.EVENT, event_id, at).filter(parent=event_id)
    return counted_events(documents(below.order_by("happened_lower", "subject_id")[:ROWS_ON_A_PAGE]), at)


def _questions(event_id: str, at: datetime | None) -> tuple[AskedQuestion, ...]:
    about = _naming(SubjectKind.QUESTION, event_id, at).order_by("title", "subject_id")
    return asked(documents(about[:ROWS_ON_A_PAGE]), at)


def _articles(event_id: str, at: datetime | None) -> tuple[Counted, ...]:
    counts = articles_of_event(event_id, CLAIMS_OF_AN_EVENT_PAGE, at)
    articles = editions(at).filter(subject_type=SubjectKind.ARTICLE, subject_id__in=counts)
    newest = articles.order_by(F("published_lower").desc(nulls_last=True), "-subject_id")
    found = documents(newest[:ROWS_ON_A_PAGE])
    return with_counts(found, counts)


def _naming(kind: SubjectKind, event_id: str, at: datetime | None) -> QuerySet[Edition]:
    return editions(at).filter(subject_type=kind, events__contains=[event_id])
