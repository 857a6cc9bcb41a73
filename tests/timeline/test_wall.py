"""Rules 10 and 12: readers' pages show publications and nothing behind them, whatever stands in the record."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.functions import Cast
from django.urls import get_resolver, reverse

from newsclaims.actors.services import Alias, add_affiliation
from newsclaims.core.records import Brought
from newsclaims.events.services import Participant, Where
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.sitemaps import sitemap_parts
from newsclaims.vocabulary.kinds import EvidenceStance, Part, SubjectKind, Visibility, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    QUOTATION,
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    make_source,
    make_statement,
    publish_claim,
    read_second,
)

# In capitals and without spaces, so that no page says it by chance and no folding hides it.
MARKER = "DRAFTONLYMARKER"
ROOMS = ("accounts", "actors", "articles", "claims", "events", "sources", "verification")
# What cannot hold the marker, or what no editor writes: codes, dates, hashes, the database's own columns.
NOT_WRITTEN = {
    "accounts.Editor.password",
    "accounts.SignInAttempt.under",
    "actors.ActorName.language",
    "actors.ActorName.script",
    "actors.Affiliation.since",
    "actors.Affiliation.until",
    "articles.Article.language",
    "articles.Outlet.country",
    "articles.Outlet.language",
    "articles.Snapshot.digest",
    "articles.Snapshot.sha256",
    "claims.Attribution.struck_reason",
    "claims.Claim.happened",
    "claims.Claim.language",
    "claims.Statement.language",
    "claims.Statement.said",
    "events.Event.happened",
    "events.Place.country",
    "verification.Assessment.digest",
    "verification.Assessment.relies_on",
    "verification.SecondReading.digest",
    # Bare public ids and unknown fields are alike in every record: the claim's and the source's stand for them.
    *(
        f"{label}.{field}"
        for label in (
            "accounts.Editor",
            "actors.Actor",
            "actors.Affiliation",
            "articles.Article",
            "articles.Outlet",
            "articles.Snapshot",
            "claims.Attribution",
            "claims.Question",
            "claims.Statement",
            "events.Event",
            "sources.Derivation",
            "verification.Evidence",
            "verification.Assessment",
            "verification.SecondReading",
        )
        for field in ("public_id", "extra")
    ),
}


@pytest.fixture
def kept(db) -> dict[str, str]:
    """A published claim among drafts and secrets; every text that readers must not see has the marker."""
    editor = make_editor(name=f"Anna {MARKER}", username=f"anna-{MARKER}")
    event = make_event(title="Drone strikes on bases")
    article = make_article(text=f"Kira Rudik claimed that {QUOTATION}. Moscow did not comment. {MARKER} stands here.")
    question = make_question(text="How many aircraft were destroyed?", events=[event])
    claim = make_claim(text="40 aircraft were destroyed", events=[event], questions=[question], attributed=False)
    make_attribution(claim=claim, article=article)
    _link_secrets(claim)
    judged = assess(claim=claim, by=editor, status=Status.DISPUTED)
    read_second(assessment=judged, status=Status.UNVERIFIED, note=f"Between us: {MARKER}")
    publish_claim(claim=claim)
    _change_at_the_desk(claim, event, article)
    question.change(question.version, measure=MARKER, finding=MARKER)
    _draft()
    return {"event": event.public_id, "claim": claim.public_id, "article": article.public_id}


def _link_secrets(claim) -> None:
    """Sources that readers may not see, or only as described, and notes on those that they may."""
    secret = {"title": MARKER, "url": f"https://example.org/{MARKER}"}
    hidden = make_source(visibility=Visibility.CONFIDENTIAL, public_as=MARKER, **secret)
    described = make_source(visibility=Visibility.DESCRIBED, public_as="A person at the base", **secret)
    embargoed = make_source(embargo_until=datetime.now(UTC) + timedelta(days=1), **secret)
    for source in (hidden, described, embargoed):
        link_evidence(claim=claim, source=source, excerpt=MARKER, locator=MARKER, note=MARKER)
    link_evidence(claim=claim, stance=EvidenceStance.REFUTES, note=f"Not for readers: {MARKER}")


def _change_at_the_desk(claim, event, article) -> None:
    """What has happened to the record of what is public since it was published."""
    event.change(event.version, title=f"{MARKER} event", summary=MARKER)
    article.change(article.version, title=f"{MARKER} article", byline=MARKER)
    make_attribution(
        claim=claim,
        statement=make_statement(actor=make_actor(name=MARKER), venue=MARKER),
        cue=MARKER,
        hedge=MARKER,
        as_named=MARKER,
    )
    link_evidence(claim=claim, source=make_source(title=MARKER), excerpt=MARKER)
    assess(claim=claim, status=Status.UNVERIFIED, rationale=f"{MARKER} rationale")


def _draft() -> None:
    """Records that nothing public names, with the marker in all that can be written."""
    body = make_actor(name=f"{MARKER} body", kind="organisation")
    actor = make_actor(
        name=f"{MARKER} person",
        aliases=[Alias(name=f"{MARKER} alias")],
        description=MARKER,
        same_as=[f"https://{MARKER}"],
    )
    add_affiliation(by=make_editor(), actor=actor, organisation=body, role=MARKER)
    event = make_event(
        title=f"{MARKER} draft",
        happened_words=MARKER,
        summary=MARKER,
        where=Where(name=f"{MARKER} place"),
        participants=[Participant(actor=actor, role=MARKER)],
    )
    article = make_article(
        outlet=make_outlet(name=f"{MARKER} outlet", domain=f"{MARKER}.example.org"),
        title=f"{MARKER} draft",
        text=f"{MARKER} said so.",
        url=f"https://example.org/{MARKER}/draft",
        byline=MARKER,
    )
    question = make_question(text=f"{MARKER}?", measure=MARKER, unit=MARKER, finding=MARKER, events=[event])
    claim = make_claim(
        text=f"{MARKER} was hit",
        happened="2025-06-01",
        happened_words=MARKER,
        quantity={"value": 1, "unit": MARKER},
        tags=[MARKER],
        about=[actor],
        events=[event],
        questions=[question],
        attributed=False,
        brought=Brought(public_id=f"c-{MARKER}", extra={"aside": MARKER}),
    )
    statement = make_statement(voice=Voice.NAMED, actor=actor, said_words=MARKER, venue=MARKER)
    make_attribution(claim=claim, statement=statement, article=article, words=MARKER, cue=MARKER, part=Part.HEADLINE)
    source = make_source(title=MARKER, brought=Brought(public_id=f"src-{MARKER}", extra={"aside": MARKER}))
    link_evidence(claim=claim, source=source)


def _texts() -> Iterator[tuple[type[models.Model], models.Field]]:
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                written = isinstance(field, models.CharField | models.TextField | models.JSONField | ArrayField)
                if written and not field.choices and not field.generated:
                    yield model, field


def _addresses(kept) -> list[str]:
    home = reverse("timeline:home")
    asked = [f"status={status.value}" for status in Status]
    asked += [f"event={kept['event']}", f"event=c-{MARKER[:4]}", "order=oldest", "since=2025-01-01"]
    asked += [
        f"actor={one}"
        for one in Edition.objects.filter(subject_type=SubjectKind.ACTOR).values_list("subject_id", flat=True)
    ]
    subjects = Edition.objects.filter(until_at=None).values_list("subject_type", "subject_id")
    pages = {kind: kind.value for kind in SubjectKind}
    return [
        home,
        *(f"{home}?{one}" for one in asked),
        reverse("timeline:claims"),
        *(f"{reverse('timeline:claims')}?{one}" for one in asked),
        reverse("timeline:unplaced"),
        reverse("timeline:questions"),
        reverse("timeline:map"),
        reverse("timeline:glossary"),
        *_feeds(kept, asked),
        reverse("timeline:pack"),
        *(reverse(f"timeline:{kind}_pack", args=[one]) for kind, one in subjects if kind in ("event", "question")),
        *_for_machines(subjects),
        reverse("timeline:corrections"),
        reverse("timeline:methodology"),
        *(f"{reverse('timeline:report')}?about={kind}/{public_id}" for kind, public_id in subjects),
        *(reverse(f"timeline:{pages[kind]}", args=[public_id]) for kind, public_id in subjects if kind in pages),
    ]


def _feeds(kept, asked: list[str]) -> Iterator[str]:
    """What changed, as a page and as feeds, of everything and under each filter; the kinds that are not listed too."""
    for name in ("changes", "changes-atom", "changes-json", "calendar", "timeline-json"):
        address = reverse(f"timeline:{name}")
        yield address
        yield from (f"{address}?{one}" for one in asked)
    yield from (f"{reverse('timeline:changes')}?subject={kind.value}" for kind in SubjectKind)
    yield f"{reverse('timeline:changes')}?q={MARKER[:5]}"


def _for_machines(subjects: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What machines read and other sites show. Pictures are no text: theirs is that of the page's preview."""
    for name in ("robots", "sitemap", "sitemap_standing", "embed_timeline"):
        yield reverse(f"timeline:{name}")
    yield from (reverse("timeline:sitemap_part", args=[number]) for number in sitemap_parts())
    for kind, public_id in subjects:
        if kind in ("claim", "article"):
            yield reverse(f"timeline:{kind}_annotations", args=[public_id])
        if kind in ("claim", "event", "question"):
            yield reverse(f"timeline:embed_{kind}", args=[public_id])
            page = quote(f"http://testserver{reverse(f'timeline:{kind}', args=[public_id])}")
            yield f"{reverse('timeline:oembed')}?url={page}"


