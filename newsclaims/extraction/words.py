"""A stretch of text as words, quotations and sentence ends. All offsets are code points, ends exclusive."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written with spaces between them."""
    return frozenset(words.split())


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[#@]?[^\W_]+(?:[.’'&/-]+[^\W_]+)*")
_QUOTATION_MARK = re.compile('["“”«»„]')
_CLOSES = re.compile(r"[\w.,!?…][\"”»](?!\w)")
_CLOSING_FOR = {"“": "”", "„": "“”", "«": "»", '"': '"', "”": "”"}
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+\s++(?=[\"“«„(\[]*[^\W_])")
_SHORTENED = re.compile(
    r"(?:^|[\W\d_])(?:[A-ZА-ЯІЇЄҐ]|Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Capt|Maj|Sgt|Rep|Sen|Gov|St|No|vs|г|ул|проф)\.\s+$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; `comma` tells that a comma or another mark stands between it and the word before."""

    text: str
    start: int
    end: int
    separated: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()


class Stretch:
    """A paragraph or so of a report, looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Word]:
        found: list[Word] = []
        previous_end = 0
        for match in _WORD.finditer(self.text):
            between = self.text[previous_end : match.start()]
            found.append(Word(match[0], match.start(), match.end(), bool(between.strip(" \t\n\u00a0."))))
            previous_end = match.end()
        return found

    @cached_property
    def quotations(self) -> list[Span]:
        """The quotations with their marks; one without its closing or opening mark reaches as far as it can."""
        found: list[Span] = []
        opened: re.Match[str] | None = None
        stray = self._stray_close()
        for mark in _QUOTATION_MARK.finditer(self.text):
            if mark.start() == stray:
                found.append((0, mark.end()))
            elif opened is None:
                opened = mark
            elif mark[0] in _CLOSING_FOR.get(opened[0], ""):
                found.append((opened.start(), mark.end()))
                opened = None
        if opened is not None:
            found.append((opened.start(), len(self.text)))
        return found

    def _stray_close(self) -> int | None:
        """Where the mark stands that closes a quotation begun in an earlier paragraph."""
        marks = list(_QUOTATION_MARK.finditer(self.text))
        first = marks[0].start() if len(marks) % 2 else None
        if first is None or not _CLOSES.match(self.text, first - 1):
            return None
        return first

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where sentences begin. A full stop within a quotation that goes on ends none."""
        starts = [0]
        for stop in _SENTENCE_END.finditer(self.text):
            quotation = self.quotation_at(stop.start())
            within = quotation is not None and quotation[1] >= stop.end()
            goes_on = self.text[stop.end()].islower() or _SHORTENED.search(
                self.text[max(0, stop.end() - 12) : stop.end()]
            )
            if not within and not goes_on:
                starts.append(stop.end())
        return starts

    def quotation_at(self, position: int) -> Span | None:
        index = bisect_right(self.quotations, position, key=lambda quotation: quotation[0]) - 1
        if index < 0 or self.quotations[index][1] <= position:
            return None
        return self.quotations[index]

    def sentence_at(self, position: int) -> int:
        """The number, from 0, of the sentence that `position` stands in."""
        return bisect_right(self.sentence_starts, position) - 1

    def words_between(self, start: int, end: int) -> list[Word]:
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[first:last]
