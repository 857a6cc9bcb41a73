from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.publication import companions, differences, queries, renaming, rules
from newsclaims.publication.editions import cards_of, edition_of, references_in
from newsclaims.publication.freezing import FORM, Document
from newsclaims.publication.freezing_claims import freeze_claim
from newsclaims.publication.models import Card, Edition, Publication
from newsclaims.publication.references import Companion, Subject, kind_of
from newsclaims.verification.models import Evidence
from newsclaims.vocabulary.kinds import Change, SubjectKind, Visibility

# One lock for all publishing, so that stamps are in the order of commits.
PUBLISHING_LOCK = 7_216_031


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
    return seen != _freeze(subject, timezone.now())


@recorded
def publish(
    *, by: Editor, claim: Claim, version: int, change: str, note: str = "", without_second_reading: str = ""
) -> Publication:
    """Freeze the claim as a new revision that readers see, with whatever it names that is not public yet; return it.

    Raises Forbidden; Stale when the claim has moved on from `version`; Refused for a draft, for a correction without
    its
    note, for a definitive status without second reading or reason, and when readers would see no difference.
    """
    permissions.check_can_edit(by)
    moment = _take_lock()
    claim.refresh_from_db()
    if claim.version != version:
        raise Stale(claim)
    last = queries.publications_of(SubjectKind.CLAIM, claim.public_id).last()
    rules.check_stage(claim)
    rules.check_change(last, change, note)
    without = rules.check_second_reading(by, claim, without_second_reading)
    claims.mark_published(by=by, claim=claim)
    document = freeze_claim(claim, moment)
    if last and last.document == document:
        raise Refused(f"Readers see just this already, as revision {last.revision}.")
    _publish_companions(by, document, moment)
    return _add(
        subject_type=SubjectKind.CLAIM,
        subject_id=claim.public_id,
        change=change,
        recorded_at=moment,
        editor=by.public_id,
        note=note.strip(),
        without_second_reading=without,
        document=document,
    )


@recorded
def publish_subject(*, by: Editor, subject: Companion, change: str, note: str = "") -> Publication:
    """Freeze an event, question, article, actor or outlet as a new revision, and what it names; return it.

    A new name is carried into everything that shows it. Raises Forbidden; Refused for a correction without its note,
    and
    when readers would see no difference.
    """
    permissions.check_can_edit(by)
    moment = _take_lock()
    subject.refresh_from_db()
    last = queries.publications_of(kind_of(subject), subject.public_id).last()
    rules.check_change(last, change, note)
    document = companions.freeze(subject)
    if last and last.document == document:
        raise Refused(f"Readers see just this already, as revision {last.revision}.")
    _publish_companions(by, document, moment)
    publication = _add(
        subject_type=kind_of(subject),
        subject_id=subject.public_id,
        change=change,
        recorded_at=moment,
        editor=by.public_id,
        note=note.strip(),
        document=document,
    )
    if last and last.document["title"] != document["title"]:
        _rename(by, document, moment)
    return publication


@recorded
def withdraw(*, by: Editor, claim: Claim, version: int, reason: str) -> Publication:
    """Take a claim down: its page says that it was withdrawn, and why. Returns the revision that says so.

    Raises Forbidden for anybody but a chief editor; Stale; Refused without a reason or for a claim that is not public.
    """
    permissions.check_can_lead(by)
    moment = _take_lock()
    claim.refresh_from_db()
    if claim.version != version:
        raise Stale(claim)
    edition = queries.current(SubjectKind.CLAIM, claim.public_id)
    if edition is None or edition.withdrawn:
        raise Refused("Readers do not see this claim.")
    if not reason.strip():
        raise Refused("Say why: readers see the reason.", "reason")
    claims.retire(by=by, claim=claim)
    return _add(
        subject_type=SubjectKind.CLAIM,
        subject_id=claim.public_id,
        change=Change.WITHDRAWAL,
        recorded_at=moment,
        editor=by.public_id,
        note=reason.strip(),
        document=_tombstone(claim),
    )


