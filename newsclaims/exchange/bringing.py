"""Each type of line, brought into the record through the same services as everything else."""

from typing import Any

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
from newsclaims.vocabulary.grades import Credibility, Reliability
from newsclaims.vocabulary.kinds import Basis, Heard, Part, PublicText, Sensitivity, Visibility


def bring_editor(read: Reader, by: Editor) -> None:
    accounts.add_editor(
        by=by,
        username=read.line.id,
        name=read.text("name"),
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
        kind=read.text("kind"),
        brought=read.brought(recorded=False),
    )


def bring_actor(read: Reader, by: Editor) -> None:
    actors.add_actor(
        by=by,
        kind=read.text("kind"),
        name=read.text("name"),
        aliases=[Alias(**alias) for alias in read.items("aliases")],
        description=read.text("description"),
        part_of=read.one(Actor, "part_of"),
        same_as=read.items("same_as"),
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
    place = read.fields("place")
    events.add_event(
        by=by,
        kind=read.text("kind"),
        title=read.text("title"),
        happened=read.text("happened"),
        happened_words=read.text("happened_words"),
        basis=read.text("basis", Basis.REPORTED),
        where=Where(place["name"], place.get("country", ""), place.get("lat"), place.get("lon")) if place else None,
        parent=read.one(Event, "parent"),
        participants=[
            Participant(read.find(Actor, one["actor"], "participants"), one["role"], one.get("basis", ""))
            for one in read.items("participants")
        ],
        summary=read.text("summary"),
        brought=read.brought(recorded=False),
    )


def bring_article(read: Reader, by: Editor) -> None:
    snapshots = read.items("snapshots")
    reported = read.several(Event, "events")
    article = articles.bring_article(
        by=by,
        outlet=read.needed(Outlet, "outlet"),
        title=read.text("title"),
        language=read.text("language"),
        url=read.text("url"),
        byline=read.text("byline"),
        published_at=read.instant("published"),
        public_text=read.text("public_text", PublicText.EXCERPTS),
        brought=read.brought(recorded=False),
    )
    for event in reported:
        events.report_event(by=by, event=event, article=article)
    for position, snapshot in enumerate(snapshots):
        _bring_snapshot(read, by, article, f"snapshots[{position}]", snapshot)


def _bring_snapshot(read: Reader, by: Editor, article: Article, field: str, snapshot: dict[str, Any]) -> None:
    if articles.digest_of(snapshot["text"]) != snapshot["sha256"]:
        raise read.fault("The SHA-256 is not that of the text.", f"{field}.sha256")
    articles.add_snapshot(
        by=by,
        article=article,
        text=snapshot["text"],
        captured_at=read.moment(snapshot["captured"], f"{field}.captured"),
        brought=Brought(snapshot["id"]),
    )


def bring_source(read: Reader, by: Editor) -> None:
    sources.add_source(
        by=by,
        kind=read.text("kind"),
        title=read.text("title"),
        reliability=read.text("reliability", Reliability.F),
        url=read.text("url"),
        published_at=read.instant("published"),
        publisher=read.one(Actor, "publisher"),
        article=read.one(Article, "article"),
        visibility=read.text("visibility", Visibility.PUBLIC),
        public_as=read.text("public_as"),
        embargo_until=read.instant("embargo_until"),
        sensitivity=read.text("sensitivity", Sensitivity.NONE),
        brought=read.brought(recorded=False),
    )


def bring_derivation(read: Reader, by: Editor) -> None:
    sources.derive(
        by=by,
        source=read.needed(Source, "source"),
        origin=read.needed(Source, "from"),
        how=read.text("how"),
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
    read.text("stage")
    read.text("status")
    recheck_on = read.day("recheck_on")
    claim = claims.add_claim(
        by=read.one(Editor, "editor") or by,
        text=read.text("text"),
        kind=read.text("kind"),
        language=read.text("language"),
        quantity=read.fields("quantity"),
        happened=read.text("happened"),
        happened_words=read.text("happened_words"),
        about=read.several(Actor, "about"),
        events=read.several(Event, "events"),
        questions=read.several(Question, "questions"),
        tags=read.items("tags"),
        succeeds=read.one(Claim, "succeeds"),
        brought=read.brought(),
    )
    if recheck_on:
        Standing.objects.filter(claim=claim).update(recheck_on=recheck_on)


def bring_statement(read: Reader, by: Editor) -> None:
    claims.add_statement(
        by=by,
        voice=read.text("voice"),
        actor=read.one(Actor, "actor"),
        outlet=read.one(Outlet, "outlet"),
        said=read.text("said"),
        said_words=read.text("said_words"),
        venue=read.text("venue"),
        language=read.text("language"),
        original=read.one(Source, "original"),
        heard=read.text("heard", Heard.REPORTED),
        revises=read.one(Statement, "revises"),
        brought=read.brought(recorded=False),
    )


def bring_attribution(read: Reader, by: Editor) -> None:
    struck = read.fields("struck")
    attribution = claims.add_attribution(
        by=read.one(Editor, "editor") or by,
        claim=read.needed(Claim, "claim"),
        statement=read.needed(Statement, "statement"),
        article=read.one(Article, "article"),
        snapshot=read.one(Snapshot, "snapshot"),
        saying=Saying(
            stance=read.text("stance"),
            cue=read.text("cue"),
            hedge=read.text("hedge"),
            directness=read.text("directness"),
            as_named=read.text("as_named"),
            part=read.text("part", Part.BODY),
            selectors=[Selector.from_document(selector) for selector in read.items("selectors")],
            through=read.several(Actor, "through"),
        ),
        brought=read.brought(),
    )
    if struck:
        claims.strike_attribution(
            by=read.find(Editor, struck["editor"], "struck.editor"),
            attribution=attribution,
            version=attribution.version,
            reason=struck["reason"],
            at=read.moment(struck["recorded"], "struck.recorded"),
        )


def bring_evidence(read: Reader, by: Editor) -> None:
    verification.link_evidence(
        by=read.needed(Editor, "editor"),
        claim=read.needed(Claim, "claim"),
        source=read.needed(Source, "source"),
        stance=read.text("stance"),
        reliability=read.text("reliability") or None,
        credibility=read.number("credibility") if "credibility" in read.line.fields else Credibility.UNJUDGED,
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
        status=read.text("status"),
        rationale=read.text("rationale"),
        relies_on=read.several(Evidence, "relies_on"),
        confidence=read.text("confidence"),
        brought=read.brought(),
    )
    if assessment.seq != seq:
        raise read.fault(f"This is assessment {assessment.seq} of its claim.", "seq")


def bring_second_reading(read: Reader, by: Editor) -> None:
    verification.read_second(
        by=read.needed(Editor, "editor"),
        assessment=read.needed(Assessment, "assessment"),
        status=read.text("status"),
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
