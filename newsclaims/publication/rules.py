"""What may be published, and by whom. Each check raises Refused or Forbidden with a sentence."""

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refused
from newsclaims.publication.models import Publication
from newsclaims.verification.models import Assessment, SecondReading
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Stage, Status

LATER_CHANGES = (Change.UPDATE, Change.CORRECTION, Change.REVISION)


def allowed_changes(last: Publication | None) -> tuple[Change, ...]:
    """The kinds of change that the next revision may be."""
    return LATER_CHANGES if last else (Change.FIRST,)


def check_change(last: Publication | None, change: str, note: str) -> None:
    if change not in allowed_changes(last):
        raise Refused("Choose what kind of change it is.", "change")
    if change == Change.CORRECTION and not note.strip():
        raise Refused("Say what was wrong: readers see the note.", "note")


def check_stage(claim: Claim) -> None:
    if claim.stage == Stage.DRAFT:
        raise Refused("A draft is not published: send it to review first.", "stage")


def can_be_published(claim: Claim) -> bool:
    """Whether the work on the claim has come so far that it may be published."""
    try:
        check_stage(claim)
    except Refused:
        return False
    return True


def needs_second_reading(claim: Claim) -> bool:
    """Whether the claim's status is definitive and nobody has agreed with it on second reading (rule 4)."""
    latest = Assessment.objects.filter(claim=claim).order_by("-seq").first()
    if latest is None or not Status(latest.status).definitive:
        return False
    return not SecondReading.objects.filter(assessment=latest, status=latest.status).exists()


def check_second_reading(by: Editor, claim: Claim, without: str) -> str:
    """The reason for going without a second reading, empty where there is one. Rule 4; PostgreSQL holds it too."""
    if not needs_second_reading(claim):
        return ""
    if not without.strip():
        raise Refused(
            "This status goes public with an agreeing second reading, "
            "or with a chief editor’s reason for going without.",
            "without_second_reading",
        )
    permissions.check_can_lead(by)
    return without.strip()
