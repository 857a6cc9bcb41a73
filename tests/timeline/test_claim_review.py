import json
import re
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from newsclaims.claims.services import strike_attribution
from newsclaims.publication.services import withdraw
from newsclaims.timeline.formats.claim_review import CLAIM_REVIEWED_AT_MOST
from newsclaims.vocabulary.kinds import Change, Stance, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_outlet,
    make_question,
    make_source,
    make_statement,
    publish_claim,
)
from tests.timeline.markup import block, blocks, properties

VOCABULARY = json.loads((Path(__file__).parent / "data" / "schemaorg.json").read_text())
TRUTH = {Status.REFUTED: 1, Status.MISLEADING: 2, Status.SUPPORTED: 4, Status.CONFIRMED: 5}
REVIEWED = [status for status in Status if status not in (Status.UNREVIEWED, Status.NOT_CHECKABLE)]


def address(claim) -> str:
    return reverse("timeline:claim", args=[claim.public_id])


@pytest.fixture
def claim(editor):
    """Said by Kira Rudik in an article of The Gazette, about an event; a draft."""
    claim = make_claim(text="40 aircraft were destroyed", events=[make_event(title="Drone strikes")], attributed=False)
    make_attribution(
        claim=claim,
        statement=make_statement(
            actor=make_actor(name="Kira Rudik", same_as=["http://www.wikidata.org/entity/Q1"]),
            original=make_source(title="Post", url="https://x.example/1"),
        ),
        article=make_article(outlet=make_outlet(name="The Gazette"), url="https://gazette.example/1"),
    )
    return claim


def review_of(read, claim, status) -> dict[str, Any]:
    assess(claim=claim, status=status)
    publish_claim(claim=claim)
    return block(read(address(claim)), "ClaimReview")


