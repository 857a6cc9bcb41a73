"""What stands where something was published and taken down again."""

from dataclasses import dataclass
from datetime import datetime

from newsclaims.core.errors import Missing
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import current
from newsclaims.vocabulary.kinds import SubjectKind


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That a subject was withdrawn, when, and the reason that the desk gave; nothing of what it was."""

    kind: SubjectKind
    revision: int
    withdrawn_at: datetime
    reason: str


def seen(kind: SubjectKind, public_id: str, at: datetime | None = None) -> Edition | Tombstone:
    """A subject's edition at a moment, with its publication. Raises Missing where it had none. One query."""
    edition = current(kind, public_id, at)
    if edition is None:
        raise Missing("Nothing was published at this address.")
    if edition.withdrawn:
        return Tombstone(kind, edition.revision, edition.from_at, edition.publication.note)
    return edition
