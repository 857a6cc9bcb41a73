"""The rectangle of the globe that a map shows, and where a place stands in it.

The projection is the equidistant cylindrical one (J. P. Snyder, Map Projections: A Working Manual, USGS Professional
Paper 1395, 1987, pp. 90-91): x = (lambda - lambda_0) cos phi_1, y = phi, its standard parallel phi_1 in the middle of
what is shown. Shapes are right there and stretched little within a few thousand kilometres; and a rectangle of degrees
stays a rectangle, so that clipping, and going on beyond the antimeridian, are plain arithmetic.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

RATIO = 2.0
MARGIN = 0.16
# Further from the equator the standard parallel would draw a map of all longitudes too low for its places.
MOST_NORTHERN_PARALLEL = 70.0

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Degrees; `east` is beyond 180 where the frame goes on across the antimeridian. It is twice as wide as high."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        return self.east - self.west

    @property
    def height(self) -> float:
        return self.north - self.south

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place stands, in parts of the width from the west and of the height from the north."""
        eastward = (longitude - self.west) % 360
        return eastward / self.width, (self.north - latitude) / self.height


def frame_around(places: Sequence[Place], least_height: float) -> Frame:
    """The frame that holds all `places` (latitude, longitude), with a margin, and is at least so many degrees high.

    It goes the shorter way round the globe.
    """
    latitudes = [latitude for latitude, _ in places]
    middle = (min(latitudes) + max(latitudes)) / 2
    shrinking = cos(radians(min(abs(middle), MOST_NORTHERN_PARALLEL)))
    west, width = _shortest_arc([longitude for _, longitude in places])
    room = 1 + 2 * MARGIN
    height = max(least_height, room * (max(latitudes) - min(latitudes)), room * width * shrinking / RATIO)
    full_width = height * RATIO / shrinking
    if full_width > 360:
        full_width, height = 360.0, 360 * shrinking / RATIO
    north = max(min(middle + height / 2, 90.0), height - 90)
    start = west + width / 2 - full_width / 2
    return Frame(west=start, south=north - height, east=start + full_width, north=north)


def _shortest_arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Where the shortest stretch begins that holds all longitudes, and its width."""
    ordered = sorted({(longitude + 180) % 360 - 180 for longitude in longitudes})
    following = [*ordered[1:], ordered[0] + 360]
    gaps = [after - before for before, after in zip(ordered, following, strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return following[widest] % 360, 360 - gaps[widest]
