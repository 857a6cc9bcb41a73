"""Where a claim stands (status) and where the work on it stands (stage): two words, never one."""

from typing import NamedTuple

from django.db.models import TextChoices


class Explanation(NamedTuple):
    """What a status means to readers, what it needs from an editor, and an example for the glossary."""

    meaning: str
    needs: str
    example: str


class Status(TextChoices):
    """What an assessment says. The labels are the readers' words."""

    UNREVIEWED = "unreviewed", "Not checked yet"
    UNVERIFIED = "unverified", "Not established"
    SUPPORTED = "supported", "Supported"
    CONFIRMED = "confirmed", "Confirmed"
    DISPUTED = "disputed", "Disputed"
    MISLEADING = "misleading", "Misleading"
    REFUTED = "refuted", "Refuted"
    PENDING = "pending", "Cannot be known yet"
    UNVERIFIABLE = "unverifiable", "Cannot be established"
    NOT_CHECKABLE = "not_checkable", "Not a matter of fact"

    @property
    def definitive(self) -> bool:
        """Definitive statuses need fitting evidence and an agreeing second reading before they are published."""
        return self in DEFINITIVE

    @property
    def stands_alone(self) -> bool:
        """Whether the wording may stand without its speaker (rule 11)."""
        return self in (Status.SUPPORTED, Status.CONFIRMED)

    @property
    def meaning(self) -> str:
        return EXPLANATIONS[self].meaning

    @property
    def needs(self) -> str:
        return EXPLANATIONS[self].needs

    @property
    def example(self) -> str:
        return EXPLANATIONS[self].example


DEFINITIVE = frozenset({Status.SUPPORTED, Status.CONFIRMED, Status.MISLEADING, Status.REFUTED})

EXPLANATIONS: dict[Status, Explanation] = {
    Status.UNREVIEWED: Explanation(
        "Nobody at the desk has looked at it yet.",
        "nothing",
        "A figure from a report that came in an hour ago.",
    ),
    Status.UNVERIFIED: Explanation(
        "We looked, and there is not enough evidence either way.",
        "not enough either way",
        "One member of parliament gives a figure that nobody else gives.",
    ),
    Status.SUPPORTED: Explanation(
        "There is some independent evidence for it.",
        "evidence for",
        "Verified images show at least as many damaged aircraft as the claim says.",
    ),
    Status.CONFIRMED: Explanation(
        "Two independent sources bear it out, from opposing sides or one outside them, "
        "or a record that the event itself made.",
        "two roots, or a primary record",
        "Both delegations announce the same exchange.",
    ),
    Status.DISPUTED: Explanation(
        "There is credible evidence on both sides. A bare denial does not make a claim disputed.",
        "evidence on both sides",
        "Two security services give figures that cannot both be right, each with records.",
    ),
    Status.MISLEADING: Explanation(
        "True in words, false in effect.",
        "any evidence",
        "A true count of losses, given as the count of a single day.",
    ),
    Status.REFUTED: Explanation(
        "There is evidence against it. A floor never refutes a higher figure: 12 seen does not refute 40.",
        "evidence against",
        "A meeting is said to have been cancelled, and its record shows that it was held.",
    ),
    Status.PENDING: Explanation(
        "A forecast, or something whose time has not come. It has a day to look again.",
        "a day to look again",
        "Damaged aircraft will be restored.",
    ),
    Status.UNVERIFIABLE: Explanation(
        "No evidence can be had.",
        "none can be had",
        "What two people said to each other alone, when neither will tell.",
    ),
    Status.NOT_CHECKABLE: Explanation(
        "An opinion, which no evidence can settle.",
        "opinions only",
        "The operation was brilliant.",
    ),
}


class Stage(TextChoices):
    """Where the work on a claim stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"
