"""What the page of an event reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from newsclaims.publication.queries.editions import ClaimRow, editions, published
from newsclaims.publication.queries.families import claims_by_event
from newsclaims.publication.queries.outlets import CountedArticle
from newsclaims.publication.queries.places import CountedEvent, counted_events
from newsclaims.publication.queries.questions import AskedQuestion, asked
from newsclaims.publication.queries.reporting import articles_of_event
from newsclaims.vocabulary.kinds import SubjectKind

Document = dict[str, Any]

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
    nested: tuple[CountedEvent, ...]
    questions: tuple[AskedQuestion, ...]
    articles: tuple[CountedArticle, ...]


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


def _nested(event_id: str, at: datetime | None) -> tuple[CountedEvent, ...]:
    below = _naming(SubjectKind.EVENT, event_id, at).filter(parent=event_id)
    return counted_events(_documents(below.order_by("happened_lower", "subject_id")), at)


def _questions(event_id: str, at: datetime | None) -> tuple[AskedQuestion, ...]:
    return asked(_documents(_naming(SubjectKind.QUESTION, event_id, at).order_by("title", "subject_id")), at)


def _articles(event_id: str, at: datetime | None) -> tuple[CountedArticle, ...]:
    counts = articles_of_event(event_id, CLAIMS_OF_AN_EVENT_PAGE, at)
    articles = editions(at).filter(subject_type=SubjectKind.ARTICLE, subject_id__in=counts)
    found = _documents(articles.order_by(F("published_lower").desc(nulls_last=True), "-subject_id"))
    return tuple(CountedArticle(document, counts[document["id"]]) for document in found)


def _naming(kind: SubjectKind, event_id: str, at: datetime | None) -> Any:
    return editions(at).filter(subject_type=kind, events__contains=[event_id])


def _documents(found: Any) -> list[Document]:
    return list(found.values_list("publication__document", flat=True)[:ROWS_ON_A_PAGE])
