"""The Admiralty grades of a source and of an item (NATO AJP-2.1), and an assessor's confidence.

Never merged into one.
"""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext, pgettext_lazy


class Reliability(TextChoices):
    """How reliable the source is; judged for each use."""

    A = "A", pgettext_lazy("reliability of a source", "completely reliable")
    B = "B", pgettext_lazy("reliability of a source", "usually reliable")
    C = "C", pgettext_lazy("reliability of a source", "fairly reliable")
    D = "D", pgettext_lazy("reliability of a source", "not usually reliable")
    E = "E", pgettext_lazy("reliability of a source", "unreliable")
    F = "F", pgettext_lazy("reliability of a source", "reliability cannot be judged")

    @property
    def explanation(self) -> str:
        return {
            Reliability.A: gettext("No doubt about it; a history of complete reliability."),
            Reliability.B: gettext("Minor doubts; mostly right in the past."),
            Reliability.C: gettext("Doubts, but it has been right before."),
            Reliability.D: gettext("Serious doubts; right only now and then."),
            Reliability.E: gettext("Known to be wrong or to mislead."),
            Reliability.F: gettext("Nothing to go by: new, unnamed or never tested."),
        }[self]


class Credibility(IntegerChoices):
    """How credible the item is, whoever brings it."""

    CONFIRMED = 1, pgettext_lazy("credibility of an item", "confirmed by others")
    PROBABLE = 2, pgettext_lazy("credibility of an item", "probably true")
    POSSIBLE = 3, pgettext_lazy("credibility of an item", "possibly true")
    DOUBTFUL = 4, pgettext_lazy("credibility of an item", "doubtful")
    IMPROBABLE = 5, pgettext_lazy("credibility of an item", "improbable")
    UNJUDGED = 6, pgettext_lazy("credibility of an item", "truth cannot be judged")

    @property
    def explanation(self) -> str:
        return {
            Credibility.CONFIRMED: gettext("Other independent sources say the same; it fits what is known."),
            Credibility.PROBABLE: gettext("Not confirmed, but it fits other items."),
            Credibility.POSSIBLE: gettext("Reasonable in itself; fits some of what is known."),
            Credibility.DOUBTFUL: gettext("Possible, but nothing else speaks for it."),
            Credibility.IMPROBABLE: gettext("Contradicted by other items."),
            Credibility.UNJUDGED: gettext("No basis to judge it by."),
        }[self]


class Confidence(TextChoices):
    HIGH = "high", pgettext_lazy("confidence", "high")
    MODERATE = "moderate", pgettext_lazy("confidence", "moderate")
    LOW = "low", pgettext_lazy("confidence", "low")
