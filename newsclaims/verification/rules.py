"""What may be judged, and by whom. Each check raises with a sentence; each `can_` asks the check.

What a status must rely on is held in PostgreSQL alone (`sql/assessments.sql`), which answers with the sentence.
"""

from datetime import date

from newsclaims.accounts.models import Editor
from newsclaims.core.errors import Forbidden, Refused, Stale
from newsclaims.verification.models import Assessment, Evidence
from newsclaims.vocabulary.grades import Credibility, Reliability
from newsclaims.vocabulary.kinds import EvidenceStance
from newsclaims.vocabulary.statuses import Status


def check_stance_and_grades(stance: str, reliability: str, credibility: int) -> None:
    if stance not in EvidenceStance.values:
        raise Refused("Say what the source does to the claim.", "stance")
    if reliability not in Reliability.values:
        raise Refused("Reliability is a letter from A to F.", "reliability")
    if credibility not in Credibility.values:
        raise Refused("Credibility is a digit from 1 to 6.", "credibility")


def is_relied_on(evidence: Evidence) -> bool:
    return Assessment.objects.filter(relies_on__contains=[evidence.public_id]).exists()


def check_is_current(evidence: Evidence, version: int) -> None:
    """A piece that was superseded, or changed since, is not changed by somebody who has not seen that."""
    if evidence.version != version or Evidence.objects.filter(supersedes=evidence).exists():
        raise Stale(evidence)


def check_day_to_look_again(status: str, recheck_on: date | None, *, imported: bool = False) -> None:
    if status == Status.PENDING and recheck_on is None and not imported:
        raise Refused("Cannot be known yet needs a day to look again.", "recheck_on")


def check_can_read_second(editor: Editor, assessment: Assessment, *, imported: bool = False) -> None:
    if editor == assessment.editor:
        raise Forbidden("A second reading is always by someone else.")
    if assessment.second_readings.filter(editor=editor).exists():
        raise Refused("You have read this judgement already.")
    latest = Assessment.objects.filter(claim=assessment.claim_id).order_by("-seq").first()
    if latest != assessment and not imported:
        raise Refused("The claim has been assessed again since: read the new judgement.")


def can_read_second(editor: Editor, assessment: Assessment) -> bool:
    try:
        check_can_read_second(editor, assessment)
    except (Forbidden, Refused):
        return False
    return True
