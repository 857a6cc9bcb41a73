"""What the pages of an event, a claim and an article read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsclaims.core.counting import capped_counts
from newsclaims.core.errors import Missing
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import current, current_editions, publications_of
from newsclaims.publication.queries.families import ClaimRow, claims_by_event
from newsclaims.vocabulary.kinds import Change, SubjectKind

Document = dict[str, Any]

CLAIMS_ON_A_PAGE = 500
NESTED_ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its document, and how many claims answer it (“1,000+” from there on)."""

    document: Document
    answers: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event, its claims with what is established first, the events nested in it and the questions about it."""

    document: Document
    revision: int
    claims: tuple[ClaimRow, ...]
    more_claims: bool
    nested: tuple[Document, ...]
    questions: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One publication of a claim, without its document."""

    revision: int
    change: Change
    note: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim's newest revision and those before it, newest first. Of a withdrawn one the document says nothing."""

    document: Document
    withdrawn: bool
    without_second_reading: str
    served_from: datetime
    revisions: tuple[Revision, ...]
    events: tuple[Document, ...]
    questions: tuple[QuestionRow, ...]

    @property
    def newest(self) -> Revision:
        return self.revisions[0]

    @property
    def corrections(self) -> list[Revision]:
        return [one for one in self.revisions if one.change == Change.CORRECTION]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article and the documents of the claims that its reports carry."""

    document: Document
    claims: tuple[Document, ...]


def event_page(event_id: str) -> EventPage:
    """Five queries. Raises Missing for an event that was never published."""
    edition = _published(SubjectKind.EVENT, event_id)
    claims = claims_by_event([event_id], CLAIMS_ON_A_PAGE + 1).get(event_id, [])
    nested = (
        current_editions()
        .filter(subject_type=SubjectKind.EVENT, events__contains=[event_id], parent=event_id)
        .order_by("happened_lower", "subject_id")
    )
    questions = current_editions().filter(subject_type=SubjectKind.QUESTION, events__contains=[event_id])
    return EventPage(
        document=edition.publication.document,
        revision=edition.revision,
        claims=tuple(claims[:CLAIMS_ON_A_PAGE]),
        more_claims=len(claims) > CLAIMS_ON_A_PAGE,
        nested=_documents(nested[:NESTED_ON_A_PAGE]),
        questions=_questions(_documents(questions.order_by("title")[:NESTED_ON_A_PAGE])),
    )


def claim_page(claim_id: str) -> ClaimPage:
    """Five queries; two for a withdrawn claim. Raises Missing for a claim that was never published."""
    edition = current(SubjectKind.CLAIM, claim_id)
    if edition is None:
        raise Missing("No claim was published at this address.")
    revisions = publications_of(SubjectKind.CLAIM, claim_id).reverse()
    columns = revisions.values_list("revision", "change", "note", "recorded_at")
    return ClaimPage(
        document=edition.publication.document,
        withdrawn=edition.withdrawn,
        without_second_reading=edition.publication.without_second_reading,
        served_from=edition.publication.served_from,
        revisions=tuple(Revision(number, Change(change), note, at) for number, change, note, at in columns),
        events=() if edition.withdrawn else _named(SubjectKind.EVENT, edition.events),
        questions=() if edition.withdrawn else _questions(_named(SubjectKind.QUESTION, edition.questions)),
    )


def article_page(article_id: str) -> ArticlePage:
    """Two queries. Raises Missing for an article that was never published."""
    edition = _published(SubjectKind.ARTICLE, article_id)
    claims = current_editions().filter(subject_type=SubjectKind.CLAIM, articles__contains=[article_id])
    return ArticlePage(
        document=edition.publication.document,
        claims=_documents(claims.order_by("first_published_at", "subject_id")[:CLAIMS_ON_A_PAGE]),
    )


def _published(kind: SubjectKind, public_id: str) -> Edition:
    edition = current(kind, public_id)
    if edition is None or edition.withdrawn:
        raise Missing("Nothing was published at this address.")
    return edition


def _named(kind: SubjectKind, ids: Collection[str]) -> tuple[Document, ...]:
    editions = current_editions().filter(subject_type=kind, subject_id__in=ids)
    return _documents(editions.order_by("happened_lower", "title", "subject_id"))


def _documents(editions: Any) -> tuple[Document, ...]:
    return tuple(editions.values_list("publication__document", flat=True))


def _questions(documents: tuple[Document, ...]) -> tuple[QuestionRow, ...]:
    claims = current_editions().filter(subject_type=SubjectKind.CLAIM)
    counts = capped_counts({one["id"]: claims.filter(questions__contains=[one["id"]]) for one in documents})
    return tuple(QuestionRow(one, counts[one["id"]]) for one in documents)
