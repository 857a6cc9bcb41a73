"""What readers see of an article: the passages that published claims quote, put together from the claims' documents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsclaims.timeline.marking import Mark, Piece, cut
from newsclaims.vocabulary import spoken
from newsclaims.vocabulary.kinds import Part
from newsclaims.vocabulary.spoken import Spoken

Document = dict[str, Any]

_LINE = re.compile(r"[^\n]*\S")


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim beside the words that carry it. `place` counts within the passage, `number` through the page."""

    number: int
    place: int
    attribution: str
    claim: Document
    said: Spoken
    tells_speaker: bool
    this_report: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences with their marks; `gap` is how many sentences before them are not shown."""

    gap: int
    part: Part
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown of one snapshot; `rest` is how many sentences after the last passage are not."""

    captured: str
    sha256: str
    passages: tuple[Passage, ...]
    rest: int


@dataclass(slots=True)
class _Stretch:
    start: int
    text: str
    first_sentence: int
    last_sentence: int
    paragraph: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Reported:
    """One report of a claim in this article."""

    claim: Document
    said: Spoken
    report: Document

    @property
    def start(self) -> int:
        return min(int(quote["start"]) for quote in self.report["quotes"])


def excerpts(article: Document, claims: Iterable[Document]) -> list[Text]:
    """The texts of the snapshots that claims quote, oldest first; whole where the document has the text.

    Numbers run through all of them without a gap, in the order of the words.
    """
    reported = list(_reported(article["id"], claims))
    texts: list[Text] = []
    number = 0
    for snapshot in article["snapshots"]:
        here = [one for one in reported if one.report["snapshot"] == snapshot["id"]]
        if here or "text" in snapshot:
            numbered = sorted(here, key=lambda one: (one.start, one.report["attribution"]))
            texts.append(_text(snapshot, list(enumerate(numbered, number + 1))))
            number += len(here)
    return texts


def _reported(article_id: str, claims: Iterable[Document]) -> Iterator[_Reported]:
    for claim in claims:
        for said in spoken.standing(claim):
            for report in said.reports:
                if report["article"] and report["article"]["id"] == article_id and report["quotes"]:
                    yield _Reported(claim, said, report)


def _text(snapshot: Document, numbered: list[tuple[int, _Reported]]) -> Text:
    whole = "text" in snapshot
    stretches = _paragraphs(snapshot["text"]) if whole else _merged(one.report for _, one in numbered)
    shown: list[Passage] = []
    last = 0
    for stretch in stretches:
        shown.append(_passage(stretch, 0 if whole else stretch.first_sentence - last - 1, numbered))
        last = stretch.last_sentence
    rest = 0 if whole else snapshot["sentences"] - last
    return Text(snapshot["captured"], snapshot["sha256"], tuple(shown), rest)


def _paragraphs(text: str) -> list[_Stretch]:
    return [_Stretch(line.start(), line.group(), 0, 0, 0) for line in _LINE.finditer(text)]


def _merged(reports: Iterable[Document]) -> list[_Stretch]:
    """The passages of all reports in order; those that overlap or follow one another in a paragraph become one."""
    merged: list[_Stretch] = []
    passages = [passage for report in reports for passage in report["passages"]]
    for passage in sorted(passages, key=lambda passage: (passage["start"], passage["end"])):
        first, last = passage["sentences"]
        stretch = _Stretch(passage["start"], passage["text"], first, last, passage["paragraph"])
        if merged and _continues(merged[-1], stretch):
            _append(merged[-1], stretch)
        else:
            merged.append(stretch)
    return merged


def _continues(before: _Stretch, after: _Stretch) -> bool:
    same_paragraph = before.paragraph == after.paragraph
    return after.start < before.end or (same_paragraph and after.first_sentence <= before.last_sentence + 1)


def _append(before: _Stretch, after: _Stretch) -> None:
    # Between two sentences of a paragraph nothing stands but white space, which the passages do not hold.
    before.text = before.text.ljust(after.start - before.start) + after.text[max(before.end - after.start, 0) :]
    before.last_sentence = max(before.last_sentence, after.last_sentence)


def _passage(stretch: _Stretch, gap: int, numbered: list[tuple[int, _Reported]]) -> Passage:
    beginning = [(number, one) for number, one in numbered if stretch.start <= one.start < stretch.end]
    place_by_number = {number: place for place, (number, _) in enumerate(beginning, 1)}
    marks = [
        Mark(number, place_by_number.get(number, 0), one.report["attribution"], start, end, start == one.start)
        for number, one in numbered
        for start, end in ((quote["start"], quote["end"]) for quote in one.report["quotes"])
    ]
    return Passage(
        gap=max(gap, 0),
        part=Part(beginning[0][1].report["part"]) if beginning else Part.BODY,
        pieces=tuple(cut(stretch.text, stretch.start, marks)),
        entries=tuple(_entry(number, place_by_number[number], one) for number, one in beginning),
    )


def _entry(number: int, place: int, one: _Reported) -> Entry:
    in_heading = {speaker["id"] for speaker in one.claim["heading"]["speakers"]}
    return Entry(
        number=number,
        place=place,
        attribution=one.report["attribution"],
        claim=one.claim,
        said=one.said,
        tells_speaker=one.said.speaker not in in_heading and not one.said.nobody,
        this_report=one.said.own_voice and in_heading == {one.said.speaker},
    )
