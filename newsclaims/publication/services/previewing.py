"""What publishing would do, for the form that asks before it is done. Nothing here writes."""

from dataclasses import dataclass

from django.utils import timezone

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.publication import companions, differences, queries, rules
from newsclaims.publication.editions import references_in
from newsclaims.publication.freezing import Document
from newsclaims.publication.freezing_claims import freeze_claim
from newsclaims.publication.references import Subject, kind_of
from newsclaims.publication.services.revisions import freeze
from newsclaims.verification.models import Evidence
from newsclaims.vocabulary.kinds import Change, SubjectKind, Visibility


@dataclass(frozen=True, slots=True)
class Shown:
    """A subject that a claim's page names; `new` when it goes public with the claim."""

    kind: str
    name: str
    new: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What publishing a claim now would do: the document readers would see, what goes with it and what stays."""

    document: Document
    revision: int
    since: list[str]
    changes: tuple[Change, ...]
    goes_public: list[Shown]
    stays: list[str]
    needs_second_reading: bool


def preview(*, by: Editor, claim: Claim) -> Preview:
    """What readers would see of `claim`, and what changes with it. Writes nothing. Raises Forbidden."""
    permissions.check_can_edit(by)
    last = queries.publications_of(SubjectKind.CLAIM, claim.public_id).last()
    document = freeze_claim(claim, timezone.now())
    return Preview(
        document=document,
        revision=last.revision + 1 if last else 1,
        since=differences.since(last.document, document) if last and last.change != Change.WITHDRAWAL else [],
        changes=rules.allowed_changes(last),
        goes_public=_goes_public(document),
        stays=_stays(claim),
        needs_second_reading=rules.needs_second_reading(claim),
    )


def differs_from_public(subject: Subject) -> bool:
    """Whether the record says something else than what readers see; False for a subject that is not public."""
    edition = queries.current(kind_of(subject), subject.public_id)
    if edition is None or edition.withdrawn:
        return False
    seen: Document = edition.publication.document
    return seen != freeze(subject, timezone.now())


def _goes_public(document: Document) -> list[Shown]:
    named = {(one["type"], one["id"]): one["name"] for one in references_in(document)}
    fresh = {(kind_of(subject).value, subject.public_id) for subject, _ in companions.not_public_yet(document)}
    return [
        Shown(str(SubjectKind(kind).label), name, (kind, public_id) in fresh)
        for (kind, public_id), name in named.items()
    ]


def _stays(claim: Claim) -> list[str]:
    """What readers will not see of the claim: confidential and embargoed sources, notes, superseded evidence."""
    pieces = Evidence.objects.filter(claim=claim, superseded_by=None).select_related("source")
    now = timezone.now()
    hidden = [
        f"{piece.source.title}: confidential" for piece in pieces if piece.source.visibility == Visibility.CONFIDENTIAL
    ]
    held = [
        f"{piece.source.title}: under embargo"
        for piece in pieces
        if piece.source.embargo_until and piece.source.embargo_until > now
    ]
    notes = sum(1 for piece in pieces if piece.note)
    return [*hidden, *held, *([f"{notes} notes on evidence"] if notes else [])]
