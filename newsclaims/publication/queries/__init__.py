"""What is read of publications: the newest editions, and what each page of the public side shows."""

from newsclaims.publication.queries.editions import (
    ClaimRow,
    claim_rows,
    current,
    editions,
    first_and_newest,
    newest_publication,
    publications_of,
    published,
)
from newsclaims.publication.queries.filters import Filters, claims
from newsclaims.publication.queries.pages import (
    ArticlePage,
    ClaimPage,
    EventPage,
    QuestionRow,
    Revision,
    article_page,
    claim_page,
    event_page,
)
from newsclaims.publication.queries.timeline import (
    EventRow,
    Option,
    Options,
    TimelinePage,
    Unplaced,
    options,
    status_counts,
    timeline_page,
    unplaced_claims,
)

__all__ = [
    "ArticlePage",
    "ClaimPage",
    "ClaimRow",
    "EventPage",
    "EventRow",
    "Filters",
    "Option",
    "Options",
    "QuestionRow",
    "Revision",
    "TimelinePage",
    "Unplaced",
    "article_page",
    "claim_page",
    "claim_rows",
    "claims",
    "current",
    "editions",
    "event_page",
    "first_and_newest",
    "newest_publication",
    "options",
    "publications_of",
    "published",
    "status_counts",
    "timeline_page",
    "unplaced_claims",
]
