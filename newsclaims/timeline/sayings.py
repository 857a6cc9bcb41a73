"""What one actor or outlet said: its statements in order, each with the claims that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from newsclaims.vocabulary import dates, spoken
from newsclaims.vocabulary.spoken import Spoken

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SaidOfClaim:
    """What a statement does to one claim; the claim's document."""

    claim: Document
    said: Spoken


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement, with the claims that it is about; `day` is the last it may have been made, if any is known."""

    id: str
    day: date | None
    claims: tuple[SaidOfClaim, ...]

    @property
    def said(self) -> Spoken:
        """The statement as its first claim has it."""
        return self.claims[0].said


def sayings_of(speaker_id: str, claims: Iterable[Document]) -> list[Saying]:
    """The statements of a speaker in the documents of claims, what was said last first; those without a day at the
    end."""
    found: dict[str, list[SaidOfClaim]] = {}
    for claim in claims:
        for said in spoken.standing(claim):
            if said.speaker == speaker_id:
                found.setdefault(said.id, []).append(SaidOfClaim(claim, said))
    sayings = [Saying(public_id, _day(of_it[0].said), tuple(of_it)) for public_id, of_it in found.items()]
    return sorted(sayings, key=lambda saying: (saying.day or date.min, saying.id), reverse=True)


def first_and_last(sayings: list[Saying]) -> tuple[Saying, Saying] | None:
    """The statements that were said first and last, of those whose day is recorded; None where there is none."""
    dated = [saying for saying in sayings if saying.said.said["edtf"]]
    return (dated[-1], dated[0]) if dated else None


def _day(said: Spoken) -> date | None:
    """When it was said, or else printed."""
    if said.said["edtf"]:
        return dates.parse(said.said["edtf"]).upper
    return timezone.localdate(datetime.fromisoformat(said.published)) if said.published else None
