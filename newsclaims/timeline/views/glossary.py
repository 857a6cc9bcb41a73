from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.timeline.caching import fixed
from newsclaims.vocabulary.grades import Credibility, Reliability
from newsclaims.vocabulary.statuses import Status


@fixed
def glossary(request: HttpRequest) -> HttpResponse:
    """What the words for status and grades mean. No queries."""
    return render(
        request,
        "timeline/glossary.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "statuses": list(Status),
            "reliabilities": list(Reliability),
            "credibilities": list(Credibility),
        },
    )