class TestClaimReview:
    @pytest.mark.parametrize("status", REVIEWED)
    def test_has_a_number_for_what_is_true_or_false_and_a_word_for_everything(self, read, claim, status):
        rating = review_of(read, claim, status)["reviewRating"]
        assert rating.get("ratingValue") == TRUTH.get(status)
        assert ("worstRating" in rating, "bestRating" in rating) == (status in TRUTH, status in TRUTH)
        assert rating["alternateName"] == status.label
        assert rating["ratingExplanation"] == "Nobody but the speaker gives this figure."

    @pytest.mark.parametrize("status", [Status.UNREVIEWED, Status.NOT_CHECKABLE])
    def test_there_is_none_where_nothing_was_checked(self, read, claim, status):
        if status != Status.UNREVIEWED:
            assess(claim=claim, status=status)
        publish_claim(claim=claim)
        assert [one["@type"] for one in blocks(read(address(claim)))] == ["WebPage"]

    def test_there_is_none_of_a_draft_or_of_what_was_withdrawn(self, client, claim, editor):
        assess(claim=claim, status=Status.UNVERIFIED)
        assert client.get(address(claim)).status_code == 404
        publish_claim(claim=claim)
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        response = client.get(address(claim))
        assert response.status_code == 410
        assert "ClaimReview" not in response.content.decode()

    def test_stands_on_the_page_of_its_claim_and_on_no_other(self, read, client, editor):
        event = make_event()
        question = make_question(events=[event])
        article = make_article(url="https://gazette.example/2")
        claim = make_claim(events=[event], questions=[question], attributed=False)
        statement = make_statement()
        make_attribution(claim=claim, statement=statement, article=article)
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim)
        others = [
            reverse("timeline:home"),
            reverse("timeline:claims"),
            reverse("timeline:glossary"),
            reverse("timeline:event", args=[event.public_id]),
            reverse("timeline:question", args=[question.public_id]),
            reverse("timeline:article", args=[article.public_id]),
            reverse("timeline:actor", args=[statement.actor.public_id]),
            reverse("timeline:embed_claim", args=[claim.public_id]),
        ]
        for other in others:
            assert "ClaimReview" not in read(other), other
        assert [one["@type"] for one in blocks(read(address(claim)))].count("ClaimReview") == 1

    def test_names_the_page_and_the_desk(self, read, claim, settings):
        settings.DESK_NAME = "The Desk"
        review = review_of(read, claim, Status.UNVERIFIED)
        assert review["url"] == f"http://testserver{address(claim)}"
        assert review["@id"] == f"{review['url']}#review"
        assert review["author"] == {"@type": "Organization", "name": "The Desk", "url": "http://testserver/"}

    def test_of_a_desk_without_a_name_the_site_is_the_author(self, read, claim, settings):
        settings.DESK_NAME = ""
        assert review_of(read, claim, Status.UNVERIFIED)["author"]["name"] == settings.SITE_TITLE

    def test_says_who_claimed_it_and_where_it_appeared(self, read, claim):
        reviewed = review_of(read, claim, Status.UNVERIFIED)["itemReviewed"]
        (author,) = reviewed["author"]
        assert (author["@type"], author["name"]) == ("Person", "Kira Rudik")
        assert author["sameAs"] == ["http://www.wikidata.org/entity/Q1"]
        assert author["url"].startswith("http://testserver/actors/")
        assert reviewed["text"] == "40 aircraft were destroyed"
        assert reviewed["datePublished"] == "2025-06-02"
        assert reviewed["firstAppearance"] == {"@type": "CreativeWork", "url": "https://x.example/1"}
        (appearance,) = reviewed["appearance"]
        assert appearance["url"] == "https://gazette.example/1"
        assert appearance["publisher"]["name"] == "The Gazette"
        assert appearance["datePublished"] == "2025-06-02T08:40:00Z"

    @pytest.mark.parametrize(
        ("kind", "expected"), [("person", "Person"), ("state", "Organization"), ("state_body", "Organization")]
    )
    def test_the_author_is_a_person_or_an_organisation(self, read, editor, kind, expected):
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Somebody", kind=kind)))
        (author,) = review_of(read, claim, Status.UNVERIFIED)["itemReviewed"]["author"]
        assert author["@type"] == expected

    @pytest.mark.parametrize("voice", [Voice.UNNAMED, Voice.UNATTRIBUTED])
    def test_names_no_author_where_nobody_is_named(self, read, editor, voice):
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, statement=make_statement(voice=voice))
        assert "author" not in review_of(read, claim, Status.UNVERIFIED)["itemReviewed"]

    def test_whoever_denies_it_is_no_author_and_what_was_struck_is_gone(self, read, claim, editor):
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Denier")), stance=Stance.DENIES)
        struck = make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Mistaken")))
        publish_claim(claim=claim)
        strike_attribution(by=editor, attribution=struck, version=struck.version, reason="It was somebody else.")
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim, change=Change.CORRECTION, note="It was somebody else.")
        reviewed = block(read(address(claim)), "ClaimReview")["itemReviewed"]
        assert [author["name"] for author in reviewed["author"]] == ["Kira Rudik"]

    def test_an_uncertain_day_is_left_out(self, read, editor):
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, statement=make_statement(said="2025-06~"))
        assert "datePublished" not in review_of(read, claim, Status.UNVERIFIED)["itemReviewed"]

    def test_is_dated_by_the_first_revision_that_showed_a_judgement(self, read, claim):
        first = publish_claim(claim=claim)
        assess(claim=claim, status=Status.UNVERIFIED)
        second = publish_claim(claim=claim)
        review = block(read(address(claim)), "ClaimReview")
        assert review["datePublished"] == second.recorded_at.date().isoformat()
        assert review["dateModified"] == second.recorded_at.isoformat()
        assert block(read(address(claim)), "WebPage")["datePublished"] == first.recorded_at.isoformat()


