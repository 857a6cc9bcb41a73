from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication.queries.editions import Withdrawn


def gone(request: HttpRequest, withdrawn: Withdrawn) -> HttpResponse:
    """The page of what was withdrawn (410): that it was, when and why, and nothing of what it said."""
    context = {"canonical": request.build_absolute_uri(request.path), "withdrawn": withdrawn}
    return render(request, "timeline/tombstone.html", context, status=410)
