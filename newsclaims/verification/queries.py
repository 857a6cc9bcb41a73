from dataclasses import dataclass

from django.db.models import QuerySet

from newsclaims.claims.models import Claim
from newsclaims.core.errors import Missing
from newsclaims.sources import roots
from newsclaims.verification.models import Assessment, Evidence, SecondReading, Standing
from newsclaims.vocabulary.kinds import EvidenceStance


@dataclass(frozen=True, slots=True)
class Weight:
    """How many pieces of one stance there are, and how many independent roots they go back to."""

    stance: EvidenceStance
    reports: int
    independent: int


def get_standing(claim: Claim) -> Standing:
    """The claim's standing with the assessment behind it. One query."""
    return Standing.objects.select_related("assessment__editor").get(claim=claim)


def evidence(claim: Claim) -> QuerySet[Evidence]:
    """The evidence of a claim that no newer piece supersedes, with its sources, in the order it was linked.

    One query.
    """
    return (
        Evidence.objects.filter(claim=claim, superseded_by=None)
        .select_related("source__publisher", "source__article__outlet", "editor")
        .order_by("recorded_at", "pk")
    )


def get_evidence(claim: Claim, public_id: str) -> Evidence:
    """A piece of evidence of this claim. Raises Missing. One query."""
    piece = Evidence.objects.select_related("source", "claim").filter(claim=claim, public_id=public_id).first()
    if piece is None:
        raise Missing("This claim has no such evidence.")
    return piece


def newest_of(piece: Evidence) -> Evidence:
    """The piece that stands for `piece` now: itself, or the last that superseded it. One query a step."""
    successor = Evidence.objects.select_related("source", "claim", "editor").filter(supersedes=piece).first()
    return newest_of(successor) if successor else piece


def assessments(claim: Claim) -> QuerySet[Assessment]:
    """The judgements of a claim in order, with who made them. One query."""
    return Assessment.objects.filter(claim=claim).select_related("editor").order_by("seq")


def get_assessment(claim: Claim, public_id: str) -> Assessment:
    """A judgement of this claim. Raises Missing. One query."""
    assessment = assessments(claim).filter(public_id=public_id).first()
    if assessment is None:
        raise Missing("This claim has no such assessment.")
    return assessment


def second_readings(claim: Claim) -> QuerySet[SecondReading]:
    """The second readings of all judgements of a claim, in order of time. One query."""
    readings = SecondReading.objects.filter(assessment__claim=claim).select_related("assessment", "editor")
    return readings.order_by("recorded_at", "pk")


def weigh(pieces: list[Evidence]) -> list[Weight]:
    """The pieces counted by stance, with their independent roots. One query."""
    roots_by_source = roots.roots_of(piece.source_id for piece in pieces)
    sources_by_stance = {
        stance: [piece.source_id for piece in pieces if piece.stance == stance] for stance in EvidenceStance
    }
    return [
        Weight(stance, len(sources), roots.count_independent(sources, roots_by_source))
        for stance, sources in sources_by_stance.items()
    ]
