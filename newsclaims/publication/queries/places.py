"""What the map of events reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsclaims.core.counting import shown
from newsclaims.publication.queries.editions import editions
from newsclaims.publication.queries.families import claim_counts
from newsclaims.vocabulary.kinds import SubjectKind

EVENTS_ON_A_MAP = 500


@dataclass(frozen=True, slots=True)
class CountedEvent:
    """An event's document, and how many claims are about it; one more than the cap of counts where there are more."""

    document: dict[str, Any]
    claims: int

    @property
    def claims_shown(self) -> str:
        """The count as readers see it: “1,000+” beyond the cap."""
        return shown(self.claims)


@dataclass(frozen=True, slots=True)
class MapPage:
    """Events with and without a place, what happened last first; `more` where older ones are left out."""

    events: tuple[CountedEvent, ...]
    more: bool


def map_page(at: datetime | None = None) -> MapPage:
    """The newest events. Two queries."""
    newest = editions(at).filter(subject_type=SubjectKind.EVENT)
    ordered = newest.order_by("-happened_lower", "-subject_id")
    documents = list(ordered.values_list("publication__document", flat=True)[: EVENTS_ON_A_MAP + 1])
    return MapPage(counted_events(documents[:EVENTS_ON_A_MAP], at), more=len(documents) > EVENTS_ON_A_MAP)


def counted_events(documents: list[dict[str, Any]], at: datetime | None = None) -> tuple[CountedEvent, ...]:
    """Events in their order, each with the number of its claims. One query."""
    counts = claim_counts([document["id"] for document in documents], at)
    return tuple(CountedEvent(document, counts[document["id"]]) for document in documents)
