from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from newsclaims.core.errors import Missing
from newsclaims.publication.queries.sitemaps import sitemap_part, sitemap_parts
from newsclaims.timeline.caching import fixed, public
from newsclaims.timeline.formats import sitemaps
from newsclaims.timeline.formats.site import Site, site_of
from newsclaims.timeline.formats.sitemaps import Page

XML = "application/xml; charset=utf-8"
# The pages that are no subject's.
STANDING = ("home", "claims", "questions", "map", "changes", "corrections", "methodology", "glossary")


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of sitemaps: the standing pages, and a part for each range of publications. One query."""
    site = site_of(request)
    addresses = [reverse("timeline:sitemap_standing")]
    addresses += [reverse("timeline:sitemap_part", args=[number]) for number in sitemap_parts()]
    return HttpResponse(sitemaps.index(site.address(address) for address in addresses), content_type=XML)


@public
def sitemap_standing(request: HttpRequest) -> HttpResponse:
    """The pages that are no subject's. No query."""
    site = site_of(request)
    return HttpResponse(sitemaps.urlset(Page(_in_each_language(site, name)) for name in STANDING), content_type=XML)


@public
def sitemap_part_of(request: HttpRequest, number: int) -> HttpResponse:
    """The pages whose current edition is in a range of publications. One query."""
    site = site_of(request)
    listed = sitemap_part(number)
    if not listed:
        raise Missing("There is no such part.")
    pages = (Page(_in_each_language(site, one.kind, one.id), one.updated_at.isoformat()) for one in listed)
    return HttpResponse(sitemaps.urlset(pages), content_type=XML)


@fixed
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: all but the desk."""
    address = site_of(request).address(reverse("timeline:sitemap"))
    return HttpResponse(f"User-agent: *\nDisallow: /desk/\n\nSitemap: {address}\n", content_type="text/plain")


def _in_each_language(site: Site, name: str, *ids: str) -> dict[str, str]:
    found = {}
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found[code] = site.address(reverse(f"timeline:{name}", args=ids))
    return found
