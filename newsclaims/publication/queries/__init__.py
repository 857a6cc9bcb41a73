"""What is read of publications: the newest editions, and what each page of the public side shows."""

from newsclaims.publication.queries.editions import current, current_editions, newest_publication, publications_of
from newsclaims.publication.queries.families import ClaimRow
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
    Filters,
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
    "current",
    "current_editions",
    "event_page",
    "newest_publication",
    "options",
    "publications_of",
    "status_counts",
    "timeline_page",
    "unplaced_claims",
]
