from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.sources.models import Source
from newsclaims.sources.services import NewSource, add_source
from newsclaims.verification import rules
from newsclaims.verification.models import Assessment, Evidence, SecondReading, Standing
from newsclaims.vocabulary.grades import Credibility
from newsclaims.vocabulary.statuses import Status


@recorded
def link_evidence(
    *,
    by: Editor,
    claim: Claim,
    source: Source | NewSource,
    stance: str,
    reliability: str | None = None,
    credibility: int = Credibility.UNJUDGED,
    primary: bool = False,
    excerpt: str = "",
    locator: str = "",
    note: str = "",
    supersedes: Evidence | None = None,
    brought: Brought | None = None,
) -> Evidence:
    """Link a source, known or new, to a claim and return the evidence; reliability is its usual letter unless judged.

    Raises Forbidden, or Refused for a stance or grade that does not exist, for superseding another claim's evidence,
    and for a new source that lacks what `add_source` asks for.
    """
    permissions.check_can_edit(by)
    letter = reliability or source.reliability
    rules.check_stance_and_grades(stance, letter, credibility)
    return Evidence.objects.create(
        claim=claim,
        source=source if isinstance(source, Source) else _added(by, source),
        stance=stance,
        reliability=letter,
        credibility=credibility,
        primary=primary,
        excerpt=excerpt,
        locator=locator,
        note=note,
        supersedes=supersedes,
        editor=by,
        **columns_of(brought),
    )


def _added(by: Editor, source: NewSource) -> Source:
    return add_source(by=by, **{field.name: getattr(source, field.name) for field in fields(source)})


@recorded
def mend_evidence(
    *,
    by: Editor,
    evidence: Evidence,
    version: int,
    stance: str,
    reliability: str,
    credibility: int,
    primary: bool,
    excerpt: str,
    locator: str,
    note: str,
) -> Evidence:
    """Change a piece of evidence and return it; one that a judgement relies on is superseded by a new piece (rule 8).

    Raises Forbidden, Stale, Refused.
    """
    permissions.check_can_edit(by)
    rules.check_stance_and_grades(stance, reliability, credibility)
    if rules.is_relied_on(evidence):
        rules.check_is_current(evidence, version)
        return link_evidence(
            by=by,
            claim=evidence.claim,
            source=evidence.source,
            stance=stance,
            reliability=reliability,
            credibility=credibility,
            primary=primary,
            excerpt=excerpt,
            locator=locator,
            note=note,
            supersedes=evidence,
        )
    return evidence.change(
        version,
        stance=stance,
        reliability=reliability,
        credibility=credibility,
        primary=primary,
        excerpt=excerpt,
        locator=locator,
        note=note,
    )


@recorded
def unlink_evidence(*, by: Editor, evidence: Evidence) -> None:
    """Remove a piece of evidence that no judgement relies on; the log keeps it. Raises Forbidden, Refused."""
    permissions.check_can_edit(by)
    evidence.delete()


@recorded
def assess(
    *,
    by: Editor,
    claim: Claim,
    version: int,
    status: str,
    rationale: str,
    relies_on: Sequence[Evidence] = (),
    confidence: str = "",
    recheck_on: date | None = None,
    brought: Brought | None = None,
) -> Assessment:
    """Record `by`'s judgement of `claim` and return it; the claim's version moves on with it.

    Raises Forbidden; Stale when the claim has moved on from `version`; Refused without a rationale, for a definitive
    status
    without fitting evidence, for a confirmation on one root alone, and for a pending claim without a day to look again.
    """
    permissions.check_can_edit(by)
    rules.check_day_to_look_again(status, recheck_on, imported=brought is not None)
    claim.change(version)
    if recheck_on is not None:
        Standing.objects.filter(claim=claim).update(recheck_on=recheck_on)
    return Assessment.objects.create(
        claim=claim,
        seq=claim.assessments.count() + 1,
        status=Status(status),
        rationale=rationale.strip(),
        relies_on=[piece.public_id for piece in relies_on],
        confidence=confidence,
        editor=by,
        **columns_of(brought),
    )


@recorded
def look_again_on(*, by: Editor, claim: Claim, day: date | None) -> None:
    """Set, or lift, the day on which a claim's status is to be looked at again.

    Raises Forbidden, Refused for a pending claim.
    """
    permissions.check_can_edit(by)
    standing = Standing.objects.get(claim=claim)
    rules.check_day_to_look_again(standing.status, day)
    Standing.objects.filter(claim=claim).update(recheck_on=day)


@recorded
def read_second(
    *, by: Editor, assessment: Assessment, status: str, note: str = "", brought: Brought | None = None
) -> SecondReading:
    """Record another editor's answer to an assessment and return it; agreement is the same status.

    Raises Forbidden for the assessor, Refused for an unknown status, for a second answer, and for a judgement that is
    not
    the latest any more.
    """
    permissions.check_can_edit(by)
    rules.check_can_read_second(by, assessment, imported=brought is not None)
    if status not in Status.values:
        raise Refused("Choose the status that you would give.", "status")
    return SecondReading.objects.create(
        assessment=assessment, status=status, note=note.strip(), editor=by, **columns_of(brought)
    )
