"""What is read of publications: the newest editions, and what each page of the public side shows."""

from newsclaims.publication.queries.choices import Option, Options, options
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
from newsclaims.publication.queries.events import EventPage, event_page
from newsclaims.publication.queries.filters import Filters, claims
from newsclaims.publication.queries.lists import NEWEST, OLDEST, UPDATED, claim_list
from newsclaims.publication.queries.pages import (
    ArticlePage,
    ClaimPage,
    Revision,
    article_page,
    claim_page,
)
from newsclaims.publication.queries.questions import (
    AskedQuestion,
    QuestionPage,
    question_page,
    questions,
)
from newsclaims.publication.queries.spread import Bar, Spread, spread
from newsclaims.publication.queries.stretches import Stretch, Unit
from newsclaims.publication.queries.timeline import (
    EventRow,
    TimelinePage,
    status_counts,
    timeline_page,
    unplaced_claims,
)

__all__ = [
    "NEWEST",
    "OLDEST",
    "UPDATED",
    "ArticlePage",
    "AskedQuestion",
    "Bar",
    "ClaimPage",
    "ClaimRow",
    "EventPage",
    "EventRow",
    "Filters",
    "Option",
    "Options",
    "QuestionPage",
    "Revision",
    "Spread",
    "Stretch",
    "TimelinePage",
    "Unit",
    "article_page",
    "claim_list",
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
    "question_page",
    "questions",
    "spread",
    "status_counts",
    "timeline_page",
    "unplaced_claims",
]
