"""ClaimReview of schema.org: what the desk found of a claim, for search engines and other fact-checkers.

At the most one, on the page of the claim and on no other.
"""

from datetime import datetime
from typing import Any

from django.utils import timezone

from newsclaims.publication.queries import ClaimPage
from newsclaims.publication.queries.companions import Companions
from newsclaims.timeline.formats import heading_line
from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.formats.web_page import actor_of, day_of, without_empty
from newsclaims.vocabulary import spoken
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.on_screen import on_the_web
from newsclaims.vocabulary.spoken import Spoken
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]

# Truth is a scale for these alone: of what is disputed or not established there is a word and no number.
RATING = {Status.REFUTED: 1, Status.MISLEADING: 2, Status.SUPPORTED: 4, Status.CONFIRMED: 5}
WORST, BEST = 1, 5
NOT_REVIEWED = frozenset({Status.UNREVIEWED, Status.NOT_CHECKABLE})
# Readers of ClaimReview show fewer than 75 characters.
CLAIM_REVIEWED_AT_MOST = 74


def claim_review(page: ClaimPage, known: Companions, site: Site) -> Document | None:
    """The review of a claim that is not withdrawn; None where nothing was checked. `known` has whom the claim names.

    `claimReviewed` carries speaker and verb as the page's heading does: it is shown alone (rule 11).
    """
    claim = page.document
    status = Status(claim["status"])
    if status in NOT_REVIEWED:
        return None
    address = site.page(SubjectKind.CLAIM, claim["id"])
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": f"{address}#review",
            "url": address,
            "claimReviewed": heading_line.shortened(claim["heading"], CLAIM_REVIEWED_AT_MOST),
            "datePublished": _first_reviewed(page),
            "dateModified": page.newest.recorded_at.isoformat(),
            "inLanguage": site.language,
            "author": site.desk,
            "reviewRating": _rating(status, claim["rationale"]),
            "itemReviewed": _claim(claim, known, site, address),
        }
    )


def _rating(status: Status, rationale: str) -> Document:
    scale = {"ratingValue": RATING[status], "worstRating": WORST, "bestRating": BEST} if status in RATING else {}
    return {"@type": "Rating", **scale, "alternateName": str(status.label), "ratingExplanation": rationale}


def _claim(claim: Document, known: Companions, site: Site, address: str) -> Document:
    behind = [one for one in spoken.standing(claim) if one.stance.affirms]
    return {
        "@type": "Claim",
        "@id": address,
        "text": claim["text"],
        "datePublished": day_of(claim["clocks"]["said"]),
        "author": _authors(behind, known, site),
        "firstAppearance": _original(behind),
        "appearance": _articles(behind, known, site),
    }


def _authors(behind: list[Spoken], known: Companions, site: Site) -> list[Document]:
    """Who stands behind the wording, each once. An unnamed source has no name to be given."""
    speakers = {one.speaker: one.document["speaker"] for one in behind if one.speaker and not one.unnamed}
    return [actor_of(speaker, known, site) for speaker in speakers.values()]


def _original(behind: list[Spoken]) -> Document:
    originals = [one.document["original"] for one in behind if one.document["original"]]
    addresses = [original["url"] for original in originals if on_the_web(original["url"])]
    return {"@type": "CreativeWork", "url": addresses[0]} if addresses else {}


def _articles(behind: list[Spoken], known: Companions, site: Site) -> list[Document]:
    """The reports that print it, each once, at their outlets' addresses where those are known."""
    named = {report["article"]["id"]: report for one in behind for report in one.reports if report["article"]}
    return [_article(report, known, site) for report in named.values()]


def _article(report: Document, known: Companions, site: Site) -> Document:
    article, outlet = report["article"], report["outlet"]
    document = known.get((SubjectKind.ARTICLE, article["id"]), {})
    return {
        "@type": "NewsArticle",
        "url": on_the_web(document.get("url", "")) or site.page(SubjectKind.ARTICLE, article["id"]),
        "headline": article["name"],
        "datePublished": report["published"],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet["name"]} if outlet else {},
    }


def _first_reviewed(page: ClaimPage) -> str:
    """The day, in the site's zone as on the page, of the first revision that showed a judgement."""
    judged = datetime.fromisoformat(page.document["history"][0]["recorded"])
    showed = [one.recorded_at for one in page.revisions if one.recorded_at >= judged]
    return timezone.localdate(min(showed, default=page.newest.recorded_at)).isoformat()
