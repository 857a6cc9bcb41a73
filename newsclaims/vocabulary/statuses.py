"""Where a claim stands (status) and where the work on it stands (stage): two words, never one."""

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy, pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class Explanation(NamedTuple):
    """What a status means to readers, what it needs from an editor, and an example for the glossary."""

    meaning: "_StrOrPromise"
    needs: "_StrOrPromise"
    example: "_StrOrPromise"


class Status(TextChoices):
    """What an assessment says. The labels are the readers' words."""

    UNREVIEWED = "unreviewed", pgettext_lazy("status", "Not checked yet")
    UNVERIFIED = "unverified", pgettext_lazy("status", "Not established")
    SUPPORTED = "supported", pgettext_lazy("status", "Supported")
    CONFIRMED = "confirmed", pgettext_lazy("status", "Confirmed")
    DISPUTED = "disputed", pgettext_lazy("status", "Disputed")
    MISLEADING = "misleading", pgettext_lazy("status", "Misleading")
    REFUTED = "refuted", pgettext_lazy("status", "Refuted")
    PENDING = "pending", pgettext_lazy("status", "Cannot be known yet")
    UNVERIFIABLE = "unverifiable", pgettext_lazy("status", "Cannot be established")
    NOT_CHECKABLE = "not_checkable", pgettext_lazy("status", "Not a matter of fact")

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
        return str(EXPLANATIONS[self].meaning)

    @property
    def needs(self) -> str:
        return str(EXPLANATIONS[self].needs)

    @property
    def example(self) -> str:
        return str(EXPLANATIONS[self].example)


DEFINITIVE = frozenset({Status.SUPPORTED, Status.CONFIRMED, Status.MISLEADING, Status.REFUTED})

EXPLANATIONS: dict[Status, Explanation] = {
    Status.UNREVIEWED: Explanation(
        gettext_lazy("Nobody at the desk has looked at it yet."),
        gettext_lazy("nothing"),
        gettext_lazy("A figure from a report that came in an hour ago."),
    ),
    Status.UNVERIFIED: Explanation(
        gettext_lazy("We looked, and there is not enough evidence either way."),
        gettext_lazy("not enough either way"),
        gettext_lazy("One member of parliament gives a figure that nobody else gives."),
    ),
    Status.SUPPORTED: Explanation(
        gettext_lazy("There is some independent evidence for it."),
        gettext_lazy("evidence for"),
        gettext_lazy("Verified images show at least as many damaged aircraft as the claim says."),
    ),
    Status.CONFIRMED: Explanation(
        gettext_lazy(
            "Two independent sources bear it out, from opposing sides or one outside them, "
            "or a record that the event itself made."
        ),
        gettext_lazy("two roots, or a primary record"),
        gettext_lazy("Both delegations announce the same exchange."),
    ),
    Status.DISPUTED: Explanation(
        gettext_lazy("There is credible evidence on both sides. A bare denial does not make a claim disputed."),
        gettext_lazy("evidence on both sides"),
        gettext_lazy("Two security services give figures that cannot both be right, each with records."),
    ),
    Status.MISLEADING: Explanation(
        gettext_lazy("True in words, false in effect."),
        gettext_lazy("any evidence"),
        gettext_lazy("A true count of losses, given as the count of a single day."),
    ),
    Status.REFUTED: Explanation(
        gettext_lazy(
            "There is evidence against it. A floor never refutes a higher figure: 12 seen does not refute 40."
        ),
        gettext_lazy("evidence against"),
        gettext_lazy("A meeting is said to have been cancelled, and its record shows that it was held."),
    ),
    Status.PENDING: Explanation(
        gettext_lazy("A forecast, or something whose time has not come. It has a day to look again."),
        gettext_lazy("a day to look again"),
        gettext_lazy("Damaged aircraft will be restored."),
    ),
    Status.UNVERIFIABLE: Explanation(
        gettext_lazy("No evidence can be had."),
        gettext_lazy("none can be had"),
        gettext_lazy("What two people said to each other alone, when neither will tell."),
    ),
    Status.NOT_CHECKABLE: Explanation(
        gettext_lazy("An opinion, which no evidence can settle."),
        gettext_lazy("opinions only"),
        gettext_lazy("The operation was brilliant."),
    ),
}


class Stage(TextChoices):
    """Where the work on a claim stands."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "In review"
    PUBLISHED = "published", "Published"
    RETIRED = "retired", "Retired"
