"""The lines of what is claimed: questions, claims, who said them, and how they were judged."""

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim, Question, Statement
from newsclaims.claims.services import Saying
from newsclaims.events.models import Event
from newsclaims.exchange.reading import Reader
from newsclaims.sources.models import Source
from newsclaims.verification import services as verification
from newsclaims.verification.models import Assessment, Evidence, Standing
from newsclaims.vocabulary.grades import Confidence, Reliability
from newsclaims.vocabulary.kinds import (
    ClaimKind,
    Directness,
    EvidenceStance,
    Heard,
    Part,
    Stance,
    Voice,
)
from newsclaims.vocabulary.statuses import Stage, Status


def bring_question(read: Reader, by: Editor) -> None:
    claims.add_question(
        by=by,
        text=read.text("text"),
        measure=read.text("measure"),
        unit=read.text("unit"),
        finding=read.text("finding"),
        events=read.several(Event, "events"),
        brought=read.brought(recorded=False),
    )


def bring_claim(read: Reader, by: Editor) -> None:
    """The claim as a draft: its stage is set when all that it needs has come, its status by its assessments."""
    read.choice("stage", Stage)
    read.choice("status", Status, "")
    recheck_on = read.day("recheck_on")
    claim = claims.add_claim(
        by=read.one(Editor, "editor") or by,
        text=read.text("text"),
        kind=read.choice("kind", ClaimKind),
        language=read.needed_text("language"),
        quantity=read.fields("quantity"),
        happened=read.text("happened"),
        happened_words=read.text("happened_words"),
        about=read.several(Actor, "about"),
        events=read.several(Event, "events"),
        questions=read.several(Question, "questions"),
        tags=read.words("tags"),
        succeeds=read.one(Claim, "succeeds"),
        brought=read.brought(),
    )
    if recheck_on:
        Standing.objects.filter(claim=claim).update(recheck_on=recheck_on)


def bring_statement(read: Reader, by: Editor) -> None:
    claims.add_statement(
        by=by,
        voice=read.choice("voice", Voice),
        actor=read.one(Actor, "actor"),
        outlet=read.one(Outlet, "outlet"),
        said=read.text("said"),
        said_words=read.text("said_words"),
        venue=read.text("venue"),
        language=read.text("language"),
        original=read.one(Source, "original"),
        heard=read.choice("heard", Heard, Heard.REPORTED),
        revises=read.one(Statement, "revises"),
        brought=read.brought(recorded=False),
    )


def bring_attribution(read: Reader, by: Editor) -> None:
    struck = read.part("struck")
    attribution = claims.add_attribution(
        by=read.one(Editor, "editor") or by,
        claim=read.needed(Claim, "claim"),
        statement=read.needed(Statement, "statement"),
        article=read.one(Article, "article"),
        snapshot=read.one(Snapshot, "snapshot"),
        saying=Saying(
            stance=read.choice("stance", Stance),
            cue=read.text("cue"),
            hedge=read.text("hedge"),
            directness=read.choice("directness", Directness, ""),
            as_named=read.text("as_named"),
            part=read.choice("part", Part, Part.BODY),
            selectors=[Selector.from_document(selector) for selector in read.objects("selectors")],
            through=read.several(Actor, "through"),
        ),
        brought=read.brought(),
    )
    if struck:
        claims.strike_attribution(
            by=struck.needed(Editor, "editor"),
            attribution=attribution,
            version=attribution.version,
            reason=struck.needed_text("reason"),
            at=struck.needed_instant("recorded"),
        )


def bring_evidence(read: Reader, by: Editor) -> None:
    verification.link_evidence(
        by=read.needed(Editor, "editor"),
        claim=read.needed(Claim, "claim"),
        source=read.needed(Source, "source"),
        stance=read.choice("stance", EvidenceStance),
        reliability=read.choice("reliability", Reliability, "") or None,
        credibility=read.number("credibility"),
        primary=read.flag("primary"),
        excerpt=read.text("excerpt"),
        locator=read.text("locator"),
        note=read.text("note"),
        supersedes=read.one(Evidence, "supersedes"),
        brought=read.brought(),
    )


def bring_assessment(read: Reader, by: Editor) -> None:
    claim = read.needed(Claim, "claim")
    claim.refresh_from_db()
    seq = read.number("seq")
    assessment = verification.assess(
        by=read.needed(Editor, "editor"),
        claim=claim,
        version=claim.version,
        status=read.choice("status", Status),
        rationale=read.text("rationale"),
        relies_on=read.several(Evidence, "relies_on"),
        confidence=read.choice("confidence", Confidence, ""),
        brought=read.brought(),
    )
    if assessment.seq != seq:
        raise read.fault(f"This is assessment {assessment.seq} of its claim.", "seq")


def bring_second_reading(read: Reader, by: Editor) -> None:
    verification.read_second(
        by=read.needed(Editor, "editor"),
        assessment=read.needed(Assessment, "assessment"),
        status=read.choice("status", Status),
        note=read.text("note"),
        brought=read.brought(),
    )
