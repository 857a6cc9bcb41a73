"""Selectors: how an attribution points at the exact words of a snapshot."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from newsclaims.core.errors import Refused

CONTEXT_LENGTH = 32
# Shorter words occur by chance: alone, without anything of their old neighbourhood, they are not the passage.
TELLING_LENGTH = 24
TELLING_AGREEMENT = 4

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class UnusableSpan(Refused, ValueError):
    """The place that was named is not a passage of the text; `sentence` says why."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage of a snapshot: `exact` is `text[start:end]`, in code points; `prefix` and `suffix` stand beside it."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def to_document(self) -> dict[str, str | int]:
        """The selector as newsclaims-jsonl writes it: an empty prefix or suffix is left out."""
        fields: dict[str, str | int] = {
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        return {name: value for name, value in fields.items() if value} | {
            "start": self.start,
            "end": self.end,
        }

    @classmethod
    def from_document(cls, document: Mapping[str, object]) -> Self:
        """The selector that `to_document` wrote; raises UnusableSpan, naming the field, when it is none."""
        exact, start, end = (
            _words(document, "exact"),
            _offset(document, "start"),
            _offset(document, "end"),
        )
        if not exact:
            raise UnusableSpan("exact is empty.")
        if end - start != len(exact):
            raise UnusableSpan("end minus start is not the length of exact.")
        return cls(exact, _words(document, "prefix"), _words(document, "suffix"), start, end)

    def fits(self, text: str) -> bool:
        """Whether the passage and its neighbourhood stand in `text` where the selector says."""
        before, after = text[: self.start], text[self.end :]
        same_words = text[self.start : self.end] == self.exact
        return same_words and before.endswith(self.prefix) and after.startswith(self.suffix)


def _words(document: Mapping[str, object], name: str) -> str:
    value = document.get(name, "")
    if not isinstance(value, str):
        raise UnusableSpan(f"{name} is not text.")
    return value


def _offset(document: Mapping[str, object], name: str) -> int:
    value = document.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UnusableSpan(f"{name} is not a number of characters.")
    return value


def normalise(text: str) -> str:
    """The text a snapshot stores. Doing it twice changes nothing more.

    - Line ends (CR LF, CR, vertical tab, form feed, next line, line separator) become LF; a paragraph separator
      becomes a blank line.
    - Byte order marks and control characters go, the tab apart; half a surrogate pair becomes U+FFFD: neither can be
      stored. Joiners, direction marks and soft hyphens stay, for they belong to the words of some scripts.
    - The rest is composed (NFC).
    - White space at the end of a line goes, and so do blank lines before the first line and after the last.
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\u2029", "\n\n")
    text = _LONE_SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def select(text: str, start: int, end: int) -> Selector:
    """The selector of `text[start:end]` without the white space at its edges.

    Raises UnusableSpan when the place lies outside the text or holds nothing but white space.
    """
    if not 0 <= start <= end <= len(text):
        raise UnusableSpan("The selected place lies outside the text.")
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    end = start + len(passage.strip())
    if start >= end:
        raise UnusableSpan("Select some words first.")
    return Selector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=text[end : end + CONTEXT_LENGTH],
        start=start,
        end=end,
    )


def code_points(text: str, utf16_offset: int) -> int:
    """The offset in code points for one that a browser counted in UTF-16 units.

    Raises UnusableSpan when it lies outside the text or between the two halves of one character.
    """
    pairs_before = 0
    for pair in _ASTRAL.finditer(text):
        unit = pair.start() + pairs_before
        if unit >= utf16_offset:
            break
        if unit + 1 == utf16_offset:
            raise UnusableSpan("The selected place lies within a character.")
        pairs_before += 1
    offset = utf16_offset - pairs_before
    if not 0 <= offset <= len(text):
        raise UnusableSpan("The selected place lies outside the text.")
    return offset


def utf16_units(text: str, code_point_offset: int) -> int:
    """The offset in UTF-16 units, as browsers count, for one in code points; raises UnusableSpan outside the text."""
    if not 0 <= code_point_offset <= len(text):
        raise UnusableSpan("The selected place lies outside the text.")
    return code_point_offset + sum(1 for _ in _ASTRAL.finditer(text, 0, code_point_offset))


def locate(text: str, exact: str, prefix: str = "", suffix: str = "", near: int | None = None) -> Selector | None:
    """The passage of `text` that reads `exact`, whatever white space is between its words.

    Of several places the one whose neighbourhood agrees longest with `prefix` and `suffix` is taken, then the one
    that starts nearest to `near`. None when the words are gone, when a few words stand in another neighbourhood
    entirely, or when nothing tells two places apart.
    """
    places = _occurrences(text, exact)
    if not places:
        return None
    agreements = [_agreement(text, place, prefix, suffix) for place in places]
    most = max(agreements)
    if most < min(TELLING_AGREEMENT, len(prefix) + len(suffix)) and len(exact.strip()) < TELLING_LENGTH:
        return None
    best = [place for place, agreement in zip(places, agreements, strict=True) if agreement == most]
    if len(best) > 1 and near is None:
        return None
    start, end = best[0] if near is None else min(best, key=lambda place: abs(place[0] - near))
    return select(text, start, end)


def count_occurrences(text: str, exact: str) -> int:
    """How often `exact` stands in `text`, overlapping places included, whatever white space is between its words."""
    return len(_occurrences(text, exact))


def places(text: str, exact: str) -> list[Selector]:
    """Every place where `exact` stands in `text`, as `count_occurrences` counts them, in order."""
    return [select(text, start, end) for start, end in _occurrences(text, exact)]


def _occurrences(text: str, exact: str) -> list[tuple[int, int]]:
    words = unicodedata.normalize("NFC", exact).split()
    if not words:
        return []
    pattern = re.compile(r"(?=(" + r"\s+".join(map(re.escape, words)) + "))")
    return [match.span(1) for match in pattern.finditer(text)]


def _agreement(text: str, place: tuple[int, int], prefix: str, suffix: str) -> int:
    start, end = place
    before = text[max(0, start - len(prefix)) : start]
    after = text[end : end + len(suffix)]
    return _common_length(before[::-1], prefix[::-1]) + _common_length(after, suffix)


def _common_length(one: str, other: str) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
