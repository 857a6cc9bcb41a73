"""Where the label of a mark stands, so that one rendering fits a phone and a wide screen.

Nothing can be measured on the server: widths are reckoned from the number of letters, on the generous side.
"""

from dataclasses import dataclass
from typing import Literal

Side = Literal["after", "before"]

# The room that the plot has at 360 px and at 1,000 px, and the margin that it keeps free beyond each end.
NARROW, WIDE, MARGIN = 280, 640, 24
DAY_LETTER, FIGURE_LETTER, WORDS_LETTER = 6.5, 7.5, 6.5
# From here on the label stands before its mark.
RIGHT_THIRD = 200 / 3
GAP = 6
FEWEST_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a mark's own strokes go beyond its ends, in pixels; `clear`: up to where the ground after it is free."""

    before: int
    after: int
    clear: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Day and figure in words beside a mark, and as much of the printed words as a wide screen has room for.

    `at` is a percentage, `shift` pixels from there. `fits` is false where a phone has no room for it on either side.
    """

    day: str
    figure: str
    words: str
    side: Side
    at: float
    shift: int
    fits: bool


def label(day: str, figure: str, words: str, *, start: float, end: float, reach: Reach) -> Label:
    """The label of a mark from `start` to `end`: after it, but before it in the right third or where only that fits."""
    needed = len(day) * DAY_LETTER + len(figure) * FIGURE_LETTER
    after = _room(100 - end, NARROW, reach.after) - needed
    before = _room(start, NARROW, reach.before) - needed
    turned = end > RIGHT_THIRD if min(after, before) >= 0 else before > after
    if turned:
        left = _room(start, WIDE, reach.before)
    elif reach.clear is None:
        left = _room(100 - end, WIDE, reach.after)
    else:
        left = _room(reach.clear - end, WIDE, reach.after) - MARGIN - GAP
    return Label(
        day=day,
        figure=figure,
        words=shortened(words, int((left - needed - GAP) / WORDS_LETTER)),
        side="before" if turned else "after",
        at=start if turned else end,
        shift=-reach.before if turned else reach.after,
        fits=max(after, before) >= 0,
    )


def shortened(words: str, letters: int) -> str:
    """The first words in so many letters, with an ellipsis where some are left out; none where few would be left."""
    if len(words) <= letters:
        return words
    if letters < FEWEST_LETTERS:
        return ""
    return words[:letters].rpartition(" ")[0].rstrip(",;:… ") + "…"


def _room(share: float, width: int, reach: int) -> float:
    return share / 100 * width + MARGIN - reach
