from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.publication.queries import ClaimRow
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import weekday_of
from newsclaims.vocabulary.known import Part


@dataclass(frozen=True, slots=True)
class Known:
    """One of the four parts of what is known, with its claims."""

    part: Part
    claims: tuple[ClaimRow, ...]


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
            "parts": _parts(page.claims),
            "count": f"{len(page.claims)}{'+' if page.more_claims else ''}",
            "more_claims": page.more_claims,
            "nested": page.nested,
            "questions": page.questions,
        },
    )


def _parts(claims: tuple[ClaimRow, ...]) -> list[Known]:
    return [Known(part, tuple(claim for claim in claims if claim.status in part.statuses)) for part in Part]
