from newsclaims.core.keyset import Page, page_of
from newsclaims.reports.models import Report

ROWS_ON_A_PAGE = 50
NEWEST_FIRST = ("recorded_at", "public_id")


def newest_reports(*, after: str = "", before: str = "") -> Page[Report]:
    """What readers reported, newest first. One query. Raises Missing for a broken cursor."""
    return page_of(Report.objects.all(), NEWEST_FIRST, descending=True, size=ROWS_ON_A_PAGE, after=after, before=before)
