from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import pgettext_lazy

from newsclaims.publication import queries
from newsclaims.publication.queries import ClaimPage
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.framing import embed_code_of
from newsclaims.timeline.markup import markup_of
from newsclaims.timeline.wordings import wordings
from newsclaims.vocabulary import spoken
from newsclaims.vocabulary.kinds import EvidenceStance, SubjectKind
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]

HEADS = {
    EvidenceStance.SUPPORTS: pgettext_lazy("evidence", "For"),
    EvidenceStance.REFUTES: pgettext_lazy("evidence", "Against"),
    EvidenceStance.CONTEXT: pgettext_lazy("evidence", "Context"),
}
ICONS = {EvidenceStance.SUPPORTS: "plus", EvidenceStance.REFUTES: "minus", EvidenceStance.CONTEXT: "equals"}
# What a file brought was published before this site showed it; what is published here is shown within the same second.
BROUGHT_LATER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence on one side, and how independent it is."""

    head: str
    icon: str
    pieces: tuple[Document, ...]
    sources: int
    independent: int


@public
def claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A claim: how it stands and why, who said it, the evidence, and how its status changed."""
    page = queries.claim_page(claim_id, moment_of(request))
    canonical = request.build_absolute_uri(request.path)
    document = page.document
    return render(
        request,
        "timeline/claim.html",
        {
            "canonical": canonical,
            "page": page,
            "markup": markup_of(page, request),
            "embed": embed_code_of(SubjectKind.CLAIM, document, request),
            "claim": document,
            "status": Status(document["status"]),
            "events": page.events,
            "statements": spoken.standing(document),
            "struck": spoken.struck(document),
            "evidence": _evidence(document),
            "history": document["history"][:-1],
            "latest": document["history"][-1] if document["history"] else None,
            "readings": document["second_readings"],
            "wordings": wordings(document),
            "served_from": _served_later(page),
            "permalink": f"{canonical}?as_of={page.newest.address}",
        },
    )


def _evidence(document: Document) -> list[Weighed]:
    return [
        Weighed(
            head=str(HEADS[stance]),
            icon=ICONS[stance],
            pieces=tuple(piece for piece in document["evidence"] if piece["stance"] == stance),
            sources=document["weights"][stance]["reports"],
            independent=document["weights"][stance]["independent"],
        )
        for stance in EvidenceStance
    ]


def _served_later(page: ClaimPage) -> datetime | None:
    """When this site first showed the revision, where that was later than its publication."""
    later = page.served_from - page.newest.recorded_at > BROUGHT_LATER
    return page.served_from if later else None
