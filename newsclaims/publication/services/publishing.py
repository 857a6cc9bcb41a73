from datetime import datetime

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.history.recording import recorded
from newsclaims.publication import companions, queries, renaming, rules
from newsclaims.publication.freezing import Document
from newsclaims.publication.freezing_claims import freeze_claim
from newsclaims.publication.models import Publication
from newsclaims.publication.references import Companion, kind_of
from newsclaims.publication.services.revisions import add, publish_companions, take_lock, tombstone
from newsclaims.vocabulary.kinds import Change, SubjectKind


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
    moment = take_lock()
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
    publish_companions(by, document, moment)
    return add(
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
    moment = take_lock()
    subject.refresh_from_db()
    last = queries.publications_of(kind_of(subject), subject.public_id).last()
    rules.check_change(last, change, note)
    document = companions.freeze(subject)
    if last and last.document == document:
        raise Refused(f"Readers see just this already, as revision {last.revision}.")
    publish_companions(by, document, moment)
    publication = add(
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
    moment = take_lock()
    claim.refresh_from_db()
    if claim.version != version:
        raise Stale(claim)
    edition = queries.current(SubjectKind.CLAIM, claim.public_id)
    if edition is None or edition.withdrawn:
        raise Refused("Readers do not see this claim.")
    if not reason.strip():
        raise Refused("Say why: readers see the reason.", "reason")
    claims.retire(by=by, claim=claim)
    return add(
        subject_type=SubjectKind.CLAIM,
        subject_id=claim.public_id,
        change=Change.WITHDRAWAL,
        recorded_at=moment,
        editor=by.public_id,
        note=reason.strip(),
        document=tombstone(claim),
    )


def _rename(by: Editor, document: Document, moment: datetime) -> None:
    """Rule: a rename copies the last documents and replaces the name only; nothing unfinished goes out with it."""
    shown_in = queries.editions().filter(**{f"{document['type']}s__contains": [document["id"]]})
    for edition in shown_in.select_related("publication").order_by("pk"):
        last = edition.publication
        add(
            subject_type=last.subject_type,
            subject_id=last.subject_id,
            change=Change.REVISION,
            recorded_at=moment,
            editor=by.public_id,
            without_second_reading=last.without_second_reading,
            document=renaming.renamed(last.document, document["type"], document["id"], document["title"]),
        )
