"""Who is reported to have said the selected words: a proposal for an editor, never a record."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsclaims.extraction.hedges import hedge_near
from newsclaims.extraction.names import KnownName, known_names, last_person_before, proper_name, speaker_among
from newsclaims.extraction.reports import Report, reports
from newsclaims.extraction.words import Span, Stretch, listed

Directness = Literal["direct", "indirect", "mixed"]

_PRONOUNS = listed("he she they it who we i")
_PERSONAL_PRONOUNS = listed("he she")
_QUOTATION_MARKS = '"“”«»„'
# A sentence further away is a worse guess than any place in the same sentence.
_SENTENCE = 100
_FAR = 30
# How many characters before and after the passage are looked at.
_REACH = 4000


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the text around a passage suggests; spans are offsets in the text that was given.

    `as_named` is the whole phrase as printed ("Ukrainian MP Kira Rudik"), `name` the proper name in it, if there is
    one, and `speaker_key` the key of the known name it matches; behind a pronoun stand the name and the key of whom it
    refers to, as far as the text tells. A passage that nobody is reported to have said has neither speaker nor cue.
    """

    speaker_key: str | None
    as_named: str | None
    name: str | None
    cue: str | None
    hedge: str | None
    directness: Directness
    source_span: Span | None = None
    cue_span: Span | None = None


def nearest_speaker(text: str, start: int, end: int, names: Mapping[str, str]) -> Proposal:
    """Who says `text[start:end]`, with which cue and hedge, as the text around it (a paragraph) prints them.

    `names` maps the names of known actors to their keys; a surname alone finds its bearer.
    """
    start, end = _trimmed(text, start, end)
    offset = max(0, start - _REACH)
    stretch = Stretch(text[offset : end + _REACH])
    found = reports(stretch)
    report = _nearest(stretch, found, start - offset, end - offset)
    hedge = hedge_near(text, start, end)
    directness = _directness(stretch, start - offset, end - offset)
    if report is None:
        return Proposal(None, None, None, None, hedge, directness)
    key, name = _speaker(stretch, report, found, known_names(names))
    return Proposal(
        speaker_key=key,
        as_named=stretch.text[slice(*report.source)] if report.source else None,
        name=name,
        cue=stretch.text[slice(*report.cue)].lower(),
        hedge=hedge,
        directness=directness,
        source_span=_shifted(report.source, offset) if report.source else None,
        cue_span=_shifted(report.cue, offset),
    )


def _shifted(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset


def _trimmed(text: str, start: int, end: int) -> Span:
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    return start, start + len(passage.strip())


def _directness(stretch: Stretch, start: int, end: int) -> Directness:
    quotation = stretch.quotation_at(start)
    if quotation is not None and end <= quotation[1] + 1:
        return "direct"
    quoted = any(first < end and last > start for first, last in stretch.quotations)
    return "mixed" if quoted else "indirect"


def _nearest(stretch: Stretch, found: Sequence[Report], start: int, end: int) -> Report | None:
    quotation = stretch.quotation_at(start) or stretch.quotation_at(max(start, end - 1))
    outside = [report for report in found if stretch.quotation_at(report.cue[0]) is None]
    if quotation is not None:
        start, end = min(start, quotation[0]), max(end, quotation[1])
    costs = [(_cost(stretch, report, start, end, quotation is not None), -report.cue[0], report) for report in outside]
    near = [(cost, order, report) for cost, order, report in costs if cost is not None]
    if near:
        return min(near, key=lambda candidate: candidate[:2])[2]
    return next((report for report in outside if report.source and start <= report.start and report.end <= end), None)


def _cost(stretch: Stretch, report: Report, start: int, end: int, quoted: bool) -> int | None:
    """How far the report is from the passage, in words and penalties; None when it cannot be the passage's."""
    if report.end <= start or (report.cue[1] <= start and not report.inverted):
        return _cost_before(stretch, report, start, quoted)
    if report.start >= end:
        return _cost_after(stretch, report, end, quoted)
    return None


def _cost_before(stretch: Stretch, report: Report, start: int, quoted: bool) -> int | None:
    sentences = stretch.sentence_at(start) - stretch.sentence_at(report.cue[0])
    if sentences:
        return _SENTENCE * sentences if quoted else None
    gap = stretch.words_between(report.end, start)
    cost = len(gap)
    if report.verb is not None and report.verb.weak and len(gap) > 3 and gap[-1].lower != "that":
        cost += _FAR
    trailing = report.inverted and report.verb is not None and not stretch.text[slice(*report.cue)].endswith("by")
    return cost + _FAR if trailing or report.source is None else cost


def _cost_after(stretch: Stretch, report: Report, end: int, quoted: bool) -> int | None:
    between = stretch.text[end : report.start]
    gap = stretch.words_between(end, report.start)
    same_sentence = stretch.sentence_at(max(end - 1, 0)) == stretch.sentence_at(report.start)
    if not same_sentence:
        return _SENTENCE + 1 if quoted and not gap and _is_closed(stretch, report) else None
    if report.verb is None:
        return len(gap)
    closing = stretch.text[:end].rstrip()[-1:] + between.strip()
    separated = bool(re.search(r"[,”\"’»—–?!]\s*$", closing))
    if not separated or report.source is None or (gap and quoted):
        return None
    return len(gap) + (0 if _is_closed(stretch, report) else 4 if quoted else _FAR)


def _is_closed(stretch: Stretch, report: Report) -> bool:
    """Whether no clause of its own follows the report, so that it belongs to the words before it."""
    following = stretch.text[report.end : report.end + 40].lstrip()
    return following[:1] in ("", ".", ",", ";") or bool(
        re.match(r"(?:on|in|at|to|during|reporters|after|about)\b", following)
    )


def _speaker(
    stretch: Stretch, report: Report, found: Sequence[Report], known: Sequence[KnownName]
) -> tuple[str | None, str | None]:
    """The key and the proper name of the report's speaker, as far as the text tells."""
    if report.source is None:
        return None, None
    named = report if _pronoun(stretch, report) is None else _antecedent(stretch, report, found)
    if named is not None and named.source is not None:
        words = stretch.words_between(*named.source)
        match = speaker_among(words, known)
        return (match[0], " ".join(word.text for word in match[1])) if match else (None, proper_name(words))
    if _pronoun(stretch, report) in _PERSONAL_PRONOUNS:
        return last_person_before(stretch, report.start, known), None
    return None, None


def _pronoun(stretch: Stretch, report: Report) -> str | None:
    source = stretch.text[slice(*report.source)].lower() if report.source else ""
    return source if source in _PRONOUNS else None


def _antecedent(stretch: Stretch, report: Report, found: Sequence[Report]) -> Report | None:
    """The last report before it whose speaker is named by more than a pronoun."""
    named = (other for other in reversed(found) if other.source and other.end <= report.start)
    return next((other for other in named if _pronoun(stretch, other) is None), None)
