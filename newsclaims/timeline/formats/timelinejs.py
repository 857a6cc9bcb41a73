"""Events with the claims about them as TimelineJS 3 reads them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.translation import ngettext

from newsclaims.core import numbers
from newsclaims.core.plain import plain
from newsclaims.publication.queries.calendar import ClaimLine, PublishedEvent
from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.formats.spans import Span, span_of
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.dates import parse
from newsclaims.vocabulary.kinds import EventKind, SubjectKind
from newsclaims.vocabulary.on_screen import in_words

MEDIA_TYPE = "application/json"
CLAIMS_OF_AN_EVENT = 20

Slide = dict[str, Any]


def timeline(
    site: Site,
    title: str,
    standfirst: str,
    events: Iterable[PublishedEvent],
    claims: Mapping[str, tuple[ClaimLine, ...]],
) -> Slide:
    """The timeline, earliest event first; an event without any day is left out, because TimelineJS needs one."""
    dated = [event for event in events if event.happened and not event.withdrawn]
    return {
        "title": {
            "unique_id": "title",
            "text": {"headline": _html(title), "text": format_html("<p>{}</p>", plain(standfirst))},
        },
        "events": [_slide(site, event, claims.get(event.id, ())) for event in reversed(dated)],
    }


def _slide(site: Site, event: PublishedEvent, claims: tuple[ClaimLine, ...]) -> Slide:
    document = event.document
    return {
        "unique_id": event.id,
        **_dates(event.happened),
        "display_date": _html(in_words(document["happened"])),
        "group": _html(str(EventKind(document["kind"]).label)),
        "autolink": False,
        "text": {
            "headline": format_html(
                '<a href="{}">{}</a>', site.page(SubjectKind.EVENT, event.id), plain(document["title"])
            ),
            "text": "".join(_paragraphs(site, document, claims)),
        },
    }


def _paragraphs(site: Site, document: Mapping[str, Any], claims: tuple[ClaimLine, ...]) -> Iterable[str]:
    if document["summary"]:
        yield format_html("<p>{}</p>", plain(document["summary"]))
    for claim in claims[:CLAIMS_OF_AN_EVENT]:
        yield format_html(
            '<p><a href="{}">{}</a> <em>{}</em></p>',
            site.page(SubjectKind.CLAIM, claim.id),
            plain(headings.plain(claim.heading)),
            claim.status.label,
        )
    more = len(claims) - CLAIMS_OF_AN_EVENT
    if more > 0:
        yield format_html(
            "<p>{}</p>", ngettext("%(more)s more claim", "%(more)s more claims", more) % {"more": numbers.shown(more)}
        )


def _dates(edtf: str) -> Slide:
    """The first day, and the last where it is another; of an open date the side that is known."""
    span = span_of(edtf)
    if span is None:
        read = parse(edtf)
        return {"start_date": _day(read.upper if read.lower_open else read.lower)}
    if span.moment:
        return {"start_date": _moment(span.moment)}
    return {"start_date": _day(span.first), **({"end_date": _day(span.last)} if _lasts(span) else {})}


def _lasts(span: Span) -> bool:
    return span.last != span.first


def _day(told: date) -> Slide:
    return {"year": told.year, "month": told.month, "day": told.day}


def _moment(told: datetime) -> Slide:
    local = timezone.localtime(told)
    return {**_day(local), "hour": local.hour, "minute": local.minute}


def _html(text: str) -> str:
    return escape(plain(text))
