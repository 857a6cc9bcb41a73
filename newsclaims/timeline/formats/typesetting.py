"""Words set in lines: broken, balanced, in their own direction, each letter from the file that has it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from newsclaims.timeline.formats import typefaces
from newsclaims.timeline.formats.typefaces import Style

ELLIPSIS = "…"
LEADING = 1.18


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one style."""

    text: str
    style: Style
    colour: str


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; its pieces come from one file each, in the order of reading."""

    text: str
    style: Style
    colour: str
    size: int

    @property
    def right_to_left(self) -> bool:
        return typefaces.runs_right_to_left(self.text)

    @property
    def pieces(self) -> list[tuple[str, str]]:
        found = groupby(self.text, lambda letter: typefaces.script_of(letter) or "latin")
        return [(script, "".join(letters)) for script, letters in found]

    @property
    def width(self) -> float:
        return _width(self)

    @property
    def space(self) -> float:
        return typefaces.font(self.style, "latin", self.size).getlength(" ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of text where it stands: its left edge and its baseline."""

    text: str
    style: Style
    script: str
    size: int
    colour: str
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of its ink."""
        left, top, right, bottom = typefaces.font(self.style, self.script, self.size).getbbox(self.text, anchor="ls")
        return self.x + left, self.y + top, self.x + right, self.y + bottom


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        return sum(word.width for word in self.words) + sum(word.space for word in self.words[1:])


def words_of(stretches: Iterable[Stretch], size: int) -> list[Word]:
    """The words of stretches. A no-break space is part of its word."""
    return [
        Word(text, stretch.style, stretch.colour, size)
        for stretch in stretches
        for text in stretch.text.split(" ")
        if text
    ]


def lines_of(words: Sequence[Word], width: float) -> list[Line]:
    """The words in as few lines as they need, all about as long."""
    fewest = _broken(words, width)
    narrow, wide = 0.0, width
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        tried = _broken(words, middle)
        fits = len(tried) == len(fewest) and all(line.width <= middle for line in tried)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _broken(words, wide)


def fitted(stretches: Sequence[Stretch], sizes: Sequence[int], width: float, height: float) -> list[Line]:
    """The lines in the largest size in which they fit; in the smallest the last stretch is cut to fit."""
    for size in sizes:
        words = words_of(stretches, size)
        if _fits(_broken(words, width), size, width, height):
            return lines_of(words, width)
    return _cut(stretches, sizes[-1], width, height)


def placed(line: Line, x: float, y: float, width: float, *, right_to_left: bool = False) -> list[Placed]:
    """The pieces of a line on its baseline, from the side where reading begins.

    Words of the other direction stand among themselves in their own order.
    """
    position = x + width - line.width if right_to_left else x
    found: list[Placed] = []
    for word in _in_order_of_sight(line.words, right_to_left):
        for script, text in reversed(word.pieces) if word.right_to_left else word.pieces:
            found.append(Placed(text, word.style, script, word.size, word.colour, position, y))
            position += typefaces.font(word.style, script, word.size).getlength(text)
        position += word.space
    return found


def cut_to(stretch: Stretch, size: int, width: float) -> Line | None:
    """One line of a text, cut with an ellipsis where it is longer; None where not even one word of it fits."""
    words = words_of([stretch], size)
    line = Line(tuple(words))
    if line.width <= width:
        return line
    for kept in range(len(words) - 1, 0, -1):
        line = Line((*words[: kept - 1], _ending(words[kept - 1])))
        if line.width <= width:
            return line
    return None


@lru_cache(maxsize=4096)
def _width(word: Word) -> float:
    return sum(typefaces.font(word.style, script, word.size).getlength(text) for script, text in word.pieces)


def _broken(words: Sequence[Word], width: float) -> list[Line]:
    lines: list[Line] = []
    current: list[Word] = []
    length = 0.0
    for word in words:
        length += word.space + word.width
        if current and length > width:
            lines.append(Line(tuple(current)))
            current, length = [], word.width
        elif not current:
            length = word.width
        current.append(word)
    return [*lines, Line(tuple(current))] if current else lines


def _fits(lines: Sequence[Line], size: int, width: float, height: float) -> bool:
    return len(lines) * size * LEADING <= height and all(line.width <= width for line in lines)


def _cut(stretches: Sequence[Stretch], size: int, width: float, height: float) -> list[Line]:
    """Words are taken from the end until the rest fits; those of the stretches before the last stay."""
    words = words_of(stretches, size)
    for kept in range(len(words) - 1, len(words_of(stretches[:-1], size)), -1):
        shown = [*words[: kept - 1], _ending(words[kept - 1])]
        if _fits(_broken(shown, width), size, width, height):
            return lines_of(shown, width)
    return _within_words(words, size, width, height)


def _within_words(words: Sequence[Word], size: int, width: float, height: float) -> list[Line]:
    """The last resort, for words that are longer than a line: each is cut to one."""
    lines = lines_of([_shortened(word, width) for word in words], width)
    return lines[: int(height // (size * LEADING))]


def _shortened(word: Word, width: float) -> Word:
    text = word.text
    while len(text) > 1 and Word(text + ELLIPSIS, word.style, word.colour, word.size).width > width:
        text = text[: len(text) * 9 // 10]
    return word if text == word.text else Word(text + ELLIPSIS, word.style, word.colour, word.size)


def _ending(word: Word) -> Word:
    return Word(word.text.rstrip(",;:.") + ELLIPSIS, word.style, word.colour, word.size)


def _in_order_of_sight(words: Sequence[Word], right_to_left: bool) -> list[Word]:
    """The words from left to right: those that run against the line are turned round among themselves."""
    directed = list(words)
    runs = [list(run) for _, run in groupby(directed, lambda word: word.right_to_left)]
    turned = [run[::-1] if run[0].right_to_left else run for run in runs]
    return [word for run in (reversed(turned) if right_to_left else turned) for word in run]