def test_every_text_field_of_the_record_holds_the_marker_somewhere(kept):
    """So that a new field is covered by the next test, or is named as one that no editor writes."""
    texts = list(_texts())
    without = {
        f"{model._meta.label}.{field.name}"
        for model, field in texts
        if not model.objects.annotate(seen=Cast(field.name, models.TextField())).filter(seen__icontains=MARKER).exists()
    }
    assert without - NOT_WRITTEN == set()
    assert NOT_WRITTEN - {f"{model._meta.label}.{field.name}" for model, field in texts} == set()


def test_nothing_that_only_the_desk_may_see_is_at_any_public_address(client, kept):
    addresses = _addresses(kept)
    assert {
        reverse("timeline:claim", args=[kept["claim"]]),
        reverse("timeline:article", args=[kept["article"]]),
    } <= set(addresses)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert MARKER.lower() not in (response.content.decode() + str(response.headers)).lower(), address


def test_no_title_or_heading_anywhere_has_the_bare_wording_of_a_claim_that_is_not_supported(client, kept):
    """Rule 11."""
    for address in _addresses(kept):
        page = client.get(address).content.decode().replace("\u00a0", " ")
        for shown in re.findall(r"<(?:title|h\d)[^>]*>(.*?)</(?:title|h\d)>", page, re.DOTALL):
            words = " ".join(re.sub(r"<[^>]+>", "", shown).split())
            assert not words.startswith("40 aircraft were destroyed"), address


