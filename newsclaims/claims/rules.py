"""What the state of a claim allows. Each check raises Refused with a sentence; each `can_` asks the check."""

from newsclaims.claims.models import Attribution, Claim
from newsclaims.core.errors import Refused
from newsclaims.vocabulary.statuses import Stage


def check_is_attributed(claim: Claim) -> None:
    """Rule 2; PostgreSQL holds it too."""
    if not claim.attributions.filter(struck_at=None).exists():
        raise Refused("Nobody is recorded as saying this yet: add who said it first.", "stage")


def check_can_leave_draft(claim: Claim) -> None:
    if claim.stage != Stage.DRAFT:
        raise Refused(f"This claim is {claim.get_stage_display().lower()} already.", "stage")
    check_is_attributed(claim)


def can_leave_draft(claim: Claim) -> bool:
    try:
        check_can_leave_draft(claim)
    except Refused:
        return False
    return True


def check_can_go_back(claim: Claim) -> None:
    if claim.stage != Stage.IN_REVIEW:
        raise Refused("Only a claim in review can go back to draft.", "stage")


def can_go_back(claim: Claim) -> bool:
    try:
        check_can_go_back(claim)
    except Refused:
        return False
    return True


def check_can_strike(attribution: Attribution) -> None:
    if attribution.struck_at:
        raise Refused("This attribution is struck already.")
    others = Attribution.objects.filter(claim=attribution.claim_id, struck_at=None).exclude(pk=attribution.pk)
    if attribution.claim.stage != Stage.DRAFT and not others.exists():
        raise Refused("This is the last one who said it: add another before you strike it, or withdraw the claim.")
