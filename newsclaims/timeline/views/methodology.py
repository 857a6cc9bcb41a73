from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication.queries.judges import named_judges
from newsclaims.timeline.caching import moment_of, public
from newsclaims.vocabulary.statuses import Status


@public
def methodology(request: HttpRequest) -> HttpResponse:
    """How claims are recorded and judged, what is not shown, who decides, and how to report an error."""
    return render(
        request,
        "timeline/methodology.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "statuses": list(Status),
            "judges": named_judges(moment_of(request)),
            "desk": {
                "name": settings.DESK_NAME,
                "responsible": settings.DESK_RESPONSIBLE,
                "contact": settings.DESK_CONTACT,
            },
            "licence": settings.DATA_LICENCE,
        },
    )
