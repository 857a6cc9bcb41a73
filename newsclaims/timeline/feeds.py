"""The feeds of a list, by which readers follow it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed's format, what it is called, and its address."""

    media_type: str
    name: str
    href: str


def feeds_of(query: str = "") -> list[FeedLink]:
    """The feeds that tell what changes under the filters of a query string such as `?event=e-1`."""
    kept = query.rstrip("?")
    return [
        FeedLink("application/atom+xml", _("Atom"), f"{reverse('timeline:changes-atom')}{kept}"),
        FeedLink("application/feed+json", _("JSON Feed"), f"{reverse('timeline:changes-json')}{kept}"),
        FeedLink("text/calendar", _("Calendar"), f"{reverse('timeline:calendar')}{kept}"),
    ]
