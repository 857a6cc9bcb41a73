from hypothesis import given
from hypothesis import strategies as st

from newsclaims.timeline.map.clipping import clip

points = st.tuples(st.floats(-400, 400), st.floats(-90, 90))
rings = st.lists(points, min_size=3, max_size=30)


def area(ring) -> float:
    """Twice, and with a sign."""
    return sum(ring[at - 1][0] * ring[at][1] - ring[at][0] * ring[at - 1][1] for at in range(len(ring)))


class TestClip:
    @given(rings)
    def test_leaves_nothing_outside(self, ring):
        for longitude, latitude in clip(ring, -20, -10, 30, 40):
            assert -20 - 1e-9 <= longitude <= 30 + 1e-9
            assert -10 - 1e-9 <= latitude <= 40 + 1e-9

    @given(rings)
    def test_leaves_alone_what_lies_inside(self, ring):
        assert clip(ring, -400, -90, 400, 90) == ring

    @given(rings)
    def test_two_halves_make_the_whole(self, ring):
        halves = area(clip(ring, -400, -90, 5, 90)) + area(clip(ring, 5, -90, 400, 90))
        assert abs(halves - area(ring)) < 1e-3

    def test_what_is_elsewhere_is_gone(self):
        assert clip([(50, 50), (60, 50), (60, 60)], 0, 0, 10, 10) == []

    def test_land_all_round_fills_the_rectangle(self):
        assert area(clip([(-99, -80), (99, -80), (99, 80), (-99, 80)], 0, 0, 10, 10)) == 200