class TestClaimReviewed:
    """Rule 11, and Google's: speaker and verb, under 75 characters, no rating."""

    @pytest.mark.parametrize("status", [status for status in REVIEWED if not status.stands_alone])
    def test_carries_speaker_and_verb_until_the_claim_is_supported(self, read, claim, status):
        review = review_of(read, claim, status)
        assert review["claimReviewed"] == "Kira Rudik claimed: 40 aircraft were destroyed"
        assert str(status.label) not in review["claimReviewed"]

    def test_stands_alone_when_it_is_confirmed(self, read, claim):
        assert review_of(read, claim, Status.CONFIRMED)["claimReviewed"] == "40 aircraft were destroyed"

    def test_is_cut_in_the_wording_and_never_loses_speaker_and_verb(self, read, editor):
        claim = make_claim(text="aircraft of many types were destroyed " * 5, attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
        words = review_of(read, claim, Status.UNVERIFIED)["claimReviewed"]
        assert words.startswith("Kira Rudik claimed: aircraft of many types")
        assert words.endswith("…")
        assert len(words) <= CLAIM_REVIEWED_AT_MOST < 75

    def test_of_a_long_name_a_part_stays_before_the_verb(self, read, editor):
        claim = make_claim(text="40 aircraft were destroyed", attributed=False)
        long = "The General Staff of the Armed Forces of Ukraine and of its Reserve"
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name=long, kind="state_body")))
        words = review_of(read, claim, Status.UNVERIFIED)["claimReviewed"]
        assert words.startswith("The General Staff of the Armed")
        assert "… claimed: 40 aircraft" in words
        assert len(words) < 75


class TestMarkupAndVisibleText:
    @pytest.mark.parametrize("language", ["en-gb", "de", "uk"])
    def test_say_the_same_in_every_language(self, client, claim, language):
        assess(claim=claim, status=Status.DISPUTED)
        publish_claim(claim=claim)
        with translation.override(language):
            where = address(claim)
            label = str(Status.DISPUTED.label)
            page = client.get(where).content.decode().replace("\u00a0", " ")
        review = block(page, "ClaimReview")
        main = " ".join(re.sub(r"<[^>]+>", "", page[page.index("<main") : page.index("</main>")]).split())
        assert review["inLanguage"] == language
        assert review["url"] == f"http://testserver{where}"
        assert review["reviewRating"]["alternateName"] == label
        for told in (label, review["reviewRating"]["ratingExplanation"], review["itemReviewed"]["text"]):
            assert told in main
        for author in review["itemReviewed"]["author"]:
            assert author["name"] in main

    def test_a_page_of_an_earlier_moment_has_none_and_stays_out_of_search(self, read, claim):
        publication = None
        assess(claim=claim, status=Status.DISPUTED)
        publication = publish_claim(claim=claim)
        moment = publication.recorded_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        page = read(f"{address(claim)}?as_of={moment}")
        assert blocks(page) == []
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="http://testserver{address(claim)}">' in page
        assert '<meta name="robots"' not in read(address(claim))

    def test_hostile_words_end_no_element(self, client, editor):
        hostile = '</script><script>alert(1)</script><!-- "quoted" & \u2028'
        claim = make_claim(text=f"It said {hostile}", attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name=f"Kira {hostile}")))
        assess(claim=claim, status=Status.UNVERIFIED, rationale=hostile)
        publish_claim(claim=claim)
        page = client.get(address(claim)).content.decode()
        assert "<script>alert" not in page
        review = block(page, "ClaimReview")
        assert review["itemReviewed"]["text"] == f"It said {hostile}".strip()
        assert review["reviewRating"]["ratingExplanation"] == hostile.strip()


class TestVocabulary:
    """Every property stands where schema.org says that it may, with a value of a type that it may have."""

    def test_knows_every_type_and_property_that_pages_use(self, read, claim):
        assess(claim=claim, status=Status.CONFIRMED)
        publish_claim(claim=claim)
        event = claim.events.get()
        article = claim.attributions.get().article
        pages = [
            address(claim),
            reverse("timeline:event", args=[event.public_id]),
            reverse("timeline:article", args=[article.public_id]),
            reverse("timeline:home"),
        ]
        found = [one for page in pages for one in blocks(read(page))]
        assert {one["@type"] for one in found} == {"WebPage", "ClaimReview"}
        for one in found:
            assert list(_mistakes(one)) == []

    def test_a_property_in_the_wrong_place_is_noticed(self):
        assert list(_mistakes({"@type": "Person", "ratingValue": 1})) == ["Person.ratingValue"]
        assert list(_mistakes({"@type": "ClaimReview", "reviewRating": {"@type": "Person"}})) == [
            "ClaimReview.reviewRating: Person"
        ]


