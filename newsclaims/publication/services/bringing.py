from datetime import datetime
from typing import Any

from newsclaims.accounts.models import Editor
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.publication.freezing import Document
from newsclaims.publication.models import Publication
from newsclaims.publication.references import Subject, kind_of
from newsclaims.publication.services.revisions import add, freeze, publish_companions, take_lock, tombstone
from newsclaims.vocabulary.kinds import Change


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
    take_lock()
    frozen = document or (tombstone(subject) if change == Change.WITHDRAWAL else freeze(subject, recorded_at, wording))
    publish_companions(by, frozen, recorded_at, held)
    if isinstance(subject, Claim) and change != Change.WITHDRAWAL:
        claims.mark_published(by=by, claim=subject)
    origin: dict[str, Any] = columns_of(brought)
    origin.pop("recorded_at", None)
    return add(
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
