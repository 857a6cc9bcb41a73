"""What schema.org says of any page of ours: a WebPage that mentions people and events, and other people's reports.

Those are not ours: of none are we the publisher.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from newsclaims.publication.queries.companions import Companions
from newsclaims.timeline.formats.site import Site
from newsclaims.vocabulary.kinds import ActorKind, SubjectKind
from newsclaims.vocabulary.on_screen import machine_date, on_the_web

Document = dict[str, Any]

# A list in markup leads on; the page itself has all of it.
LISTED_AT_MOST = 30


def web_page(site: Site, *, url: str, name: str = "", **properties: Any) -> Document:
    """A page with what is given of `about`, `mentions`, `mainEntity`, `datePublished` and `dateModified`."""
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": name,
            "inLanguage": site.language,
            "isPartOf": {"@type": "WebSite", "name": str(settings.SITE_TITLE), "url": site.home},
            "publisher": site.desk,
            **properties,
        }
    )


def item_list(addresses: Iterable[str]) -> Document:
    """A list of pages by address, cut to its first."""
    shown = list(addresses)[:LISTED_AT_MOST]
    items = [{"@type": "ListItem", "position": place, "url": url} for place, url in enumerate(shown, 1)]
    return {"@type": "ItemList", "itemListElement": items} if items else {}


def actor_of(reference: Document, known: Companions, site: Site) -> Document:
    """Who is named, as a person or an organisation; a state is the latter, being somebody who speaks."""
    kind = SubjectKind(reference["type"])
    if kind == SubjectKind.OUTLET:
        return {"@type": "NewsMediaOrganization", "name": reference["name"], "url": site.page(kind, reference["id"])}
    document = known.get((kind, reference["id"]), {})
    person = document.get("kind") == ActorKind.PERSON
    return {
        "@type": "Person" if person else "Organization",
        "name": reference["name"],
        "url": site.page(kind, reference["id"]),
        "sameAs": [address for address in document.get("same_as", []) if on_the_web(address)],
    }


def event_of(event: Document, site: Site) -> Document:
    """An event as it is named; its day and place where they are known exactly."""
    address = site.page(SubjectKind.EVENT, event["id"])
    place = event.get("place")
    return {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": event.get("title") or event["name"],
        "startDate": day_of(event.get("happened")),
        "location": {"@type": "Place", "name": place["name"]} if place else {},
    }


def report_of(article: Document) -> Document:
    """Another publisher's report, at its own address, where that is known."""
    return {
        "@type": "NewsArticle",
        "url": on_the_web(article["url"]),
        "headline": article["title"],
        "datePublished": article["published"],
        "inLanguage": article["language"],
        "publisher": {"@type": "NewsMediaOrganization", "name": article["outlet"]["name"]},
    }


def day_of(told: Document | None) -> str:
    """A date of the story where it is one day; schema.org knows no uncertain ones."""
    written = machine_date(told)
    return written if len(written) == len("2025-06-02") else ""


def without_empty(document: Document) -> Document:
    """The same without what is not known."""
    kept = {key: _kept(value) for key, value in document.items()}
    return {key: value for key, value in kept.items() if value not in ("", [], {}, None)}


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return without_empty(value)
    return [_kept(inner) for inner in value] if isinstance(value, list) else value
