"""What is known, in four parts: every status belongs to one of them, so that a page can say each claim once."""

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy

from newsclaims.vocabulary.statuses import Status


class Part(TextChoices):
    """A part of what is known about an event, in the order in which pages give them."""

    ESTABLISHED = "established", pgettext_lazy("part of what is known", "Established")
    CONTESTED = "contested", pgettext_lazy("part of what is known", "Contested")
    CLAIMED = "claimed", pgettext_lazy("part of what is known", "Only claimed")
    UNKNOWN = "unknown", pgettext_lazy("part of what is known", "Not known")

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The statuses that belong here, in the order in which their claims stand."""
        return STATUSES_BY_PART[self]

    @property
    def note(self) -> str:
        return {
            Part.ESTABLISHED: gettext("Evidence bears it out"),
            Part.CONTESTED: gettext("Evidence on both sides, or against it"),
            Part.CLAIMED: gettext("Said, with no independent evidence yet"),
            Part.UNKNOWN: gettext("Cannot be known yet, or at all"),
        }[self]

    @property
    def when_empty(self) -> str:
        """What belongs here, for a page that has none of it."""
        return {
            Part.ESTABLISHED: gettext("Nothing yet. Claims stand here once they are supported or confirmed."),
            Part.CONTESTED: gettext("Nothing. Claims stand here when evidence speaks against them or on both sides."),
            Part.CLAIMED: gettext("Nothing. Claims stand here while nobody has borne them out."),
            Part.UNKNOWN: gettext("Nothing. Claims stand here when they cannot be known yet, or at all."),
        }[self]


STATUSES_BY_PART: dict[Part, tuple[Status, ...]] = {
    Part.ESTABLISHED: (Status.CONFIRMED, Status.SUPPORTED),
    Part.CONTESTED: (Status.DISPUTED, Status.MISLEADING, Status.REFUTED),
    Part.CLAIMED: (Status.UNVERIFIED, Status.UNREVIEWED, Status.NOT_CHECKABLE),
    Part.UNKNOWN: (Status.PENDING, Status.UNVERIFIABLE),
}
STATUSES_IN_ORDER = [status.value for part in Part for status in part.statuses]
