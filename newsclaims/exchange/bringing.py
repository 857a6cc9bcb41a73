"""Each type of line, brought into the record through the same services as everything else."""

from newsclaims.accounts import services as accounts
from newsclaims.accounts.models import Editor
from newsclaims.actors import services as actors
from newsclaims.actors.models import Actor
from newsclaims.actors.services import Alias
from newsclaims.articles import services as articles
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim, Question, Statement
from newsclaims.claims.services import Saying
from newsclaims.core.records import Brought
from newsclaims.events import services as events
from newsclaims.events.models import Event
from newsclaims.events.services import Participant, Where
from newsclaims.exchange.reading import Bring, Reader
from newsclaims.sources import services as sources
from newsclaims.sources.models import Source
from newsclaims.verification import services as verification
from newsclaims.verification.models import Assessment, Evidence, Standing
from newsclaims.vocabulary.grades import Confidence, Reliability
from newsclaims.vocabulary.kinds import (
    ActorKind,
    Basis,
    ClaimKind,
    DerivationKind,
    Directness,
    EventKind,
    EvidenceStance,
    Heard,
    OutletKind,
    Part,
    PublicText,
    Sensitivity,
    SourceKind,
    Stance,
    Visibility,
    Voice,
)
from newsclaims.vocabulary.statuses import Stage, Status


def bring_editor(read: Reader, by: Editor) -> None:
    accounts.add_editor(
        by=by,
        username=read.line.id,
        name=read.needed_text("name"),
        public=read.flag("public"),
        brought=read.brought(recorded=False),
    )


def bring_outlet(read: Reader, by: Editor) -> None:
    articles.add_outlet(
        by=by,
        name=read.text("name"),
        domain=read.text("domain"),
        country=read.text("country"),
        language=read.text("language"),
        kind=read.choice("kind", OutletKind, ""),
        brought=read.brought(recorded=False),
    )


def bring_actor(read: Reader, by: Editor) -> None:
    actors.add_actor(
        by=by,
        kind=read.choice("kind", ActorKind),
        name=read.text("name"),
        aliases=[
            Alias(alias.needed_text("name"), alias.text("language"), alias.text("script"))
            for alias in read.parts("aliases")
        ],
        description=read.text("description"),
        part_of=read.one(Actor, "part_of"),
        same_as=read.words("same_as"),
        brought=read.brought(recorded=False),
    )


def bring_affiliation(read: Reader, by: Editor) -> None:
    actors.add_affiliation(
        by=by,
        actor=read.needed(Actor, "actor"),
        organisation=read.needed(Actor, "with"),
        role=read.text("role"),
        since=read.text("since"),
        until=read.text("until"),
        brought=read.brought(recorded=False),
    )


def bring_event(read: Reader, by: Editor) -> None:
    place = read.part("place")
    events.add_event(
        by=by,
        kind=read.choice("kind", EventKind),
        title=read.text("title"),
        happened=read.text("happened"),
        happened_words=read.text("happened_words"),
        basis=read.choice("basis", Basis),
        where=_where(place) if place else None,
        parent=read.one(Event, "parent"),
        participants=[
            Participant(one.needed(Actor, "actor"), one.needed_text("role"), one.choice("basis", Basis, ""))
            for one in read.parts("participants")
        ],
        summary=read.text("summary"),
        brought=read.brought(recorded=False),
    )


def _where(place: Reader) -> Where:
    return Where(place.needed_text("name"), place.text("country"), place.degrees("lat"), place.degrees("lon"))


def bring_article(read: Reader, by: Editor) -> None:
    snapshots = read.parts("snapshots")
    if not snapshots:
        raise read.fault("An article has at least one snapshot of its text.", "snapshots")
    reported = read.several(Event, "events")
    article = articles.bring_article(
        by=by,
        outlet=read.needed(Outlet, "outlet"),
        title=read.text("title"),
        language=read.needed_text("language"),
        url=read.text("url"),
        byline=read.text("byline"),
        published_at=read.instant("published"),
        public_text=read.choice("public_text", PublicText, PublicText.EXCERPTS),
        brought=read.brought(recorded=False),
    )
    for event in reported:
        events.report_event(by=by, event=event, article=article)
    for snapshot in snapshots:
        _bring_snapshot(snapshot, by, article)


def _bring_snapshot(read: Reader, by: Editor, article: Article) -> None:
    public_id, text = read.needed_text("id"), read.needed_text("text")
    if Snapshot.objects.filter(public_id=public_id).exists():
        raise read.fault("There is a snapshot of this id already.", "id")
    if articles.digest_of(text) != read.text("sha256"):
        raise read.fault("The SHA-256 is not that of the text.", "sha256")
    articles.add_snapshot(
        by=by, article=article, text=text, captured_at=read.needed_instant("captured"), brought=Brought(public_id)
    )


def bring_source(read: Reader, by: Editor) -> None:
    sources.add_source(
        by=by,
        kind=read.choice("kind", SourceKind),
        title=read.text("title"),
        reliability=read.choice("reliability", Reliability),
        url=read.text("url"),
        published_at=read.instant("published"),
        publisher=read.one(Actor, "publisher"),
        article=read.one(Article, "article"),
        visibility=read.choice("visibility", Visibility, Visibility.PUBLIC),
        public_as=read.text("public_as"),
        embargo_until=read.instant("embargo_until"),
        sensitivity=read.choice("sensitivity", Sensitivity, Sensitivity.NONE),
        brought=read.brought(recorded=False),
    )


def bring_derivation(read: Reader, by: Editor) -> None:
    sources.derive(
        by=by,
        source=read.needed(Source, "source"),
        origin=read.needed(Source, "from"),
        how=read.choice("how", DerivationKind),
        brought=read.brought(recorded=False),
    )


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


BRING_BY_TYPE: dict[str, Bring] = {
    "editor": bring_editor,
    "outlet": bring_outlet,
    "actor": bring_actor,
    "affiliation": bring_affiliation,
    "event": bring_event,
    "article": bring_article,
    "source": bring_source,
    "derivation": bring_derivation,
    "question": bring_question,
    "claim": bring_claim,
    "statement": bring_statement,
    "attribution": bring_attribution,
    "evidence": bring_evidence,
    "assessment": bring_assessment,
    "second_reading": bring_second_reading,
}
