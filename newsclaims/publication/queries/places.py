"""What the map of events reads."""

from dataclasses import dataclass
from datetime import datetime

from newsclaims.publication.queries.counted import Counted, counted_events
from newsclaims.publication.queries.editions import documents, editions
from newsclaims.vocabulary.kinds import SubjectKind

EVENTS_ON_A_MAP = 500


@dataclass(frozen=True, slots=True)
class MapPage:
    """Events with and without a place, what happened last first; `more` where older ones are left out."""

    events: tuple[Counted, ...]
    more: bool


def map_page(at: datetime | None = None) -> MapPage:
    """The newest events. Two queries."""
    newest = editions(at).filter(subject_type=SubjectKind.EVENT)
    ordered = newest.order_by("-happened_lower", "-subject_id")
    events = documents(ordered[: EVENTS_ON_A_MAP + 1])
    return MapPage(counted_events(events[:EVENTS_ON_A_MAP], at), more=len(events) > EVENTS_ON_A_MAP)
