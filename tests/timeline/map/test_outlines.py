import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclaims.timeline.map import outlines
from newsclaims.timeline.map.frame import Frame, frame_around
from newsclaims.timeline.map.outlines import HEIGHT, WIDTH, grid_in, land_in

BLACK_SEA = (43.5, 34.0)


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The points of each closed ring of a path."""
    found = []
    for ring in re.findall(r"M([^z]*)z", path):
        across, down, *steps = map(int, re.findall(r"-?\d+", ring))
        points = [(across, down)]
        for right, lower in zip(steps[0::2], steps[1::2], strict=True):
            points.append((points[-1][0] + right, points[-1][1] + lower))
        found.append(points)
    return found


def is_land(frame: Frame, latitude: float, longitude: float) -> bool:
    """Whether a place is filled, evenodd."""
    across, down = frame.at(latitude, longitude)
    x, y = across * WIDTH, down * HEIGHT
    crossings = 0
    for ring in rings(land_in(frame)):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


class TestLand:
    @settings(max_examples=40, deadline=None)
    @given(st.floats(-89, 89), st.floats(-180, 180), st.floats(2, 170))
    def test_stays_on_the_sheet(self, latitude, longitude, height):
        for ring in rings(land_in(frame_around([(latitude, longitude)], height))):
            assert all(0 <= across <= WIDTH and 0 <= down <= HEIGHT for across, down in ring)

    @pytest.mark.parametrize(
        ("name", "latitude", "longitude", "land"),
        [
            ("Ankara", 39.9, 32.9, True),
            ("Black Sea", *BLACK_SEA, False),
            ("Caspian Sea, a sea inside land", 42.0, 50.5, False),
            ("Irkutsk", 52.3, 104.3, True),
            ("Chukotka, beyond the antimeridian", 67.3, -178.0, True),
            ("Bering Sea", 59.0, -179.0, False),
            ("South Pole", -89.0, 0.0, True),
        ],
    )
    def test_is_where_land_is(self, name, latitude, longitude, land):
        assert is_land(frame_around([(latitude, longitude)], 12), latitude, longitude) is land

    def test_of_the_whole_world_stays_light(self):
        assert len(land_in(Frame(-180, -90, 180, 90))) < 40_000

    def test_is_kept_in_little_room(self):
        assert Path(outlines.__file__).with_name("outlines.json").stat().st_size < 120_000


class TestGrid:
    @given(st.floats(-89, 89), st.floats(-180, 180), st.floats(2, 170))
    def test_has_a_few_lines_whatever_is_shown(self, latitude, longitude, height):
        path = grid_in(frame_around([(latitude, longitude)], height))
        assert 1 <= path.count("h") <= outlines.MOST_PARALLELS + 1
