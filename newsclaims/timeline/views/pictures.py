from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from newsclaims.publication import queries
from newsclaims.publication.queries.firsts import standings
from newsclaims.timeline.caching import CACHE_CONTROL
from newsclaims.timeline.formats import picture
from newsclaims.timeline.formats.counting import counted_in_words
from newsclaims.timeline.formats.picture import Shown
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.on_screen import day, in_words
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]


def _pictured(kind: SubjectKind) -> Callable[[Callable[[Document], Shown]], Callable[..., HttpResponse]]:
    """A view that draws the live edition of a subject: 404 where there is none, 410 where it was withdrawn.

    It looks at the public id and the language alone. An unchanged picture is not drawn again.
    """

    def view_of(shown_of: Callable[[Document], Shown]) -> Callable[..., HttpResponse]:
        @require_safe
        @wraps(shown_of)
        def view(request: HttpRequest, public_id: str) -> HttpResponse:
            edition = queries.current(kind, public_id)
            if edition is None:
                raise Http404
            return HttpResponseGone() if edition.withdrawn else _sent(request, shown_of(edition.publication.document))

        return view

    return view_of


@_pictured(SubjectKind.CLAIM)
def claim_picture(claim: Document) -> Shown:
    """The heading line of a claim over its status, with who denies it and when it was checked. Two queries."""
    status = Status(claim["status"])
    checked = claim["clocks"]["checked"]
    return Shown(
        heading=picture.heading_of(claim["heading"]),
        where=_event_of(claim),
        label=str(status.label),
        beside=_denied_by(claim),
        aside=gettext("checked {day}").format(day=day(checked)) if checked else "",
        status=status,
    )


@_pictured(SubjectKind.EVENT)
def event_picture(event: Document) -> Shown:
    """The title of an event over how its claims stand, in words. Two queries."""
    place = event["place"]["name"] if event["place"] else ""
    where = ", ".join(filter(None, [in_words(event["happened"]), place]))
    return Shown(picture.title_of(event["title"]), where, _counted(SubjectKind.EVENT, event["id"]))


@_pictured(SubjectKind.QUESTION)
def question_picture(question: Document) -> Shown:
    """A question over how the claims that answer it stand, in words. Two queries."""
    where = question["events"][0]["name"] if question["events"] else ""
    return Shown(picture.title_of(question["title"]), where, _counted(SubjectKind.QUESTION, question["id"]))


def _sent(request: HttpRequest, shown: Shown) -> HttpResponse:
    etag = quote_etag(picture.version_of(shown))
    unchanged = get_conditional_response(request, etag=etag)
    response: HttpResponse = unchanged or HttpResponse(picture.drawn(shown), content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _event_of(claim: Document) -> str:
    """The first event of a claim with its day."""
    edition = queries.current(SubjectKind.EVENT, claim["events"][0]["id"]) if claim["events"] else None
    if edition is None or edition.withdrawn:
        return ""
    event = edition.publication.document
    return ", ".join(filter(None, [event["title"], in_words(event["happened"])]))


def _denied_by(claim: Document) -> str:
    names = [speaker["name"] for speaker in claim["denied_by"]]
    if not names:
        return ""
    *others, last = names
    before = [", ".join(others), pgettext("between two speakers", "and")] if others else []
    return " ".join([gettext("denied by"), *before, last])


def _counted(kind: SubjectKind, public_id: str) -> str:
    found = standings(kind, public_id)
    return counted_in_words(found.statuses, more=found.more)
