"""Events gathered by country and place: the list that says what the map shows, and the pins of the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from newsclaims.core import numbers
from newsclaims.publication.queries.counted import Counted
from newsclaims.timeline.map.layout import Pin
from newsclaims.vocabulary import countries
from newsclaims.vocabulary.on_screen import in_words

# Where an event's page lists what is nested in it.
PARTS = "#parts"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events; `anchor` is its entry in the list. Where it lies may not be recorded."""

    anchor: str
    name: str
    latitude: float | None
    longitude: float | None
    events: tuple[Counted, ...]

    @property
    def on_map(self) -> bool:
        return self.latitude is not None


@dataclass(frozen=True, slots=True)
class Country:
    """A country's places by name; without a name the places whose country is not recorded."""

    name: str
    spots: tuple[Spot, ...]


def by_country(events: Iterable[Counted]) -> tuple[Country, ...]:
    """The places of events that have one, under their countries, each in the order of names."""
    events_by_place: dict[tuple[Any, ...], list[Counted]] = {}
    for event in events:
        if place := event.document["place"]:
            key = (place["country"], place["name"], place["latitude"], place["longitude"])
            events_by_place.setdefault(key, []).append(event)
    ordered = sorted(events_by_place, key=lambda key: (not key[0], _country(key[0]).casefold(), key[1].casefold()))
    spots_by_country: dict[str, list[Spot]] = {}
    for number, key in enumerate(ordered, 1):
        country, name, latitude, longitude = key
        spot = Spot(f"place-{number}", name, latitude, longitude, tuple(events_by_place[key]))
        spots_by_country.setdefault(country, []).append(spot)
    return tuple(Country(_country(code), tuple(spots)) for code, spots in spots_by_country.items())


def pins_of(spots: Iterable[Spot]) -> list[Pin]:
    """Pins for the map: one event is led to at once, several by way of the list."""
    return [_pin(spot, _href(spot), f"#{spot.anchor}") for spot in spots if spot.on_map]


def pins_of_event(spots: Iterable[Spot], event_id: str) -> list[Pin]:
    """Pins for the map of one event: to its parts, and nowhere where it took place itself."""
    return [_pin(spot, _part(spot, event_id), PARTS) for spot in spots if spot.on_map]


def _pin(spot: Spot, href: str, entry: str) -> Pin:
    latitude, longitude = spot.latitude or 0.0, spot.longitude or 0.0
    return Pin(spot.name, _sentence(spot), latitude, longitude, len(spot.events), href, entry)


def _href(spot: Spot) -> str:
    return f"#{spot.anchor}" if len(spot.events) > 1 else _address(spot.events[0])


def _part(spot: Spot, event_id: str) -> str:
    if any(event.document["id"] == event_id for event in spot.events):
        return ""
    return PARTS if len(spot.events) > 1 else _address(spot.events[0])


def _address(event: Counted) -> str:
    return reverse("timeline:event", args=[event.document["id"]])


def _sentence(spot: Spot) -> str:
    """What is to be said of a pin: the one event with its day and claims, or how many there are."""
    if len(spot.events) > 1:
        count = len(spot.events)
        events = ngettext("%(count)s event", "%(count)s events", count) % {"count": numbers.shown(count)}
        return f"{spot.name}: {events}"
    (event,) = spot.events
    claims = ngettext("%(count)s claim", "%(count)s claims", event.claims) % {"count": event.claims_shown}
    return ", ".join([event.document["title"], spot.name, in_words(event.document["happened"]), claims])


def _country(code: str) -> str:
    return countries.name_of(code) if code else ""
