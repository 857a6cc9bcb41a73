"""What the filters ask of claims, by whichever clock."""

from datetime import UTC, date, datetime

import pytest

from newsclaims.publication.queries import Filters, claims
from newsclaims.publication.queries.filters import days_of
from tests.factories import make_article, make_attribution, make_claim, make_event, make_statement, publish_claim


def said(on: str, **fields) -> str:
    """The public id of a published claim that was said then."""
    claim = make_claim(attributed=False, **fields)
    make_attribution(claim=claim, statement=make_statement(said=on), article=make_article())
    publish_claim(claim=claim)
    return claim.public_id


def found(**filters) -> set[str]:
    return set(claims(Filters(**filters)).values_list("subject_id", flat=True))


@pytest.mark.django_db
class TestDates:
    def test_days_are_within(self):
        claim = said("2025-06-02")
        day = date(2025, 6, 2)
        assert found(clock="said", since=day, until=day) == {claim}
        assert found(clock="said", since=date(2025, 6, 3)) == set()
        assert found(clock="said", until=date(2025, 6, 1)) == set()

    def test_what_may_have_been_said_then_is_found(self):
        claim = said("2025-06")
        assert found(clock="said", since=date(2025, 6, 30), until=date(2025, 6, 30)) == {claim}

    def test_an_instant_is_the_first_that_is_not_within(self, settings):
        claim = said("2025-06-02")
        printed = datetime(2025, 6, 2, 8, 40, tzinfo=UTC)
        assert found(clock="published", since=printed) == {claim}
        assert found(clock="published", until=printed) == set()
        assert found(clock="published", until=date(2025, 6, 2)) == {claim}

    def test_days_go_by_the_zone_of_the_site(self, settings):
        settings.TIME_ZONE = "Pacific/Auckland"
        claim = said("2025-06-02")
        assert found(clock="published", since=date(2025, 6, 2), until=date(2025, 6, 2)) == {claim}
        assert found(clock="published", until=date(2025, 6, 1)) == set()

    def test_a_claim_without_a_time_of_its_own_goes_by_its_events(self):
        claim = said("2025-06-05", events=[make_event(happened="2025-06-01")])
        own = said("2025-06-05", events=[make_event(happened="2025-06-01")], happened="2025-05-16")
        day = date(2025, 6, 1)
        assert found(since=day, until=day) == {claim}
        assert found(until=date(2025, 5, 31)) == {own}

    def test_what_was_never_checked_is_not_found_by_that_clock(self):
        said("2025-06-02")
        assert found(clock="checked", since=date(2000, 1, 1)) == set()


@pytest.mark.django_db
class TestCost:
    def test_one_query_for_the_event_at_the_most(self, django_assert_num_queries):
        event = make_event()
        claim = said("2025-06-02", events=[event])
        asked = Filters(event=event.public_id, place="Belaya", since=date(2025, 6, 1), words="aircraft")
        with django_assert_num_queries(1):
            rows = claims(asked)
        with django_assert_num_queries(1):
            assert claim not in set(rows.values_list("subject_id", flat=True))


class TestDaysOf:
    def test_are_the_days_that_an_instant_is_within(self):
        asked = Filters(since=datetime(2025, 6, 1, 9, tzinfo=UTC), until=datetime(2025, 6, 3, tzinfo=UTC))
        assert days_of(asked) == (date(2025, 6, 1), date(2025, 6, 2))

    def test_are_open_where_nothing_is_asked(self):
        assert days_of(Filters()) is None
        assert days_of(Filters(since=date(2025, 6, 1))) == (date(2025, 6, 1), date.max)
