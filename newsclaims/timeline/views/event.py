from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.publication.queries import AskedQuestion, EventPage
from newsclaims.publication.queries.counted import Counted
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.chart import extent
from newsclaims.timeline.days import weekday_of
from newsclaims.timeline.framing import embed_code_of
from newsclaims.timeline.known import parts_of
from newsclaims.timeline.map.drawing import Drawing, draw
from newsclaims.timeline.markup import markup_of_event
from newsclaims.timeline.places import by_country, pins_of_event
from newsclaims.vocabulary import countries
from newsclaims.vocabulary.kinds import Basis, SubjectKind

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, in which role, and how well that is known."""

    actor: Document
    role: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the event: how many claims answer it, and from where to where they run."""

    document: Document
    answers: int
    more: bool
    extent: str


@public
def event(request: HttpRequest, event_id: str) -> HttpResponse:
    """An event: its facts, what is known of it in four parts, its questions, parts, place and reports."""
    page = queries.event_page(event_id, moment_of(request))
    document = page.document
    return render(
        request,
        "timeline/event.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "markup": markup_of_event(page, request),
            "embed": embed_code_of(SubjectKind.EVENT, page.document, request),
            "event": document,
            "weekday": weekday_of(document["happened"]),
            "country": countries.name_of(document["place"]["country"]) if document["place"] else "",
            "participants": list(_participants(document)),
            "revision": page.revision,
            "parts": parts_of(page.claims),
            "count": len(page.claims),
            "more_claims": page.more_claims,
            "nested": page.nested,
            "questions": [_asked(question) for question in page.questions],
            "drawing": _drawing(page),
            "articles": page.articles,
        },
    )


def _participants(document: Document) -> Iterable[Participant]:
    for one in document["participants"]:
        yield Participant(one["actor"], one["role"], Basis(one["basis"] or document["basis"]))


def _asked(question: AskedQuestion) -> Asked:
    unit = question.document["unit"]
    return Asked(question.document, len(question.statuses), question.more, extent.in_words(question.quantities, unit))


def _drawing(page: EventPage) -> Drawing | None:
    """A map of where the event and its parts took place; None where that is not recorded."""
    here = Counted(page.document, len(page.claims))
    spots = [spot for country in by_country([here, *page.nested]) for spot in country.spots]
    return draw(pins_of_event(spots, page.document["id"]))
