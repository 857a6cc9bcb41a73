from datetime import datetime

from newsclaims.publication.queries.editions import editions
from newsclaims.vocabulary.kinds import SubjectKind

# Enough to name a desk; reading every document there is would cost more than the names are worth.
CLAIMS_LOOKED_AT = 500


def named_judges(at: datetime | None = None) -> list[str]:
    """The editors who are named under the claims that were checked last, assessors and second readers, by name.

    Only those who agreed to be named stand in a publication. One query.
    """
    checked = editions(at).filter(subject_type=SubjectKind.CLAIM, checked_at__isnull=False)
    documents = checked.order_by("-checked_at", "-subject_id").values_list(
        "publication__document__assessor", "publication__document__second_readings"
    )
    names: set[str] = set()
    for assessor, readings in documents[:CLAIMS_LOOKED_AT]:
        names.update([assessor, *(reading["reader"] for reading in readings)])
    return sorted(names - {""})
