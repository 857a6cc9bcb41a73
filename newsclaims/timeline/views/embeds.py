"""Pages that other sites may show in a frame: small, without scripts, and no others may be framed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt

from newsclaims.publication import queries
from newsclaims.publication.queries import firsts
from newsclaims.publication.queries.editions import Withdrawn
from newsclaims.publication.queries.firsts import Firsts
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.formats.counting import counted_in_words
from newsclaims.timeline.forms import filters_of
from newsclaims.timeline.marks import shape_of
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a list: its document and status with the mark's shape."""

    document: Document
    status: Status
    mark: SafeString


@dataclass(frozen=True, slots=True)
class Listed:
    """The first claims of a list, and in words how all of them stand."""

    rows: tuple[Row, ...]
    counted: str


def _framed(view: View) -> View:
    """A public page that everybody may frame; of what was withdrawn it says that it was (410)."""

    @wraps(view)
    def page(request: HttpRequest, **ids: str) -> HttpResponse:
        try:
            return view(request, **ids)
        except Withdrawn as withdrawn:
            return render(request, "timeline/embed-withdrawn.html", {"withdrawn": withdrawn}, status=410)

    policy = {"frame-ancestors": ["*"]}
    return cast(View, csp_replace(policy)(xframe_options_exempt(public(page))))


@_framed
def embed_claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A claim's heading line over its status."""
    edition = queries.published(SubjectKind.CLAIM, claim_id, moment_of(request))
    claim = edition.publication.document
    return render(request, "timeline/embed-claim.html", {"row": _row(claim), "claim": claim, "as_of": edition.from_at})


@_framed
def embed_event(request: HttpRequest, event_id: str) -> HttpResponse:
    """An event, how its claims stand in words, and the first of them."""
    return _headed(request, "timeline/embed-event.html", SubjectKind.EVENT, event_id)


@_framed
def embed_question(request: HttpRequest, question_id: str) -> HttpResponse:
    """A question with its finding and the answers, each with its figure."""
    return _headed(request, "timeline/embed-question.html", SubjectKind.QUESTION, question_id)


@_framed
def embed_timeline(request: HttpRequest) -> HttpResponse:
    """The newest claims under the filters that the timeline's address would have."""
    found = firsts.newest(filters_of(request.GET), moment_of(request))
    asked = request.GET.copy()
    asked.pop("as_of", None)
    return render(
        request,
        "timeline/embed-timeline.html",
        {
            "site_title": settings.SITE_TITLE,
            "listed": _listed(found),
            "filters": asked.urlencode(),
            "as_of": found.published_at,
        },
    )


def _headed(request: HttpRequest, template: str, kind: SubjectKind, public_id: str) -> HttpResponse:
    found = firsts.headed(kind, public_id, moment_of(request))
    return render(
        request,
        template,
        {"subject": found.document, "listed": _listed(found.firsts), "as_of": found.published_at},
    )


def _listed(found: Firsts) -> Listed:
    counted = counted_in_words(found.standings.statuses, more=found.standings.more)
    return Listed(tuple(_row(claim) for claim in found.claims), counted)


def _row(claim: Document) -> Row:
    status = Status(claim["status"])
    return Row(claim, status, shape_of(status))
