"""Events and changes as a calendar (RFC 5545): an entry for each event, a journal for each change."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event, Journal, vText

from newsclaims.core.plain import line, plain
from newsclaims.publication.queries.calendar import PublishedEvent
from newsclaims.publication.queries.filters import ONE_DAY
from newsclaims.timeline.formats.feed import Feed, uid_of
from newsclaims.timeline.formats.spans import Span, span_of
from newsclaims.timeline.telling import Told
from newsclaims.vocabulary.kinds import Basis, EventKind, SubjectKind
from newsclaims.vocabulary.on_screen import in_words

MEDIA_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//newsclaims//timeline//EN"


def write(feed: Feed, events: Iterable[PublishedEvent]) -> bytes:
    """The calendar; events whose date is open, or coarser than a month, are left out."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", feed.title)
    calendar.add("x-wr-calname", vText(feed.title))
    if feed.subtitle:
        calendar.add("description", feed.subtitle)
    for event in events:
        span = span_of(event.happened)
        if span and span.fits_a_calendar:
            calendar.add_component(_event(feed, event, span))
    for told in feed.told:
        calendar.add_component(_journal(feed, told))
    return bytes(calendar.to_ical())


def _event(feed: Feed, event: PublishedEvent, span: Span) -> Component:
    entry = Event()
    entry.add("uid", uid_of(event.id))
    entry.add("dtstamp", event.recorded_at)
    entry.add("last-modified", event.recorded_at)
    entry.add("sequence", event.revision)
    if span.moment:
        entry.add("dtstart", span.moment)
    else:
        entry.add("dtstart", span.first)
        entry.add("dtend", span.last + ONE_DAY)
    entry.add("transp", "TRANSPARENT")
    entry.add("url", feed.site.page(SubjectKind.EVENT, event.id))
    entry.add("status", _status(event))
    entry.add("summary", line(_summary(event, span)))
    if not event.withdrawn:
        _describe(entry, event)
    return entry


def _describe(entry: Component, event: PublishedEvent) -> None:
    place, summary = event.document["place"], event.document["summary"]
    entry.add("categories", [str(EventKind(event.document["kind"]).label)])
    if place:
        entry.add("location", line(place["name"]))
    if summary:
        entry.add("description", plain(summary))


def _status(event: PublishedEvent) -> str:
    if event.withdrawn:
        return "CANCELLED"
    return "CONFIRMED" if event.document["basis"] == Basis.ESTABLISHED else "TENTATIVE"


def _summary(event: PublishedEvent, span: Span) -> str:
    """The title; that a day is not known stands in it, because a calendar has no other place for that."""
    if event.withdrawn:
        return _("An event that was withdrawn")
    title = str(event.document["title"])
    if span.exact:
        return title
    return _("%(title)s (about this time: %(date)s)") % {"title": title, "date": in_words(event.document["happened"])}


def _journal(feed: Feed, told: Told) -> Component:
    entry = Journal()
    entry.add("uid", uid_of(told.step.id))
    entry.add("dtstamp", told.step.recorded_at)
    entry.add("dtstart", told.step.recorded_at)
    entry.add("summary", told.title)
    entry.add("description", told.text)
    entry.add("url", feed.link(told))
    entry.add("status", "FINAL")
    return entry
