from datetime import timedelta

import pytest
from django.utils import timezone

from newsclaims.core.errors import Missing
from newsclaims.reports import queries
from newsclaims.reports.models import Report

pytestmark = pytest.mark.django_db


def add_reports(count: int) -> None:
    """Reports of the last days, the first one the newest."""
    now = timezone.now()
    Report.objects.bulk_create(
        Report(words=f"Report {number}", recorded_at=now - timedelta(hours=2 + number)) for number in range(count)
    )


class TestNewestReports:
    def test_come_newest_first_in_pages_that_meet(self):
        add_reports(120)
        words, cursor = [], ""
        while True:
            page = queries.newest_reports(after=cursor)
            words += [report.words for report in page.rows]
            cursor = page.next
            if not cursor:
                break
        assert words == [f"Report {number}" for number in range(120)]

    @pytest.mark.parametrize("count", [10, 500])
    def test_cost_one_query(self, count, django_assert_num_queries):
        add_reports(count)
        with django_assert_num_queries(1):
            queries.newest_reports()

    def test_refuse_a_cursor_of_somebody_else(self):
        with pytest.raises(Missing):
            queries.newest_reports(after="nonsense")
