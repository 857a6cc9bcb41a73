"""The list of claims: every one that is published, a page at a time, however deep."""

from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from newsclaims.core.errors import Missing
from newsclaims.core.ids import PATTERN
from newsclaims.core.keyset import Page, cursor_of, page_of
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import ClaimRow, language, rows_of, seen_at
from newsclaims.publication.queries.filters import Filters, claims
from newsclaims.vocabulary.kinds import SubjectKind

CLAIMS_ON_A_PAGE = 50
NEWEST, UPDATED, OLDEST = "newest", "updated", "oldest"
CLOCK_BY_ORDER = {NEWEST: "first_published_at", UPDATED: "updated_at", OLDEST: "first_published_at"}


def claim_list(
    filters: Filters, at: datetime | None = None, *, order: str = NEWEST, after: str = "", before: str = ""
) -> Page[ClaimRow]:
    """The claims that follow the claim `after`, or precede `before`; withdrawn ones and others still mark a place.

    The cursors are public ids.
    Three queries at the most. Raises Missing where no claim of that id was published.
    """
    columns = (CLOCK_BY_ORDER[order], "subject_id")
    cards = FilteredRelation("cards", condition=Q(cards__language=language()))
    found: QuerySet[Any] = claims(filters, at).annotate(shown=cards, card=F("shown__html"))
    page = page_of(
        found.only("status", *columns),
        columns,
        descending=order != OLDEST,
        size=CLAIMS_ON_A_PAGE,
        after=_place(after, columns, at),
        before=_place(before, columns, at),
    )
    return Page(
        rows=list(rows_of((row.subject_id, row.status, row.card, []) for row in page.rows)),
        previous=page.rows[0].subject_id if page.previous else "",
        next=page.rows[-1].subject_id if page.next else "",
    )


def _place(claim_id: str, columns: tuple[str, str], at: datetime | None) -> str:
    if not claim_id:
        return ""
    named = Edition.objects.filter(seen_at(at), subject_type=SubjectKind.CLAIM, subject_id=claim_id)
    edition = named.first() if PATTERN.fullmatch(claim_id) else None
    if edition is None:
        raise Missing("No claim of this id is published. This is the first page.")
    return cursor_of(edition, columns)
