"""How the reports of a claim word it, one after the other: what a later one changed of the words before it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsclaims.core.comparing import Piece, compared
from newsclaims.vocabulary import spoken

Document = dict[str, Any]

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one report. What is `changed` in its pieces stands otherwise in the report before it, or not there.

    `dropped_hedge`: the hedge that the report before it printed and this one does not. `drifted`: the numbers that
    stood there before and those that stand here, where both have some and they differ.
    """

    outlet: str
    article: str
    attribution: str
    published: str
    language: str
    verb: str
    hedge: str
    pieces: tuple[Piece, ...]
    dropped_hedge: str
    drifted: tuple[str, str] | None


def wordings(claim: Document) -> list[Wording]:
    """Each report that prints the claim as said, by the time of its publication; none where there is but one."""
    reports = sorted(_reports(claim), key=lambda report: (report["published"] == "", report["published"]))
    if len(reports) < 2:
        return []
    return [_wording(report, before) for before, report in zip([None, *reports], reports, strict=False)]


def _reports(claim: Document) -> Iterator[Document]:
    for said in spoken.standing(claim):
        if said.stance.affirms:
            yield from (report for report in said.reports if report["quotes"] and report["outlet"])


def _wording(report: Document, before: Document | None) -> Wording:
    text = _text(report)
    return Wording(
        outlet=report["outlet"]["name"],
        article=report["article"]["id"],
        attribution=report["attribution"],
        published=report["published"],
        language=report.get("language", ""),
        verb=report["cue"],
        hedge=spoken.hedge_of(report),
        pieces=tuple(compared(_text(before), text, _bare)[1]) if before else (Piece(text, False),),
        dropped_hedge=_dropped_hedge(before, report) if before else "",
        drifted=_drifted(_text(before), text) if before else None,
    )


def _bare(word: str) -> str:
    """A word without its capitals and stops: where it stands in the sentence changes those."""
    return word.strip(' ,.;:“”"').casefold()


def _text(report: Document) -> str:
    return " … ".join(quote["exact"] for quote in report["quotes"])


def _dropped_hedge(before: Document, report: Document) -> str:
    hedge = str(before["hedge"])
    printed = f"{report['hedge']} {report['cue']} {_text(report)}"
    return hedge if hedge and not report["hedge"] and hedge.casefold() not in printed.casefold() else ""


def _drifted(before: str, after: str) -> tuple[str, str] | None:
    old, new = _NUMBER.findall(before), _NUMBER.findall(after)
    if not old or not new or _plain(old) == _plain(new):
        return None
    return ", ".join(old), ", ".join(new)


def _plain(numbers: Iterable[str]) -> list[str]:
    return sorted(re.sub(r"[.,]", "", number) for number in numbers)
