"""The statements in a claim's document (form 1), as a row and a page of it tell them.

Who, in which role, how, which words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import ngettext, pgettext

from newsclaims.core import numbers
from newsclaims.vocabulary.kinds import Directness, Stance, Voice

Document = dict[str, Any]

LINES = 3
QUOTATION_MARKS = "“”„«»\"'‘’"
ARTICLES = frozenset({"the", "a", "an"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
# As much alike as two ways to write one name: Zelenskyy and Zelenskiy, Sergei and Sergey.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Words:
    """The exact words of one span, and the attribution whose place in the article they lead to."""

    exact: str
    direct: bool
    article: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement and what it does to a claim, as its standing reports print it, or as its struck ones did.

    `name` is empty where nobody is named; what is printed (verb, hedge, role, words) is that of the first report.
    """

    id: str
    stance: Stance
    voice: Voice
    name: str
    speaker: str
    role: str
    through: tuple[str, ...]
    language: str
    cue: str
    hedge: str
    words: tuple[Words, ...]
    said: dict[str, str]
    published: str
    part: str
    outlet: str
    outlets: int
    document: Document
    reports: tuple[Document, ...]
    struck: bool

    @property
    def unnamed(self) -> bool:
        return self.voice == Voice.UNNAMED

    @property
    def own_voice(self) -> bool:
        return self.voice == Voice.OUTLET

    @property
    def nobody(self) -> bool:
        return self.voice == Voice.UNATTRIBUTED

    @property
    def manner(self) -> str:
        """Role and way, as far as they are known: “deputy foreign minister, through TASS”."""
        return ", ".join(filter(None, [self.role, self.way]))

    @property
    def way(self) -> str:
        """Through whom it came: “through TASS”; empty where it came straight."""
        if not self.through:
            return ""
        relays = self.through[0]
        for relay in self.through[1:]:
            relays = pgettext("relays", "{first} and {last}").format(first=relays, last=relay)
        return pgettext("statement", "through {relays}").format(relays=relays)


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in a claim's row, with what the heading has not said yet."""

    spoken: Spoken
    tells_speaker: bool
    verb: str


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines below a heading, and how many statements more the claim has."""

    shown: tuple[Line, ...]
    more: int

    @property
    def more_in_words(self) -> str:
        if not self.more:
            return ""
        return ngettext("{count} more statement", "{count} more statements", self.more).format(
            count=numbers.shown(self.more)
        )


def standing(claim: Document) -> list[Spoken]:
    """What is said to the claim, in the document's order, without what was struck."""
    return [_spoken(one, reports, struck=False) for one, reports in _reports(claim, struck=False)]


def struck(claim: Document) -> list[Spoken]:
    """What was shown to be said and was struck: one entry for each report."""
    return [_spoken(one, [report], struck=True) for one, reports in _reports(claim, struck=True) for report in reports]


def lines(claim: Document) -> Lines:
    """The statements that the heading rests on, three at the most; a denial stands beside the status instead."""
    heading = claim["heading"]
    everything = standing(claim)
    behind = [one for one in everything if one.stance.affirms] or everything
    alone = heading["shape"] == "bare" or len(heading["speakers"]) + heading["others"] > 1
    leading = [one for one in behind if heading["shape"] == "bare" or _carries(heading, one)]
    shown = tuple(_line(one, heading, alone) for one in leading[:LINES])
    denials = sum(1 for one in everything if one.stance == Stance.DENIES and one not in leading)
    return Lines(shown, len(everything) - len(shown) - denials)


def role_in(as_named: str, name: str) -> str:
    """What a report says of a speaker beyond the name: “a Ukrainian MP” of “Kira Rudik, a Ukrainian MP”."""
    printed, known = as_named.split(), name.split()
    count = len(known)
    if _plain_words(as_named) <= _plain_words(name) or as_named.casefold() in PRONOUNS:
        return ""
    if _is_name(printed[:count], known):
        return " ".join(printed[count:]).strip(" ,;")
    if _is_name(printed[-count:], known):
        return " ".join(printed[:-count]).strip(" ,;")
    return as_named


def _plain_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold().replace("’s", ""))) - ARTICLES


def _is_name(printed: list[str], known: list[str]) -> bool:
    if len(printed) != len(known):
        return False
    return all(
        SequenceMatcher(None, one.strip(",;").casefold(), other.casefold()).ratio() >= ALIKE
        for one, other in zip(printed, known, strict=True)
    )


def _reports(claim: Document, *, struck: bool) -> Iterable[tuple[Document, list[Document]]]:
    for statement in claim["statements"]:
        reports = [report for report in statement["reports"] if bool(report["struck"]) == struck]
        if reports:
            yield statement, reports


def _spoken(statement: Document, reports: list[Document], *, struck: bool) -> Spoken:
    first = reports[0]
    voice = Voice(statement["voice"])
    speaker = statement["speaker"] or {"id": "", "name": ""}
    return Spoken(
        id=statement["id"],
        stance=Stance(statement["stance"]),
        voice=voice,
        name=speaker["name"],
        speaker=speaker["id"],
        role=role_in(first["as_named"], speaker["name"]) if voice.has_actor else "",
        through=tuple(relay["name"] for relay in first["through"]),
        language=first.get("language", ""),
        cue=first["cue"],
        hedge=hedge_of(first),
        words=words_of(first),
        said=statement["said"],
        published=first["published"],
        part=first["part"],
        outlet=first["outlet"]["name"] if first["outlet"] else "",
        outlets=len({report["outlet"]["id"] for report in reports if report["outlet"]}),
        document=statement,
        reports=tuple(reports),
        struck=struck,
    )


def words_of(report: Document) -> tuple[Words, ...]:
    """The exact words of a report. Direct speech that stands in its own quotation marks gets no others."""
    article = report["article"]["id"] if report["article"] else ""
    return tuple(
        Words(
            exact=quote["exact"],
            direct=report["directness"] == Directness.DIRECT and quote["exact"][:1] not in QUOTATION_MARKS,
            article=article,
            attribution=report["attribution"],
        )
        for quote in report["quotes"]
    )


def hedge_of(report: Document) -> str:
    """The hedge as printed, where the exact words do not have it themselves."""
    exact = " ".join(quote["exact"] for quote in report["quotes"])
    return "" if report["hedge"].casefold() in exact.casefold() else report["hedge"]


def _carries(heading: Document, one: Spoken) -> bool:
    """Whether the heading speaks for this statement: its speaker is there, or among the others, or there is none."""
    if heading["shape"] == "unattributed":
        return one.nobody
    if heading["shape"] == "outlet":
        return one.own_voice
    return one.voice.has_actor


def _line(one: Spoken, heading: Document, alone: bool) -> Line:
    if alone:
        return Line(one, tells_speaker=True, verb=one.cue)
    verb = "" if one.cue.casefold() == heading["verb"].casefold() else one.cue
    return Line(one, tells_speaker=one.nobody, verb=verb)
