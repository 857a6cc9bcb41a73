"""A text cut into what opens, what stands and what closes, so that marks may nest and cross.

Offsets are code points.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of an attribution.

    `first` is the one that its links lead to; a split quotation has several of one number.
    """

    number: int
    place: int
    attribution: str
    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One step through a marked text: a mark that opens, some text, or the mark opened last closing.

    `again` where a mark that another one crosses goes on: it has shown its number already.
    """

    text: str = ""
    opens: Mark | None = None
    again: bool = False
    closes: bool = False


def cut(text: str, start: int, marks: Iterable[Mark]) -> list[Piece]:
    """`text`, which begins at offset `start`, with its marks opened and closed in due order, each inside the one
    before it.

    Marks are clipped to the text; one that began before it goes on in it.
    """
    end = start + len(text)
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start]
    return list(_pieces(text, start, end, inside))


def _pieces(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[Piece]:
    edges = {start, end}.union(*({max(mark.start, start), min(mark.end, end)} for mark in marks))
    open_marks: list[Mark] = []
    position = start
    for edge in sorted(edges):
        if edge > position:
            yield Piece(text=text[position - start : edge - start])
        position = edge
        yield from _closing(open_marks, edge, end)
        yield from _opening(open_marks, edge, start, marks)


def _closing(open_marks: list[Mark], edge: int, end: int) -> Iterator[Piece]:
    """Close what ends at `edge`, and what was opened since; the latter opens again."""
    ending = [depth for depth, mark in enumerate(open_marks) if min(mark.end, end) == edge]
    if not ending:
        return
    crossed = [mark for mark in open_marks[ending[0] :] if min(mark.end, end) > edge]
    yield from (Piece(closes=True) for _ in open_marks[ending[0] :])
    del open_marks[ending[0] :]
    for mark in crossed:
        open_marks.append(mark)
        yield Piece(opens=mark, again=True)


def _opening(open_marks: list[Mark], edge: int, start: int, marks: list[Mark]) -> Iterator[Piece]:
    """Open what begins at `edge`, the longest first, so that it holds the others."""
    beginning = [mark for mark in marks if max(mark.start, start) == edge and mark.end > edge]
    for mark in sorted(beginning, key=lambda mark: (-mark.end, mark.number)):
        open_marks.append(mark)
        yield Piece(opens=mark, again=mark.start < start)
