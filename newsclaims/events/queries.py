from django.db.models import Prefetch, QuerySet

from newsclaims.core.errors import Missing
from newsclaims.core.matching import matching
from newsclaims.events.models import Event, Participation


def get_event(public_id: str) -> Event:
    """The event with place, parent and participants. Raises Missing. Two queries."""
    event = events().filter(public_id=public_id).first()
    if event is None:
        raise Missing("There is no such event.")
    return event


def events() -> QuerySet[Event]:
    """Every event with place, parent and participants, newest first. Two queries, whatever their number."""
    participations = Participation.objects.select_related("actor").order_by("position")
    return (
        Event.objects.select_related("place", "parent")
        .prefetch_related(Prefetch("participations", participations))
        .order_by("-happened_lower", "-pk")
    )


def find_events(typed: str, limit: int = 10) -> list[Event]:
    """Events whose title goes by what was typed, best first. One query."""
    return list(matching(Event.objects.all(), typed)[:limit])
