"""Shapes cut at the edges of a rectangle.

After I. E. Sutherland and G. W. Hodgman, Reentrant Polygon Clipping (1974).
"""

from collections.abc import Callable, Sequence

Point = tuple[float, float]


def clip(ring: Sequence[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """The part of a closed ring inside the rectangle, closed along the rectangle's edges; empty where there is none."""
    cut = list(ring)
    for inside, crossing in (
        (lambda point: point[0] >= west, lambda one, other: _at_longitude(one, other, west)),
        (lambda point: point[0] <= east, lambda one, other: _at_longitude(one, other, east)),
        (lambda point: point[1] >= south, lambda one, other: _at_latitude(one, other, south)),
        (lambda point: point[1] <= north, lambda one, other: _at_latitude(one, other, north)),
    ):
        cut = _cut(cut, inside, crossing)
    return cut


def _cut(ring: list[Point], inside: Callable[[Point], bool], crossing: Callable[[Point, Point], Point]) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(point) != inside(before):
            kept.append(crossing(before, point))
        if inside(point):
            kept.append(point)
    return kept


def _at_longitude(one: Point, other: Point, longitude: float) -> Point:
    part = (longitude - one[0]) / (other[0] - one[0])
    return longitude, one[1] + part * (other[1] - one[1])


def _at_latitude(one: Point, other: Point, latitude: float) -> Point:
    part = (latitude - one[1]) / (other[1] - one[1])
    return one[0] + part * (other[0] - one[0]), latitude
