"""The spread over time above a list: how it is counted, and the links that its bars are."""

import re
from datetime import date

import pytest
from django.urls import reverse

from newsclaims.core import counting
from newsclaims.publication import queries
from newsclaims.publication.queries import Filters, Unit
from tests.factories import make_article, make_attribution, make_claim, make_event, make_statement, publish_claim
from tests.timeline.conftest import published

HOME, CLAIMS = reverse("timeline:home"), reverse("timeline:claims")


def said(on: str, **fields) -> None:
    claim = make_claim(attributed=False, **fields)
    make_attribution(claim=claim, statement=make_statement(said=on), article=make_article())
    publish_claim(claim=claim)


def counts(**filters) -> dict[str, int]:
    """What each bar counts, by its first day."""
    found = queries.spread(Filters(**{"clock": "said", **filters}))
    return {bar.stretch.first.isoformat(): bar.count for bar in found.bars}


@pytest.mark.django_db
class TestSpread:
    def test_counts_by_the_first_day_of_the_clock(self):
        said("2025-06-02"), said("2025-06-02"), said("2025-06-04")
        assert counts() == {"2025-06-02": 2, "2025-06-03": 0, "2025-06-04": 1}
        assert counts(clock="published") == {"2025-06-02": 3}

    def test_an_uncertain_date_counts_once_at_its_first_day(self):
        said("2025-06"), said("2025-06-03")
        assert sum(counts().values()) == 2
        assert counts()["2025-06-01"] == 1

    def test_keeps_to_the_other_filters_and_shows_what_surrounds_the_dates(self):
        said("2025-06-02", kind="figure"), said("2025-06-03", kind="opinion"), said("2025-06-04", kind="figure")
        day = date(2025, 6, 2)
        assert counts(kind="figure", since=day, until=day) == {"2025-06-02": 1, "2025-06-03": 0, "2025-06-04": 1}
        found = queries.spread(Filters(clock="said", since=day, until=day))
        assert [bar.chosen for bar in found.bars] == [True, False, False]

    def test_goes_by_months_when_there_are_too_many_days_and_by_days_within_the_one_that_is_chosen(self):
        said("2025-01-10"), said("2025-03-05"), said("2025-03-07")
        assert queries.spread(Filters(clock="said")).unit is Unit.MONTH
        assert counts() == {"2025-01-01": 1, "2025-02-01": 0, "2025-03-01": 2}
        chosen = {"since": date(2025, 3, 1), "until": date(2025, 3, 31)}
        within = queries.spread(Filters(clock="said", **chosen))
        assert within.unit is Unit.DAY
        assert sum(bar.count for bar in within.bars) == 2

    def test_a_claim_without_a_time_of_its_own_counts_at_its_events(self):
        said("2025-06-05", events=[make_event(happened="2025-06-01")])
        said("2025-06-05", events=[make_event(happened="2025-06-01")], happened="2025-05-31")
        said("2025-06-05")
        found = queries.spread(Filters())
        assert {bar.stretch.first.isoformat(): bar.count for bar in found.bars} == {"2025-05-31": 1, "2025-06-01": 1}
        assert found.undated == 1

    def test_says_no_more_than_that_there_are_more_than_the_cap(self, monkeypatch):
        monkeypatch.setattr(counting, "CAP", 1)
        said("2025-06-02"), said("2025-06-02"), said("2025-06-02")
        assert counts() == {"2025-06-02": 2}

    def test_days_go_by_the_zone_of_the_site(self, settings):
        settings.TIME_ZONE = "Pacific/Auckland"
        said("2025-06-02")
        assert counts(clock="published") == {"2025-06-02": 1}

    def test_costs_the_same_whatever_it_shows(self, django_assert_num_queries):
        said("2025-06-02")
        with django_assert_num_queries(2):
            queries.spread(Filters(clock="said"))
        for day in range(1, 10):
            said(f"2024-0{day}-02", events=[make_event(happened=f"2024-0{day}-02")])
        with django_assert_num_queries(2):
            queries.spread(Filters(clock="said"))
        with django_assert_num_queries(3):
            queries.spread(Filters())


@pytest.mark.parametrize("address", [HOME, CLAIMS])
class TestDrawing:
    def test_every_bar_is_a_link_to_its_days_that_says_the_same_in_words(self, read, editor, address):
        said("2025-06-02", kind="opinion"), said("2025-06-04", kind="opinion")
        page = read(f"{address}?kind=opinion&clock=said")
        assert 'href="?kind=opinion&amp;clock=said&amp;from=2025-06-02&amp;to=2025-06-02"' in page
        assert '<span class="visually-hidden">2 June 2025: 1 claim</span>' in page
        assert page.count('<li class="bar"') == 3
        assert "Claims by when each was first said" in page

    def test_the_tallest_bar_is_as_high_as_there_is_room_and_the_least_can_be_seen(self, read, editor, address):
        said("2025-06-04")
        for _ in range(30):
            said("2025-06-02")
        heights = re.findall(r'<svg height="(\d+)"', read(f"{address}?clock=said"))
        assert heights == ["56", "3"]

    def test_what_is_chosen_says_so_in_words_and_a_link_shows_all_dates(self, read, editor, address):
        said("2025-06-02"), said("2025-06-04")
        page = read(f"{address}?clock=said&from=2025-06-02&to=2025-06-02")
        assert "2 June 2025: 1 claim, chosen</span>" in page
        assert "4 June 2025: 1 claim</span>" in page
        assert '<a href="?clock=said">Show all dates</a>' in page

    def test_links_lead_to_the_other_clocks_without_the_days_of_this_one(self, read, editor, address):
        said("2025-06-02")
        page = read(f"{address}?clock=said&from=2025-06-02")
        assert '<a href="?clock=published">published</a>' in page
        assert '<a href="?">happened</a>' in page

    def test_there_is_none_where_nothing_has_such_a_date(self, read, editor, address):
        published(text="The war is not over")
        assert "data-histogram" not in read(f"{address}?clock=checked")

    def test_many_are_said_to_be_more(self, read, editor, address, monkeypatch):
        monkeypatch.setattr(counting, "CAP", 1)
        said("2025-06-02"), said("2025-06-02")
        assert "2 June 2025: 1+ claims" in read(f"{address}?clock=said")
