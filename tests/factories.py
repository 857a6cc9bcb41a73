"""Records for tests. Each walks the services, so that nothing stands here that the desk could not have made."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from newsclaims.accounts.models import Editor
from newsclaims.accounts.services import add_editor
from newsclaims.actors import services as actors
from newsclaims.actors.models import Actor
from newsclaims.articles import anchors, queries
from newsclaims.articles import services as articles
from newsclaims.articles.models import Article, Outlet
from newsclaims.claims import services as claims
from newsclaims.claims.models import Attribution, Claim, Question, Statement
from newsclaims.claims.services import Saying
from newsclaims.events import services as events
from newsclaims.events.models import Event
from newsclaims.history.recording import Author
from newsclaims.publication import services as publication
from newsclaims.publication.models import Publication
from newsclaims.publication.queries import publications_of
from newsclaims.publication.rules import needs_second_reading
from newsclaims.sources import services as sources
from newsclaims.sources.models import Derivation, Source
from newsclaims.verification import services as verification
from newsclaims.verification.models import Assessment, Evidence, SecondReading
from newsclaims.vocabulary.kinds import (
    ActorKind,
    Change,
    ClaimKind,
    DerivationKind,
    EventKind,
    EvidenceStance,
    SourceKind,
    Stance,
    SubjectKind,
    Voice,
)
from newsclaims.vocabulary.statuses import Stage, Status

PASSWORD = "correct horse battery"
TEXT = "Kira Rudik, a member of parliament, claimed that 40 aircraft were destroyed. Moscow did not comment."
QUOTATION = "40 aircraft were destroyed"

_numbers = itertools.count(1)


class _Setup:
    public_id = "setup"
    name = "Setup"


SETUP: Author = _Setup()


def make_editor(
    *, name: str = "", username: str = "", role: str = Editor.Role.EDITOR, password: str = PASSWORD
) -> Editor:
    number = next(_numbers)
    return add_editor(
        by=SETUP, username=username or f"editor{number}", name=name or f"Editor {number}", role=role, password=password
    )


def make_chief(**fields: Any) -> Editor:
    return make_editor(role=Editor.Role.CHIEF, **fields)


def make_outlet(*, by: Editor | None = None, name: str = "", **fields: Any) -> Outlet:
    return articles.add_outlet(by=_by(by), name=name or f"The Gazette {next(_numbers)}", **fields)


def make_article(
    *, by: Editor | None = None, outlet: Outlet | None = None, text: str = "", title: str = "", **fields: Any
) -> Article:
    """Without a `text` each article has the words of TEXT and a sentence of its own: the same text is refused twice."""
    editor = _by(by)
    number = next(_numbers)
    return articles.add_article(
        by=editor,
        outlet=outlet or make_outlet(by=editor),
        title=title or f"Aircraft were hit, report {number} says",
        text=text or f"{TEXT} This is report {number}.",
        **{"published_at": datetime(2025, 6, 2, 8, 40, tzinfo=UTC), **fields},
    )


def make_actor(*, by: Editor | None = None, name: str = "", kind: str = ActorKind.PERSON, **fields: Any) -> Actor:
    return actors.add_actor(by=_by(by), name=name or f"Speaker {next(_numbers)}", kind=kind, **fields)


def make_event(
    *,
    by: Editor | None = None,
    title: str = "",
    kind: str = EventKind.STRIKE,
    happened: str = "2025-06-01",
    **fields: Any,
) -> Event:
    return events.add_event(
        by=_by(by), title=title or f"Drone strikes {next(_numbers)}", kind=kind, happened=happened, **fields
    )


def make_source(
    *, by: Editor | None = None, title: str = "", kind: str = SourceKind.SATELLITE_IMAGE, **fields: Any
) -> Source:
    return sources.add_source(by=_by(by), title=title or f"Image of the base {next(_numbers)}", kind=kind, **fields)


def make_derivation(
    *, source: Source, origin: Source, by: Editor | None = None, how: str = DerivationKind.COPIES
) -> Derivation:
    return sources.derive(by=_by(by), source=source, origin=origin, how=how)


def make_question(*, by: Editor | None = None, text: str = "", **fields: Any) -> Question:
    return claims.add_question(
        by=_by(by), text=text or f"How many aircraft were destroyed, {next(_numbers)}?", **fields
    )


def make_claim(
    *,
    by: Editor | None = None,
    text: str = QUOTATION.capitalize(),
    kind: str = ClaimKind.FIGURE,
    attributed: bool = True,
    stage: str = Stage.DRAFT,
    status: str = Status.UNREVIEWED,
    **fields: Any,
) -> Claim:
    """A claim that somebody said unless `attributed` is false; beyond draft or assessed as `stage` and `status` say."""
    editor = _by(by)
    claim = claims.add_claim(by=editor, text=text, kind=kind, **fields)
    if attributed:
        make_attribution(by=editor, claim=claim)
    if stage == Stage.IN_REVIEW:
        claims.send_to_review(by=editor, claim=claim, version=claim.version)
    if status != Status.UNREVIEWED:
        assess(by=editor, claim=claim, status=status)
    claim.refresh_from_db()
    return claim


def make_statement(
    *,
    by: Editor | None = None,
    voice: str = Voice.NAMED,
    actor: Actor | None = None,
    said: str = "2025-06-02",
    **fields: Any,
) -> Statement:
    editor = _by(by)
    if Voice(voice).has_actor and actor is None:
        kind = ActorKind.UNNAMED_SOURCE if voice == Voice.UNNAMED else ActorKind.PERSON
        actor = make_actor(by=editor, kind=kind)
    return claims.add_statement(by=editor, voice=voice, actor=actor, said=said, **fields)


def make_attribution(
    *,
    claim: Claim,
    by: Editor | None = None,
    statement: Statement | None = None,
    article: Article | None = None,
    words: str = "",
    stance: str = Stance.ASSERTS,
    cue: str = "claimed",
    **fields: Any,
) -> Attribution:
    """What a statement does to a claim. With an `article`, where `words` first occur in its newest snapshot."""
    editor = _by(by)
    snapshot = queries.latest_snapshot(article) if article else None
    selectors = []
    if snapshot:
        start = snapshot.text.index(words or QUOTATION)
        selectors = [anchors.select(snapshot.text, start, start + len(words or QUOTATION))]
    return claims.add_attribution(
        by=editor,
        claim=claim,
        statement=statement or make_statement(by=editor),
        article=article,
        snapshot=snapshot,
        saying=Saying(stance=stance, cue=cue, selectors=selectors, **fields),
    )


def link_evidence(
    *,
    claim: Claim,
    by: Editor | None = None,
    source: Source | None = None,
    stance: str = EvidenceStance.SUPPORTS,
    **fields: Any,
) -> Evidence:
    editor = _by(by)
    return verification.link_evidence(
        by=editor, claim=claim, source=source or make_source(by=editor), stance=stance, **fields
    )


def assess(
    *,
    claim: Claim,
    by: Editor | None = None,
    status: str = Status.UNVERIFIED,
    rationale: str = "Nobody but the speaker gives this figure.",
    relies_on: Sequence[Evidence] | None = None,
    **fields: Any,
) -> Assessment:
    """A judgement; where `relies_on` is left out, with the evidence that its status needs."""
    editor = _by(by)
    if relies_on is None:
        relies_on = _fitting_evidence(editor, claim, status)
    if status == Status.PENDING:
        fields.setdefault("recheck_on", datetime(2026, 12, 1, tzinfo=UTC).date())
    claim.refresh_from_db()
    return verification.assess(
        by=editor, claim=claim, version=claim.version, status=status, rationale=rationale, relies_on=relies_on, **fields
    )


def read_second(*, assessment: Assessment, by: Editor | None = None, status: str = "", note: str = "") -> SecondReading:
    """Another editor's answer; agrees unless a `status` is given."""
    return verification.read_second(
        by=by or make_editor(), assessment=assessment, status=status or assessment.status, note=note
    )


def publish_claim(*, claim: Claim, by: Editor | None = None, change: str = "", **fields: Any) -> Publication:
    """Send a draft to review and publish it; a second editor agrees first where its status needs that."""
    editor = _by(by)
    claim.refresh_from_db()
    if claim.stage == Stage.DRAFT:
        claims.send_to_review(by=editor, claim=claim, version=claim.version)
    if needs_second_reading(claim) and "without_second_reading" not in fields:
        read_second(assessment=claim.assessments.order_by("seq").last())
    last = publications_of(SubjectKind.CLAIM, claim.public_id).last()
    change = change or (Change.UPDATE if last else Change.FIRST)
    return publication.publish(by=editor, claim=claim, version=claim.version, change=change, **fields)


def _fitting_evidence(editor: Editor, claim: Claim, status: str) -> list[Evidence]:
    if status == Status.REFUTED:
        return [link_evidence(by=editor, claim=claim, stance=EvidenceStance.REFUTES)]
    if Status(status).definitive:
        return [link_evidence(by=editor, claim=claim, primary=status == Status.CONFIRMED)]
    return []


def _by(editor: Editor | None) -> Editor:
    return editor or Editor.objects.order_by("pk").first() or make_editor()
