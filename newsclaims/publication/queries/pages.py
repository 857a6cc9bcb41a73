"""What the pages of a claim and an article read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from newsclaims.publication.queries.counted import Counted, counted_questions
from newsclaims.publication.queries.editions import Document, documents, editions, publications_of, published
from newsclaims.vocabulary.kinds import Change, SubjectKind

CLAIMS_ON_A_PAGE = 500


@dataclass(frozen=True, slots=True)
class Revision:
    """One publication of a claim, without its document."""

    revision: int
    change: Change
    note: str
    recorded_at: datetime

    @property
    def address(self) -> str:
        """Its moment as it stands in an address: UTC, to the microsecond."""
        return self.recorded_at.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim's newest revision and those before it, newest first."""

    document: Document
    without_second_reading: str
    served_from: datetime
    revisions: tuple[Revision, ...]
    events: tuple[Document, ...]
    questions: tuple[Counted, ...]

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


def claim_page(claim_id: str, at: datetime | None = None) -> ClaimPage:
    """Five queries. Raises Missing for a claim that was not published, Withdrawn for one that is gone."""
    edition = published(SubjectKind.CLAIM, claim_id, at)
    revisions = publications_of(SubjectKind.CLAIM, claim_id, at).reverse()
    columns = revisions.values_list("revision", "change", "note", "recorded_at")
    return ClaimPage(
        document=edition.publication.document,
        without_second_reading=edition.publication.without_second_reading,
        served_from=edition.publication.served_from,
        revisions=tuple(Revision(number, Change(change), note, moment) for number, change, note, moment in columns),
        events=_named(SubjectKind.EVENT, edition.events, at),
        questions=counted_questions(_named(SubjectKind.QUESTION, edition.questions, at), at),
    )


def article_page(article_id: str, at: datetime | None = None) -> ArticlePage:
    """Two queries. Raises Missing for an article that was not published."""
    edition = published(SubjectKind.ARTICLE, article_id, at)
    claims = editions(at).filter(subject_type=SubjectKind.CLAIM, articles__contains=[article_id])
    return ArticlePage(
        document=edition.publication.document,
        claims=documents(claims.order_by("first_published_at", "subject_id")[:CLAIMS_ON_A_PAGE]),
    )


def _named(kind: SubjectKind, ids: Collection[str], at: datetime | None) -> tuple[Document, ...]:
    found = editions(at).filter(subject_type=kind, subject_id__in=ids)
    return documents(found.order_by("happened_lower", "title", "subject_id"))
