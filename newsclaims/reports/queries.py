from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import Page, page_of
from newsclaims.reports.models import Report

ROWS_ON_A_PAGE = 50
NEWEST_FIRST = ("recorded_at", "public_id")


def open_reports(*, after: str = "", before: str = "") -> Page[Report]:
    """Reports that nobody has answered yet, newest first. One query. Raises Missing for a broken cursor."""
    return page_of(Report.objects.all(), NEWEST_FIRST, descending=True, size=ROWS_ON_A_PAGE, after=after, before=before)


def open_count() -> str:
    """How many of them there are, capped. One query."""
    return capped_counts({"open": Report.objects.all()})["open"]
