"""Pages that stand where another is no more, or was not yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.publication.queries.editions import Withdrawn
from newsclaims.vocabulary.kinds import SubjectKind


def gone(request: HttpRequest, withdrawn: Withdrawn) -> HttpResponse:
    """The page of what was withdrawn (410): that it was, when and why, and nothing of what it said."""
    context = {"canonical": request.build_absolute_uri(request.path), "withdrawn": withdrawn}
    return render(request, "timeline/tombstone.html", context, status=410)


def not_yet(request: HttpRequest) -> HttpResponse | None:
    """The page of a subject at a moment before it was first published (404); None where it never was. One query."""
    shown = request.resolver_match
    if not request.as_of or shown is None or shown.url_name not in SubjectKind.values:  # type: ignore[attr-defined]
        return None
    (public_id,) = shown.kwargs.values()
    edition = queries.current(shown.url_name, public_id)
    if edition is None:
        return None
    context = {
        "canonical": request.build_absolute_uri(request.path),
        "kind": SubjectKind(shown.url_name),
        "first_published_at": edition.first_published_at,
    }
    return render(request, "timeline/not-yet.html", context, status=404)
