"""The land inside a frame and the lines of the grid over it, as paths of an SVG."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil, floor
from pathlib import Path

from newsclaims.timeline.map.clipping import Point, clip
from newsclaims.timeline.map.frame import Frame

WIDTH, HEIGHT = 1000, 500
# Steps below this many units are not seen on the page, and would make it heavy.
FINEST = 2
GRID_STEPS = (1, 2, 5, 10, 20, 30)
MOST_PARALLELS = 6


@dataclass(frozen=True, slots=True)
class Ring:
    """A shore, closed, and the degrees between which it lies."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@lru_cache(maxsize=256)
def land_in(frame: Frame) -> str:
    """The land inside `frame`, on a sheet of WIDTH to HEIGHT. Seas inside land are rings inside rings: fill evenodd."""
    return "".join(path for ring in _rings() for path in _paths(ring, frame))


def grid_in(frame: Frame) -> str:
    """Meridians and parallels inside `frame`, every few degrees, on the same sheet."""
    step = next((step for step in GRID_STEPS if frame.height / step <= MOST_PARALLELS), GRID_STEPS[-1])
    upright = [f"M{_across(longitude, frame)} 0v{HEIGHT}" for longitude in _multiples(frame.west, frame.east, step)]
    level = [f"M0 {_down(latitude, frame)}h{WIDTH}" for latitude in _multiples(frame.south, frame.north, step)]
    return "".join(upright + level)


def _multiples(low: float, high: float, step: int) -> Iterator[int]:
    return (step * number for number in range(ceil(low / step), floor(high / step) + 1))


@lru_cache(maxsize=1)
def _rings() -> tuple[Ring, ...]:
    kept = json.loads(Path(__file__).with_name("outlines.json").read_text(encoding="ascii"))
    return tuple(_ring(steps, kept["per_degree"]) for steps in kept["rings"])


def _ring(steps: Sequence[int], per_degree: int) -> Ring:
    eastward = [step / per_degree for step in accumulate(steps[0::2])]
    northward = [step / per_degree for step in accumulate(steps[1::2])]
    points = tuple(zip(eastward, northward, strict=True))
    return Ring(points, min(eastward), max(eastward), min(northward), max(northward))


def _paths(ring: Ring, frame: Frame) -> Iterator[str]:
    """The ring's path, once for each time that the frame meets it on its way round the globe."""
    if ring.south > frame.north or ring.north < frame.south:
        return
    for turn in range(ceil((frame.west - ring.east) / 360), floor((frame.east - ring.west) / 360) + 1):
        turned = [(longitude + 360 * turn, latitude) for longitude, latitude in ring.points]
        inside = clip(turned, frame.west, frame.south, frame.east, frame.north)
        drawn = _thinned([(_across(longitude, frame), _down(latitude, frame)) for longitude, latitude in inside])
        if len(drawn) > 2:
            yield _path(drawn)


def _across(longitude: float, frame: Frame) -> int:
    return round((longitude - frame.west) / frame.width * WIDTH)


def _down(latitude: float, frame: Frame) -> int:
    return round((frame.north - latitude) / frame.height * HEIGHT)


def _thinned(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for point in points:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= FINEST:
            kept.append(point)
    return kept


def _path(points: Sequence[tuple[int, int]]) -> str:
    steps = [f"{after[0] - before[0]} {after[1] - before[1]}" for before, after in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"
