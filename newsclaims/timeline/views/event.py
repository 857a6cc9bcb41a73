from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import weekday_of
from newsclaims.timeline.known import parts_of


@public
def event(request: HttpRequest, event_id: str) -> HttpResponse:
    """An event: its facts, and what is known of it in four parts, each claim once."""
    page = queries.event_page(event_id, moment_of(request))
    return render(
        request,
        "timeline/event.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "event": page.document,
            "weekday": weekday_of(page.document["happened"]),
            "revision": page.revision,
            "parts": parts_of(page.claims),
            "count": len(page.claims),
            "more_claims": page.more_claims,
            "nested": page.nested,
            "questions": page.questions,
        },
    )
