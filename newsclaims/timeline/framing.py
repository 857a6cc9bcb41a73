"""Which page of ours an address leads to, and the page that other sites may frame for it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

from newsclaims.core.errors import Missing
from newsclaims.publication import queries
from newsclaims.timeline.formats.oembed import HEIGHTS, Frame, html_of
from newsclaims.timeline.formats.open_graph import standing_in_words
from newsclaims.timeline.formats.site import Site, site_of
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

NOT_OURS = "No page of this site that can be embedded is at this address."
FRAMED = {f"timeline:{kind}": kind for kind in (SubjectKind.CLAIM, SubjectKind.EVENT, SubjectKind.QUESTION)}


def frame_of(address: str, site: Site) -> Frame:
    """The frame for the full address of a page, in the language of its prefix. One query at the most.

    Raises Missing where it is not one of ours, or nothing is published there.
    """
    try:
        split = urlsplit(address)
    except ValueError:
        raise Missing(NOT_OURS) from None
    if split.scheme not in ("http", "https") or f"//{split.netloc}" != site.root.partition(":")[2]:
        raise Missing(NOT_OURS)
    with translation.override(translation.get_language_from_path(split.path) or settings.LANGUAGE_CODE):
        return _frame(split.path, QueryDict(split.query), site)


def frame_of_subject(kind: SubjectKind, public_id: str, title: str, site: Site) -> Frame:
    """The frame for a subject's page, in the language of the request."""
    return Frame(kind.value, site.address(reverse(f"timeline:embed_{kind}", args=[public_id])), title)


def embed_code_of(kind: SubjectKind, document: dict[str, Any], request: HttpRequest) -> str:
    """The code that others put on their pages to show a subject: as wide as there is room, high enough for little."""
    title = headings.plain(document["heading"]) if kind == SubjectKind.CLAIM else document["title"]
    frame = frame_of_subject(kind, document["id"], title, site_of(request))
    return html_of(frame, "100%", HEIGHTS[frame.kind][1])


def _frame(path: str, asked: QueryDict, site: Site) -> Frame:
    try:
        match = resolve(path)
    except Resolver404:
        raise Missing(NOT_OURS) from None
    if match.view_name == "timeline:home":
        filters = f"?{asked.urlencode()}" if asked else ""
        return Frame("timeline", site.address(reverse("timeline:embed_timeline")) + filters, str(settings.SITE_TITLE))
    if match.view_name not in FRAMED:
        raise Missing(NOT_OURS)
    kind, (public_id,) = FRAMED[match.view_name], match.kwargs.values()
    return frame_of_subject(kind, public_id, _title(kind, public_id), site)


def _title(kind: SubjectKind, public_id: str) -> str:
    document = queries.published(kind, public_id).publication.document
    if kind != SubjectKind.CLAIM:
        return str(document["title"])
    return standing_in_words(headings.plain(document["heading"]), str(Status(document["status"]).label))
