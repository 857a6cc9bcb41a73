"""Sitemaps of sitemaps.org: every page that readers see now, in each of its languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address in each language by code, and when it last changed, where that is known."""

    href_by_language: dict[str, str]
    changed: str = ""


def index(addresses: Iterable[str]) -> str:
    """A sitemap of sitemaps."""
    parts = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>\n" for address in addresses)
    return f"{_DECLARATION}<sitemapindex {_SITEMAP}>\n{parts}</sitemapindex>\n"


def urlset(pages: Iterable[Page]) -> str:
    """A sitemap: an entry for each page in each language, with all of its languages beside it."""
    entries = "".join(entry for page in pages for entry in _entries(page))
    return f"{_DECLARATION}<urlset {_SITEMAP} {_XHTML}>\n{entries}</urlset>\n"


def _entries(page: Page) -> Iterator[str]:
    default = page.href_by_language[settings.LANGUAGE_CODE]
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(href)}/>'
        for code, href in (*page.href_by_language.items(), ("x-default", default))
    )
    changed = f"<lastmod>{escape(page.changed)}</lastmod>" if page.changed else ""
    for href in page.href_by_language.values():
        yield f"<url><loc>{escape(href)}</loc>{changed}{others}</url>\n"
