"""What every public page has in common.

It is read only, names nobody, and an unchanged one costs a single cheap look-up.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache, wraps

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from newsclaims.core.errors import Missing
from newsclaims.publication import queries
from newsclaims.publication.queries.editions import Withdrawn
from newsclaims.timeline import time_travel
from newsclaims.timeline.tombstones import gone, not_yet

View = Callable[..., HttpResponse]

# May be kept by anybody, but is asked about each time: what was withdrawn is gone at once.
CACHE_CONTROL = "public, max-age=0, must-revalidate"


def public(view: View) -> View:
    """A page of publications: its ETag follows the newest; a Missing becomes a 404, what was withdrawn a 410."""
    return _public(view, _newest)


def fixed(view: View) -> View:
    """A page that changes with the code alone."""
    return _public(view, lambda request: "")


def _public(view: View, version: Callable[[HttpRequest], str]) -> View:
    def etag(request: HttpRequest, **ids: str) -> str:
        told = "\n".join([request.get_host(), request.get_full_path(), version(request), _look(), settings.TIME_ZONE])
        return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'

    @wraps(view)
    def page(request: HttpRequest, **ids: str) -> HttpResponse:
        travel = time_travel.read(request.GET.get("as_of", ""))
        request.time_travel, request.as_of = travel, travel.moment  # type: ignore[attr-defined]
        try:
            response = view(request, **ids)
        except Withdrawn as withdrawn:
            response = gone(request, withdrawn)
        except Missing as missing:
            earlier = not_yet(request)
            if earlier is None:
                raise Http404(missing.sentence) from missing
            response = earlier
        if travel.moment and response["Content-Type"].startswith("text/html"):
            response.content = time_travel.carried(response.content, travel.asked)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    return gzip_page(require_safe(condition(etag_func=etag)(page)))


def moment_of(request: HttpRequest) -> datetime | None:
    """The moment that a public page is to show; None is now."""
    moment: datetime | None = request.as_of  # type: ignore[attr-defined]
    return moment


def _newest(request: HttpRequest) -> str:
    """The version of the site; `last-visit.js` is told the moment on the way, at no query of its own."""
    number, moment = queries.newest_publication()
    request.newest_at = moment  # type: ignore[attr-defined]
    return str(number)


@lru_cache(maxsize=1)
def _look() -> str:
    """The digest of all templates, catalogues and static files: a new release is a new page, alike in every process."""
    digest = hashlib.sha256(settings.STATIC_URL.encode())
    for template in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        digest.update(template.read_bytes())
    for catalogue in sorted((settings.BASE_DIR / "locale").rglob("*.mo")):
        digest.update(catalogue.read_bytes())
    digest.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    return digest.hexdigest()