@recorded
def bring_publication(
    *,
    by: Editor,
    subject: Subject,
    change: str,
    recorded_at: datetime,
    note: str = "",
    without_second_reading: str = "",
    wording: str = "",
    document: Document | None = None,
    held: frozenset[tuple[str, str]] = frozenset(),
    brought: Brought | None = None,
) -> Publication:
    """A revision that a file brings, frozen from the record as it stood at `recorded_at` where the file has no
    document.

    `wording` is how it read then; `held` are the subjects, by kind and public id, that the file publishes itself.
    """
    _take_lock()
    frozen = document or (
        _tombstone(subject) if change == Change.WITHDRAWAL else _freeze(subject, recorded_at, wording)
    )
    _publish_companions(by, frozen, recorded_at, held)
    if isinstance(subject, Claim) and change != Change.WITHDRAWAL:
        claims.mark_published(by=by, claim=subject)
    origin: dict[str, Any] = columns_of(brought)
    origin.pop("recorded_at", None)
    return _add(
        subject_type=kind_of(subject),
        subject_id=subject.public_id,
        change=change,
        recorded_at=recorded_at,
        editor=by.public_id,
        note=note,
        without_second_reading=without_second_reading,
        document=frozen,
        **origin,
    )


def rebuild_editions() -> int:
    """Make the read table again from the publications alone, and return how many rows it has."""
    _take_lock()
    Edition.objects.all().delete()
    publications = Publication.objects.order_by("recorded_at", "pk")
    for publication in publications.iterator():
        _show(publication)
    return Edition.objects.count()


def _take_lock() -> datetime:
    """Wait until nobody else publishes, then read the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
        cursor.execute("SELECT clock_timestamp()")
        moment: datetime = cursor.fetchone()[0]
        return moment


def _freeze(subject: Subject, moment: datetime, wording: str = "") -> Document:
    if isinstance(subject, Claim):
        return freeze_claim(subject, moment, wording=wording)
    frozen = companions.freeze(subject)
    return {**frozen, "title": wording} if wording else frozen


def _tombstone(subject: Subject) -> Document:
    kind = kind_of(subject)
    return {"form": FORM, "type": kind.value, "id": subject.public_id, "title": f"Withdrawn: {kind.label.lower()}"}


def _publish_companions(
    by: Editor, document: Document, moment: datetime, held: frozenset[tuple[str, str]] = frozenset()
) -> None:
    for subject, frozen in companions.not_public_yet(document):
        if (kind_of(subject).value, subject.public_id) in held:
            continue
        _add(
            subject_type=kind_of(subject),
            subject_id=subject.public_id,
            change=Change.FIRST,
            recorded_at=moment,
            editor=by.public_id,
            document=frozen,
        )


def _rename(by: Editor, document: Document, moment: datetime) -> None:
    """Rule: a rename copies the last documents and replaces the name only; nothing unfinished goes out with it."""
    shown_in = queries.editions().filter(**{f"{document['type']}s__contains": [document["id"]]})
    for edition in shown_in.select_related("publication").order_by("pk"):
        last = edition.publication
        _add(
            subject_type=last.subject_type,
            subject_id=last.subject_id,
            change=Change.REVISION,
            recorded_at=moment,
            editor=by.public_id,
            without_second_reading=last.without_second_reading,
            document=renaming.renamed(last.document, document["type"], document["id"], document["title"]),
        )


def _add(*, subject_type: str, subject_id: str, document: Document, **columns: Any) -> Publication:
    last = queries.publications_of(subject_type, subject_id).last()
    publication = Publication.objects.create(
        subject_type=subject_type,
        subject_id=subject_id,
        revision=last.revision + 1 if last else 1,
        served_from=timezone.now(),
        form=document["form"],
        document=document,
        **columns,
    )
    _show(publication)
    return publication


def _show(publication: Publication) -> None:
    """Close the edition before this publication and open its own, with its cards."""
    revisions = queries.publications_of(publication.subject_type, publication.subject_id)
    revisions = revisions.filter(revision__lte=publication.revision)
    first = revisions.values_list("recorded_at", flat=True)[0]
    updated = revisions.exclude(change=Change.REVISION).values_list("recorded_at", flat=True).reverse()[0]
    before = Edition.objects.filter(
        subject_type=publication.subject_type, subject_id=publication.subject_id, until_at=None
    )
    before.update(until_at=publication.recorded_at)
    edition = edition_of(publication, first, updated)
    edition.save(force_insert=True)
    Card.objects.bulk_create(cards_of(edition))


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