def _mistakes(node: dict[str, Any]) -> Iterator[str]:
    kinds = _with_parents(node["@type"])
    for name, value in node.items():
        if name.startswith("@"):
            continue
        known = VOCABULARY["properties"].get(name)
        if known is None or not kinds & set(known["domain"]):
            yield f"{node['@type']}.{name}"
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                if not _with_parents(inner["@type"]) & set(known["range"]):
                    yield f"{node['@type']}.{name}: {inner['@type']}"
                yield from _mistakes(inner)


def _with_parents(kind: str) -> set[str]:
    return {kind}.union(*(_with_parents(parent) for parent in VOCABULARY["classes"][kind]))


class TestWebPage:
    def test_mentions_who_speaks_and_is_about_the_events(self, read, claim):
        publish_claim(claim=claim)
        page = block(read(address(claim)), "WebPage")
        assert [actor["name"] for actor in page["mentions"]] == ["Kira Rudik"]
        (event,) = page["about"]
        assert (event["name"], event["startDate"]) == ("Drone strikes", "2025-06-01")

    def test_of_somebody_elses_report_we_are_not_the_publisher(self, read, claim):
        publish_claim(claim=claim)
        article = claim.attributions.get().article
        page = block(read(reverse("timeline:article", args=[article.public_id])), "WebPage")
        assert page["about"]["@type"] == "NewsArticle"
        assert page["about"]["publisher"]["name"] == "The Gazette"
        assert page["about"]["url"] == "https://gazette.example/1"

    def test_an_event_lists_its_claims_by_address(self, read, claim):
        publish_claim(claim=claim)
        page = block(read(reverse("timeline:event", args=[claim.events.get().public_id])), "WebPage")
        assert page["mainEntity"]["itemListElement"] == [
            {"@type": "ListItem", "position": 1, "url": f"http://testserver{address(claim)}"}
        ]

    @pytest.mark.parametrize(("kind", "expected"), [("person", "Person"), ("state", "Organization")])
    def test_of_an_actor_is_about_whom_it_shows(self, read, editor, kind, expected):
        actor = make_actor(name="Kira", kind=kind, description="A member of parliament")
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=actor))
        publish_claim(claim=claim)
        page = read(reverse("timeline:actor", args=[actor.public_id]))
        about = block(page, "WebPage")["about"]
        assert (about["@type"], about["name"]) == (expected, "Kira")
        assert properties(page)["og:title"] == "Kira"
        assert properties(page)["og:description"] == "A member of parliament"

    def test_of_an_outlet_is_about_it(self, read, claim):
        publish_claim(claim=claim)
        outlet = claim.attributions.get().article.outlet
        about = block(read(reverse("timeline:outlet", args=[outlet.public_id])), "WebPage")["about"]
        assert (about["@type"], about["name"]) == ("NewsMediaOrganization", "The Gazette")

    def test_every_other_page_says_whose_it_is(self, read, editor):
        page = block(read(reverse("timeline:glossary")), "WebPage")
        assert page["url"] == "http://testserver/glossary/"
        assert page["isPartOf"]["url"] == "http://testserver/"


def test_the_markup_costs_one_query_more_however_many_speak(client, editor, django_assert_max_num_queries):
    few, many = make_claim(), make_claim(text="Many say so")
    for _ in range(10):
        make_attribution(claim=many, statement=make_statement(), article=make_article())
    publish_claim(claim=few)
    publish_claim(claim=many)
    for claim in (few, many):
        with django_assert_max_num_queries(7):
            client.get(address(claim))
