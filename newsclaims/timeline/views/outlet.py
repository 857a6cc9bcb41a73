from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication.queries.outlets import outlet_page
from newsclaims.timeline import tallies
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.markup import markup_of_subject
from newsclaims.timeline.sayings import sayings_of
from newsclaims.vocabulary import countries, languages
from newsclaims.vocabulary.kinds import SubjectKind


@public
def outlet(request: HttpRequest, outlet_id: str) -> HttpResponse:
    """An outlet: what it is, how the claims stand that it reported, its articles, and what it said in its own voice."""
    page = outlet_page(outlet_id, moment_of(request))
    document = page.document
    return render(
        request,
        "timeline/outlet.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "markup": markup_of_subject(SubjectKind.OUTLET, document, request),
            "page": page,
            "outlet": document,
            "country": countries.name_of(document["country"]) if document["country"] else "",
            "language": languages.name_of(document["language"]) if document["language"] else "",
            "all_reported": tallies.of_all_reported(outlet_id, page.reported),
            "by_status": tallies.by_status(outlet_id, page.reported),
            "sayings": sayings_of(outlet_id, page.claims),
        },
    )
