"""The lines of what claims are about and found in: people, outlets, events, articles, sources."""

from newsclaims.accounts import services as accounts
from newsclaims.accounts.models import Editor
from newsclaims.actors import services as actors
from newsclaims.actors.models import Actor
from newsclaims.actors.services import Alias
from newsclaims.articles import services as articles
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.core.records import Brought
from newsclaims.events import services as events
from newsclaims.events.models import Event
from newsclaims.events.services import Participant, Where
from newsclaims.exchange.reading import Reader
from newsclaims.sources import services as sources
from newsclaims.sources.models import Source
from newsclaims.vocabulary.grades import Reliability
from newsclaims.vocabulary.kinds import (
    ActorKind,
    Basis,
    DerivationKind,
    EventKind,
    OutletKind,
    PublicText,
    Sensitivity,
    SourceKind,
    Visibility,
)


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
