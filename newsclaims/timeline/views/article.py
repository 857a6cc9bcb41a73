from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.excerpts import excerpts
from newsclaims.timeline.markup import markup_of_article


@public
def article(request: HttpRequest, article_id: str) -> HttpResponse:
    """An article: the passages that claims quote, in their sentences, with the claims beside them."""
    page = queries.article_page(article_id, moment_of(request))
    texts = excerpts(page.document, page.claims)
    return render(
        request,
        "timeline/article.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "markup": markup_of_article(page, request),
            "article": page.document,
            "events": _events(page.claims),
            "texts": texts,
            "whole": page.document["public_text"] == "full",
            "passage_count": sum(len(text.passages) for text in texts),
            "claim_count": len({entry.claim["id"] for text in texts for one in text.passages for entry in one.entries}),
        },
    )


def _events(claims: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The events that the article's claims are about, each once."""
    return list({event["id"]: event for claim in claims for event in claim["events"]}.values())
