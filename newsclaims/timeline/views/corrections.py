from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from newsclaims.publication.queries.corrections import TOLD, corrections
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.paging import at_cursor, beside
from newsclaims.timeline.telling import tell
from newsclaims.vocabulary.kinds import Change


@public
def corrections_page(request: HttpRequest) -> HttpResponse:
    """What was corrected, updated or withdrawn, newest first; `?change=` picks one kind."""
    asked = request.GET.get("change", "")
    change = asked if asked in TOLD else ""
    page, lost = at_cursor(partial(corrections, moment_of(request), change=change), request.GET)
    return render(
        request,
        "timeline/corrections.html",
        {
            "canonical": request.build_absolute_uri(_address(change)),
            "corrections": tell(page.rows),
            "kinds": [(kind, _address(kind), kind == change) for kind in TOLD],
            "change": Change(change) if change else None,
            "unknown": asked if asked and not change else "",
            "lost": lost,
            **beside(page, _address(change)),
        },
    )


def _address(change: str) -> str:
    address = reverse("timeline:corrections")
    return f"{address}?change={change}" if change else address
