from django.http import HttpRequest, HttpResponse, JsonResponse

from newsclaims.timeline.caching import public
from newsclaims.timeline.formats.oembed import oembed as response_of
from newsclaims.timeline.formats.site import site_of
from newsclaims.timeline.framing import frame_of


@public
def oembed(request: HttpRequest) -> HttpResponse:
    """What another site shows for an address of ours: 404 for any other address, 501 for any format but JSON."""
    asked, site = request.GET, site_of(request)
    if asked.get("format", "json") != "json":
        return HttpResponse("Only format=json is spoken here.", status=501, content_type="text/plain")
    response = response_of(
        frame_of(asked.get("url", ""), site),
        site,
        max_width=_pixels(asked.get("maxwidth", "")),
        max_height=_pixels(asked.get("maxheight", "")),
    )
    return JsonResponse(response, json_dumps_params={"ensure_ascii": False})


def _pixels(asked: str) -> int | None:
    """What was asked for, if it is a number of pixels at all."""
    return int(asked[:5]) or None if asked.isascii() and asked.isdigit() else None
