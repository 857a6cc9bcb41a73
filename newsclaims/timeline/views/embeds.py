"""Pages that other sites may show in a frame: small, without scripts, and no others may be framed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, cast

from csp.decorators import csp_replace
from django.conf import settings
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt

from newsclaims.publication import queries
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import Withdrawn
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.formats.counting import counted_in_words
from newsclaims.timeline.forms import filters_of
from newsclaims.timeline.marks import shape_of
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.known import STATUSES_IN_ORDER
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]
View = Callable[..., HttpResponse]

LISTED = 8
COUNTED = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in a list: its document and status with the mark's shape."""

    document: Document
    status: Status
    mark: SafeString


@dataclass(frozen=True, slots=True)
class Listed:
    """The first claims of a list, how all of them stand in words, and when the newest of those shown was published."""

    rows: tuple[Row, ...]
    counted: str
    as_of: datetime | None


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
    at = moment_of(request)
    edition = queries.published(SubjectKind.EVENT, event_id, at)
    listed = _listed(_claims(at).filter(events__contains=[event_id]), _known_first())
    return _page(request, "timeline/embed-event.html", edition, listed)


@_framed
def embed_question(request: HttpRequest, question_id: str) -> HttpResponse:
    """A question with its finding and the answers, each with its figure."""
    at = moment_of(request)
    edition = queries.published(SubjectKind.QUESTION, question_id, at)
    listed = _listed(_claims(at).filter(questions__contains=[question_id]), _known_first())
    return _page(request, "timeline/embed-question.html", edition, listed)


@_framed
def embed_timeline(request: HttpRequest) -> HttpResponse:
    """The newest claims under the filters that the timeline's address would have."""
    found = queries.claims(filters_of(request.GET), moment_of(request))
    listed = _listed(found, "-first_published_at")
    asked = request.GET.copy()
    asked.pop("as_of", None)
    return render(
        request,
        "timeline/embed-timeline.html",
        {"site_title": settings.SITE_TITLE, "listed": listed, "filters": asked.urlencode(), "as_of": listed.as_of},
    )


def _page(request: HttpRequest, template: str, edition: Edition, listed: Listed) -> HttpResponse:
    as_of = max(filter(None, [edition.from_at, listed.as_of]))
    return render(request, template, {"subject": edition.publication.document, "listed": listed, "as_of": as_of})


def _claims(at: datetime | None) -> QuerySet[Edition]:
    return queries.editions(at).filter(subject_type=SubjectKind.CLAIM)


def _listed(claims: QuerySet[Edition], order: Any) -> Listed:
    """Two queries."""
    shown = list(claims.select_related("publication").order_by(order, "subject_id")[:LISTED])
    statuses = [Status(key) for key in claims.order_by().values_list("status", flat=True)[: COUNTED + 1]]
    return Listed(
        rows=tuple(_row(edition.publication.document) for edition in shown),
        counted=counted_in_words(statuses[:COUNTED], more=len(statuses) > COUNTED),
        as_of=max((edition.from_at for edition in shown), default=None),
    )


def _row(claim: Document) -> Row:
    status = Status(claim["status"])
    return Row(claim, status, shape_of(status))


def _known_first() -> Case:
    """What is established before what is contested, and so on."""
    return Case(*(When(status=key, then=Value(place)) for place, key in enumerate(STATUSES_IN_ORDER)))
