"""A text cut into paragraphs, sentences and marked segments. All offsets are code points, ends exclusive."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsclaims.articles.anchors import UnusableSpan


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text that is not blank, without the white space at its edges; a sub-heading is one too."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, numbered from 1 through the whole text; `paragraph` is the number of the paragraph it stands in."""

    number: int
    start: int
    end: int
    paragraph: int


class Surroundings(NamedTuple):
    """The stretch of whole sentences that holds a span."""

    start: int
    end: int
    first_sentence: int
    last_sentence: int


class Mark(NamedTuple):
    """A marked span; a split quotation has several marks of one number."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that no mark begins or ends within: the numbers that cover it, and those that begin at it."""

    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...]


_LINE = re.compile(r"[^\n]+")
_INK = re.compile(r"\S")

# What closes after the full stop: quotation marks, brackets, the raised number of a note.
_STOP = re.compile(
    r"(?P<wide>[。！？]+)[”’」』）]*|(?P<stop>[.!?…؟۔।]+)(?P<closers>(?:[\"'”’“»)\]}]|\s»|\[\d{1,3}\])*)"
)
_OPENERS = "\"'“‘«„([{¿¡—–- \t\u00a0\u202f"
_QUOTATION_MARKS = '"“«„'
_WORDS_BEFORE = re.compile(r"[\w.’'-]+")
_WORD_AFTER = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_CLAUSE_OF_SPEECH = re.compile(
    r"(?:[\w’'.-]+\s+){1,4}?(?:said|says|asked|asks|wrote|writes|told|replied|posted|tweeted|added|wondered|exclaimed|shouted)\b"
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Never the end of a sentence, but after a number ("в 2022 г."): something always follows.
_LEADING_ABBREVIATIONS = _words(
    "mr mrs ms mx dr prof gen col lt cpl sgt pvt capt cmdr maj adm brig rep sen gov pres amb sec supt insp det "
    "hon rev fr st mt ft messrs mme mlle m vs cf viz approx ca fig figs eq ch vol vols ed eds e.g i.e г ул пр пл "
    "пер им проф ген полк акад доц св стр рис см ср ст тов гр т.е т.к т.н н.э "
    "вул просп бул буд кв ім ст див напр тзв о.м"
)
# Never the end when a number follows: "No. 5", "Jan. 12".
_NUMBERED_ABBREVIATIONS = _words("no nos p pp art jan feb mar apr jun jul aug sep sept oct nov dec № п с")
# May end a sentence; whether they do is told by the word that follows.
_OPEN_ABBREVIATIONS = _words(
    "jr sr inc ltd co corp bros etc al dept est univ assn jan feb mar apr jun jul aug sep sept oct nov dec "
    "тыс млн млрд трлн руб коп гг вв др пр т.д т.п тис грн рр ін та"
)
_STARTERS = _words(
    "a an the this that these those there here it its he she his her they their we our you i my in on at by for "
    "from to of with as but and or so yet if when while after before since although though because however "
    "meanwhile moreover also earlier later now then what who why how where which no not one two some many most "
    "all both each another потом затем он она они это этот эта эти в на по при после однако но и а как если когда "
    "потім він вона вони це цей ця ці у після проте але та як якщо коли"
)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` in order, numbered from 1. Line breaks separate them, blank lines are none."""
    spans = (_trimmed(text, line.start(), line.end()) for line in _LINE.finditer(text))
    filled = ((start, end) for start, end in spans if start < end)
    return [Paragraph(number, start, end) for number, (start, end) in enumerate(filled, 1)]


def sentences(text: str) -> list[Sentence]:
    """The sentences of `text` in order; every character but white space is in exactly one. Takes linear time."""
    found: list[Sentence] = []
    for paragraph in paragraphs(text):
        for start, end in _sentence_spans(text, paragraph):
            found.append(Sentence(len(found) + 1, start, end, paragraph.number))
    return found


def surroundings(text: str, start: int, end: int, among: Sequence[Sentence] | None = None) -> Surroundings:
    """The whole sentences that hold `text[start:end]`; pass `among` when the sentences are known already.

    Raises UnusableSpan when the span touches no sentence.
    """
    known = sentences(text) if among is None else among
    first = bisect_right(known, start, key=lambda sentence: sentence.end)
    last = bisect_left(known, end, key=lambda sentence: sentence.start) - 1
    if first > last or start >= end:
        raise UnusableSpan("There are no words at this place.")
    return Surroundings(known[first].start, known[last].end, known[first].number, known[last].number)


def segments(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """`text[start:end]` cut at every border of a mark, in order; joined, the segments are that stretch again.

    Marks may overlap, nest and reach beyond the stretch: one that began before it covers and does not begin there.
    """
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start]
    borders = {start, end}
    for mark in inside:
        borders.update((max(mark.start, start), min(mark.end, end)))
    edges = sorted(borders)
    return [_segment(text, left, right, inside) for left, right in pairwise(edges)]


def _segment(text: str, start: int, end: int, marks: Iterable[Mark]) -> Segment:
    covering = [mark for mark in marks if mark.start <= start and mark.end >= end]
    return Segment(
        text=text[start:end],
        numbers=tuple(sorted({mark.number for mark in covering})),
        begins=tuple(sorted({mark.number for mark in covering if mark.start == start})),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    first = start + len(stretch) - len(stretch.lstrip())
    return first, first + len(stretch.strip())


def _sentence_spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if stop.end() < paragraph.end and _ends_sentence(text, stop, start, paragraph.end):
            yield start, stop.end()
            start = _next_ink(text, stop.end())
    yield start, paragraph.end


def _next_ink(text: str, position: int) -> int:
    ink = _INK.search(text, position)
    return ink.start() if ink else len(text)


def _ends_sentence(text: str, stop: re.Match[str], start: int, paragraph_end: int) -> bool:
    if stop["wide"]:
        return True
    if not text[stop.end()].isspace() or text[stop.start() - 1 : stop.start()] in ("[", "("):
        return False
    following = text[stop.end() : min(stop.end() + 80, paragraph_end)].lstrip()
    first_word = following.lstrip(_OPENERS)
    if first_word[:1].islower():
        return False
    if stop["closers"] and stop["stop"] != ".":
        return _CLAUSE_OF_SPEECH.match(first_word) is None
    if stop["closers"] or stop["stop"] != "." or following[:1] in _QUOTATION_MARKS:
        return True
    return not _abbreviates(text[max(start, stop.start() - 24) : stop.start()], first_word, stop.start() - start)


def _abbreviates(before: str, following: str, length: int) -> bool:
    """Whether a full stop between `before` and `following` belongs to the word before it and ends no sentence.

    `length` is that of the sentence so far.
    """
    words = _WORDS_BEFORE.findall(before)
    if not words or not before.endswith(words[-1]):
        return False
    word = words[-1].lstrip("’'-.")
    previous = words[-2] if len(words) > 1 else ""
    lower = word.lower()
    if lower.isdecimal():
        return len(word) == length
    if word == "X" and previous.islower():
        return False
    if lower in _LEADING_ABBREVIATIONS and not previous.isdecimal():
        return True
    if lower in _NUMBERED_ABBREVIATIONS and following[:1].isdecimal():
        return True
    initial = len(word) == 1 and word.isupper()
    if initial or lower in _LEADING_ABBREVIATIONS | _OPEN_ABBREVIATIONS or _ACRONYM.match(word):
        next_word = _WORD_AFTER.match(following)
        return next_word is not None and (following[1:2] == "." or next_word[0].lower() not in _STARTERS)
    return False
