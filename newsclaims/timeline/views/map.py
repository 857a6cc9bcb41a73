from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication.queries import places as queries
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.map.drawing import draw
from newsclaims.timeline.places import by_country, pins_of


@public
def events_map(request: HttpRequest) -> HttpResponse:
    """The newest events on a map, and a list that says the same by country and place."""
    page = queries.map_page(moment_of(request))
    countries = by_country(page.events)
    return render(
        request,
        "timeline/map.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "drawing": draw(pins_of(spot for country in countries for spot in country.spots)),
            "countries": countries,
            "without_place": [event for event in page.events if not event.document["place"]],
            "shown": len(page.events),
            "more": page.more,
        },
    )
