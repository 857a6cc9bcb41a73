"""Where the markers of a map and their names go, so that none hides another.

Markers and names keep their size in pixels whatever the map's width, so the page holds a layout for narrow and one for
wide maps, and shows the one that fits: whatever is clear of each other at a layout's width is so on every wider map.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsclaims.timeline.map.frame import RATIO, Frame

MARKER = 24
LETTER = 7.5
LINE = 18
LONGEST_NAME = 26


@dataclass(frozen=True, slots=True)
class Pin:
    """What stands at one place: so many events, and a sentence for them.

    `href` leads to them, if anything does; `entry` to their entry in the list beside the map.
    """

    name: str
    sentence: str
    latitude: float
    longitude: float
    events: int
    href: str
    entry: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Pins too near to be told apart, at the first one's spot: `x` and `y` are per cent of the map.

    `side` is where its name stands: end, start, above or below; empty where there is no room for it.
    """

    x: float
    y: float
    pins: tuple[Pin, ...]
    side: str = ""

    @property
    def events(self) -> int:
        return sum(pin.events for pin in self.pins)

    @property
    def href(self) -> str:
        """Where it leads: by way of the list where it stands for several places."""
        return self.pins[0].entry if self.others else self.pins[0].href

    @property
    def name(self) -> str:
        """The first pin's name as far as its first comma, for the region is seen; cut where it is long."""
        name = self.pins[0].name.partition(",")[0].strip() or self.pins[0].name
        return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip(' ,;(')}…"

    @property
    def others(self) -> int:
        return len(self.pins) - 1

    @property
    def printed(self) -> str:
        return f"{self.name} +{self.others}" if self.others else self.name


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the map's upper start."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def lies_in(self, other: "Box") -> bool:
        across = self.left >= other.left and self.right <= other.right
        return across and self.top >= other.top and self.bottom <= other.bottom


def markers(pins: Sequence[Pin], frame: Frame, width: int) -> tuple[Marker, ...]:
    """The markers on a map of `width` pixels, the ones with most events first, each with its name where there is room.

    No two markers and no names meet.
    """
    gathered: list[list[Pin]] = []
    for pin in sorted(pins, key=lambda pin: -pin.events):
        near = next((group for group in gathered if _distance(group[0], pin, frame, width) < MARKER), None)
        if near is None:
            gathered.append([pin])
        else:
            near.append(pin)
    return _named([_marker(group, frame) for group in gathered], width)


def box_of(marker: Marker, width: int) -> Box:
    """The room that a marker takes without its name."""
    across, down, half = marker.x / 100 * width, marker.y / 100 * width / RATIO, MARKER / 2
    return Box(across - half, down - half, across + half, down + half)


def name_box(marker: Marker, side: str, width: int) -> Box:
    """The room that its name would take on that side; letters are reckoned wide."""
    spot, length = box_of(marker, width), len(marker.printed) * LETTER
    middle, level = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2
    if side == "end":
        return Box(spot.right, level - LINE / 2, spot.right + length, level + LINE / 2)
    if side == "start":
        return Box(spot.left - length, level - LINE / 2, spot.left, level + LINE / 2)
    top = spot.bottom if side == "below" else spot.top - LINE
    return Box(middle - length / 2, top, middle + length / 2, top + LINE)


def _distance(one: Pin, other: Pin, frame: Frame, width: int) -> float:
    across, down = frame.at(one.latitude, one.longitude)
    other_across, other_down = frame.at(other.latitude, other.longitude)
    # Across and down alike, so that the squares of two markers do not meet at their corners either.
    return max(abs(across - other_across) * width, abs(down - other_down) * width / RATIO)


def _marker(group: list[Pin], frame: Frame) -> Marker:
    across, down = frame.at(group[0].latitude, group[0].longitude)
    return Marker(x=100 * across, y=100 * down, pins=tuple(group))


def _named(bare: list[Marker], width: int) -> tuple[Marker, ...]:
    taken = [box_of(marker, width) for marker in bare]
    return tuple(_with_name(marker, taken, width) for marker in bare)


def _with_name(marker: Marker, taken: list[Box], width: int) -> Marker:
    """The marker with its name on the first side that is free, which it takes from then on."""
    for side, box in _sides(marker, width):
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            return Marker(marker.x, marker.y, marker.pins, side)
    return marker


def _sides(marker: Marker, width: int) -> Iterator[tuple[str, Box]]:
    sheet = Box(0, 0, width, width / RATIO)
    for side in ("end", "start", "above", "below"):
        box = name_box(marker, side, width)
        if box.lies_in(sheet):
            yield side, box
