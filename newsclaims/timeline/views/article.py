from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.excerpts import excerpts
from newsclaims.timeline.markup import markup_of_article
from newsclaims.vocabulary import spoken


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
            "events": _events(article_id, page.claims),
            "texts": texts,
            "whole": page.document["public_text"] == "full",
            "passage_count": sum(len(text.passages) for text in texts),
            "claim_count": len({entry.claim["id"] for text in texts for one in text.passages for entry in one.entries}),
        },
    )


def _events(article_id: str, claims: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """The events of the claims that the article reports, each once; those it is evidence for do not count."""
    reported = [claim for claim in claims if _reports(article_id, claim)]
    return list({event["id"]: event for claim in reported for event in claim["events"]}.values())


def _reports(article_id: str, claim: dict[str, Any]) -> bool:
    reports = [report for said in spoken.standing(claim) for report in said.reports]
    return any(report["article"] and report["article"]["id"] == article_id for report in reports)
