from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.publication.queries.stretches import MOST, Stretch, Unit, cut, unit_of, window

STRETCHES = st.tuples(st.dates(), st.dates()).map(lambda ends: Stretch(min(ends), max(ends)))


def stretch(first: str, last: str) -> Stretch:
    return Stretch(date.fromisoformat(first), date.fromisoformat(last))


class TestCut:
    @given(STRETCHES)
    def test_leaves_no_day_out_and_has_none_twice(self, whole):
        parts = cut(whole)
        assert 1 <= len(parts) <= MOST
        assert parts[0].first <= whole.first and parts[-1].last >= whole.last
        for before, after in pairwise(parts):
            assert after.first == before.last + timedelta(days=1)

    @pytest.mark.parametrize(
        ("first", "last", "unit", "count", "begin", "end"),
        [
            ("2025-06-02", "2025-06-02", Unit.DAY, 1, "2025-06-02", "2025-06-02"),
            ("2025-05-16", "2025-06-09", Unit.DAY, 25, "2025-05-16", "2025-06-09"),
            ("2025-01-16", "2025-06-09", Unit.MONTH, 6, "2025-01-01", "2025-06-30"),
            ("2019-12-31", "2025-01-01", Unit.YEARS, 7, "2019-01-01", "2025-12-31"),
            ("1941-06-22", "2025-01-01", Unit.YEARS, 18, "1940-01-01", "2029-12-31"),
            ("0001-01-01", "9999-12-31", Unit.YEARS, 20, "0001-01-01", "9999-12-31"),
        ],
    )
    def test_goes_by_days_months_or_years(self, first, last, unit, count, begin, end):
        whole = stretch(first, last)
        parts = cut(whole)
        assert unit_of(whole) is unit
        assert (len(parts), Stretch(parts[0].first, parts[-1].last)) == (count, stretch(begin, end))


class TestWindow:
    DECADE = stretch("2016-03-05", "2025-08-10")

    @given(STRETCHES, STRETCHES)
    def test_always_has_room_for_what_is_chosen_of_it(self, whole, chosen):
        drawn = window(whole, chosen)
        assert len(cut(drawn)) <= MOST
        if chosen.first <= whole.last and chosen.last >= whole.first:
            assert drawn.first <= max(whole.first, chosen.first)
            assert drawn.last >= min(whole.last, chosen.last)

    @pytest.mark.parametrize(
        ("chosen", "drawn"),
        [
            (("2025-06-02", "2025-06-02"), ("2025-06-01", "2025-06-30")),
            (("2025-05-20", "2025-06-10"), ("2025-05-20", "2025-06-10")),
            (("2024-01-01", "2024-12-31"), ("2024-01-01", "2024-12-31")),
            (("2024-01-01", "2025-06-30"), ("2024-01-01", "2025-06-30")),
            (("2017-01-01", "2025-06-30"), ("2016-03-05", "2025-08-10")),
            (("1990-01-01", "1990-06-30"), ("2016-03-05", "2025-08-10")),
        ],
    )
    def test_goes_as_near_as_there_is_to_see(self, chosen, drawn):
        assert window(self.DECADE, stretch(*chosen)) == stretch(*drawn)

    def test_stays_where_its_days_fit(self):
        weeks = stretch("2025-05-16", "2025-06-09")
        assert window(weeks, stretch("2025-06-02", "2025-06-02")) == weeks
