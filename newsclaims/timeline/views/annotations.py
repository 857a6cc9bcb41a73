from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from newsclaims.publication import queries
from newsclaims.publication.queries.companions import companions
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.formats.annotations import annotation_page
from newsclaims.timeline.formats.site import site_of
from newsclaims.timeline.markup import ANNOTATIONS
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.kinds import SubjectKind


@public
def article_annotations(request: HttpRequest, article_id: str) -> HttpResponse:
    """The words of an article that published claims quote. Two queries."""
    page, site = queries.article_page(article_id, moment_of(request)), site_of(request)
    known = {(SubjectKind.ARTICLE.value, article_id): page.document}
    return _answer(
        annotation_page(
            page.claims,
            known,
            site,
            url=site.address(request.path),
            label=page.document["title"],
            article=article_id,
        )
    )


@public
def claim_annotations(request: HttpRequest, claim_id: str) -> HttpResponse:
    """The words of all articles that carry a claim; 410 where it was withdrawn. Two queries."""
    at, site = moment_of(request), site_of(request)
    claim = queries.published(SubjectKind.CLAIM, claim_id, at).publication.document
    known = companions([claim], at)
    return _answer(
        annotation_page([claim], known, site, url=site.address(request.path), label=headings.plain(claim["heading"]))
    )


def _answer(document: dict[str, Any]) -> HttpResponse:
    return JsonResponse(document, content_type=ANNOTATIONS, json_dumps_params={"ensure_ascii": False})
