"""All that readers saw of an event, of a question or of the whole site at one moment: what a reading pack holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from newsclaims.core.errors import Refused
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries.editions import editions, published
from newsclaims.publication.queries.families import with_descendants
from newsclaims.vocabulary.kinds import SubjectKind

# A pack is made in memory, and is to open on a phone.
CLAIMS_IN_A_PACK = 500
OTHERS_IN_A_PACK = 5_000
EVENTS_INSTEAD = 200
COLUMN_BY_KIND = {
    SubjectKind.EVENT: "events",
    SubjectKind.QUESTION: "questions",
    SubjectKind.ARTICLE: "articles",
    SubjectKind.ACTOR: "actors",
    SubjectKind.OUTLET: "outlets",
}


@dataclass(frozen=True, slots=True)
class Pack:
    """`subject` is what it is about, None for the whole site; `others` are the subjects that are no claims.

    `revisions` are those of its claims, oldest first, without their documents.
    """

    subject: Publication | None
    claims: tuple[Publication, ...]
    others: tuple[Publication, ...]
    revisions: tuple[Publication, ...]


def pack(kind: SubjectKind | None, public_id: str, at: datetime | None = None) -> Pack:
    """The pack of an event with the events in it, of a question, or of everything. Five queries at the most.

    Raises Missing where readers did not see that subject, Refused where it has more claims than a pack can hold.
    """
    subject = published(kind, public_id, at).publication if kind else None
    family = with_descendants([public_id], at) if kind == SubjectKind.EVENT else set()
    claims = list(_claims(kind, public_id, family, at)[: CLAIMS_IN_A_PACK + 1])
    others = list(_others(kind, public_id, family, claims, at)[: OTHERS_IN_A_PACK + 1])
    if len(claims) > CLAIMS_IN_A_PACK or len(others) > OTHERS_IN_A_PACK:
        raise Refused(_too_much())
    return Pack(
        subject=subject,
        claims=tuple(one.publication for one in claims),
        others=tuple(one.publication for one in others),
        revisions=tuple(_revisions([one.subject_id for one in claims], at)),
    )


def events_instead(at: datetime | None = None) -> list[tuple[str, str]]:
    """Public id and title of the newest events, whose packs are smaller. One query."""
    found = editions(at).filter(subject_type=SubjectKind.EVENT).order_by("-happened_lower", "title")
    return list(found.values_list("subject_id", "title")[:EVENTS_INSTEAD])


def _too_much() -> str:
    return ngettext(
        "This is more than one file can hold: a reading pack has up to {count} claim.",
        "This is more than one file can hold: a reading pack has up to {count} claims.",
        CLAIMS_IN_A_PACK,
    ).format(count=CLAIMS_IN_A_PACK)


def _claims(
    kind: SubjectKind | None, public_id: str, family: Collection[str], at: datetime | None
) -> QuerySet[Edition]:
    found = editions(at).filter(subject_type=SubjectKind.CLAIM).select_related("publication")
    if kind == SubjectKind.EVENT:
        found = found.filter(events__overlap=list(family))
    elif kind == SubjectKind.QUESTION:
        found = found.filter(questions__contains=[public_id])
    return found.order_by("said_lower", "first_published_at", "subject_id")


def _others(
    kind: SubjectKind | None,
    public_id: str,
    family: Collection[str],
    claims: Sequence[Edition],
    at: datetime | None,
) -> QuerySet[Edition]:
    """What the claims name; and of an event its parts and questions, of the site all events and questions."""
    wanted = Q(subject_type=kind, subject_id=public_id) if kind else Q()
    for other, column in COLUMN_BY_KIND.items():
        named = {one for claim in claims for one in getattr(claim, column)}
        wanted |= Q(subject_type=other, subject_id__in=named)
    if kind is None:
        wanted |= Q(subject_type__in=[SubjectKind.EVENT, SubjectKind.QUESTION])
    elif kind == SubjectKind.EVENT:
        wanted |= Q(subject_type=SubjectKind.EVENT, subject_id__in=family)
        wanted |= Q(subject_type=SubjectKind.QUESTION, events__overlap=list(family))
    found = editions(at).filter(wanted).select_related("publication")
    return found.order_by("subject_type", "happened_lower", "title", "subject_id")


def _revisions(claim_ids: Sequence[str], at: datetime | None) -> QuerySet[Publication]:
    found = Publication.objects.filter(subject_type=SubjectKind.CLAIM, subject_id__in=claim_ids).defer("document")
    return (found if at is None else found.filter(recorded_at__lte=at)).order_by("subject_id", "revision")
