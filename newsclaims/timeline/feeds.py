"""The feeds of a list, by which readers follow it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from newsclaims.timeline.forms import FiltersForm

# The pages of one subject, whose name is that of the filter too, and the lists that have filters.
OF_ONE_SUBJECT = ("event", "question", "actor", "outlet")
LISTS = ("home", "claims")


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


def feeds_for(request: HttpRequest) -> list[FeedLink]:
    """The feeds of what a page shows: of its subject, under the filters of its list, or of everything. No query."""
    return feeds_of(_filters_of(request))


def changes_for(request: HttpRequest, **parameters: str) -> str:
    """The address of what changed of the same, with further parameters. No query."""
    kept = _filters_of(request).strip("?")
    query = "&".join(part for part in (kept, urlencode(parameters)) if part)
    return f"{reverse('timeline:changes')}{'?' if query else ''}{query}"


def _filters_of(request: HttpRequest) -> str:
    """The query string by which feeds and changes are narrowed to what a page shows."""
    match = request.resolver_match
    name = match.url_name if match else ""
    if match and name in OF_ONE_SUBJECT:
        return f"?{name}={match.kwargs[f'{name}_id']}"
    return FiltersForm(request.GET).address(order="") if name in LISTS else ""
