"""The picture that a shared link shows, 1200 by 630: the heading line over the band of the status, in words and mark.

Speaker, verb and wording are of one size, so that a crop hardly parts them (rule 11).
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageColor, ImageDraw

from newsclaims.timeline.formats import typefaces
from newsclaims.timeline.formats.heading_line import cut
from newsclaims.timeline.formats.typefaces import Style
from newsclaims.timeline.formats.typesetting import LEADING, Line, Placed, Stretch, cut_to, fitted, placed, words_of
from newsclaims.vocabulary.headings import Heading, Run, Weight, runs
from newsclaims.vocabulary.on_screen import unbroken
from newsclaims.vocabulary.statuses import Status

# Goes up when the same words are drawn otherwise, so that nobody keeps the old picture.
DRAWING = 1
WIDTH, HEIGHT = 1200, 630
EDGE = 73
INNER = WIDTH - 2 * EDGE
BAND = 500
RULE = 8
HEADING_FROM, HEADING_TO = 128, 480
HEADING_SIZES = (80, 72, 64, 56, 50, 44, 38)
BAND_BASELINE = 580
LABEL_SIZES = (38, 34, 30, 27, 24)
BESIDE_SIZES = (28, 25, 22)
GAP = 24
MARK = 38
# What is longer than this is cut before it is measured.
NAME_AT_MOST, WORDING_AT_MOST = 90, 400

# The light theme's, of static/css/tokens.css.
PAPER, SUNK, INK, MUTED = "#fbfaf7", "#f3f1eb", "#1b1a17", "#5c584e"
COLOURS = {
    Status.UNREVIEWED: ("#5b5b5b", "#efefee"),
    Status.UNVERIFIED: ("#4b5563", "#e9ecf0"),
    Status.SUPPORTED: ("#0b6b63", "#dff1ee"),
    Status.CONFIRMED: ("#0b4f8a", "#dfecf8"),
    Status.DISPUTED: ("#6a3d9a", "#efe6f7"),
    Status.MISLEADING: ("#7a4a00", "#fbeccf"),
    Status.REFUTED: ("#a02c12", "#fbe3dc"),
    Status.PENDING: ("#665336", "#f0e8d7"),
    Status.UNVERIFIABLE: ("#5a4a6b", "#ece8f1"),
    Status.NOT_CHECKABLE: ("#4f5a41", "#e9eee2"),
}
_STYLES = {
    Weight.NAME: (Style.SERIF_BOLD, INK),
    Weight.VERB: (Style.SERIF_ITALIC, INK),
    Weight.PLAIN: (Style.SERIF, INK),
}
_MARKS = Path(__file__).parent / "marks"
# A zero-width non-joiner is part of how a word is written; what else cannot be seen would turn words round.
_UNSEEN = re.compile(r"[\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture says. `status` is None where it stands for many claims; `beside` and `aside` give way for room."""

    heading: tuple[Run, ...]
    where: str
    label: str
    beside: str = ""
    aside: str = ""
    status: Status | None = None


def heading_of(heading: Heading) -> tuple[Run, ...]:
    return runs(heading)


def title_of(title: str) -> tuple[Run, ...]:
    return (Run(title, Weight.NAME),)


def version_of(shown: Shown) -> str:
    """A word that is another for every other picture."""
    return hashlib.sha256(f"{DRAWING}{shown!r}".encode()).hexdigest()[:32]