def test_the_address_of_a_draft_says_no_more_than_an_unknown_one(client, kept):
    for kind in SubjectKind:
        draft = client.get(reverse(f"timeline:{kind}", args=[f"c-{MARKER}"]))
        unknown = client.get(reverse(f"timeline:{kind}", args=["c-UNKNOWN"]))
        assert (draft.status_code, draft.content) == (404, unknown.content)


def test_the_walk_knows_every_page_of_the_readers_side():
    _, readers_side = get_resolver().namespace_dict["timeline"]
    assert set(filter(lambda name: isinstance(name, str), readers_side.reverse_dict)) == {
        "home",
        "unplaced",
        "questions",
        "claims",
        "actor",
        "outlet",
        "map",
        "question",
        "event",
        "claim",
        "article",
        "glossary",
        "corrections",
        "methodology",
        "report",
        "report-sent",
        "changes",
        "changes-atom",
        "changes-json",
        "calendar",
        "timeline-json",
        "pack",
        "event_pack",
        "question_pack",
        "claim_picture",
        "event_picture",
        "question_picture",
        "claim_annotations",
        "article_annotations",
        "embed_claim",
        "embed_event",
        "embed_question",
        "embed_timeline",
        "oembed",
        "robots",
        "sitemap",
        "sitemap_part",
        "sitemap_standing",
    }


def test_no_relation_leaves_the_publication_room():
    for model in apps.get_app_config("publication").get_models():
        for field in model._meta.get_fields(include_hidden=True):
            if field.is_relation:
                assert field.related_model._meta.app_label == "publication", f"{model.__name__}.{field.name}"


def test_the_tables_of_publications_have_no_foreign_key_into_the_record(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' "
            "AND (conrelid::regclass::text LIKE 'publication_%' OR confrelid::regclass::text LIKE 'publication_%')"
        )
        assert set(cursor.fetchall()) == {
            ("publication_card", "publication_edition"),
            ("publication_edition", "publication_publication"),
        }
