from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.timeline.map.frame import RATIO, frame_around

ISTANBUL, BELAYA = (41.04, 29.02), (52.91, 103.57)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
places = st.lists(st.tuples(latitudes, longitudes), min_size=1, max_size=12)


class TestFrame:
    @given(places)
    def test_holds_every_place(self, somewhere):
        frame = frame_around(somewhere, 12)
        for place in somewhere:
            across, down = frame.at(*place)
            assert -1e-9 <= across <= 1 + 1e-9
            assert -1e-9 <= down <= 1 + 1e-9

    @given(places)
    def test_lies_between_the_poles_and_goes_round_the_globe_once_at_the_most(self, somewhere):
        frame = frame_around(somewhere, 12)
        assert frame.south >= -90 - 1e-9
        assert frame.north <= 90 + 1e-9
        assert 0 < frame.width <= 360 + 1e-9
        assert frame.height > 0

    @given(places)
    def test_keeps_places_in_their_order_from_north_to_south(self, somewhere):
        frame = frame_around(somewhere, 12)
        downward = [frame.at(*place)[1] for place in sorted(somewhere, reverse=True)]
        assert all(upper <= lower for upper, lower in pairwise(downward))

    @given(latitudes.filter(lambda latitude: abs(latitude) < 60), longitudes)
    def test_a_single_place_stands_in_the_middle_of_a_stretch_of_land(self, latitude, longitude):
        frame = frame_around([(latitude, longitude)], 12)
        assert frame.at(latitude, longitude) == pytest.approx((0.5, 0.5))
        assert frame.height == pytest.approx(12)

    def test_shows_a_degree_as_wide_as_it_is_at_the_middle_latitude(self):
        frame = frame_around([(60, 10)], 12)
        assert frame.width == pytest.approx(12 * RATIO / 0.5)

    def test_leaves_a_margin(self):
        frame = frame_around([ISTANBUL, BELAYA], 12)
        assert frame.west < 29 < 104 < frame.east
        assert frame.at(*ISTANBUL)[0] > 0.1
        assert frame.at(*BELAYA)[0] < 0.9

    def test_goes_the_shorter_way_across_the_antimeridian(self):
        frame = frame_around([(66, 170), (65, -170)], 12)
        assert frame.width < 90
        assert frame.at(66, 170)[0] < frame.at(65, -170)[0]
