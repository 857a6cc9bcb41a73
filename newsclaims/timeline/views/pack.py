from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from newsclaims.core.errors import Refused
from newsclaims.publication import queries
from newsclaims.publication.queries import packs
from newsclaims.publication.queries.packs import Pack
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.formats import pack as formats
from newsclaims.vocabulary.kinds import SubjectKind

# A pack stands under the page of what it is about.
LAST_WORD = "pack/"
LONGEST_NAME = 60


@public
def pack(request: HttpRequest) -> HttpResponse:
    """Everything that is published, as one file."""
    return _answer(request, None, "")


@public
def event_pack(request: HttpRequest, event_id: str) -> HttpResponse:
    """An event, the events in it and the claims about them, as one file."""
    return _answer(request, SubjectKind.EVENT, event_id)


@public
def question_pack(request: HttpRequest, question_id: str) -> HttpResponse:
    """A question and the claims that answer it, as one file."""
    return _answer(request, SubjectKind.QUESTION, question_id)


def _answer(request: HttpRequest, kind: SubjectKind | None, public_id: str) -> HttpResponse:
    at = moment_of(request)
    try:
        packed = packs.pack(kind, public_id, at)
    except Refused as refusal:
        return render(
            request,
            "timeline/pack-refused.html",
            {"sentence": refusal.sentence, "events": packs.events_instead(at)},
            status=422,
        )
    stretch = queries.first_and_newest()
    moment = at or (stretch[1] if stretch else None)
    title = packed.subject.document["title"] if packed.subject else str(settings.SITE_TITLE)
    response = render(
        request,
        "timeline/pack.html",
        {"title": title, "moment": moment, "data": formats.data(packed, moment), **_told(request, packed)},
    )
    response["Content-Disposition"] = content_disposition_header(True, _file_name(title, moment))
    return response


def _told(request: HttpRequest, packed: Pack) -> dict[str, Any]:
    address = _addresses(request)
    claims = formats.claims_of(packed, address)
    return {
        "subject": packed.subject,
        "zone": timezone.get_current_timezone_name(),
        "address": _kept_to(request, request.build_absolute_uri(request.path.removesuffix(LAST_WORD))),
        "site": request.get_host(),
        "claims": claims,
        "chapters": formats.chapters(packed, claims, address),
        "questions": formats.questions(packed, claims, address),
        "reports": formats.reports(packed),
        "licence": settings.DATA_LICENCE,
        "styles": formats.styles(),
        "marks": formats.marks(),
    }


def _addresses(request: HttpRequest) -> Callable[[str, str], str]:
    """The address of the page of a claim, an event or a question on this site, at the moment that is shown."""

    def address(kind: str, public_id: str) -> str:
        route = "timeline:claim" if kind == SubjectKind.CLAIM else f"timeline:{kind}_pack"
        return _kept_to(request, request.build_absolute_uri(reverse(route, args=[public_id]).removesuffix(LAST_WORD)))

    return address


def _kept_to(request: HttpRequest, address: str) -> str:
    asked = request.time_travel.asked  # type: ignore[attr-defined]
    return f"{address}?as_of={quote(asked)}" if asked else address


def _file_name(title: str, moment: datetime | None) -> str:
    """“newsclaims-drone-strikes-on-bomber-bases-2025-06-09.html”."""
    words = slugify(title, allow_unicode=True)[:LONGEST_NAME].strip("-")
    day = timezone.localdate(moment).isoformat() if moment else ""
    return "-".join(filter(None, ["newsclaims", words, day])) + ".html"
