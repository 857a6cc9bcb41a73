"""Publications that mended or took back what readers had seen before."""

from datetime import datetime

from newsclaims.core.keyset import Page, page_of
from newsclaims.publication.models import Publication
from newsclaims.publication.queries.steps import Step, steps_of, with_surroundings
from newsclaims.vocabulary.kinds import Change

# What is told to readers: neither what is new nor what changed in its wording only.
TOLD = (Change.CORRECTION, Change.UPDATE, Change.WITHDRAWAL)
NEWEST_FIRST = ("recorded_at", "pk")
ROWS_ON_A_PAGE = 20


def corrections(at: datetime | None = None, *, change: str = "", after: str = "", before: str = "") -> Page[Step]:
    """Corrections, updates and withdrawals up to a moment, or those of one `change`, newest first.

    Two queries. Raises Missing for a broken cursor.
    """
    told = Publication.objects.filter(change__in=[change] if change else TOLD)
    seen = with_surroundings(told if at is None else told.filter(recorded_at__lte=at), at)
    page = page_of(seen, NEWEST_FIRST, descending=True, size=ROWS_ON_A_PAGE, after=after, before=before)
    return page.showing(steps_of(page.rows))
