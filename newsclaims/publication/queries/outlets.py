"""What the page of an outlet reads."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from newsclaims.core.counting import counted
from newsclaims.publication.queries.actors import spoken_claims
from newsclaims.publication.queries.counted import Counted, counted_articles
from newsclaims.publication.queries.editions import Document, documents, editions, published
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

ARTICLES_ON_A_PAGE = 100
CLAIMS_IN_ITS_VOICE = 100


@dataclass(frozen=True, slots=True)
class Reported:
    """How many claims an outlet reported, and how many of each status; numbers beyond the cap are one more than it."""

    all: int
    by_status: dict[Status, int]


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet, its articles newest first, what it reported, and the documents of claims in its own voice.

    `more_articles` and `more_claims` where there are older ones.
    """

    document: Document
    revision: int
    articles: tuple[Counted, ...]
    more_articles: bool
    reported: Reported
    claims: tuple[Document, ...]
    more_claims: bool


def outlet_page(outlet_id: str, at: datetime | None = None) -> OutletPage:
    """Five queries. Raises Missing for an outlet that was not published, Withdrawn for one that was taken down."""
    edition = published(SubjectKind.OUTLET, outlet_id, at)
    articles = editions(at).filter(subject_type=SubjectKind.ARTICLE, outlets__contains=[outlet_id])
    ordered = articles.order_by(F("published_lower").desc(nulls_last=True), "-subject_id")
    found = documents(ordered[: ARTICLES_ON_A_PAGE + 1])
    own = spoken_claims(outlet_id, CLAIMS_IN_ITS_VOICE + 1, at)
    return OutletPage(
        document=edition.publication.document,
        revision=edition.revision,
        articles=counted_articles(found[:ARTICLES_ON_A_PAGE], at),
        more_articles=len(found) > ARTICLES_ON_A_PAGE,
        reported=_reported(outlet_id, at),
        claims=own[:CLAIMS_IN_ITS_VOICE],
        more_claims=len(own) > CLAIMS_IN_ITS_VOICE,
    )


def _reported(outlet_id: str, at: datetime | None) -> Reported:
    claims = editions(at).filter(subject_type=SubjectKind.CLAIM, involved__contains=[f"reports:{outlet_id}"])
    counts = counted({"": claims, **{status.value: claims.filter(status=status.value) for status in Status}})
    return Reported(counts[""], {status: counts[status.value] for status in Status})
