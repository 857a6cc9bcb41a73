"""The Admiralty grades of a source and of an item (NATO AJP-2.1), and an assessor's confidence.

Never merged into one.
"""

from django.db.models import IntegerChoices, TextChoices


class Reliability(TextChoices):
    """How reliable the source is; judged for each use."""

    A = "A", "completely reliable"
    B = "B", "usually reliable"
    C = "C", "fairly reliable"
    D = "D", "not usually reliable"
    E = "E", "unreliable"
    F = "F", "reliability cannot be judged"

    @property
    def explanation(self) -> str:
        return {
            Reliability.A: "No doubt about it; a history of complete reliability.",
            Reliability.B: "Minor doubts; mostly right in the past.",
            Reliability.C: "Doubts, but it has been right before.",
            Reliability.D: "Serious doubts; right only now and then.",
            Reliability.E: "Known to be wrong or to mislead.",
            Reliability.F: "Nothing to go by: new, unnamed or never tested.",
        }[self]


class Credibility(IntegerChoices):
    """How credible the item is, whoever brings it."""

    CONFIRMED = 1, "confirmed by others"
    PROBABLE = 2, "probably true"
    POSSIBLE = 3, "possibly true"
    DOUBTFUL = 4, "doubtful"
    IMPROBABLE = 5, "improbable"
    UNJUDGED = 6, "truth cannot be judged"

    @property
    def explanation(self) -> str:
        return {
            Credibility.CONFIRMED: "Other independent sources say the same; it fits what is known.",
            Credibility.PROBABLE: "Not confirmed, but it fits other items.",
            Credibility.POSSIBLE: "Reasonable in itself; fits some of what is known.",
            Credibility.DOUBTFUL: "Possible, but nothing else speaks for it.",
            Credibility.IMPROBABLE: "Contradicted by other items.",
            Credibility.UNJUDGED: "No basis to judge it by.",
        }[self]


class Confidence(TextChoices):
    HIGH = "high", "high"
    MODERATE = "moderate", "moderate"
    LOW = "low", "low"