@lru_cache(maxsize=128)
def drawn(shown: Shown) -> bytes:
    """The picture as a PNG; the same picture is drawn once."""
    colour, tint = COLOURS[shown.status] if shown.status else (INK, SUNK)
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, BAND, WIDTH, HEIGHT), fill=tint)
    draw.rectangle((0, BAND, WIDTH, BAND + RULE - 1), fill=colour)
    if shown.status:
        mark = Image.open(_MARKS / f"{shown.status.value}.png").resize((MARK, MARK), Image.Resampling.LANCZOS)
        image.paste(Image.new("RGB", mark.size, ImageColor.getrgb(colour)), (EDGE + 1, 548), mark)
    for piece in layout(shown):
        font = typefaces.font(piece.style, piece.script, piece.size)
        draw.text((piece.x, piece.y), piece.text, fill=piece.colour, font=font, anchor="ls")
    written = BytesIO()
    # Two dozen shades are all there is: a palette makes the file a third as large, and nobody sees it.
    image.quantize(128, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def layout(shown: Shown) -> list[Placed]:
    """Every piece of text where it stands."""
    return [*_head(shown), *_heading(shown.heading), *_band(shown)]


def _head(shown: Shown) -> list[Placed]:
    wordmark = _one_line(Stretch("newsclaims", Style.SERIF_BOLD, INK), 40, EDGE, 87, INNER)
    left = _end(wordmark) + 2 * GAP
    return [*wordmark, *_from_the_right(shown.where, 26, left, 87)]


def _heading(heading: Sequence[Run]) -> list[Placed]:
    stretches = _stretches(heading)
    lines = fitted(stretches, HEADING_SIZES, INNER, HEADING_TO - HEADING_FROM)
    size = lines[0].words[0].size
    leading = size * LEADING
    right_to_left = typefaces.runs_right_to_left(" ".join(stretch.text for stretch in stretches))
    first = (HEADING_FROM + HEADING_TO - leading * len(lines)) / 2 + size * 0.95
    return [
        piece
        for number, line in enumerate(lines)
        for piece in placed(line, EDGE, first + number * leading, INNER, right_to_left=right_to_left)
    ]


def _stretches(heading: Sequence[Run]) -> list[Stretch]:
    """The runs with their styles; a comma stands at the word before it. That letters are missing is said instead."""
    if not all(typefaces.writable(_seen(run.text)) for run in heading):
        return [Stretch(_("A claim in letters that this picture cannot show"), Style.SERIF_ITALIC, INK)]
    found: list[Stretch] = []
    for run in heading:
        style, colour = _STYLES[run.weight]
        text = _seen(run.text)
        text = cut(text, NAME_AT_MOST if run.weight == Weight.NAME and len(heading) > 1 else WORDING_AT_MOST)
        text = text if typefaces.runs_right_to_left(text) else _seen(unbroken(text))
        if text.startswith(",") and found:
            found[-1] = Stretch(f"{found[-1].text},", found[-1].style, found[-1].colour)
            text = text[1:].strip()
        if run.weight == Weight.VERB and typefaces.runs_right_to_left(text):
            colour = MUTED
        found.append(Stretch(text, style, colour))
    return [stretch for stretch in found if stretch.text]


def _band(shown: Shown) -> list[Placed]:
    colour = COLOURS[shown.status][0] if shown.status else INK
    left = EDGE + MARK + 19 if shown.status else EDGE
    room = WIDTH - EDGE - left
    bold = Stretch(shown.label, Style.SANS_BOLD, colour)
    label = _one_line(bold, _fitting(bold, LABEL_SIZES, room) or LABEL_SIZES[-1], left, BAND_BASELINE, room)
    start = _end(label) + GAP
    return [*label, *_beside_and_aside(shown, start)]


def _beside_and_aside(shown: Shown, start: float) -> list[Placed]:
    """Who denies it, and when it was checked. For the names the day gives way; only then are they cut."""
    beside = Stretch(shown.beside, Style.SANS, INK)
    aside = _from_the_right(shown.aside, 27, start, BAND_BASELINE - 4)
    room = (aside[0].x - GAP if aside else WIDTH - EDGE) - start
    size = _fitting(beside, BESIDE_SIZES, room)
    if size is None:
        aside, room = [], WIDTH - EDGE - start
        size = _fitting(beside, BESIDE_SIZES, room)
    return [*_one_line(beside, size or BESIDE_SIZES[-1], start, BAND_BASELINE - 3, room), *aside]


def _fitting(stretch: Stretch, sizes: Sequence[int], room: float) -> int | None:
    """The largest size in which the whole of it is seen."""
    words = Stretch(_seen(stretch.text), stretch.style, stretch.colour)
    widths = {size: Line(tuple(words_of([words], size))).width for size in sizes}
    return next((size for size, width in widths.items() if width <= room), None)


def _from_the_right(text: str, size: int, left: float, y: float) -> list[Placed]:
    """A muted line that ends at the right edge, cut where it would reach past `left`."""
    line = cut_to(Stretch(_seen(text), Style.SANS, MUTED), size, WIDTH - EDGE - left) if _shown(text) else None
    return placed(line, WIDTH - EDGE - line.width, y, line.width) if line else []


def _one_line(stretch: Stretch, size: int, x: float, y: float, width: float) -> list[Placed]:
    if not _shown(stretch.text):
        return []
    line = cut_to(Stretch(_seen(stretch.text), stretch.style, stretch.colour), size, width)
    return placed(line, x, y, line.width) if line else []


def _shown(text: str) -> bool:
    return bool(text) and typefaces.writable(_seen(text))


def _seen(text: str) -> str:
    """A text composed, on one line, without what cannot be seen. A no-break space stays."""
    composed = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    return re.sub(r"[^\S\u00a0]+", " ", composed).strip()


def _end(line: list[Placed]) -> float:
    return max((piece.box[2] for piece in line), default=EDGE)
