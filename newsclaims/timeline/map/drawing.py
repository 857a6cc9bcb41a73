"""A map as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsclaims.timeline.map.frame import frame_around
from newsclaims.timeline.map.layout import Marker, Pin, markers
from newsclaims.timeline.map.outlines import HEIGHT, WIDTH, grid_in, land_in

# What the page leaves for a map on the narrowest screen, and from where on the wide layout is shown.
NARROW, WIDE = 280, 700
# Degrees from south to north: some 1,300 km, so that a single place has a shore or two to be known by.
LEAST_HEIGHT = 12.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Paths for a sheet of `view_box`, and over it the markers by per cent, in a narrow and in a wide layout."""

    view_box: str
    land: str
    grid: str
    narrow: tuple[Marker, ...]
    wide: tuple[Marker, ...]


def draw(pins: Sequence[Pin]) -> Drawing | None:
    """The map of these pins; None where there are none."""
    if not pins:
        return None
    frame = frame_around([(pin.latitude, pin.longitude) for pin in pins], LEAST_HEIGHT)
    return Drawing(
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        land=land_in(frame),
        grid=grid_in(frame),
        narrow=markers(pins, frame, NARROW),
        wide=markers(pins, frame, WIDE),
    )
