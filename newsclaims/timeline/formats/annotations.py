"""Web Annotation of the W3C: which words of which report carry which claim, of what readers see."""

from collections.abc import Iterable, Iterator
from typing import Any

from newsclaims.publication.queries.companions import Companions
from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.formats.web_page import without_empty
from newsclaims.vocabulary import spoken
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.on_screen import on_the_web

Document = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As many letters before and after the words as the record keeps.
AROUND = 32


def annotation_page(
    claims: Iterable[Document], known: Companions, site: Site, *, url: str, label: str, article: str = ""
) -> Document:
    """The annotations of these claims' reports, of one `article` alone where it is given, as the one page there is."""
    items = [item for claim in claims for item in _annotations(claim, known, site, article)]
    collection = {"id": f"{url}#all", "type": "AnnotationCollection", "label": label, "total": len(items)}
    return {
        "@context": CONTEXT,
        "id": url,
        "type": "AnnotationPage",
        "partOf": collection,
        "startIndex": 0,
        "items": items,
    }


def _annotations(claim: Document, known: Companions, site: Site, article: str) -> Iterator[Document]:
    for said in spoken.standing(claim):
        for report in said.reports:
            printed_in = report["article"]["id"] if report["article"] else ""
            document = known.get((SubjectKind.ARTICLE, printed_in))
            if document and report["quotes"] and article in ("", printed_in):
                yield _annotation(claim, report, document, site)


def _annotation(claim: Document, report: Document, article: Document, site: Site) -> Document:
    """A split quotation has a target for each of its spans."""
    targets = [_target(quote, report, article, site) for quote in report["quotes"]]
    return {
        "id": f"{site.page(SubjectKind.ARTICLE, article['id'])}#{report['attribution']}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": site.page(SubjectKind.CLAIM, claim["id"]),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(quote: Document, report: Document, article: Document, site: Site) -> Document:
    ours = site.page(SubjectKind.ARTICLE, article["id"])
    captured = {one["id"]: one["captured"] for one in article["snapshots"]}
    whole = article["public_text"] == "full"
    state = {
        "type": "TimeState",
        "sourceDate": captured.get(report["snapshot"], ""),
        "cached": ours if whole else "",
    }
    prefix, suffix = _around(quote, report["passages"])
    quoted = {"type": "TextQuoteSelector", "exact": quote["exact"], "prefix": prefix, "suffix": suffix}
    position = {"type": "TextPositionSelector", "start": quote["start"], "end": quote["end"]}
    return without_empty({"source": on_the_web(article["url"]) or ours, "state": state, "selector": [quoted, position]})


def _around(quote: Document, passages: Iterable[Document]) -> tuple[str, str]:
    """What stands before and after the words, as far as the passage goes that readers see."""
    for passage in passages:
        if passage["start"] <= quote["start"] and quote["end"] <= passage["end"]:
            start, end = quote["start"] - passage["start"], quote["end"] - passage["start"]
            return passage["text"][max(start - AROUND, 0) : start], passage["text"][end : end + AROUND]
    return "", ""
