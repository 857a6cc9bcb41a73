"""The rival versions of one question: who gives which answer, when, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from newsclaims.vocabulary import dates, quantities, spoken
from newsclaims.vocabulary.kinds import EvidenceStance, Stance, Visibility
from newsclaims.vocabulary.quantities import Quantity
from newsclaims.vocabulary.spoken import Spoken
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]


class Fit(Enum):
    """How the unit of a figure stands to the one measure that its question names."""

    MEASURE = "measure"
    WIDER = "wider"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim as one speaker made it in one statement. `revised`: the same speaker has said otherwise since.

    `earlier` is the date of what it revises, where that gave no answer to the question.
    """

    claim: Document
    said: Spoken
    quantity: Quantity | None
    fit: Fit
    day: date
    revised: bool = False
    earlier: Document | None = None

    @property
    def status(self) -> Status:
        return Status(self.claim["status"])

    @property
    def took_back(self) -> bool:
        return self.said.stance == Stance.RETRACTS

    @property
    def repeats(self) -> bool:
        return self.said.stance == Stance.REPEATS

    @property
    def in_another_unit(self) -> bool:
        return self.fit == Fit.OTHER

    @property
    def best_evidence(self) -> Document | None:
        """The piece for the claim whose source and item are graded highest; None where readers see none for it."""
        pieces = [piece for piece in self.claim["evidence"] if piece["stance"] == EvidenceStance.SUPPORTS]
        return min(pieces, key=_grades, default=None)

    @property
    def weighed_for(self) -> Document:
        """How many sources speak for the claim, and how many of them are independent."""
        weight: Document = self.claim["weights"][EvidenceStance.SUPPORTS]
        return weight

    @property
    def weighed_against(self) -> Document:
        weight: Document = self.claim["weights"][EvidenceStance.REFUTES]
        return weight


@dataclass(frozen=True, slots=True)
class Rival:
    """A speaker with all answers, in the order in which they were given."""

    said: Spoken
    answers: tuple[Answer, ...]


def rivals(claims: Iterable[Document], unit: str) -> list[Rival]:
    """Who answers a question that counts in `unit`, by when each of them first did so.

    Nobody named is somebody else in every outlet.
    """
    answers_by_speaker: dict[str, list[Answer]] = {}
    for claim in claims:
        for said in spoken.standing(claim):
            if said.stance.affirms or said.stance == Stance.RETRACTS:
                answers_by_speaker.setdefault(_speaker(said), []).append(_answer(claim, said, unit))
    found = [_rival(sorted(answers, key=_when)) for answers in answers_by_speaker.values()]
    return sorted(found, key=lambda rival: _when(rival.answers[0]))


def fit_of(quantity: Quantity | None, unit: str) -> Fit:
    """Whether a figure answers in `unit`: as it is, in a unit that says more or is not recorded, or in another."""
    if quantity is None or quantity.state != "value":
        return Fit.MEASURE
    told, asked = _plain(quantity.currency or quantity.unit), _plain(unit)
    if told == asked:
        return Fit.MEASURE
    if not asked:
        return Fit.OTHER
    return Fit.WIDER if not told or told.startswith(f"{asked} ") else Fit.OTHER


def _speaker(said: Spoken) -> str:
    return said.speaker or f"nobody in {said.outlet}"


def _answer(claim: Document, said: Spoken, unit: str) -> Answer:
    quantity = quantities.from_document(claim["quantity"]) if claim["quantity"] else None
    return Answer(claim, said, quantity, fit_of(quantity, unit), _day(said))


def _day(said: Spoken) -> date:
    """The last day on which it may have been said: not after the report, whatever else is uncertain."""
    latest = dates.parse(said.said["edtf"]).upper if said.said["edtf"] else date.max
    return min(latest, date.fromisoformat(said.published[:10])) if said.published else latest


def _when(answer: Answer) -> tuple[date, str, str]:
    return answer.day, answer.said.id, answer.claim["id"]


def _rival(answers: Sequence[Answer]) -> Rival:
    said_on = [answer.said.said for answer in answers]
    marked = [
        replace(
            answer,
            revised=_is_revised(answer, answers),
            earlier=answer.said.document["revises"] if answer.said.document["revises"] not in said_on else None,
        )
        for answer in answers
    ]
    return Rival(answers[-1].said, tuple(marked))


def _is_revised(answer: Answer, answers: Sequence[Answer]) -> bool:
    if answer.took_back:
        return False
    for other in answers:
        if other.took_back and other.claim["id"] == answer.claim["id"]:
            return True
        if other.said.id != answer.said.id and other.said.document["revises"] == answer.said.said:
            return True
    return False


def _grades(piece: Document) -> tuple[bool, bool, str, int]:
    return not piece["primary"], piece["visibility"] != Visibility.PUBLIC, piece["reliability"], piece["credibility"]


def _plain(unit: str) -> str:
    """A unit without capitals and without the “s” that tells hours from an hour."""
    return unit.casefold().removesuffix("s")
